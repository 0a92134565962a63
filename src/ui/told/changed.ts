import { factsOf, kpis, type KpiKey } from '@/model/kpi';
import type { LightView } from '@/model/light';
import type { Changed, DriverEffect, Unchanged } from '@/messages/areas/why';
import type { RequestOf } from '@/messages/protocol';
import type { Language, Words } from '@/locales/words';
import { showFigure, showRange, type Unit } from '../parts/figures';

/** Drivers that bear the name of a KPI have its unit; the rest are counts or money per something. */
const units: Record<string, Unit> = {
  actionsPerImpression: 'fraction',
  valuePerClick: 'money',
  valuePerImpression: 'money',
};
const unitOf = (driver: string): Unit => units[driver] ?? kpis[driver as KpiKey]?.unit ?? 'money';

/** A driver's own figure before or after. */
export function driverFigure(
  driver: string,
  value: number | null,
  currency: string | null,
  language: Language,
): string {
  return showFigure(value, unitOf(driver), currency, language);
}

/** An effect in the KPI's unit, with its sign. */
export function effectFigure(
  light: Pick<LightView, 'kpi' | 'formula'>,
  effect: number,
  currency: string | null,
  words: Words,
  language: Language,
): string {
  const { unit } = factsOf(light);
  const sign = effect > 0 ? '+' : effect < 0 ? '−' : '';
  // A difference of two percentages is in points.
  const size =
    unit === 'fraction'
      ? words('figure.points', { n: Number((Math.abs(effect) * 100).toPrecision(2)) })
      : showFigure(Math.abs(effect), unit, currency, language);
  return `${sign}${size}`;
}

/** The drivers, the strongest first. */
export function strongest(drivers: readonly DriverEffect[]): DriverEffect[] {
  return drivers.toSorted((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
}

/** A share of the change under which a driver is not worth a word. */
const WORTH = 0.15;
/** A share of the change that is small, whether or not chance could have done it. */
const SMALL = 0.05;

/**
 * What moved the KPI, in one sentence: the driver that did most in the direction of the change, from what to what,
 * and whether anything else is more than noise.
 */
export function changedSentence(
  words: Words,
  light: LightView,
  changed: Changed,
  language: Language,
): string {
  const { change, drivers, currency } = changed;
  const moved = strongest(drivers).filter(({ within, effect }) => within !== true && effect !== 0);
  const along = moved.filter(({ effect }) => Math.sign(effect) === Math.sign(change));
  const [first] = along;
  const close =
    Math.abs(change) < 0.005 * Math.max(Math.abs(changed.before.value), Math.abs(changed.after.value));
  if (!first || close) return words('changed.all.noise');
  const { direction } = light.aim;
  const better = direction === 'at-most' ? change < 0 : change > 0;
  const missing = light.light === 'red' || light.light === 'yellow';
  const kind = better ? 'better' : missing ? 'miss' : 'worse';
  const name = words(`driver.${first.driver}`);
  const most =
    first.before === null || first.after === null
      ? words(`changed.plain.${kind}`, { driver: name })
      : words(`changed.most.${kind}`, {
          driver: name,
          way: words(first.after < first.before ? 'changed.fell' : 'changed.rose'),
          from: driverFigure(first.driver, first.before, currency, language),
          to: driverFigure(first.driver, first.after, currency, language),
        });
  const second = along.find((one) => one !== first && Math.abs(one.effect) >= WORTH * Math.abs(change));
  if (second) return words('changed.rest.also', { most, second: words(`driver.${second.driver}`) });
  const rest = drivers.filter((one) => one !== first && one.effect !== 0);
  if (rest.length === 0) return words('changed.rest.none', { most });
  const noise = rest.every(({ within }) => within === true);
  const small = rest.every((one) => one.within === true || Math.abs(one.effect) < SMALL * Math.abs(change));
  return words(`changed.rest.${noise ? 'noise' : small ? 'small' : 'none'}`, { most });
}

/** Is the light's KPI one that the console's figures take apart, and is there a value to take apart? */
export function isTakenApart(light: LightView): boolean {
  const { kind } = factsOf(light).formula;
  return kind !== 'business' && kind !== 'custom' && light.value !== null;
}

/** The question why a light's KPI changed. */
export function questionOf({ key, target, subject }: LightView): RequestOf<'why.changed'> {
  // A line of one account among several has the account in its key; the whole line has not.
  return { target, account: key === target ? null : subject.account, campaign: subject.campaign };
}

/** From what to what, and over which days. */
export function againstSentence(
  words: Words,
  light: LightView,
  { against, before, after, currency }: Changed,
  language: Language,
): string {
  const { unit } = factsOf(light);
  const show = (value: number) => showFigure(value, unit, currency, language);
  const [from, to] = [show(before.value), show(after.value)];
  const days = { after: showRange(after.range, language), before: showRange(before.range, language) };
  return `${words(from === to ? 'changed.same' : 'changed.moved', { from, to })} ${words(`changed.${against}`, days)}`;
}

/** A driver's name at the beginning of a line. */
export function driverName(words: Words, { driver }: DriverEffect): string {
  const text = words(`driver.${driver}`);
  return text[0]!.toUpperCase() + text.slice(1);
}

/** Why there is no comparison. */
export function unchangedSentence(
  words: Words,
  light: LightView,
  { why, open }: Unchanged,
  language: Language,
): string | null {
  if (why === 'no-drivers') return null;
  return words(`changed.${why}`, { range: showRange(open ?? light.window, language) });
}

/** All that is said of a change where there is no room for its chart: a sentence, its windows, each driver's effect. */
export function driversSaid(
  words: Words,
  light: LightView,
  changed: Changed | Unchanged,
  language: Language,
): { sentence: string | null; against: string | null; facts: { name: string; said: string }[] } {
  if (!changed.told)
    return { sentence: unchangedSentence(words, light, changed, language), against: null, facts: [] };
  const effect = ({ effect: size, within }: DriverEffect) => {
    const figure = effectFigure(light, size, changed.currency, words, language);
    return within === true ? `${figure} (${words('changed.within')})` : figure;
  };
  return {
    sentence: changedSentence(words, light, changed, language),
    against: againstSentence(words, light, changed, language),
    facts: strongest(changed.drivers)
      .filter(({ effect: size }) => size !== 0)
      .map((one) => ({ name: driverName(words, one), said: effect(one) })),
  };
}
