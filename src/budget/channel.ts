import { addDays, dayNumber, type Day } from '@/model/day';
import type { Channel, ChannelLine } from '@/model/plan';
import { dispersionOf, pearson, usualDispersion } from '@/lights/dispersion';

import { beliefOf, clampElasticity, type AnswerToMoney, type Moments } from './answer';
import { priorElasticity, shrunkElasticity, stretchElasticity, type Elasticity } from './elasticity';
import type { Goal } from './evidence';
import { carriedOver } from './forecast';

/** How a channel without ads answers to money, always the user's own estimate. */
export interface ChannelAnswer {
  /** Money per day now; 0 where it has not begun, or has stopped. */
  now: number;
  /** Money per day that the answers are anchored at: what is spent now, else what is expected. */
  anchor: number;
  conversions: AnswerToMoney | null;
  value: AnswerToMoney | null;
  /** Over-dispersion of its results from line to line. */
  dispersion: number;
  /** The lines that the answers rest on; null where they rest on the user's expectation. */
  figures: { from: Day; to: Day; days: number } | null;
  /** Why its lines were not enough; null where there are none, or where they were. */
  short: Short | null;
}

/**
 * Why lines do not tell an answer: `few` lines, days or results; `early`: most of the money has not worked yet;
 * `old`: the last line ended too long ago; `idle`: nothing was spent.
 */
export type Short = 'few' | 'early' | 'old' | 'idle';

/** Lines tell an answer from so many on, over so many days, with so many results. */
export const ENOUGH = { lines: 3, days: 56, results: 10 };
/** Days after which the last line says nothing of today. */
const FRESH_DAYS = 62;
/** Share of the money that must have had its time to work. */
const WORKED = 0.5;
/** Days whose cost is what is spent now. */
const RECENT_DAYS = 28;
/** How sure a person is of an expectation: within a half of it either way, in four cases of five. */
const EXPECTED_SHAPE = 6;
/** Own figures have nobody who checks them: never surer than this, about a quarter either way in four of five. */
const SUREST_SHAPE = 28;
/** Lines' worth of belief in the over-dispersion that is usual. */
const USUAL_LINES = 3;
/** What a move to a slow channel is weighed by: what of it comes within a quarter. */
export const SOON_DAYS = 90;

/** Mean share of a steady change's effect over its first `days`: 0 before the delay is over, towards 1 with time. */
export function arrived({ delay, halfLife }: Pick<Channel, 'delay' | 'halfLife'>, days: number): number {
  const left = days - delay;
  return left > 0 ? (carriedOver(halfLife, left) * left) / days : 0;
}

/**
 * The answer that a channel's own lines give, or the user's expectation where they are too few. Money works by an
 * adstock: after the delay half of its effect comes within each half-life. The curve is a power through what is
 * spent now, as for campaigns. Null where neither lines nor an expectation say anything.
 */
export function channelAnswer(
  channel: Channel,
  pool: { goal: Goal; counted: 'conversions' | 'leads' },
  today: Day,
  common: Elasticity = priorElasticity,
): ChannelAnswer | null {
  // What is not over says nothing yet.
  const over = channel.lines.filter(({ to }) => to < today);
  const read = over.length > 0 ? readLines({ ...channel, lines: over }, today) : null;
  const fits = channel.counted === null || channel.counted === pool.counted;
  if (read && 'working' in read) {
    const counted = fits ? read.known.filter(({ line }) => line.count !== null) : [];
    const worth = read.known.filter(({ line }) => line.value !== null);
    const conversions = fromLines(counted, ({ count }) => count!, read.now, common);
    const value = fromLines(worth, (line) => line.value!, read.now, common);
    if (conversions || value) {
      const { from, to } = read;
      return {
        now: read.now,
        anchor: read.now,
        conversions: conversions?.answer ?? null,
        value: value && asSureAsOrders(value.answer, worth),
        // Money does not scatter like counts.
        dispersion: conversions?.dispersion ?? 1,
        figures: { from, to, days: dayNumber(to) - dayNumber(from) + 1 },
        short: null,
      };
    }
  }
  const short = read === null ? null : 'short' in read ? read.short : 'few';
  return expected(channel, pool.goal, fits, short, read?.now ?? null, common);
}

/** A line with the money that worked in its days, per day. */
interface Worked {
  line: ChannelLine;
  /** Working money of each of its days. */
  working: number[];
}

type Read =
  | { now: number; from: Day; to: Day; working: true; known: Worked[] }
  | { now: number | null; short: Short };

const daysIn = ({ from, to }: ChannelLine) => dayNumber(to) - dayNumber(from) + 1;

/** The last unbroken stretch of lines. Days that no line tells are not days without cost: what was before is unknown. */
function readLines(channel: Channel, today: Day): Read {
  const sorted = channel.lines.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const begins = sorted.findLastIndex((line, at) => at === 0 || addDays(sorted[at - 1]!.to, 1) !== line.from);
  const stretch = sorted.slice(begins);
  const [first, last] = [stretch[0]!, stretch.at(-1)!];
  if (last.to < addDays(today, -FRESH_DAYS)) return { now: null, short: 'old' };
  const now = recentCost(stretch, last.to);
  if (!(now > 0)) return { now, short: 'idle' };
  const known = workedBy(channel, stretch, begins > 0 || channel.before, first);
  const told = known.filter(({ line }) => line.count !== null || line.value !== null);
  const sum = (of: (one: Worked) => number) => told.reduce((total, one) => total + of(one), 0);
  const cost = sum(({ line }) => line.cost);
  const worked = sum(({ working }) => working.reduce((total, one) => total + one, 0));
  if (told.length < ENOUGH.lines || sum(({ line }) => daysIn(line)) < ENOUGH.days)
    return { now, short: 'few' };
  if (!(worked >= WORKED * cost) || !(worked > 0)) return { now, short: 'early' };
  return { now, from: first.from, to: last.to, working: true, known: told };
}

/** Cost per day over the last four weeks that the lines tell. */
function recentCost(stretch: readonly ChannelLine[], end: Day): number {
  const since = dayNumber(end) - RECENT_DAYS + 1;
  let [cost, days] = [0, 0];
  for (const line of stretch) {
    const inside = dayNumber(line.to) - Math.max(since, dayNumber(line.from)) + 1;
    if (inside <= 0) continue;
    cost += (line.cost * inside) / daysIn(line);
    days += inside;
  }
  return cost / days;
}

/** Day by day: κ of yesterday's working money, and the rest of what was spent `delay` days before. */
function workedBy(
  { delay, halfLife }: Channel,
  stretch: readonly ChannelLine[],
  before: boolean,
  first: ChannelLine,
): Worked[] {
  const keep = halfLife > 0 ? 0.5 ** (1 / halfLife) : 0;
  const usual = before ? first.cost / daysIn(first) : 0;
  const spent = stretch.flatMap((line) =>
    Array.from({ length: daysIn(line) }, () => line.cost / daysIn(line)),
  );
  const wait = Math.round(delay);
  let working = usual;
  let at = 0;
  return stretch.map((line) => ({
    line,
    working: Array.from({ length: daysIn(line) }, () => {
      working = keep * working + (1 - keep) * (spent[at - wait] ?? usual);
      at += 1;
      return working;
    }),
  }));
}

interface FromLines {
  answer: AnswerToMoney;
  dispersion: number;
}

/** The answer at today's spend; null where the lines that tell this outcome are too few. */
function fromLines(
  lines: readonly Worked[],
  of: (line: ChannelLine) => number,
  now: number,
  common: Elasticity,
): FromLines | null {
  const results = lines.reduce((sum, { line }) => sum + of(line), 0);
  const days = lines.reduce((sum, { line }) => sum + daysIn(line), 0);
  const counts = lines.reduce((sum, { line }) => sum + (line.count ?? 0), 0);
  const few = lines.every(({ line }) => line.count !== null) && counts < ENOUGH.results;
  if (lines.length < ENOUGH.lines || days < ENOUGH.days || !(results > 0) || few) return null;
  const mean = (worked: readonly number[]) => worked.reduce((sum, one) => sum + one, 0) / worked.length;
  const observed = stretchElasticity(
    lines.map(({ line, working }) => ({ working: mean(working), outcome: of(line) / daysIn(line) })),
  );
  const elasticity = shrunkElasticity(observed, common);
  const exponent = clampElasticity(elasticity.exponent);
  // Money of other days as the curve through today's spend takes it.
  const rows = lines.map(({ line, working }) => ({
    count: of(line),
    exposure: working.reduce((sum, one) => sum + now * (one / now) ** exponent, 0),
  }));
  const exposure = rows.reduce((sum, row) => sum + row.exposure, 0);
  const rate = results / exposure;
  const dispersion = dispersionOf(pearson(rows), {
    phi: usualDispersion('conversions', counts / days),
    days: USUAL_LINES,
  });
  const A = Math.min(SUREST_SHAPE, 0.5 + counts / dispersion);
  const moments: Moments = { A, B: A / rate };
  return { answer: answerAt(now, rate, moments, elasticity, observed ? 'days' : 'averages'), dispersion };
}

function answerAt(
  spend: number,
  rate: number,
  moments: Moments,
  elasticity: Elasticity,
  basis: AnswerToMoney['basis'],
): AnswerToMoney {
  return { spend, rate, moments, belief: beliefOf(moments), elasticity, basis };
}

/** A value is as sure as the number of its orders, each of its own size; uncounted, as sure as an expectation. */
function asSureAsOrders(answer: AnswerToMoney, lines: readonly Worked[]): AnswerToMoney {
  const counts = lines.reduce((sum, { line }) => sum + (line.count ?? 0), 0);
  const counted = lines.every(({ line }) => line.count !== null);
  const A = counted ? Math.min(SUREST_SHAPE, 0.5 + counts / 2) : EXPECTED_SHAPE;
  return answerAt(answer.spend, answer.rate, { A, B: A / answer.rate }, answer.elasticity, answer.basis);
}

function expected(
  { spend, outcome, goal, begun }: Channel,
  poolGoal: Goal,
  fits: boolean,
  short: Short | null,
  spentNow: number | null,
  common: Elasticity,
): ChannelAnswer | null {
  if (spend === null || outcome === null) return null;
  const own = goal ?? poolGoal;
  const now = spentNow ?? (begun ? spend : 0);
  const anchor = now > 0 ? now : spend;
  // Expected at one spend, and brought to today's along the curve.
  const rate = (outcome / spend) * (anchor / spend) ** (clampElasticity(common.exponent) - 1);
  const moments: Moments = { A: EXPECTED_SHAPE, B: EXPECTED_SHAPE / Math.max(rate, 1e-12) };
  const answer = answerAt(anchor, rate, moments, common, 'averages');
  return {
    now,
    anchor,
    conversions: own === 'conversions' && fits ? answer : null,
    value: own === 'conversionValue' ? answer : null,
    dispersion: 1,
    figures: null,
    short,
  };
}
