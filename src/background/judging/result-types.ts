import type { ResultTypeSeen } from '@/messages/areas/readers';
import { addDays, type Instant } from '@/model/day';
import { plainResultType, resultCounts, type ResultChoices } from '@/model/result-types';
import type { Store } from '@/store/open';
import { readKept } from '@/store/reach';
import { readRegistry } from '@/store/registry';
import type { Look } from '@/store/schema';

import { clockOf } from './clock';
import { viewsOf } from './rows';

/** How far back types are looked for, days, and in how many looks of an account. */
const REACH_DAYS = 90;
const LOOKS = 5;

/** The newest looks that show results, of different ranges: each may list other campaigns. */
function withResults(heads: readonly Look[]): Look[] {
  const byRange = new Map<string, Look>();
  for (const look of heads.toSorted((a, b) => b.at - a.at))
    if (look.metrics.includes('results') && !byRange.has(`${look.from} ${look.to}`))
      byRange.set(`${look.from} ${look.to}`, look);
  return [...byRange.values()].slice(0, LOOKS);
}

/** The types of results that the consoles showed lately, and what each counts as. */
export async function resultTypesSeen(
  store: Store,
  choices: ResultChoices,
  now: Instant,
): Promise<ResultTypeSeen[]> {
  const { accounts } = await readRegistry(store, now);
  const seen = new Map<string, ResultTypeSeen>();
  for (const { account, keys, unplaced } of accounts) {
    if (unplaced) continue;
    const reach = addDays(now.slice(0, 10), -REACH_DAYS);
    const choose = (heads: Look[]) => ({ looks: withResults(heads) });
    const kept = await readKept(store, { key: account.key, keys }, 'campaign', reach, choose, now);
    const counted = new Set<string>();
    for (const view of viewsOf(kept, clockOf(now, account.timeZone, []), choices))
      for (const [row, type] of view.texts('resultType').entries()) {
        if (type == null) continue;
        const plain = plainResultType(type);
        const known = seen.get(plain) ?? {
          plain,
          name: type,
          platforms: [],
          campaigns: 0,
          byWords: resultCounts(type, {}),
          counts: resultCounts(type, choices),
        };
        if (!known.platforms.includes(account.platform)) known.platforms.push(account.platform);
        const once = `${plain} ${view.campaigns[row]}`;
        if (!counted.has(once)) known.campaigns += 1;
        counted.add(once);
        seen.set(plain, known);
      }
  }
  return [...seen.values()].toSorted((a, b) => b.campaigns - a.campaigns || a.name.localeCompare(b.name));
}
