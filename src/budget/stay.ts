import type { HoldCode } from './hold';

/** A campaign that may be moved and is in no move. */
export interface Staying {
  /** Outcome of the next unit of money. */
  marginal: number;
  /** May it take more? */
  headroom: boolean;
}

/** A difference of returns below this is none. */
const CLEARLY = 1.25;

/** Holds that say that a campaign is free to be moved: on the what-if page its slider moves. */
const free: readonly string[] = ['best-as-it-is', 'no-headroom', 'no-taker'];
export const isFree = (code: string | null) => code !== null && free.includes(code);

/**
 * Why a free campaign is in no move: a good one may be unable to spend more, and a poor one may find nobody to give to.
 * @param all every free campaign, it among them
 */
export function stayCode(one: Staying, all: readonly Staying[]): HoldCode {
  const better = all.filter(({ marginal }) => marginal > CLEARLY * one.marginal);
  if (better.length > 0 && better.every(({ headroom }) => !headroom)) return 'no-taker';
  const worse = all.some(({ marginal }) => CLEARLY * marginal < one.marginal);
  return worse && !one.headroom ? 'no-headroom' : 'best-as-it-is';
}
