import type { Belief } from '@/lights/posterior';
import { gammaRate, ratioOfGammas } from '@/lights/posterior';
import { gammaInverse } from '@/lights/special/gamma-inverse';

import type { Curve } from './curve';
import { observedElasticity, shrunkElasticity, type Elasticity } from './elasticity';
import type { Evidence, Goal } from './evidence';

/** Conversions per money is Gamma(A, B); a value per money has an inverse gamma (C, D) for the order value as well. */
export interface Moments {
  A: number;
  B: number;
  C?: number;
  D?: number;
}

/** The belief that moments stand for. */
export function beliefOf({ A, B, C, D }: Moments): Belief {
  return C === undefined || D === undefined ? gammaRate(A, B) : ratioOfGammas(A, B, C, D);
}

/** How a campaign answers to money around what it spends today. */
export interface AnswerToMoney {
  /** What the belief is made of: plain figures that go through a message. */
  moments: Moments;
  /** Money per day now; the curve is anchored here. */
  spend: number;
  /** Outcome per unit of money at that spend: its mean, and what is believed of it. */
  rate: number;
  belief: Belief;
  elasticity: Elasticity;
  /** `days`: the own days say how it bends; `averages`: only the prior does, so marginal ranks as average does. */
  basis: 'days' | 'averages';
}

/** What the account says of a campaign before its own figures do: conversions per money, and money per conversion. */
export interface AccountPrior {
  shape: number;
  rate: number;
  /** Mean value of a conversion in the account; 0 where no value is counted. */
  orderValue: number;
  /** Where elasticities lie; what scored hints have taught, else the common prior. */
  elasticity?: Elasticity;
}

/** Relative variance of one conversion's value where nothing better is known. */
const ORDER_CV2 = 1;
/** Conversions' worth of belief in the account's mean order value. */
const ORDERS_BEFORE = 2;

/**
 * The posterior answer: Gamma-Poisson for conversions per mature money, times an inverse gamma for their value,
 * tempered by over-dispersion; elasticity from the own days, shrunk (judgement by `shrunkElasticity`).
 */
export function answerOf(evidence: Evidence, prior: AccountPrior, goal: Goal): AnswerToMoney {
  const phi = evidence.dispersion;
  const A = prior.shape + evidence.conversions / phi;
  const B = prior.rate + evidence.exposure / phi;
  const observed = observedElasticity(evidence.daily);
  const common = {
    spend: evidence.spend,
    elasticity: shrunkElasticity(observed, prior.elasticity),
    basis: observed ? ('days' as const) : ('averages' as const),
  };
  if (goal === 'conversions') {
    const moments = { A, B };
    return { ...common, moments, rate: A / B, belief: beliefOf(moments) };
  }

  // Value ripens more slowly than conversions: it is brought to their ripeness before the two are joined.
  const value = evidence.value * (evidence.maturity / Math.max(evidence.valueMaturity, 1e-9));
  const C = ORDERS_BEFORE + 1 + evidence.conversions / (ORDER_CV2 * phi);
  const D = ORDERS_BEFORE * prior.orderValue + value / (ORDER_CV2 * phi);
  const moments = { A, B, C, D };
  return { ...common, moments, rate: (A / B) * (D / (C - 1)), belief: beliefOf(moments) };
}

/** The concave curve through today's point: rate · spend · (x / spend)^elasticity, per day. */
export function curveOf(answer: AnswerToMoney): Curve {
  const exponent = clampElasticity(answer.elasticity.exponent);
  return { kind: 'power', scale: answer.rate * answer.spend ** (1 - exponent), exponent };
}

/** Outcome of one more unit of money a day. */
export function marginal(answer: AnswerToMoney): number {
  return answer.rate * clampElasticity(answer.elasticity.exponent);
}

/** What moves bring, money per day by campaign added: mean, 80 % interval, and the chance of any gain at all. */
export interface Gain {
  value: number;
  low: number;
  high: number;
  probability: number;
}

const POINTS = 1024;

/**
 * The gain of changing several spends at once, over what is believed of each rate and elasticity: a fixed
 * low-discrepancy sequence (R_d, Roberts 2018), so the same question has the same answer.
 * `share` of a change's effect is all that counts of it; `after` is what other changes before it added.
 */
export function gainOf(
  changes: readonly { answer: AnswerToMoney; by: number; share?: number; after?: number }[],
): Gain {
  const dimensions = 2 * changes.length;
  const root = plasticRoot(dimensions);
  const gains = Array.from({ length: POINTS }, (_, point) =>
    changes.reduce((sum, { answer, by, share = 1, after = 0 }, index) => {
      const u = (axis: number) => (0.5 + (point + 1) * root ** -(2 * index + axis + 1)) % 1;
      const rate = answer.belief.quantile(inside(u(0)));
      const exponent = clampElasticity(
        answer.elasticity.exponent + answer.elasticity.error * normalQuantile(inside(u(1))),
      );
      const { spend } = answer;
      const at = (money: number) => (Math.max(0, money) / spend) ** exponent;
      return sum + share * rate * spend * (at(spend + after + by) - at(spend + after));
    }, 0),
  ).toSorted((a, b) => a - b);
  return {
    value: gains.reduce((sum, gain) => sum + gain, 0) / POINTS,
    low: gains[Math.floor(0.1 * POINTS)]!,
    high: gains[Math.ceil(0.9 * POINTS) - 1]!,
    probability: gains.filter((gain) => gain > 0).length / POINTS,
  };
}

/** The root above 1 of x^(d+1) = x + 1: the golden ratio for d = 1, and its kin beyond. */
function plasticRoot(dimensions: number): number {
  let x = 1.5;
  for (let turn = 0; turn < 60; turn++) x = (1 + x) ** (1 / (dimensions + 1));
  return x;
}

function inside(u: number): number {
  return Math.min(1 - 1e-6, Math.max(1e-6, u));
}

/** Half a squared normal is a Gamma(½). */
function normalQuantile(p: number): number {
  const half = Math.sqrt(2 * gammaInverse(0.5, Math.abs(2 * p - 1)));
  return p < 0.5 ? -half : half;
}

/** Kept where a power curve is concave and still answers to money. */
export function clampElasticity(exponent: number): number {
  return Math.min(0.98, Math.max(0.05, exponent));
}
