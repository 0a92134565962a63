import * as z from 'zod/mini';

const positive = z.number().check(z.positive());
const notNegative = z.number().check(z.minimum(0));

/**
 * Response to spend per period: what `x` units of money bring.
 * - `power`: scale · x^exponent, 0 < exponent < 1;
 * - `late`: a power up to `at`; of what money beyond brings only `share` counts, since the rest comes too late;
 * - `log`: scale · ln(1 + x / half);
 * - `hill`: scale · x^shape / (x^shape + half^shape), S-shaped where shape > 1.
 */
export const CurveSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('power'),
    scale: notNegative,
    exponent: z.number().check(z.gt(0), z.lt(1)),
  }),
  z.object({
    kind: z.literal('late'),
    scale: notNegative,
    exponent: z.number().check(z.gt(0), z.lt(1)),
    at: positive,
    share: z.number().check(z.gt(0), z.maximum(1)),
  }),
  z.object({ kind: z.literal('log'), scale: notNegative, half: positive }),
  z.object({ kind: z.literal('hill'), scale: notNegative, half: positive, shape: positive }),
]);
export type Curve = z.infer<typeof CurveSchema>;

/** Response at spend `x` ≥ 0; rises with x, 0 at 0. */
export function response(curve: Curve, x: number): number {
  if (x <= 0 || curve.scale === 0) return 0;
  if (curve.kind === 'power') return curve.scale * x ** curve.exponent;
  if (curve.kind === 'late') {
    const { scale, exponent, at, share } = curve;
    const now = scale * at ** exponent;
    return x <= at ? scale * x ** exponent : now + share * (scale * x ** exponent - now);
  }
  if (curve.kind === 'log') return curve.scale * Math.log1p(x / curve.half);
  return curve.scale / (1 + (curve.half / x) ** curve.shape);
}

/** Marginal response at spend `x` ≥ 0; Infinity at 0 for a power and for a Hill with shape < 1. */
export function slope(curve: Curve, x: number): number {
  if (curve.scale === 0) return 0;
  if (curve.kind === 'power') return curve.scale * curve.exponent * x ** (curve.exponent - 1);
  if (curve.kind === 'late')
    return curve.scale * curve.exponent * x ** (curve.exponent - 1) * (x < curve.at ? 1 : curve.share);
  if (curve.kind === 'log') return curve.scale / (curve.half + x);
  if (x <= 0) {
    if (curve.shape === 1) return curve.scale / curve.half;
    return curve.shape < 1 ? Infinity : 0;
  }
  const r = (curve.half / x) ** curve.shape;
  return r === Infinity ? 0 : (curve.scale * curve.shape * r) / (x * (1 + r) ** 2);
}

/** Spend up to which the curve bends upwards; 0 for a concave curve. */
export function inflection(curve: Curve): number {
  if (curve.kind !== 'hill' || curve.shape <= 1) return 0;
  return curve.half * ((curve.shape - 1) / (curve.shape + 1)) ** (1 / curve.shape);
}

/**
 * The spend at which the marginal response has fallen to `price` > 0, right of the inflection.
 * 0 where a concave curve never reaches that slope; the inflection itself where an S-shaped one does not.
 * Closed form but for a Hill with shape ≠ 1: Newton in ln x, held by bisection.
 */
export function spendAtSlope(curve: Curve, price: number): number {
  if (curve.scale === 0) return 0;
  if (curve.kind === 'power') return ((curve.scale * curve.exponent) / price) ** (1 / (1 - curve.exponent));
  if (curve.kind === 'late') {
    const { scale, exponent, at, share } = curve;
    const reached = (worth: number) => ((worth * scale * exponent) / price) ** (1 / (1 - exponent));
    return Math.min(reached(1), Math.max(at, reached(share)));
  }
  if (curve.kind === 'log') return Math.max(0, curve.scale / price - curve.half);
  if (curve.shape === 1) {
    return Math.max(0, Math.sqrt(curve.half) * (Math.sqrt(curve.scale / price) - Math.sqrt(curve.half)));
  }
  return hillSpend(curve, price);
}

function hillSpend(curve: Extract<Curve, { kind: 'hill' }>, price: number): number {
  const { scale, half, shape } = curve;
  const bend = inflection(curve);
  if (bend > 0 && slope(curve, bend) <= price) return bend;
  // In y = ln(x / half) the logarithm of the slope is smooth and falls; r = e^(−shape·y).
  const aim = Math.log(price) + Math.log(half) - Math.log(scale) - Math.log(shape);
  const miss = (y: number) => -(shape + 1) * y - 2 * Math.log1p(Math.exp(-shape * y)) - aim;
  let low = bend > 0 ? Math.log(bend / half) : -1;
  let high = Math.max(low, 0) + 1;
  // An S-shaped curve is steep enough at its bend; a concave one may need a smaller spend to be.
  if (bend === 0) for (let step = 1; miss(low) < 0 && step < 2 ** 20; step *= 2) low -= step;
  for (let step = 1; miss(high) > 0 && step < 2 ** 20; step *= 2) high += step;
  let y = (low + high) / 2;
  for (let turn = 0; turn < 200; turn++) {
    const value = miss(y);
    if (value > 0) low = y;
    else high = y;
    const r = Math.exp(-shape * y);
    const bending = -(shape + 1) + (2 * shape * r) / (1 + r);
    const newton = y - value / bending;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - y) <= 1e-16 * Math.max(1, Math.abs(y)) || value === 0) break;
    y = next;
  }
  return half * Math.exp(y);
}
