import type { ReaderHealth, readersRequests } from '@/messages/areas/readers';
import type { Handlers } from '@/messages/serve';
import type { Platform } from '@/model/platform';
import { contradictionIn } from '@/model/verdict';
import { basisChanges } from '@/store/basis-changes';
import { readerLooks } from '@/store/reader-looks';
import type { Look } from '@/store/schema';
import { settingsOf } from '@/store/settings';

import { resultTypesSeen } from './judging/result-types';
import type { Post } from './post';

const WEEK_MS = 7 * 86_400_000;
/** No period of a target begins further back than a quarter. */
const QUARTER_MS = 92 * 86_400_000;

/** How well each console is read. */
export function readersAnswers({ store, ports }: Post): Pick<Handlers, keyof typeof readersRequests> {
  return {
    'results.seen': async () =>
      resultTypesSeen(store, (await settingsOf(store)).resultTypes ?? {}, ports.now()),
    'readers.list': async ({ today }) => {
      const now = ports.now();
      const week = Date.parse(now) - WEEK_MS;
      const looks = await readerLooks(store, new Date(week).toISOString(), now);
      const byConsole = new Map<Platform, Look[]>();
      for (const look of looks) byConsole.set(look.platform, [...(byConsole.get(look.platform) ?? []), look]);
      const quarter = new Date(Date.parse(now) - QUARTER_MS).toISOString();
      const changes = await basisChanges(store, quarter, now);
      return [...byConsole].map(([platform, own]) => ({
        ...healthOf(platform, own, Date.parse(today), week),
        changes: changes.filter((one) => one.platform === platform),
      }));
    },
  };
}

/** @param looks newest first, at least one */
function healthOf(
  platform: Platform,
  looks: readonly Look[],
  today: number,
  week: number,
): Omit<ReaderHealth, 'changes'> {
  const [last] = looks as [Look, ...Look[]];
  const good = looks.find(({ from, verdict }) => from !== '' && contradictionIn(verdict) === null);
  return {
    platform,
    today: looks.filter(({ at }) => at >= today).length,
    week: looks.filter(({ at }) => at >= week).length,
    lastGoodAt: good?.readAt ?? null,
    last: {
      readAt: last.readAt,
      grid: last.grid,
      columns: last.metrics,
      seen: last.coverage.seen,
      total: last.coverage.total,
      problems: last.problems,
      verdict: last.verdict ?? null,
    },
  };
}
