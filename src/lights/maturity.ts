import type { Platform } from '@/model/platform';

import type { Maturity } from './case';
import { chainLadder, sharesByAge, type Rereading } from './chain-ladder';

/** Share that is in at an age in whole days: all of it past the list's end, or where nothing is known to be late. */
export function shareIn(shares: readonly number[] | undefined, age: number): number {
  if (shares === undefined || age >= shares.length) return 1;
  return shares[Math.max(0, age)] as number;
}

/** Are these shares of something: each within [0, 1], none a NaN? */
export function isMaturity(maturity: Maturity | undefined): boolean {
  if (maturity === undefined) return true;
  const fits = (share: number) => share >= 0 && share <= 1;
  return maturity.conversions.every(fits) && (maturity.value ?? []).every(fits);
}

/**
 * Conversions and value by age as one real Google Ads account showed them, at ages 1, 3, 7, 14, 21 and 31, held
 * in between. Age 0 was not measured there: half is put for it.
 */
const GOOGLE = {
  ages: [0, 1, 3, 7, 14, 21, 31],
  conversions: [0.5, 0.604, 0.655, 0.724, 0.83, 0.897, 1],
  value: [0.4, 0.487, 0.555, 0.694, 0.801, 0.877, 1],
};

/**
 * The curve to start from before the account's own re-readings say otherwise. Meta showed no late conversions in
 * the same data, and of the others nothing is known: none.
 */
export function defaultMaturity(platform: Platform): Maturity | undefined {
  if (platform !== 'google-ads') return undefined;
  return {
    conversions: stepped(GOOGLE.ages, GOOGLE.conversions),
    value: stepped(GOOGLE.ages, GOOGLE.value),
    assumed: true,
  };
}

/** A share for each age from 0 to the last, each held until the next one stands. */
export function stepped(ages: readonly number[], shares: readonly number[]): number[] {
  const out: number[] = [];
  for (let index = 0; index < ages.length; index += 1) {
    const until = ages[index + 1] ?? (ages[index] as number) + 1;
    while (out.length < until) out.push(shares[index] as number);
  }
  return out;
}

/** Ranges of the account that were read again, one list a range, for conversions and for their value. */
export interface Rereadings {
  conversions: readonly (readonly Rereading[])[];
  value: readonly (readonly Rereading[])[];
}

/**
 * The account's curve, learnt from its own re-readings and shrunk to the console's default. `assumed` stays true
 * while fewer than 50 conversions were seen twice on the steps of the first week. Undefined where nothing is late.
 */
export function learnMaturity(platform: Platform, { conversions, value }: Rereadings): Maturity | undefined {
  const start = defaultMaturity(platform);
  const counts = chainLadder(conversions, { prior: start?.conversions });
  // Value counts in money: its prior weighs as much as fifty orders do.
  const worth = meanOf(value) / Math.max(meanOf(conversions), 1e-9);
  const values = chainLadder(value, {
    prior: start?.value,
    weight: 50 * (Number.isFinite(worth) && worth > 0 ? worth : 1),
  });
  const firstWeek = counts.seen.filter((_, step) => (counts.ages[step] as number) < 7);
  const assumed = Math.max(0, ...firstWeek) < 50;
  if (start === undefined && assumed) return undefined;
  return {
    conversions: sharesByAge(counts),
    ...(value.length > 0 || start?.value ? { value: sharesByAge(values) } : {}),
    ...(assumed ? { assumed } : {}),
  };
}

function meanOf(series: Rereadings['value']): number {
  const last = series.map((readings) => readings.at(-1)?.value ?? 0);
  return last.length > 0 ? last.reduce((sum, one) => sum + one, 0) / last.length : 0;
}
