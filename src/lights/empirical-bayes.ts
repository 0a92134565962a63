import { digamma } from './special/digamma';
import { logGamma } from './special/lgamma';

/** Counts of one campaign against its exposure, or hits among trials. Real: over-dispersed counts come tempered. */
export interface Campaign {
  count: number;
  exposure: number;
}

export interface FittedGamma {
  shape: number;
  rate: number;
  /** Negative log likelihood at the fit. */
  nll: number;
}

const SMALLEST = Math.log(0.02);
const LARGEST = Math.log(1e5);

/**
 * The prior Gamma(shape, rate) that makes the campaigns' counts likeliest, each negative binomial. Where campaigns
 * differ by no more than chance the shape runs to its end at 1e5: one rate for all.
 * @returns null where nothing was counted, or there is no exposure
 */
export function fitGamma(campaigns: readonly Campaign[]): FittedGamma | null {
  const used = campaigns.filter(({ exposure }) => exposure > 0);
  const counts = used.reduce((sum, { count }) => sum + count, 0);
  const exposure = used.reduce((sum, one) => sum + one.exposure, 0);
  if (!(counts > 0)) return null;
  const at = (logShape: number): FittedGamma => {
    const shape = Math.exp(logShape);
    const mean = likeliestMean(used, shape, counts / exposure);
    return { shape, rate: shape / mean, nll: gammaLoss(used, shape, shape / mean) };
  };
  return at(smallestLoss((logShape) => at(logShape).nll));
}

function gammaLoss(campaigns: readonly Campaign[], shape: number, rate: number): number {
  const own = logGamma(shape);
  let loss = 0;
  for (const { count, exposure } of campaigns) {
    loss -= logGamma(count + shape) - own - logGamma(count + 1);
    loss += shape * Math.log1p(exposure / rate);
    if (count > 0) loss -= count * Math.log(exposure / (rate + exposure));
  }
  return loss;
}

/** The mean rate m that solves Σ (n − mS)/(1 + mS/shape) = 0, by Newton in ln m within a bracket. */
function likeliestMean(campaigns: readonly Campaign[], shape: number, start: number): number {
  const score = (mean: number) => {
    let value = 0;
    for (const { count, exposure } of campaigns)
      value += (count - mean * exposure) / (1 + (mean * exposure) / shape);
    return value;
  };
  return root(score, start);
}

export interface FittedBeta {
  hits: number;
  misses: number;
  nll: number;
}

/**
 * The prior Beta(hits, misses) that makes the campaigns' hits likeliest, each beta-binomial.
 * @returns null where nothing was hit, or nothing was missed
 */
export function fitBeta(campaigns: readonly Campaign[]): FittedBeta | null {
  const used = campaigns.filter(({ exposure }) => exposure > 0);
  const hits = used.reduce((sum, { count }) => sum + count, 0);
  const trials = used.reduce((sum, { exposure }) => sum + exposure, 0);
  if (!(hits > 0) || !(hits < trials) || used.some(({ count, exposure }) => count > exposure)) return null;
  const at = (logStrength: number): FittedBeta => {
    const strength = Math.exp(logStrength);
    const score = (odds: number) => {
      const a = (strength * odds) / (1 + odds);
      const b = strength / (1 + odds);
      const [hit, missed] = [digamma(a), digamma(b)];
      let value = 0;
      for (const { count, exposure } of used)
        value += digamma(count + a) - hit - digamma(exposure - count + b) + missed;
      return value;
    };
    const odds = root(score, hits / (trials - hits));
    const a = (strength * odds) / (1 + odds);
    const b = strength / (1 + odds);
    return { hits: a, misses: b, nll: betaLoss(used, a, b) };
  };
  return at(smallestLoss((logStrength) => at(logStrength).nll, Math.log(0.1), Math.log(1e7)));
}

function betaLoss(campaigns: readonly Campaign[], a: number, b: number): number {
  const logBeta = (p: number, q: number) => logGamma(p) + logGamma(q) - logGamma(p + q);
  const own = logBeta(a, b);
  let loss = 0;
  for (const { count, exposure } of campaigns) {
    loss -= logBeta(count + a, exposure - count + b) - own;
    loss += Math.log(exposure + 1) + logBeta(count + 1, exposure - count + 1);
  }
  return loss;
}

/**
 * The zero of a falling function of a positive number: false position in its logarithm, the end that stays halved
 * (Illinois), within a bracket; by bisection where that does not shrink it.
 */
function root(falling: (x: number) => number, start: number): number {
  const at = (x: number) => falling(Math.exp(x));
  let low = Math.log(start);
  let high = low;
  let [above, below] = [falling(start), falling(start)];
  const [least, most] = [low - 20, low + 20];
  let side = 0;
  for (; above < 0 && low > least; above = at(low)) low -= 1.4;
  for (; below > 0 && high < most; below = at(high)) high += 1.4;
  for (let step = 0; step < 100 && high - low > 1e-13 * Math.max(1, Math.abs(low)); step += 1) {
    const share = above / (above - below);
    const straight = step % 8 !== 7 && share > 0 && share < 1;
    const middle = straight ? low + share * (high - low) : (low + high) / 2;
    if (middle <= low || middle >= high) break;
    const found = at(middle);
    if (found === 0) return Math.exp(middle);
    if (found > 0) {
      [low, above] = [middle, found];
      if (side > 0) below /= 2;
      side = 1;
    } else {
      [high, below] = [middle, found];
      if (side < 0) above /= 2;
      side = -1;
    }
  }
  return Math.exp((low + high) / 2);
}

/** The place of the least loss on [from, to]: a coarse walk, then golden section around the best. */
function smallestLoss(loss: (x: number) => number, from = SMALLEST, to = LARGEST): number {
  const steps = 16;
  const width = (to - from) / steps;
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let step = 0; step <= steps; step += 1) {
    const found = loss(from + step * width);
    if (found < least) {
      least = found;
      best = step;
    }
  }
  let low = Math.max(from, from + (best - 1) * width);
  let high = Math.min(to, from + (best + 1) * width);
  const golden = (Math.sqrt(5) - 1) / 2;
  let left = high - golden * (high - low);
  let right = low + golden * (high - low);
  let atLeft = loss(left);
  let atRight = loss(right);
  while (high - low > 1e-7) {
    if (atLeft <= atRight) {
      high = right;
      [right, atRight] = [left, atLeft];
      left = high - golden * (high - low);
      atLeft = loss(left);
    } else {
      low = left;
      [left, atLeft] = [right, atRight];
      right = low + golden * (high - low);
      atRight = loss(right);
    }
  }
  return (low + high) / 2;
}

/** Orders and their value of one campaign, and the noise cv²φ of an order's value in it. */
export interface Seller {
  orders: number;
  value: number;
  noise: number;
}

/**
 * The prior of an order's value v, 1/v ~ Gamma(shape, rate), by moments: how much the campaigns' mean values differ
 * beyond their own noise. The shape lies between 2 and 50.
 * @returns null where nothing was sold
 */
export function fitOrderValue(sellers: readonly Seller[]): { shape: number; rate: number } | null {
  const used = sellers.filter(({ orders, value }) => orders > 0 && value > 0);
  const orders = used.reduce((sum, one) => sum + one.orders, 0);
  const mean = used.reduce((sum, one) => sum + one.value, 0) / orders;
  if (!(mean > 0)) return null;
  const weights = used.map((one) => one.orders / one.noise);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const spread = used.reduce(
    (sum, one, index) => sum + (weights[index] as number) * (one.value / one.orders / mean - 1) ** 2,
    0,
  );
  const scale = all - weights.reduce((sum, weight) => sum + weight ** 2, 0) / all;
  const between = scale > 0 ? Math.max(0, (spread - (used.length - 1)) / scale) : 0;
  const shape = Math.min(50, Math.max(2, 1 / between));
  return { shape, rate: shape * mean };
}
