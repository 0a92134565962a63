import { clashOf, type Clash, type Limit } from './groups';

/** Why limits cannot all hold over what is spent, whatever moves; null where they can. */
export function contradictionOf(limits: readonly Limit[], spend: ReadonlyMap<string, number>): Clash | null {
  const campaigns = [...spend.keys()].map((id) => ({ id, min: 0, max: Infinity }));
  return clashOf(sumOf(spend.values()), campaigns, limits);
}

/**
 * Limits as they bind the campaigns that may move: what the others spend is taken off, and one that is broken today
 * is kept from being broken further, so that leaving all as it is always fits.
 */
export function bindingOn(
  limits: readonly Limit[],
  spend: ReadonlyMap<string, number>,
  free: ReadonlySet<string>,
): Limit[] {
  return limits.flatMap((limit) => {
    const campaigns = limit.campaigns.filter((id) => free.has(id));
    if (campaigns.length === 0) return [];
    const now = sumOf(limit.campaigns.map((id) => spend.get(id) ?? 0));
    const kept = now - sumOf(campaigns.map((id) => spend.get(id) ?? 0));
    // A hair's breadth for sums that are added up in another order.
    const min = Math.max(0, Math.min(limit.min, now * (1 - 1e-9)) - kept);
    return [{ id: limit.id, campaigns, min, max: Math.max(limit.max, now * (1 + 1e-9)) - kept }];
  });
}

/**
 * What limits leave to the campaigns that are placed, the others keeping what they spend. A clash where those that
 * keep theirs are above a group's most by themselves.
 */
export function leftBy(
  limits: readonly Limit[],
  spend: ReadonlyMap<string, number>,
  placed: ReadonlySet<string>,
): { kind: 'left'; limits: Limit[] } | Clash {
  const left: Limit[] = [];
  for (const { id, campaigns, min, max } of limits) {
    const kept = sumOf(campaigns.map((one) => (placed.has(one) ? 0 : (spend.get(one) ?? 0))));
    if (kept > max * (1 + 1e-9)) return { kind: 'infeasible', why: 'kept-above', at: id, slack: kept - max };
    const members = campaigns.filter((one) => placed.has(one));
    if (members.length > 0 || kept < min)
      left.push({ id, campaigns: members, min: Math.max(0, min - kept), max: Math.max(0, max - kept) });
  }
  return { kind: 'left', limits: left };
}

/** How much may still go from one campaign to another, so that any choice among the moves keeps the limits. */
export function roomIn(limits: readonly Limit[], spend: ReadonlyMap<string, number>) {
  const groups = limits.map(({ campaigns, min, max }) => {
    const now = sumOf(campaigns.map((id) => spend.get(id) ?? 0));
    return { held: new Set(campaigns), up: max - now, down: now - min };
  });
  const gives = (from: string, to: string) =>
    groups
      .filter(({ held }) => held.has(from) && !held.has(to))
      .map((group) => ({ group, way: 'down' as const }));
  const takes = (from: string, to: string) =>
    gives(to, from).map(({ group }) => ({ group, way: 'up' as const }));
  const touched = (from: string, to: string) => [...gives(from, to), ...takes(from, to)];
  return {
    between: (from: string, to: string) =>
      touched(from, to).reduce((least, { group, way }) => Math.min(least, Math.max(0, group[way])), Infinity),
    /** A move that is proposed takes its room up; what it frees may not be counted on. */
    take(from: string, to: string, amount: number) {
      for (const { group, way } of touched(from, to)) group[way] -= amount;
    },
  };
}

function sumOf(amounts: Iterable<number>): number {
  return [...amounts].reduce((sum, one) => sum + one, 0);
}
