/** An end of a move: what it may give (negative) or take, and what a unit of money brings there. */
export interface End {
  id: string;
  left: number;
  marginal: number;
}

/**
 * The pair of ends between which the most is gained: few moves are proposed, so each should carry as much as it can.
 * Ordering both sides by their margins and matching them would cut the money into more, smaller moves.
 * @param amountOf what may pass between the two, 0 for none
 * @returns null where no pair with money of at least `least` gains anything
 */
export function bestPair<T extends End>(
  sources: readonly T[],
  sinks: readonly T[],
  amountOf: (from: T, to: T) => number,
  least: number,
): { from: T; to: T; amount: number } | null {
  let best: { from: T; to: T; amount: number } | null = null;
  let most = 0;
  for (const to of sinks)
    for (const from of sources) {
      const largest = Math.min(-from.left, to.left) * (to.marginal - from.marginal);
      if (!(largest > most)) continue;
      const amount = amountOf(from, to);
      const gain = amount * (to.marginal - from.marginal);
      if (amount < least || amount <= 0 || !(gain > most)) continue;
      [best, most] = [{ from, to, amount }, gain];
    }
  return best;
}

/** Two places of it or half of the second, rounded down, never finer than a cent: a hand types it in. */
export function handy(amount: number): number {
  const unit = 10 ** (Math.floor(Math.log10(Math.max(amount, 1e-9))) - 1) / 2;
  return Math.floor(100 * Math.floor(amount / unit + 1e-9) * unit + 1e-6) / 100;
}
