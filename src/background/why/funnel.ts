import { addDays, type Day, type Instant } from '@/model/day';
import type { MetricKey } from '@/model/metric';
import type { Range } from '@/model/range';
import type { Funnel, FunnelSpan, Unchanged } from '@/messages/areas/why';
import type { RequestOf } from '@/messages/protocol';
import { makeOf } from '@/kpi/chain';
import type { Store } from '@/store/open';
import { readRegistry } from '@/store/registry';
import { targetsOf } from '@/store/targets';

import { monthsBefore, weeksBefore } from '../history/reach';
import { openDesk } from '../judging/desk';
import { basisOf, chooseTracks } from '../judging/evidence';
import { lineEvidence } from '../judging/lines';
import { needOf } from '../judging/need';
import { touchesAccount } from '../judging/scope';
import { Refused } from '../refused';
import { membersOf, none } from './changed';
import { sideOf } from './sides';

/** The last stretch is looked for in these lengths, and this far back: what was read some days ago still serves. */
const LENGTHS = [28, 30, 14, 7];
const DAYS_BACK = 6;
/** Spans of which less was in make the rest a guess. */
const RIPE = 0.5;
const WEEKS = 8;
const MONTHS = 6;
/** With fewer weeks known than this, months are tried. */
const FEW = 2;

/**
 * The funnel of a target's scope, from spend to value: its last mature stretch, and its last weeks (months, where the
 * readings do not tell weeks apart). Late conversions are counted in.
 * @throws Refused where the target is not there
 */
export async function funnelOf(
  store: Store,
  asked: RequestOf<'why.funnel'>,
  now: Instant,
): Promise<Funnel | Unchanged> {
  const [registry, targets] = await Promise.all([readRegistry(store, now), targetsOf(store, now)]);
  const target = targets.find(({ id }) => id === asked.target);
  if (!target) throw new Refused('bad-message', 'why.funnel: target');
  const stages = makeOf(target.kpi).stages as readonly MetricKey[];
  if (stages.length === 0) return none('no-drivers');
  const own = new Set(asked.accounts.map((key) => registry.live(key)));
  const known = registry.accounts.filter(
    ({ account, unplaced }) =>
      !unplaced && own.has(account.key) && touchesAccount(target.scope, account, registry.live),
  );
  const { required } = needOf(target);
  const further = [...stages, 'spend' as const].filter((metric) => !required.includes(metric));
  const today = now.slice(0, 10);
  const [weeks, months] = [weeksBefore(today, WEEKS), monthsBefore(today, MONTHS)];
  const metrics = new Set<MetricKey>([...required, ...further, 'impressions', 'conversions']);
  const whole: Range = { from: months.at(-1)!.from, to: today };
  const desks = await Promise.all(
    known.map((one) => openDesk(store, one, 'campaign', [whole, ...weeks, ...months], metrics, now)),
  );
  const members = membersOf(target, null, desks, registry.live);
  const named = target.scope.kind === 'campaign';
  const span = (range: Range): FunnelSpan | null => {
    const side = sideOf(members, required, further, range);
    // What may not be added up, or of which rows were never read, is no funnel.
    if (!side || side.ripe < RIPE || lineEvidence(members, needOf(target), range, named).reason) return null;
    return { range, metrics: side.whole.metrics, ripe: side.ripe };
  };
  const closed = desks.map(({ clock }) => clock.closed).toSorted()[0];
  const last = closed === undefined ? null : lastStretch(closed, span);
  if (!last) return none('no-window');
  const told = (ranges: readonly Range[]) => ranges.map(span).filter((one) => one !== null);
  const byWeek = told(weeks);
  const byMonth = byWeek.length < FEW ? told(months) : [];
  const coarse = byMonth.length > byWeek.length;
  const [first] = members;
  const chosen = first ? chooseTracks(first.desk, first.campaign, needOf(target), last.range) : [];
  return {
    told: true,
    now: last,
    by: coarse ? 'month' : 'week',
    past: coarse ? byMonth : byWeek,
    currency: Array.isArray(chosen) ? basisOf(chosen).currency : null,
  };
}

function lastStretch(closed: Day, span: (range: Range) => FunnelSpan | null): FunnelSpan | null {
  for (const length of LENGTHS)
    for (let back = 0; back <= DAYS_BACK; back++) {
      const to = addDays(closed, -back);
      const found = span({ from: addDays(to, 1 - length), to });
      if (found) return found;
    }
  return null;
}
