import { kpis } from './kpi';
import { metrics, type MetricKey } from './metric';

/** `of` = `numerator` / `denominator` × `scale`, in every row of a table that shows all three. */
export interface Identity {
  of: MetricKey;
  numerator: MetricKey;
  denominator: MetricKey;
  scale: number;
}

/** The ratios that consoles show beside their parts: CTR, CPC, CPM, CVR, CPA, ROAS, ACoS, cost per result, frequency. */
export const identities: readonly Identity[] = [
  ...Object.entries(kpis).flatMap(([key, { formula }]) =>
    formula.kind === 'ratio' && key in metrics
      ? [
          {
            of: key as MetricKey,
            numerator: formula.numerator,
            denominator: formula.denominator,
            scale: formula.scale,
          },
        ]
      : [],
  ),
  { of: 'frequency', numerator: 'impressions', denominator: 'reach', scale: 1 },
];

/** Where a figure lies by what its rounding allows: lowest and highest, both 0 or more. */
export type Between = readonly [low: number, high: number];

/** What a ratio may be by its parts; the highest is infinite where the denominator may be 0. Null where there is nothing below it. */
export function ratioBetween(identity: Identity, top: Between, bottom: Between): Between | null {
  if (bottom[1] <= 0 || bottom[0] + bottom[1] === 0) return null;
  const high = bottom[0] > 0 ? (top[1] / bottom[0]) * identity.scale : Number.POSITIVE_INFINITY;
  return [(Math.max(top[0], 0) / bottom[1]) * identity.scale, high];
}

/**
 * Does a row hold an identity within what its figures may be? Null where the ratio has nothing below it.
 * @example holdsBetween(ctr, [0.0096, 0.0098], [12, 12], [1234, 1234]) // true
 */
export function holdsBetween(
  identity: Identity,
  ratio: Between,
  top: Between,
  bottom: Between,
): boolean | null {
  const may = ratioBetween(identity, top, bottom);
  return may && ratio[0] <= may[1] * (1 + 1e-9) && ratio[1] >= may[0] * (1 - 1e-9);
}
