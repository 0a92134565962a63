import { addDays, dayNumber, type Day, type Instant } from '@/model/day';
import type { BudgetGoal, HintRecord, HintSide } from '@/model/hint';
import { perDay, type BudgetDay } from '@/budget/evidence';
import { shownElasticity } from '@/budget/learn';
import { scoreOf, type Aside, type Stretch } from '@/budget/score';
import { dispersionOf, pearson } from '@/lights/dispersion';
import { shareIn } from '@/lights/maturity';
import type { Maturity } from '@/lights/case';

import type { Pool, PoolCampaign } from './pools';

/** An edit later than this after a hint is taken for something else. */
export const FOLLOWS_WITHIN = 28;
/** Below this share of the proposed move an edit is another one. */
const LEAST_SHARE = 0.4;
/** Days before and after an edit that are held against each other; a score needs at least so many after it. */
const WINDOW = 14;
const LEAST_AFTER = 7;
/** Before this share of what a window brings is in, there is nothing to score. */
const RIPE = 0.5;
const CALM_DAYS = 10;

const entryOf = (pool: Pool, { account, campaigns }: HintSide): PoolCampaign | undefined =>
  pool.campaigns.find(
    (one) => one.account.key === account && campaigns.every((id) => one.members.includes(id)),
  );

/**
 * The pool that a record is followed in: its own, else the one of that currency that both ends are in today. A pool is
 * named by its accounts, and one that joins it must not end what was decided before.
 */
export function poolOf({ hint }: HintRecord, pools: readonly Pool[]): Pool | undefined {
  return (
    pools.find(({ id }) => id === hint.pool) ??
    pools.find(
      (pool) => pool.currency === hint.currency && entryOf(pool, hint.from) && entryOf(pool, hint.to),
    )
  );
}

/** How much of a side's change was made, and the first day on which it was seen; null where none was. */
function madeOf(
  side: HintSide,
  entry: PoolCampaign | undefined,
  since: Instant,
): { day: Day; share: number } | null {
  const until = addDays(since.slice(0, 10), FOLLOWS_WITHIN);
  const edits = (entry?.states ?? [])
    .flatMap(({ edits }) => edits)
    .filter(({ at, day }) => Date.parse(at) > Date.parse(since) && day <= until);
  const last = edits.at(-1);
  // A budget for longer than a day is compared as it is typed in.
  const { now, next } = side.typed && side.typed.per === last?.to.per ? side.typed : side;
  const after =
    side.typed && side.typed.per === last?.to.per ? last.to.amount : last ? perDay(last.to) : null;
  if (!last || after === null || next === now) return null;
  const share = (after - now) / (next - now);
  return share >= LEAST_SHARE ? { day: edits[0]!.day, share: Math.min(2, share) } : null;
}

/**
 * A budget edit seen in later readings, matched to the hint that asked for it. Both ends moved: all of the move. One
 * end alone: half of it, since a move has two. Null while nothing was seen.
 */
export function editOf(record: HintRecord, pool: Pool): HintRecord['edit'] {
  const { hint, proposedAt } = record;
  const sides = [hint.from, hint.to].map((side) => madeOf(side, entryOf(pool, side), proposedAt));
  const made = sides.filter((one) => one !== null);
  if (made.length === 0) return null;
  return {
    day: made.map(({ day }) => day).toSorted()[0]!,
    share: made.reduce((sum, { share }) => sum + share, 0) / 2,
  };
}

/** Is all known of a day that the goal is counted by? What is empty is not nothing. */
const isKnown = (day: BudgetDay, goal: BudgetGoal) =>
  day.spend !== null && day.conversions !== null && (goal === 'conversions' || day.conversionValue != null);

/** What a range of days brought, spans inside it only; null where less than a week of it is known. */
function stretchOf(
  days: readonly BudgetDay[],
  from: Day,
  to: Day,
  today: Day,
  maturity: Maturity | undefined,
): Stretch | null {
  const inside = days.filter((day) => (day.from ?? day.date) >= from && day.date <= to);
  const stretch: Stretch = { days: 0, spend: 0, conversions: 0, value: 0, ripe: 0, ripeValue: 0 };
  for (const day of inside) {
    const first = dayNumber(day.from ?? day.date);
    const length = dayNumber(day.date) - first + 1;
    const age = dayNumber(day.readOn ?? today) - (first + (length - 1) / 2);
    stretch.days += length;
    stretch.spend += day.spend!;
    stretch.conversions += day.conversions ?? 0;
    stretch.value += day.conversionValue ?? 0;
    stretch.ripe += length * shareIn(maturity?.conversions, Math.floor(age));
    stretch.ripeValue += length * shareIn(maturity?.value ?? maturity?.conversions, Math.floor(age));
  }
  if (stretch.days < LEAST_AFTER) return null;
  return { ...stretch, ripe: stretch.ripe / stretch.days, ripeValue: stretch.ripeValue / stretch.days };
}

/** A campaign's fortnights around an edit; null where one of them is not known, or not yet. */
function asideOf({ campaign }: PoolCampaign, edit: Day, today: Day, goal: BudgetGoal): Aside | null {
  const { maturity } = campaign;
  const days = campaign.days.filter((day) => isKnown(day, goal));
  const before = stretchOf(days, addDays(edit, -WINDOW), addDays(edit, -1), today, maturity);
  const after = stretchOf(days, addDays(edit, 1), addDays(edit, WINDOW), today, maturity);
  if (!before || !after || after.ripe < RIPE || after.ripeValue < RIPE) return null;
  const own = pearson(
    days.map((day) => ({ count: Math.max(0, day.conversions ?? 0), exposure: day.spend! })),
  );
  return { before, after, dispersion: dispersionOf(own, { phi: 1, days: CALM_DAYS }) };
}

/** The campaigns that nobody touched around the edit, as one; null where there are none. */
function untouchedOf(pool: Pool, sides: readonly HintSide[], edit: Day, goal: BudgetGoal): Aside | null {
  const moved = new Set(sides.map((side) => entryOf(pool, side)));
  const around = (day: Day) => day >= addDays(edit, -WINDOW) && day <= addDays(edit, WINDOW);
  const calm = pool.campaigns.filter(
    (one) => !moved.has(one) && !one.states.some(({ edits }) => edits.some(({ day }) => around(day))),
  );
  const asides = calm.map((one) => asideOf(one, edit, pool.today, goal)).filter((one) => one !== null);
  if (asides.length === 0) return null;
  const sum = (of: (one: Aside) => Stretch): Stretch => {
    const all = asides.map(of);
    const spend = all.reduce((total, one) => total + one.spend, 0);
    const mean = (part: (one: Stretch) => number) =>
      spend > 0 ? all.reduce((total, one) => total + part(one) * one.spend, 0) / spend : 1;
    return {
      days: Math.max(...all.map(({ days }) => days)),
      spend,
      conversions: all.reduce((total, one) => total + one.conversions, 0),
      value: all.reduce((total, one) => total + one.value, 0),
      ripe: mean((one) => one.ripe),
      ripeValue: mean((one) => one.ripeValue),
    };
  };
  return {
    before: sum((one) => one.before),
    after: sum((one) => one.after),
    dispersion: Math.max(...asides.map(({ dispersion }) => dispersion)),
  };
}

/** Days of learning and of late conversions after which a fortnight is scored. */
const LAG = WINDOW + 3;

/**
 * A record brought up to what the readings say now: an edit that was seen, and once its time has passed the score.
 * Null where nothing is new. A score once given stays: what is shown in the open is not rewritten.
 */
export function followedUp(record: HintRecord, pool: Pool, now: Instant): HintRecord | null {
  if (record.score !== null) return null;
  const edit = record.edit ?? editOf(record, pool);
  const next: HintRecord = { ...record, edit };
  const { from, to, gain, goal } = record.hint;
  if (edit && addDays(edit.day, LAG) <= pool.today) {
    const asides = [from, to].map((side) => {
      const entry = entryOf(pool, side);
      return entry ? asideOf(entry, edit.day, pool.today, goal) : null;
    });
    if (asides.every((one) => one !== null)) {
      const untouched = untouchedOf(pool, [from, to], edit.day, goal);
      const score = scoreOf(asides, untouched, gain, goal, edit.share);
      if (score) {
        next.score = score;
        next.scoredAt = now;
        next.shown = asides.map(shownElasticity).filter((one) => one !== null);
      }
    }
  }
  return JSON.stringify(next) === JSON.stringify(record) ? null : next;
}
