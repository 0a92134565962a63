/** A ratio of sums in one window: numerator and denominator, the latter not below zero. */
export interface Quotient {
  over: number;
  under: number;
}

/** A campaign in both windows; null where it did not run. (Not read is not "did not run".) */
export interface Mover {
  before: Quotient | null;
  after: Quotient | null;
}

/** What one campaign did to the total ratio, in its unit. */
export interface MixEffect {
  /** By its own ratio, at its mean share. */
  rate: number;
  /** By its share of the denominator: how far its ratio stands from the total's, times the share it won or lost. */
  mix: number;
  /** Mean share of the denominator: what a change of its own ratio is weighed by. */
  share: number;
}

/**
 * Splits the change of a total ratio Σ over / Σ under into rate and mix per campaign (Shapley over the two):
 * rate = s̄·ΔR, mix = (R̄ − R̄_total)·Δs, bars being means of both windows. It adds up exactly, since shares
 * sum to one. A campaign that enters or leaves has no second ratio: it is mix alone, and so is a numerator
 * without a denominator (value that arrives after the spend ended).
 * @returns one effect a campaign, in order; null where a window has no denominator at all, or one below zero
 */
export function mixAndRate(movers: readonly Mover[]): MixEffect[] | null {
  const before = sumOf(movers.map((mover) => mover.before));
  const after = sumOf(movers.map((mover) => mover.after));
  if (before === null || after === null) return null;
  // Any level would do, since the shares' changes sum to zero; the mean of the totals is symmetric in time.
  const level = (before.ratio + after.ratio) / 2;
  return movers.map((mover) => {
    const [was, is] = [sideOf(mover.before, before.under), sideOf(mover.after, after.under)];
    // The known ratio stands in for the missing one, which leaves no rate.
    const own = { before: was.ratio ?? is.ratio, after: is.ratio ?? was.ratio };
    const loose = is.loose - was.loose;
    if (own.before === null || own.after === null) return { rate: 0, mix: loose, share: 0 };
    const share = (was.share + is.share) / 2;
    return {
      rate: share * (own.after - own.before),
      mix: ((own.before + own.after) / 2 - level) * (is.share - was.share) + loose,
      share,
    };
  });
}

function sumOf(sides: readonly (Quotient | null)[]): { under: number; ratio: number } | null {
  let [over, under] = [0, 0];
  for (const side of sides) {
    if (side === null) continue;
    if (!Number.isFinite(side.over) || !(side.under >= 0 && Number.isFinite(side.under))) return null;
    over += side.over;
    under += side.under;
  }
  const ratio = over / under;
  // The level is that of what has a denominator: the rest is loose.
  return under > 0 && Number.isFinite(ratio) ? { under, ratio } : null;
}

/** A campaign's share and ratio; `loose` is what its numerator adds to the total where it has no denominator. */
function sideOf(
  side: Quotient | null,
  under: number,
): { share: number; ratio: number | null; loose: number } {
  if (side === null) return { share: 0, ratio: null, loose: 0 };
  if (side.under === 0) return { share: 0, ratio: null, loose: side.over / under };
  return { share: side.under / under, ratio: side.over / side.under, loose: 0 };
}
