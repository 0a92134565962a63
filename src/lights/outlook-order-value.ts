import { finiteOrNull, landingOf, NINE_TENTHS, TENTH, type Outlook } from './outlook';
import { orderValueCv2 } from './dispersion';
import { inverseGamma } from './posterior';
import { amountRemainder, nothing } from './remainder';
import { exposureOfTotals, tally, type Scene } from './scene';

/**
 * The average order value: 1/μ ~ Gamma(n/cv², R/cv²) over the orders, and the orders still to come at the
 * evidence's rate. How many orders come is not in doubt here; what they bring is.
 * @returns null where nothing was sold
 */
export function orderValueOutlook(scene: Scene): Outlook | null {
  const exposure = exposureOfTotals(scene);
  const orders = tally(scene, 'conversions', exposure);
  const value = tally(scene, 'conversionValue', exposure);
  const singles = scene.parts.filter((part) => part.weight > 0 && part.range.from === part.range.to);
  const cv2 = orderValueCv2(
    singles.map(({ metrics }) => ({ orders: metrics.conversions ?? 0, value: metrics.conversionValue ?? 0 })),
  );
  const prior = scene.input.prior?.orderValue ?? { shape: 0, rate: 0 };
  // Orders and their value are both as read; what ripens later is taken at the ratio of the two curves.
  const riper = value.pastRipe > 0 ? orders.pastRipe / value.pastRipe : 1;
  const C = prior.shape + orders.pastCount / cv2;
  const D = prior.rate + Math.max(0, value.pastCount * riper) / cv2;
  if (!(C > 0 && D > 0)) return null;
  const openOrders = orders.ahead + Math.max(0, orders.exposure - orders.ripe);
  const openValue = value.ahead + Math.max(0, value.exposure - value.ripe);
  const rate = orders.pastRipe > 0 ? orders.pastCount / orders.pastRipe : 0;
  const more = rate * openOrders;
  const mean = rate * openValue * (D / C);
  const settled = !(mean > 1e-12 * Math.max(value.count, 0));
  const relative = cv2 / more + 1 / C + scene.drift;
  const rest = settled ? nothing : amountRemainder(mean, relative * mean * mean);
  const count = orders.count + (settled ? 0 : more);
  if (!(count > 0)) return null;
  // Nothing more comes, but the period is not over: the orders are judged by their spread, not by a point.
  const still =
    settled && !scene.calendar.over
      ? inverseGamma(prior.shape + orders.count / cv2, prior.rate + Math.max(0, value.count * riper) / cv2)
      : null;
  const now =
    orders.count > 0 && value.count > 0
      ? inverseGamma(orders.count / cv2, (value.count * riper) / cv2)
      : null;
  return {
    low: now && finiteOrNull(now.quantile(TENTH)),
    high: now && finiteOrNull(now.quantile(NINE_TENTHS)),
    below: still?.below ?? ((x) => rest.below(x * count - value.count)),
    above: still?.above ?? ((x) => rest.above(x * count - value.count)),
    landing: landingOf(
      (value.count + rest.mean) / count,
      (value.count + rest.quantile(TENTH)) / count,
      (value.count + rest.quantile(NINE_TENTHS)) / count,
    ),
    expected: Math.max(orders.count, orders.pastCount),
    ripe: value.exposure > 0 ? Math.min(value.ripe, orders.ripe) / value.exposure : 1,
    settled: settled && !still,
    facts: { counted: orders.count, value: value.count, cv2, drift: scene.drift },
  };
}
