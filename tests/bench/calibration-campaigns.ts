import { stepped } from '@/lights/maturity';
import type { Span } from '@/lights/judge';
import { addDays, weekday, type Day } from '@/model/day';

/** A repeatable stream of chances in [0, 1) (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function normal(chance: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
}

/** Gamma(shape, 1), Marsaglia and Tsang 2000. */
export function gammaDraw(shape: number, chance: () => number): number {
  if (shape < 1) return gammaDraw(shape + 1, chance) * (1 - chance()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const z = normal(chance);
    const v = (1 + z / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - chance()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Poisson, by halving the mean with gamma draws while it is large. */
export function poissonDraw(mean: number, chance: () => number): number {
  let count = 0;
  let rest = mean;
  while (rest > 30) {
    const steps = Math.floor(rest * 0.875);
    const time = gammaDraw(steps, chance);
    if (time > rest) {
      // The steps-th arrival lies beyond: the others are spread evenly before it.
      for (let index = 1; index < steps; index += 1) if (chance() * time < rest) count += 1;
      return count;
    }
    count += steps;
    rest -= time;
  }
  const limit = Math.exp(-rest);
  for (let product = chance(); product > limit; product *= chance()) count += 1;
  return count;
}

/** What a simulated world is like. */
export interface World {
  /** Conversions a day at the start, drawn log-uniformly between these. */
  volume: readonly [number, number];
  /** True cost over target at the start of the window: the median and the sd of its logarithm. */
  overTarget: readonly [number, number];
  /** The rate's logarithm wanders as a stationary AR(1): sd and day-to-day correlation. */
  wander: readonly [number, number];
  /** Variance over mean of a day's conversions, given the day's rate. */
  phi: number;
  /** Share in at age 0, 1, 2 … days; null where nothing is late. */
  late: readonly number[] | null;
}

/** The late conversions of the one real account whose history is known (see `defaultMaturity`). */
export const LATE = stepped([0, 1, 3, 7, 14, 21, 31], [0.5, 0.604, 0.655, 0.724, 0.83, 0.897, 1]);

/** A campaign's true days: spend, and conversions by how late they came in. */
export interface SimulatedDay {
  day: Day;
  spend: number;
  /** Conversions that have come in by age 0, 1, 2 …; the last one is all of them. */
  inByAge: number[];
  value: number[];
  /** True conversions per unit of spend. */
  rate: number;
}

export const TARGET = 20;
const WEEKDAYS = [0.75, 1.1, 1.08, 1.05, 1.05, 1.02, 0.95];

/**
 * Days of one campaign: spend by weekday with 20 % noise; conversions over-dispersed around a wandering rate (a
 * gamma mixture of Poissons), each coming in with the world's delay; orders worth 60 with cv 1 (gamma).
 */
export function simulate(
  world: World,
  from: Day,
  days: number,
  window: number,
  seed: number,
): SimulatedDay[] {
  const chance = seeded(seed);
  const [least, most] = world.volume;
  const volume = least * (most / least) ** chance();
  const [median, sd] = world.overTarget;
  const [spread, hold] = world.wander;
  // Anchored where the window begins: the wandering before and after it starts there.
  const cost = TARGET * median * Math.exp(sd * normal(chance));
  const wander: number[] = [];
  let level = spread * normal(chance);
  for (let index = 0; index < days; index += 1) {
    wander.push(level);
    level = hold * level + Math.sqrt(1 - hold * hold) * spread * normal(chance);
  }
  const anchor = wander[window] ?? 0;
  return Array.from({ length: days }, (_, index) => {
    const day = addDays(from, index);
    const spend =
      Math.round(100 * volume * cost * (WEEKDAYS[weekday(day)] as number) * Math.exp(0.2 * normal(chance))) /
      100;
    const rate = Math.exp((wander[index] as number) - anchor) / cost;
    const mean = rate * spend;
    const mixed = world.phi > 1 ? gammaDraw(mean / (world.phi - 1), chance) * (world.phi - 1) : mean;
    return { day, spend, rate, ...arrivals(poissonDraw(mixed, chance), world.late, chance) };
  });
}

function arrivals(count: number, late: readonly number[] | null, chance: () => number) {
  const ages = late ?? [1];
  const inByAge = ages.map(() => 0);
  const value = ages.map(() => 0);
  for (let order = 0; order < count; order += 1) {
    const at = chance();
    const worth = 60 * gammaDraw(1, chance);
    for (let age = ages.length - 1; age >= 0 && at < (ages[age] as number); age -= 1) {
      inByAge[age] = (inByAge[age] as number) + 1;
      value[age] = (value[age] as number) + worth;
    }
  }
  return { inByAge, value };
}

/** The days as a console shows them on the morning of `today`: closed days, with what has come in by then. */
export function asSeen(days: readonly SimulatedDay[], today: Day): Span[] {
  const index = days.findIndex(({ day }) => day >= today);
  return days.slice(0, index < 0 ? days.length : index).map(({ day, spend, inByAge, value }, at, closed) => {
    const age = Math.min(inByAge.length - 1, closed.length - at);
    return {
      range: { from: day, to: day },
      metrics: { spend, conversions: inByAge[age] as number, conversionValue: value[age] as number },
    };
  });
}
