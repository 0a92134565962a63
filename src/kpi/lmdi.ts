/**
 * The logarithmic mean (a − b) / ln(a / b), with L(a, a) = a and L(a, 0) = 0; for a, b ≥ 0.
 * @example logMean(2, 1) // 1.4426950408889634
 */
export function logMean(a: number, b: number): number {
  if (a === b) return a;
  if (a === 0 || b === 0) return 0;
  // Near each other the difference of logarithms would cancel; log1p of the exact difference does not.
  const apart = (a - b) / b;
  return (a - b) / (Math.abs(apart) < 0.5 ? Math.log1p(apart) : Math.log(a / b));
}

/** One factor of a product, before and after; null where it is nothing over nothing. */
export interface Factor {
  before: number | null;
  after: number | null;
}

/**
 * Splits the change of a product V = Π x into one effect a factor (LMDI-I): L(V¹, V⁰)·ln(x¹/x⁰). The effects
 * add up to V¹ − V⁰ exactly, and turn their signs when time is turned round.
 *
 * Zeros by their analytic limit: where V is zero at one end the first factor that is zero there takes the
 * whole change, because the logarithmic mean vanishes faster than any other factor's ratio grows.
 * Source: Ang & Liu, Energy Policy 35 (2007) 238–246; Wood & Lenzen, Energy Policy 34 (2006) 1326–1331.
 * @param before V⁰ ≥ 0, the product of the factors before; after likewise
 */
export function lmdiEffects(before: number, after: number, factors: readonly Factor[]): number[] {
  const change = after - before;
  if (factors.length === 1) return [change];
  if (before > 0 && after > 0) {
    const mean = logMean(after, before);
    return factors.map((factor) => mean * Math.log(factor.after! / factor.before!));
  }
  const end = before === 0 ? 'before' : 'after';
  const zero = Math.max(
    0,
    factors.findIndex((factor) => factor[end] === 0),
  );
  return factors.map((_, at) => (at === zero ? change : 0));
}
