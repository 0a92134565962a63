import { isDay } from '@/model/day';
import { factsOf, metricsOf } from '@/model/kpi';
import type { LightView, ReasonParams } from '@/model/light';
import { businessFigures, metricKeys } from '@/model/metric';
import { platformNames, type Platform } from '@/model/platform';
import type { Problem } from '@/model/problem';
import type { Range } from '@/model/range';
import type { Failure } from '@/messages/protocol';
import type { Language, Words } from '@/locales/words';
import { showDistance } from './distance';
import { dayOfInstant, noFigure, showDay, showFigure, showRange } from './figures';
import { kpiName } from './kpi-name';

/** A console's proper name, or the words for a page that the user taught. */
export function platformName(words: Words, platform: Platform | null): string {
  if (platform === null) return words('console.any');
  return platform === 'other' ? words('console.other') : platformNames[platform];
}

/** "1–30 Nov 2026 and 1–7 Dec 2026". */
export function listed(items: readonly string[], language: Language): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(items);
}

/** Text that a reason carries: a metric's key becomes its name, anything else stays as it is. */
function named(words: Words, value: unknown): string {
  if (typeof value !== 'string') return String(value);
  const known = (metricKeys as readonly string[]).includes(value) || value in businessFigures;
  return known ? words(`metric.${value}`) : value;
}

/** A share of one in whole percent: a chance of 43.27 % says more than anybody knows. */
function percentOf(share: unknown, language: Language): string {
  return showFigure(
    typeof share === 'number' ? Math.round(share * 100) / 100 : null,
    'fraction',
    null,
    language,
  );
}

/** The ranges that would complete a light; the reason's own, or the whole window, where it names none. */
function missingOf(light: LightView): Range[] {
  if (light.missing.length > 0) return light.missing;
  const { from, to } = light.reason.params;
  // Checked by hand: a schema here would put the whole parser into the content script.
  const whole = typeof from === 'string' && typeof to === 'string' && isDay(from) && isDay(to) && from <= to;
  return [whole ? { from, to } : light.window];
}

/** The days that the books lack, where the reason names them. */
function daysNamed({ reason, window }: LightView, language: Language): string {
  const { from, to } = reason.params;
  const told = typeof from === 'string' && typeof to === 'string' && isDay(from) && isDay(to) && from <= to;
  return showRange(told ? { from, to } : window, language);
}

/**
 * What a reason's sentence may name, from the light itself; what the judgement put into the reason goes first
 * where it has the same name.
 */
function sentenceParams(words: Words, light: LightView, language: Language): ReasonParams {
  const { unit } = factsOf(light);
  const figure = (value: number | null | undefined) =>
    showFigure(value ?? null, unit, light.currency, language);
  const given = Object.fromEntries(
    Object.entries(light.reason.params).map(([key, value]) => [
      key,
      typeof value === 'string' ? named(words, value) : value,
    ]),
  );
  const formula = factsOf(light).formula;
  const divisor =
    formula.kind === 'ratio'
      ? formula.denominator
      : formula.kind === 'return'
        ? formula.spend
        : formula.kind === 'total'
          ? formula.metric
          : 'spend';
  const hollow = light.figures.filter((entry) => entry.value === null).map((entry) => entry.metric);
  const absent = metricsOf(light.kpi).filter((key) => !light.figures.some((entry) => entry.metric === key));
  const unseen = hollow.length > 0 ? hollow : absent.length > 0 ? absent : metricsOf(light.kpi);
  return {
    metric: listed(
      unseen.map((key) => words(`metric.${key}`)),
      language,
    ),
    divisor: given.metric ?? words(`metric.${divisor}`),
    ...given,
    kpi: kpiName(words, light),
    console: platformName(words, light.subject.platform),
    value: figure(light.value),
    target: figure(light.aim.value),
    distance: showDistance(words, light, language),
    window: showRange(light.window, language),
    from: showDay(light.window.from, language),
    to: showDay(light.window.to, language),
    days: daysNamed(light, language),
    parameter: words(`term.${light.reason.params.parameter ?? 'margin'}`),
    since: light.since === null ? noFigure : dayOfInstant(light.since, language),
    read: light.asOf === null ? noFigure : dayOfInstant(light.asOf, language),
    later:
      typeof light.reason.params.later === 'string'
        ? dayOfInstant(light.reason.params.later, language)
        : noFigure,
    chance: percentOf(light.probability, language),
    missing: listed(
      missingOf(light).map((range) => showRange(range, language)),
      language,
    ),
    ripe: percentOf(light.reason.params.ripe, language),
  };
}

/**
 * How much of what the window counts is in, and how that is known; null where all of it is.
 * @example ripeSentence(words, light, 'en') // '72% of the conversions of this window are in …'
 */
export function ripeSentence(words: Words, light: LightView, language: Language): string | null {
  const { maturity, ripening, subject } = light;
  if (maturity === undefined || maturity >= 1) return null;
  const said = [words('ripe.share', { share: percentOf(maturity, language) })];
  if (ripening?.from === 'learnt') said.push(words('ripe.learnt', { days: ripening.days }));
  if (ripening?.from === 'usual')
    said.push(words('ripe.usual', { console: platformName(words, subject.platform) }));
  return said.join(' ');
}

/** Reasons that have a second wording for when the light knows since when, or how likely. */
const withSince = new Set(['misses']);
const withChance = new Set(['open']);
const withRipe = new Set(['immature']);

/** Books that lack days, books that contradict each other, and a scope that no book knows. */
function booksForm({ reason: { params } }: LightView): string {
  return params.scope === true ? '.scope' : params.differ === true ? '.differ' : '';
}

/**
 * Why a light shows what it shows and what to do, in one or two sentences that a buyer understands.
 * @example reasonSentence(words, light, 'en') // 'CPA is €32.00: 28% above target since 14 Nov 2026.'
 */
export function reasonSentence(words: Words, light: LightView, language: Language): string {
  const { code } = light.reason;
  const form =
    withSince.has(code) && light.since !== null
      ? '.since'
      : withChance.has(code) && light.probability !== null
        ? '.chance'
        : withRipe.has(code) && typeof light.reason.params.ripe === 'number'
          ? '.ripe'
          : code === 'business-missing'
            ? booksForm(light)
            : code === 'currency-mixed' && light.reason.params.before && light.reason.params.after
              ? '.changed'
              : code === 'contradiction' && typeof light.reason.params.metric === 'string'
                ? '.figure'
                : '';
  return words(`reason.${code}${form}`, sentenceParams(words, light, language));
}

/**
 * What is wrong with a reading and what to do about it. What the page said is quoted behind it, so that the
 * sentence can be checked and copied.
 */
export function problemSentence(words: Words, problem: Problem, language: Language): string {
  const quoted = Object.values(problem.params)
    .filter((value) => typeof value === 'number' || (typeof value === 'string' && value.trim() !== ''))
    .map((value) =>
      typeof value === 'number' ? showFigure(value, 'count', null, language) : `“${named(words, value)}”`,
    );
  const sentence = words(`problem.${problem.code}`);
  return quoted.length === 0 ? sentence : words('problem.said', { sentence, said: quoted.join(' · ') });
}

/** Why the worker did not do what was asked, and what to do. */
export function failureSentence(words: Words, failure: Failure): string {
  return words(`failure.${failure.code}`);
}
