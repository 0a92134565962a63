/**
 * How many of an account's lights may be red at once: sorted by the chance of a miss, the longest run whose mean
 * chance of being wrong stays within `q`.
 * @param misses chances of a miss, in any order
 * @returns the smallest chance that is in the set; Infinity where none is
 * @example redSet([0.99, 0.9, 0.4], 0.1) // 0.9
 */
export function redSet(misses: readonly number[], q: number): number {
  const sorted = [...misses].sort((a, b) => b - a);
  let wrong = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, miss] of sorted.entries()) {
    wrong += 1 - miss;
    // The mean of a growing tail only rises, but for rounding: the run ends where it first goes too far.
    if (wrong / (index + 1) > q + 1e-12) break;
    least = miss;
  }
  return least;
}

/** Benjamini and Hochberg: how many p-values are rejected at false-discovery rate q. */
export function benjaminiHochberg(ps: readonly number[], q: number): number {
  const sorted = [...ps].sort((a, b) => a - b);
  return sorted.reduce((found, p, index) => (p <= (q * (index + 1)) / sorted.length ? index + 1 : found), 0);
}

/**
 * The e-value form (Wang and Ramdas), right under any dependence: for messages that cannot be taken back. How many
 * e-values are rejected at q.
 */
export function eBenjaminiHochberg(es: readonly number[], q: number): number {
  const sorted = [...es].sort((a, b) => b - a);
  return sorted.reduce((found, e, index) => (e * (index + 1) >= sorted.length / q ? index + 1 : found), 0);
}
