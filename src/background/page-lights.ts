import type { Account } from '@/model/account';
import { colours, worstFirst, type LightView } from '@/model/light';
import type { RequestOf, PageLights } from '@/messages/protocol';
import { touchesAccount } from './judging/scope';
import { accountFor, type Registry } from '@/store/registry';
import type { Settings } from '@/model/settings';

import type { Board } from './judging/board';
import { countsOf } from './judging/line-lights';

/** As many missing ranges as the bar can name. */
const MOST_MISSING = 3;

/**
 * The lights of the campaigns on a page, and the bar's line. Lights stand beside campaigns; a page of ad groups or
 * ads gets the bar alone.
 */
export async function pageLights(
  board: Board,
  registry: Registry,
  settings: Settings,
  request: RequestOf<'page.lights'>,
): Promise<PageLights> {
  const hasTargets = board.targets.length > 0;
  const key = accountFor(registry, request.platform, request.account);
  const account = registry.accounts.find((one) => one.account.key === key)?.account;
  const none: PageLights['bar'] = { counts: countsOf([]), main: null, asOf: null, missing: [] };
  if (key === null || !account) return { account: null, settings, campaigns: {}, bar: none, hasTargets };

  const lights = await board.campaigns(key);
  const byCampaign = new Map<string, LightView[]>();
  for (const light of lights.toSorted(inColumn(board.targets.map(({ id }) => id)))) {
    const id = light.subject.campaign!;
    byCampaign.set(id, [...(byCampaign.get(id) ?? []), light]);
  }
  const asked = request.level === 'campaign' ? new Set(request.ids) : new Set<string>();
  const mainLine = await mainLineOf(board, registry, account);
  return {
    account: key,
    settings,
    campaigns: Object.fromEntries([...byCampaign].filter(([id]) => asked.has(id))),
    bar: {
      counts: countsOf([...byCampaign.values()].map(([telling]) => telling!)),
      main: mainLine,
      asOf: oldestOf(lights),
      missing: missingOf([...lights, ...(mainLine ? [mainLine] : [])]),
    },
    hasTargets,
  };
}

/** The main target's line where the account has a part in it: its own line where it has one. */
export async function mainLineOf(
  board: Board,
  registry: Registry,
  account: Account,
): Promise<LightView | null> {
  const main = board.targets.find((target) => target.main);
  if (!main || !touchesAccount(main.scope, account, registry.live)) return null;
  const lines = await board.lines(main);
  return lines.find(({ subject }) => subject.account === account.key) ?? lines[0] ?? null;
}

/**
 * Which light of a campaign stands in its row: the worst colour; of one colour the main target's, then that of the
 * target set first, so that one KPI stands down the column and not another in each row.
 */
function inColumn(targets: readonly string[]): (a: LightView, b: LightView) => number {
  return (a, b) =>
    colours.indexOf(a.light) - colours.indexOf(b.light) ||
    Number(b.aim.main) - Number(a.aim.main) ||
    targets.indexOf(a.target) - targets.indexOf(b.target) ||
    worstFirst(a, b);
}

/** When the oldest reading that any of the lights used was read. */
export function oldestOf(lights: readonly LightView[]): string | null {
  const instants = lights.map(({ asOf }) => asOf).filter((asOf) => asOf !== null);
  return instants.length === 0 ? null : instants.reduce((a, b) => (Date.parse(b) < Date.parse(a) ? b : a));
}

/** The ranges that would complete most lights, first. */
function missingOf(lights: readonly LightView[]): PageLights['bar']['missing'] {
  const counts = new Map<string, { range: LightView['window']; count: number }>();
  for (const { missing } of lights)
    for (const range of missing) {
      const key = `${range.from} ${range.to}`;
      counts.set(key, { range, count: (counts.get(key)?.count ?? 0) + 1 });
    }
  return [...counts.values()]
    .toSorted((a, b) => b.count - a.count)
    .slice(0, MOST_MISSING)
    .map(({ range }) => range);
}
