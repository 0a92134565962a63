import { fitGamma } from '@/lights/empirical-bayes';
import { ENOUGH_CAMPAIGNS, HEAVIEST_PRIOR } from '@/lights/prior';

import type { AccountPrior } from './answer';
import type { Evidence } from './evidence';

/** Conversions' worth of belief in the account's mean where its campaigns are too few to tell their spread. */
const FEW = 3;

/**
 * The account's own prior: where its campaigns' rates lie, by empirical Bayes over five campaigns or more, else
 * a loose belief in their common mean. Counts and exposure are tempered by each campaign's over-dispersion.
 * The caller has made sure that something was counted.
 */
export function accountPrior(all: readonly Evidence[]): AccountPrior {
  const sum = (of: (one: Evidence) => number) => all.reduce((total, one) => total + of(one), 0);
  const conversions = sum((one) => one.conversions);
  const mean = conversions / sum((one) => one.exposure);
  const ripeValue = sum((one) => one.value * (one.maturity / Math.max(one.valueMaturity, 1e-9)));
  const orderValue = conversions > 0 ? Math.max(0, ripeValue / conversions) : 0;
  const fitted =
    all.length >= ENOUGH_CAMPAIGNS
      ? fitGamma(
          all.map((one) => ({
            count: one.conversions / one.dispersion,
            exposure: one.exposure / one.dispersion,
          })),
        )
      : null;
  if (!fitted) return { shape: FEW, rate: FEW / mean, orderValue };
  const shape = Math.min(HEAVIEST_PRIOR, fitted.shape);
  return { shape, rate: (fitted.rate * shape) / fitted.shape, orderValue };
}
