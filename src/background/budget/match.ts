import { addDays, dayNumber, type Day, type Instant } from '@/model/day';
import { scoredAfter, type BudgetGoal, type HintRecord, type HintSide } from '@/model/hint';
import type { Budget } from '@/model/reading';
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

/** What readings say of one side: how much its budget was changed since, in the hint's direction, and from which day on. */
interface Change {
  day: Day;
  /** Change seen, in the unit that the side is typed in. */
  by: number;
}

/** Null where no edit was seen in time; a change of nothing where what was edited was taken back. */
function changeOf(side: HintSide, entry: PoolCampaign | undefined, since: Instant): Change | null {
  const until = addDays(since.slice(0, 10), FOLLOWS_WITHIN);
  const edits = (entry?.states ?? [])
    .flatMap(({ edits }) => edits)
    .filter(({ at, day }) => Date.parse(at) > Date.parse(since) && day <= until)
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const [first, last] = [edits[0], edits.at(-1)];
  if (!first || !last) return null;
  // A budget for longer than a day is compared as it is typed in.
  const typed = side.typed?.per === last.to.per;
  const amount = (budget: Budget) => (typed ? budget.amount : perDay(budget));
  const [before, after] = [
    typed === (side.typed?.per === first.from.per) ? amount(first.from) : null,
    amount(last.to),
  ];
  if (after === null) return null;
  return { day: first.day, by: after - (before ?? (typed ? side.typed!.now : side.now)) };
}

/** The change that a hint asks for, in the unit that the side is typed in. */
function askedOf({ typed, now, next }: HintSide, entry: PoolCampaign | undefined): number {
  const per = entry?.states.flatMap(({ edits }) => edits).at(-1)?.to.per;
  return typed && typed.per === per ? typed.next - typed.now : next - now;
}

const sameSide = (a: HintSide, b: HintSide) =>
  a.account === b.account && a.campaigns.join('\n') === b.campaigns.join('\n');

/** Was this side's own change made, whatever else was? */
function isMade(side: HintSide, pool: Pool, since: Instant): boolean {
  const entry = entryOf(pool, side);
  const seen = changeOf(side, entry, since);
  return seen !== null && seen.by / askedOf(side, entry) >= LEAST_SHARE;
}

/**
 * A budget edit seen in later readings, matched to the hint that asked for it. Both ends moved: all of the move. One
 * end alone: half of it, since a move has two. A campaign that several moves touch was changed by those that were marked
 * as done or whose other end was changed as well: each gets the same share. Null while nothing was seen, and where it
 * was taken back.
 */
export function editOf(
  record: HintRecord,
  pool: Pool,
  records: readonly HintRecord[] = [],
): HintRecord['edit'] {
  const { hint, proposedAt } = record;
  const open = records.filter(
    (one) => one.hint.id !== hint.id && one.score === null && one.state !== 'dismissed',
  );
  const made = [hint.from, hint.to].flatMap((side) => {
    const entry = entryOf(pool, side);
    const seen = changeOf(side, entry, proposedAt);
    if (!seen) return [];
    /** Was the other end of a move changed as well, or the move marked as done? */
    const counts = (one: HintRecord, mine: HintSide) =>
      one.state === 'done' ||
      isMade(mine === one.hint.from ? one.hint.to : one.hint.from, pool, one.proposedAt);
    /** Could this edit be another move's? One proposed long before it, or made by an earlier edit, has no part in it. */
    const competes = (one: HintRecord) =>
      addDays(one.proposedAt.slice(0, 10), FOLLOWS_WITHIN) >= seen.day &&
      !(one.edit && one.edit.day < seen.day);
    const rivals = open.filter(competes).flatMap((one) => {
      const mine = [one.hint.from, one.hint.to].find((other) => sameSide(other, side));
      return mine && counts(one, mine) ? [mine] : [];
    });
    if (rivals.length > 0 && !counts(record, side)) return [];
    const asked = [side, ...rivals].reduce((sum, mine) => sum + askedOf(mine, entry), 0);
    const share = asked === 0 ? 0 : seen.by / asked;
    return share >= LEAST_SHARE ? [{ day: seen.day, share: Math.min(2, share) }] : [];
  });
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

/** What is known of the edit: as the readings show it now; as it was kept, where they no longer reach back to it. */
function editNow(record: HintRecord, pool: Pool, records: readonly HintRecord[]): HintRecord['edit'] {
  const { hint, proposedAt, edit } = record;
  const seen = [hint.from, hint.to].some((side) => changeOf(side, entryOf(pool, side), proposedAt) !== null);
  return seen ? editOf(record, pool, records) : edit;
}

/**
 * A record brought up to what the readings say now: an edit that was seen, and once its time has passed the score.
 * Null where nothing is new. A score once given stays: what is shown in the open is not rewritten.
 */
export function followedUp(
  record: HintRecord,
  pool: Pool,
  now: Instant,
  records: readonly HintRecord[] = [],
): HintRecord | null {
  if (record.score !== null) return null;
  const edit = editNow(record, pool, records);
  const next: HintRecord = { ...record, edit };
  const { from, to, gain, goal } = record.hint;
  const age = edit ? dayNumber(pool.today) - dayNumber(edit.day) : 0;
  if (edit && age >= scoredAfter.from && age <= scoredAfter.until) {
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
