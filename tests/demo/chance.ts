/** Chance that is the same in Node and in the page: every figure of the demo can be worked out again. */
export type Chance = () => number;

/** A stream of numbers in [0, 1), fixed by its seed (mulberry32). */
export function chanceOf(seed: string): Chance {
  let state = hash(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}

export function between(chance: Chance, low: number, high: number): number {
  return low + chance() * (high - low);
}

/** A count with the given mean. */
export function poisson(chance: Chance, mean: number): number {
  if (mean <= 0) return 0;
  if (mean > 40) return Math.max(0, Math.round(mean + Math.sqrt(mean) * gauss(chance)));
  const limit = Math.exp(-mean);
  let product = chance();
  let count = 0;
  while (product > limit) {
    product *= chance();
    count += 1;
  }
  return count;
}

function gauss(chance: Chance): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
}

export function pick<T>(chance: Chance, of: readonly T[]): T {
  return of[Math.floor(chance() * of.length)] as T;
}
