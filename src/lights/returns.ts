import type { MetricKey } from '@/model/metric';

import { dispersionOf, orderValueCv2, pearson } from './dispersion';
import type { Part } from './parts';
import { JEFFREYS } from './prior';
import { amountRemainder, nothing, type Remainder } from './remainder';
import { ripeOf, tally, type Exposure, type Scene, type Tally } from './scene';

/** Value of orders against exposure: a rate of orders λ ~ Gamma(A, B), and an order's value v with 1/v ~ Gamma(C, D). */
export interface Returns {
  value: Tally;
  /** Null where orders were not counted: then the value is taken as over-dispersed counts of its own. */
  orders: Tally | null;
  A: number;
  B: number;
  C: number;
  D: number;
  /** The window's own Jeffreys posterior, or null where it is improper. */
  own: { A: number; B: number; C: number; D: number } | null;
  /** Mean value of an order once everything is in. */
  orderValue: number;
  phi: number;
  cv2: number;
  /** Value still to come. */
  rest: Remainder;
}

const VALUE: MetricKey = 'conversionValue';
const ORDERS: MetricKey = 'conversions';

/**
 * The returns of a scene: P(λv < T) = I_z(A, C), with A, B from orders over ripe exposure and C, D from the orders'
 * values, brought to the orders' ripeness because value ripens more slowly.
 * @returns null where an order's value is not known: nothing was sold and no prior says what an order brings
 */
export function returnsOf(scene: Scene, exposure: Exposure): Returns | null {
  const orders = tally(scene, ORDERS, exposure);
  const counted = scene.own.every((part) => Number.isFinite(part.metrics[ORDERS]));
  const value = tally(scene, VALUE, exposure);
  if (!(value.pastRipe > 0)) return null;
  return counted ? byOrders(scene, value, orders) : byValueAlone(scene, value, exposure);
}

function byOrders(scene: Scene, value: Tally, orders: Tally): Returns | null {
  const { prior, dispersion } = scene.input;
  const gamma = prior?.gamma ?? JEFFREYS;
  const phi = dispersionOf(orders.noise, dispersion);
  const cv2 = orderValueCv2(
    scene.parts
      .filter((part) => part.weight > 0 && part.range.from === part.range.to)
      .map((part) => ({ orders: part.metrics[ORDERS] ?? 0, value: part.metrics[VALUE] ?? 0 })),
  );
  const noise = cv2 * phi;
  // Value scaled to the orders' ripeness: c_conv / c_value.
  const past = value.pastRipe > 0 ? value.pastCount * (orders.pastRipe / value.pastRipe) : 0;
  const A = gamma.shape + orders.pastCount / phi;
  const B = gamma.rate + orders.pastRipe / phi;
  const C = (prior?.orderValue?.shape ?? 0) + orders.pastCount / noise;
  const D = (prior?.orderValue?.rate ?? 0) + Math.max(0, past) / noise;
  if (!(C > 0 && D > 0 && B > 0)) return null;
  const ownValue = value.ripe > 0 ? value.count * (orders.ripe / value.ripe) : 0;
  const own =
    orders.count > 0 && ownValue > 0 && orders.ripe > 0
      ? {
          A: JEFFREYS.shape + orders.count / phi,
          B: orders.ripe / phi,
          C: orders.count / noise,
          D: ownValue / noise,
        }
      : null;
  const orderValue = D / C;
  const mean = (A / B) * orderValue * openExposure(value);
  const relative = (phi + noise) / (mean / orderValue) + 1 / A + 1 / C + scene.drift;
  return { value, orders, A, B, C, D, own, orderValue, phi, cv2, rest: amount(value, mean, relative) };
}

/**
 * Where orders are not shown, the value itself is a count of unknown size: φ in units of money, from the days. λv
 * keeps its form with the doubt split evenly between A and C.
 */
function byValueAlone(scene: Scene, value: Tally, exposure: Exposure): Returns | null {
  const ripe = ripeOf(VALUE);
  const size = (part: Part) => (exposure === 'days' ? part.days : (part.metrics[exposure] ?? 0));
  const rows = scene.parts
    .filter((part) => part.weight > 0)
    .map((part) => ({ count: part.metrics[VALUE] ?? 0, exposure: Math.max(0, size(part) * ripe(part)) }));
  const { chiSquare, freedom } = pearson(rows);
  if (freedom < 2 || !(chiSquare > 0) || !(value.pastCount > 0)) return null;
  const phi = chiSquare / freedom;
  const counts = (2 * value.pastCount) / phi;
  const split = { A: counts, B: value.pastRipe, C: counts, D: value.pastCount };
  const ownCounts = (2 * value.count) / phi;
  const own =
    value.count > 0 && value.ripe > 0 ? { A: ownCounts, B: value.ripe, C: ownCounts, D: value.count } : null;
  // In `split` the rate is A/B per unit and an "order" is worth D/C, so that their product is value over exposure.
  const mean = (value.pastCount / value.pastRipe) * openExposure(value);
  const relative = phi / mean + phi / value.pastCount + scene.drift;
  const rest = amount(value, mean, relative);
  return { value, orders: null, ...split, own, orderValue: phi, phi, cv2: 0, rest };
}

/** Exposure whose value is still to come: ahead, and what is late of the exposure so far. */
function openExposure(value: Tally): number {
  const open = value.ahead + Math.max(0, value.exposure - value.ripe);
  return open > 1e-12 * (value.exposure + value.ahead) ? open : 0;
}

function amount(value: Tally, mean: number, relative: number): Remainder {
  return openExposure(value) > 0 ? amountRemainder(mean, relative * mean * mean) : nothing;
}
