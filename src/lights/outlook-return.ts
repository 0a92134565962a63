import { finiteOrNull, landingOf, NINE_TENTHS, TENTH, type Outlook } from './outlook';
import { ratioOfGammas } from './posterior';
import { returnsOf, type Returns } from './returns';
import type { Scene } from './scene';

/** How a KPI reads the return on spend ρ = value / spend: and back, and whether it falls while ρ grows. */
interface Reading {
  of(ratio: number): number;
  back(x: number): number;
  falls: boolean;
}

const plain: Reading = { of: (ratio) => ratio, back: (x) => x, falls: false };
const acos: Reading = { of: (ratio) => 1 / ratio, back: (x) => 1 / x, falls: true };
const roi = (margin: number): Reading => ({
  of: (ratio) => ratio * margin - 1,
  back: (x) => (x + 1) / margin,
  falls: false,
});

/**
 * ROAS, ACoS and ROI: value over spend, with the value still to come as a gamma.
 * @returns null where no order's value is known
 */
export function returnOutlook(scene: Scene, kpi: 'roas' | 'acos' | 'roi'): Outlook | null {
  const returns = returnsOf(scene, 'spend');
  if (!returns) return null;
  const reading = kpi === 'roas' ? plain : kpi === 'acos' ? acos : roi(scene.input.target.margin ?? 1);
  const { value, orders, rest, orderValue } = returns;
  const spend = value.exposure + value.ahead;
  if (!(spend > 0)) return null;
  // Nothing more is spent, but the period is not over: the campaign is judged by its rate, not by a point.
  const settled = !(rest.mean > 0);
  const still =
    settled && !scene.calendar.over ? ratioOfGammas(returns.A, returns.B, returns.C, returns.D) : null;
  const lower = still?.below ?? ((x: number) => rest.below(x * spend - value.count));
  const upper = still?.above ?? ((x: number) => rest.above(x * spend - value.count));
  const finalAt = (more: number) => reading.of((value.count + more) / spend);
  const bounds = boundsOf(returns, reading);
  const ends = [finalAt(rest.quantile(TENTH)), finalAt(rest.quantile(NINE_TENTHS))];
  const aim = reading.back(scene.input.target.value);
  const counted = orders ?? value;
  return {
    ...bounds,
    below: (x) => (reading.falls ? upperOf(x, reading, upper) : lower(reading.back(x))),
    above: (x) => (reading.falls ? lowerOf(x, reading, lower) : upper(reading.back(x))),
    landing: landingOf(finalAt(rest.mean), Math.min(...ends), Math.max(...ends)),
    expected: (aim * Math.max(counted.ripe, counted.pastRipe)) / orderValue,
    ripe: value.exposure > 0 ? Math.min(value.ripe, counted.ripe) / value.exposure : 1,
    settled: settled && !still,
    facts: factsOf(scene, returns),
  };
}

/** P(1/ρ < x) = P(ρ > 1/x); a cost share is never below 0. */
function upperOf(x: number, reading: Reading, upper: (x: number) => number): number {
  return x > 0 ? upper(reading.back(x)) : 0;
}

function lowerOf(x: number, reading: Reading, lower: (x: number) => number): number {
  return x > 0 ? lower(reading.back(x)) : 1;
}

function boundsOf({ own }: Returns, reading: Reading): { low: number | null; high: number | null } {
  if (!own) return { low: null, high: null };
  const belief = ratioOfGammas(own.A, own.B, own.C, own.D);
  const ends = [reading.of(belief.quantile(TENTH)), reading.of(belief.quantile(NINE_TENTHS))];
  return { low: finiteOrNull(Math.min(...ends)), high: finiteOrNull(Math.max(...ends)) };
}

export function factsOf(scene: Scene, { value, orders, phi, cv2 }: Returns): Outlook['facts'] {
  return {
    counted: orders?.count ?? null,
    value: value.count,
    spend: value.exposure,
    ahead: value.ahead,
    phi,
    cv2,
    drift: scene.drift,
  };
}
