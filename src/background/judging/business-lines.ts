import { bookFigures, type BookFigure, type Entry } from '@/model/business';
import type { Instant } from '@/model/day';
import { isOfBusiness } from '@/model/kpi';
import type { Figure, Judgement, LightView, Reason } from '@/model/light';
import { contains, dayCount, type Range } from '@/model/range';
import type { FigureKey, Metrics } from '@/model/metric';
import { windowOf, type Target } from '@/model/target';
import { missingDays } from '@/kpi/book';
import { neededFigures, standIn, type BusinessFigures, type StandIn } from '@/kpi/business';
import { kpiValue } from '@/kpi/formula';
import { judgeAccount } from '@/lights/account';
import type { Span } from '@/lights/judge';
import type { Registry } from '@/store/registry';

import { figuresIn, SPEND, totalOf } from './business-books';
import { caseOf, hindrance, type Question } from './cases';
import type { Clock } from './clock';
import type { Desk } from './desk';
import { noEvidence, type Evidence } from './evidence';
import { begun } from './follow';
import { subjectOf } from './line-lights';
import { coveredDays, lineEvidence, type Member } from './lines';
import { isInScope } from './scope';
import type { Notebook } from './shown';
import { greyOf, viewOf } from './view';

interface Told {
  target: Target;
  desks: readonly Desk[];
  registry: Registry;
  notebook: Notebook;
  now: Instant;
  entries: readonly Entry[];
}

/**
 * The line of a KPI of the business: the books' figures with the platforms' spend of the same days, judged as the
 * console KPI of the same mathematics. Null where the target is judged like any other: its KPI is a console's own,
 * its period is not running, or nothing was read at all. CAC comes from the books where they have new customers of
 * the window, and else from the consoles' column.
 */
export function businessLine(told: Told): LightView[] | null {
  const { target, desks, entries } = told;
  const clock = desks.map((desk) => desk.clock).toSorted((a, b) => (a.today < b.today ? -1 : 1))[0];
  if (!clock || !(isOfBusiness(target.kpi) || target.kpi === 'cac')) return null;
  const window = windowOf(target.period, clock.today);
  if (!window) return null;
  // The books are of the whole business: over the spend of a part of it they would say too much.
  const whole = target.scope.kind === 'everything';
  // Of a part only the console itself can say which customers are new.
  if (!whole && target.kpi === 'cac') return null;
  const members = membersOf(told);
  const needed = neededFigures(target.kpi);
  const booked = needed.filter((figure): figure is BookFigure => figure in bookFigures);
  const none = (reason: Evidence) => [lineOf(told, clock, window, members, reason, null)];
  if (!whole) return none(noEvidence('business-missing', { metric: booked[0]!, scope: true }));

  const spends = needed.includes('spend');
  const spent = spends ? coveredDays(members, SPEND, window) : null;
  const range = spent ?? begun(window, clock);
  const found = new Map(booked.map((figure) => [figure, totalOf(entries, figure, range)] as const));
  const asks = desks.some((desk) => desk.sights('newCustomers').size > 0);
  if (target.kpi === 'cac' && asks && found.get('newCustomers')!.why === 'none') return null;
  const lacking = booked.find((figure) => !found.get(figure)!.total?.covered);
  if (lacking && found.get(lacking)!.why === 'currency-mixed') return none(noEvidence('currency-mixed'));
  const past: Range = { from: range.from, to: range.to > clock.closed ? clock.closed : range.to };
  if (lacking && past.to < past.from) return none(noEvidence('early', { from: window.from }));
  if (lacking) return none(absent(entries, lacking, spent ?? past));
  // As far as all of the books' figures go: a day that one of them lacks belongs to no ratio.
  const to = [...found.values()].map(({ total }) => total!.covered!.to).toSorted()[0] ?? range.to;
  return [judged(told, clock, window, members, { from: window.from, to }, booked, spends)];
}

function membersOf({ target, desks, registry }: Told): Member[] {
  return desks.flatMap((desk) =>
    desk.campaigns
      .filter((campaign) => isInScope(target.scope, desk.account, campaign, registry.live))
      .map(({ id }) => ({ desk, campaign: id })),
  );
}

function absent(entries: readonly Entry[], metric: BookFigure, window: Range): Evidence {
  const differ = totalOf(entries, metric, window).why === 'books-differ';
  const [first] = missingDays(entries, metric, window);
  const missing = metric === 'customersAtStart' || !first ? window : first;
  return noEvidence('business-missing', { metric, differ, from: missing.from, to: missing.to });
}

function judged(
  told: Told,
  clock: Clock,
  window: Range,
  members: readonly Member[],
  covered: Range,
  booked: readonly BookFigure[],
  spends: boolean,
): LightView {
  const { target, entries } = told;
  const spend = spends
    ? lineEvidence(members, SPEND, covered, false)
    : { ...noEvidence('no-reading'), reason: null, covered, spans: [{ range: covered, metrics: {} }] };
  if (spend.reason || spend.covered?.to !== covered.to) {
    const reason = spend.reason ?? { code: 'window-missing' as const, params: {} };
    return lineOf(told, clock, window, members, { ...spend, reason }, null);
  }
  const wanted: BookFigure[] = [
    ...new Set([...booked, 'refunds' as const, 'orders' as const, 'customersAtStart' as const]),
  ];
  const sums = figuresIn(entries, wanted, covered, covered);
  const currency = sums.currency === undefined ? (spend.currency ?? null) : sums.currency;
  if (spends && sums.currency != null && spend.currency !== null && sums.currency !== spend.currency)
    return lineOf(
      told,
      clock,
      window,
      members,
      noEvidence('currency-mixed', { target: sums.currency, figures: spend.currency }),
      null,
    );
  const spent = spend.figures.find(({ metric }) => metric === 'spend');
  const whole: BusinessFigures = { ...sums.figures, ...(spent?.value == null ? {} : { spend: spent.value }) };
  const stand = standIn(target.kpi, whole, target, dayCount(covered));
  const figures: Figure[] = [
    ...Object.entries(sums.figures).map(([metric, value]): Figure => ({
      metric: metric as FigureKey,
      value: value!,
      asOf: sums.asOf,
      source: 'business',
    })),
    ...(spent ? [spent] : []),
  ];
  const evidence: Evidence = {
    ...spend,
    figures,
    currency,
    covered,
    asOf: spend.asOf ?? sums.asOf,
    readAt: spend.readAt ?? sums.asOf,
  };
  if ('code' in stand) return lineOf(told, clock, window, members, { ...evidence, reason: stand }, null);
  const spans = spansFor(told, spend, stand, wanted, window, covered, whole);
  return lineOf(told, clock, window, members, { ...evidence, spans }, stand);
}

/** The spans where the books are as fine as the readings; else the window as one. */
function spansFor(
  { entries }: Told,
  spend: Evidence,
  stand: StandIn,
  wanted: readonly BookFigure[],
  window: Range,
  covered: Range,
  whole: BusinessFigures,
): Span[] {
  const complete = Object.keys(stand.metrics(whole)).length;
  const fine = spend.spans.flatMap((span): Span[] => {
    const { figures } = figuresIn(entries, wanted, span.range, span.range);
    const spent = span.metrics.spend;
    const metrics = stand.metrics({ ...figures, ...(spent == null ? {} : { spend: spent }) });
    return Object.keys(metrics).length === complete ? [{ range: span.range, metrics }] : [];
  });
  const inside = fine.filter(({ range }) => contains(window, range));
  const days = inside.reduce((sum, { range }) => sum + dayCount(range), 0);
  const past = fine.filter(({ range }) => range.to < window.from);
  return days === dayCount(covered)
    ? [...past, ...inside]
    : [...past, { range: covered, metrics: stand.metrics(whole) }];
}

function lineOf(
  told: Told,
  clock: Clock,
  window: Range,
  members: readonly Member[],
  evidence: Evidence,
  stand: StandIn | null,
): LightView {
  const { target, notebook, now } = told;
  const key = target.id;
  const question: Question = {
    key,
    target,
    window,
    evidence,
    clock,
    // Orders and customers are booked on the day they come.
    maturity: undefined,
    campaign: null,
    previous: notebook.previous(key),
  };
  const subject = subjectOf(target, members, null);
  const hindered = hindrance(question);
  const show = (judgement: Judgement, memory: Parameters<typeof viewOf>[0]['memory']) =>
    viewOf({ key, target, window, subject, evidence: { ...evidence, spans: [] }, judgement, memory }, now);
  if (hindered || !stand) return show(greyOf(hindered ?? evidence.reason!), null);
  const { kpi, scale } = stand;
  const base = caseOf(question, now);
  const found = judgeAccount([
    { ...base, kpi, target: { ...base.target, value: base.target.value * scale } },
  ]).get(key)!;
  notebook.note(key, target.id, null, found.memory);
  return { ...show(meant(found.judgement, stand), found.memory), trend: trendOf(evidence, stand, window) };
}

/** The stand-in's judgement in the KPI's own figures and names. */
function meant(judgement: Judgement, { scale, meant: names }: StandIn): Judgement {
  const down = <T extends number | null | undefined>(value: T): T =>
    (typeof value === 'number' ? value / scale : value) as T;
  const { landing, pace, needPerDay, reason } = judgement;
  const params = Object.fromEntries(
    Object.entries(reason.params).map(([key, value]) => [key, names[value as FigureKey] ?? value]),
  );
  return {
    ...judgement,
    value: down(judgement.value),
    low: down(judgement.low),
    high: down(judgement.high),
    ...(pace === undefined ? {} : { pace: down(pace) }),
    ...(needPerDay === undefined ? {} : { needPerDay: down(needPerDay) }),
    ...(landing
      ? { landing: { value: down(landing.value), low: down(landing.low), high: down(landing.high) } }
      : {}),
    reason: { ...reason, params } as Reason,
  };
}

function trendOf({ spans }: Evidence, { kpi, scale }: StandIn, window: Range): LightView['trend'] {
  const sums: Metrics = {};
  return spans
    .filter(({ range }) => contains(window, range))
    .flatMap(({ range, metrics }) => {
      for (const [metric, value] of Object.entries(metrics) as [keyof Metrics, number][])
        sums[metric] = (sums[metric] ?? 0) + value;
      const { value } = kpiValue(kpi, sums);
      return value === null ? [] : [{ at: `${range.to}T12:00:00Z`, value: value / scale }];
    });
}
