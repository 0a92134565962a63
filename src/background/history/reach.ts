import { addDays, weekday, type Day, type Instant } from '@/model/day';
import { isOfBusiness } from '@/model/kpi';
import { isAttributed, type Metrics } from '@/model/metric';
import { monthOf, type Range } from '@/model/range';
import type { PastSpan, Reach } from '@/messages/areas/history';
import type { RequestOf } from '@/messages/protocol';
import { parseExpression } from '@/kpi/expression';
import { kpiValue } from '@/kpi/formula';
import { entriesOf } from '@/store/business';
import type { Store } from '@/store/open';
import { readRegistry } from '@/store/registry';

import { businessValue } from '../judging/business-books';
import { openDesk, type Desk } from '../judging/desk';
import { lineEvidence, type Member } from '../judging/lines';
import { needOf } from '../judging/need';
import { isInScope, touchesAccount } from '../judging/scope';
import { ripeOver } from './ripe';

type Asked = RequestOf<'history.reach'>;

/** A span counts once so much of its conversions is in: less would make the past look worse than it was. */
const RIPE = 0.9;
/** Spans looked at beyond those asked for, to pass by those that are not ripe yet. */
const FURTHER = { week: 5, month: 2 };
/** With fewer weeks known than this, months are tried. */
const FEW = 2;
const MONTHS = 6;

/** What a scope reached of a KPI over its last complete weeks (Monday to Sunday), or months. */
export async function reachOf(store: Store, asked: Asked, now: Instant): Promise<Reach> {
  const registry = await readRegistry(store, now);
  const known = registry.accounts.filter(
    ({ account, unplaced }) => !unplaced && touchesAccount(asked.scope, account, registry.live),
  );
  const today = now.slice(0, 10);
  const weeks = weeksBefore(today, asked.weeks + FURTHER.week);
  const months = monthsBefore(today, MONTHS + FURTHER.month);
  const need = needOf(asked);
  const metrics = new Set([
    ...need.required,
    'spend' as const,
    'impressions' as const,
    'newCustomers' as const,
  ]);
  const desks = await Promise.all(
    known.map((one) => openDesk(store, one, 'campaign', [...weeks, ...months], metrics, now)),
  );
  const members: Member[] = desks.flatMap((desk) =>
    desk.campaigns
      .filter((campaign) => isInScope(asked.scope, desk.account, campaign, registry.live))
      .map(({ id }) => ({ desk, campaign: id })),
  );
  const ofBooks = asked.scope.kind === 'everything' && (isOfBusiness(asked.kpi) || asked.kpi === 'cac');
  const entries = ofBooks ? await entriesOf(store, now) : null;
  let currency: string | null = null;
  const spanOf = (range: Range): PastSpan => {
    const booked = entries && businessValue(entries, members, asked, range);
    // The books are of the whole business, and stand over all of its spend only.
    if (!booked && isOfBusiness(asked.kpi))
      return { range, value: null, reason: 'business-missing', ripe: 1 };
    if (booked && (booked.value !== null || isOfBusiness(asked.kpi)))
      return { range, value: booked.value, reason: booked.reason, ripe: 1 };
    const found = lineEvidence(members, need, range, asked.scope.kind === 'campaign');
    const whole = found.covered?.to === range.to && found.through === null;
    if (found.reason || !whole)
      return { range, value: null, reason: found.reason?.code ?? 'window-missing', ripe: 1 };
    currency ??= found.currency;
    if (found.currency !== currency) return { range, value: null, reason: 'currency-mixed', ripe: 1 };
    const sums: Metrics = Object.fromEntries(found.figures.map(({ metric, value }) => [metric, value]));
    const parsed = asked.formula ? parseExpression(asked.formula.expression) : null;
    const value = kpiValue(asked.kpi, sums, {
      margin: asked.margin,
      formula: parsed?.ok ? parsed.expression : undefined,
    });
    return {
      range,
      value: value.value,
      reason: value.value === null ? value.reason.code : null,
      ripe: ripeOf(desks, need.required.some(isAttributed) ? found.asOf : null, range),
    };
  };
  const ripe = (spans: readonly PastSpan[], most: number) =>
    spans.filter((span) => span.ripe >= RIPE).slice(0, most);
  const byWeek = ripe(weeks.map(spanOf), asked.weeks);
  const told = (spans: readonly PastSpan[]) => spans.filter(({ value }) => value !== null).length;
  if (told(byWeek) >= FEW) return { by: 'week', spans: byWeek, currency };
  const byMonth = ripe(months.map(spanOf), MONTHS);
  return told(byMonth) > told(byWeek)
    ? { by: 'month', spans: byMonth, currency }
    : { by: 'week', spans: byWeek, currency };
}

function ripeOf(desks: readonly Desk[], asOf: Instant | null, range: Range): number {
  if (asOf === null) return 1;
  return Math.min(
    1,
    ...desks.map(({ maturity, clock }) => ripeOver(maturity, 'conversions', range, asOf, clock.dayOf)),
  );
}

/** Weeks from Monday to Sunday that are over in every zone, newest first. */
export function weeksBefore(today: Day, count: number): Range[] {
  // Two days back: somewhere it is still yesterday.
  const closed = addDays(today, -2);
  const sunday = addDays(closed, -weekday(closed));
  return Array.from({ length: count }, (_, back) => {
    const to = addDays(sunday, -7 * back);
    return { from: addDays(to, -6), to };
  });
}

export function monthsBefore(today: Day, count: number): Range[] {
  const months: Range[] = [];
  let day = addDays(monthOf(addDays(today, -2)).from, -1);
  while (months.length < count) {
    months.push(monthOf(day));
    day = addDays(monthOf(day).from, -1);
  }
  return months;
}
