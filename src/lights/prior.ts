/** Jeffreys' prior of a Poisson rate: Gamma(½, 0). Improper until something is counted against. */
export const JEFFREYS = { shape: 0.5, rate: 0 } as const;

/** Campaigns from which on an account teaches its own priors. */
export const ENOUGH_CAMPAIGNS = 5;

/** A prior learnt from an account never weighs more than this many counts: campaigns always differ by some 14 %. */
export const HEAVIEST_PRIOR = 50;

/** Three counts at the target: what is believed of a campaign in an account too small to teach. */
export function fallbackRate(rateAtTarget: number): { shape: number; rate: number } {
  return { shape: 3, rate: 3 / rateAtTarget };
}

/** The same for a share. */
export function fallbackShare(target: number): { hits: number; misses: number } {
  return { hits: 3, misses: Math.max(0.5, 3 / target - 3) };
}
