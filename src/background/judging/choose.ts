import { addDays, type Day, type Instant } from '@/model/day';
import type { MetricKey } from '@/model/metric';
import { intersect, type Range } from '@/model/range';
import { contradictionIn } from '@/model/verdict';
import { sawAll } from '@/store/chain';
import type { Choice } from '@/store/reach';
import type { Look } from '@/store/schema';

import { thinnedOut } from './prune';

/** Looks of one range that are read at most, newest first, where none shows all campaigns. */
const PER_RANGE = 40;

/** Problems that make a look's range or all of its rows unfit for the ledger. */
const unfit = new Set(['range-ambiguous', 'range-unknown', 'range-unbounded', 'reader-failed']);

/** Can the look stand in a ledger at all? One that contradicts itself cannot. */
export const isFit = (look: Look) =>
  look.from !== '' &&
  !look.problems.some(({ code }) => unfit.has(code)) &&
  contradictionIn(look.verdict) === null;

/** The looks that are left out because they contradict themselves, the newest first. */
export const contradicting = (heads: readonly Look[]) =>
  heads
    .filter((look) => look.from !== '' && contradictionIn(look.verdict) !== null)
    .toSorted((a, b) => b.at - a.at);

/** The looks that are later than the clock: it went back, or their own was wrong. */
export const laterThan = (heads: readonly Look[], now: Instant) =>
  heads.filter(({ from, at }) => from !== '' && at > Date.parse(now));

/** When the newest of these looks into the range was taken; null where there is none. */
export function newestInto(looks: readonly Look[], range: Range): Instant | null {
  const at = looks.reduce(
    (newest, look) =>
      intersect({ from: look.from, to: look.to }, range) ? Math.max(newest, look.at) : newest,
    Number.NEGATIVE_INFINITY,
  );
  return at === Number.NEGATIVE_INFINITY ? null : new Date(at).toISOString();
}

const rangeOf = ({ from, to }: Look) => `${from} ${to}`;
const seriesOf = ({ attribution, currency }: Look) => `${attribution} ${currency}`;

/** What the looks are chosen for. */
export interface Wanted {
  /** The heads offered end on this day or later; `first` is the day that was begun with. */
  from: Day;
  first: Day;
  /** First day of the evidence. */
  evidence: Day;
  /** First days of the windows to be judged. */
  windows: readonly Day[];
  metrics: ReadonlySet<MetricKey>;
  /** The instant of judging, in milliseconds. */
  at: number;
}

/**
 * The looks that can say something of the days from the evidence's first on, out of the heads offered. Of one
 * range the newest look stands for the older ones once it shows every campaign and every metric that they do. A
 * range that begins earlier serves only as a way round: it counts where another one begins or ends at the same
 * day. Where a window's beginning is not reached so, older looks are asked for, back to the earliest beginning.
 */
export function chooseLooks(heads: readonly Look[], wanted: Wanted): Choice {
  const { from, first, evidence, windows, metrics, at } = wanted;
  // A look that is later than the clock must not stand for one that is not: nothing is judged by it.
  const fit = heads.filter(
    (look) => look.at <= at && isFit(look) && look.metrics.some((metric) => metrics.has(metric)),
  );
  const earliest = fit.reduce((day, look) => (look.from < day ? look.from : day), from);
  // One step further back, once: what lies before the earliest beginning connects nothing.
  if (earliest < from && from === first && windows.some((start) => !isReached(fit, start)))
    return { reach: earliest };
  return { looks: thinnedOut(newestOf(pruned(fit, evidence), metrics), metrics, at) };
}

/** Does some way lead from the window's first day to a day inside it, over the ranges alone? */
function isReached(looks: readonly Look[], from: Day): boolean {
  const parent = new Map<Day, Day>();
  const find = (day: Day): Day => {
    let root = day;
    while (parent.has(root) && parent.get(root) !== root) root = parent.get(root)!;
    return root;
  };
  for (const look of looks) {
    const [a, b] = [find(look.from), find(addDays(look.to, 1))];
    parent.set(look.from, parent.get(look.from) ?? look.from);
    if (a !== b) parent.set(b, a);
  }
  const start = find(from);
  return looks.some(({ to }) => to >= from && find(addDays(to, 1)) === start);
}

/** Without the ranges that hang loose before the evidence begins. */
function pruned(looks: readonly Look[], evidence: Day): Look[] {
  let left = [...looks];
  for (;;) {
    const ends = new Map<Day, Set<string>>();
    for (const look of left)
      for (const day of [look.from, addDays(look.to, 1)]) {
        const ranges = ends.get(day) ?? new Set();
        ends.set(day, ranges.add(rangeOf(look)));
      }
    const loose = (day: Day) => day < evidence && ends.get(day)!.size === 1;
    const next = left.filter((look) => !loose(look.from) && !loose(addDays(look.to, 1)));
    if (next.length === left.length) return next;
    left = next;
  }
}

function newestOf(looks: readonly Look[], metrics: ReadonlySet<MetricKey>): Look[] {
  const groups = new Map<string, Look[]>();
  for (const look of looks) {
    const key = `${rangeOf(look)} ${seriesOf(look)}`;
    groups.set(key, [...(groups.get(key) ?? []), look]);
  }
  return [...groups.values()].flatMap((group) => {
    group.sort((a, b) => b.at - a.at || Number(a.derived ?? 0) - Number(b.derived ?? 0) || b.n - a.n);
    const shown = new Set(group.flatMap((look) => look.metrics.filter((metric) => metrics.has(metric))));
    const whole = group.findIndex((look) => standsFor(look, group, shown));
    return group.slice(0, whole === -1 ? PER_RANGE : Math.min(whole + 1, PER_RANGE));
  });
}

/** Does the look show every campaign that the others of its range do, with every metric that they show? */
function standsFor(look: Look, others: readonly Look[], metrics: ReadonlySet<MetricKey>): boolean {
  return (
    [...metrics].every((metric) => look.everywhere.includes(metric)) &&
    others.every((other) => other === look || sawAll(look, other))
  );
}
