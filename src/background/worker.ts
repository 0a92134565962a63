import type { Instant } from '@/model/day';
import { worstFirst } from '@/model/light';
import { withoutConfirmed } from '@/model/problem';
import type { Overview } from '@/messages/protocol';
import type { Handlers } from '@/messages/serve';
import type { SiteTrust } from '@/messages/site-trust';
import { CurrencySchema } from '@/model/reading';
import { isZone } from '@/store/accounts';
import { everyCampaign, readRegistry, setAccount, setLabels } from '@/store/registry';
import { keepForecasts } from '@/store/learnt';
import { remember } from '@/store/memories';
import type { Store } from '@/store/open';
import { sweepImports } from '@/store/import-sweep';
import { revisionOf } from '@/store/revision';
import { saveSettings, settingsOf } from '@/store/settings';
import { extentOf, summaryOf } from '@/store/summary';
import { removeTargets, saveTargets, targetsOf } from '@/store/targets';
import { thin } from '@/store/thin';
import { sweepTrash } from '@/store/trash';

import { exportPage } from './export-pages';
import { importsAnswers } from './imports-answers';
import { businessAnswers } from './business-answers';
import { pageMoves } from './budget/page-moves';
import { budgetAnswers } from './budget-answers';
import { alignSites, siteTrust, teachingAnswers } from './teaching-answers';
import { backupAnswers } from './backup-answers';
import { readersAnswers } from './readers-answers';
import { historyAnswers } from './history-answers';
import { whyAnswers } from './why-answers';
import type { Board } from './judging/board';
import { holdBoard } from './judging/held-board';
import { oldestOf, pageLights } from './page-lights';
import { pageTold } from './page-told';
import { overlayWords } from './overlay-words';
import type { SitePort } from './taught-scripts';
import type { Post } from './post';
import { record } from './record';
import { Refused } from './refused';

/** What the worker needs of the world. */
export interface Ports {
  now(): Instant;
  /** Tells pages that lights may have changed. */
  announce(revision: number): Promise<void>;
  /** Shows the number of red lines on the toolbar; nothing for 0. */
  showBadge(reds: number): Promise<void>;
  /** Opens the dashboard at one of its pages. */
  openDashboard(page: 'lights' | 'targets'): Promise<void>;
  /** What is done in the browser for sites that the user taught. */
  sites?: SitePort;
  /** Languages that the browser prefers, for what is said to pages ready made. */
  languages?(): readonly string[];
  /** Does something after a while: readings come in bursts, and the badge waits for the end of one. */
  soon(work: () => void): void;
  /** Bytes used and allowed, where the browser tells. */
  estimate(): Promise<{ usage?: number | undefined; quota?: number | undefined }>;
}

export interface Worker {
  handlers: Handlers;
  /** What scripts on sites that are no consoles may ask. */
  sites: SiteTrust;
  /** Brings the scripts of taught sites in line with the maps and the permissions. */
  alignSites(): Promise<void>;
  /** Counts the red lines again. Calls while it is at work are answered by one more run. */
  refreshBadge(): Promise<void>;
  /** Thins old readings for some steps; a longer work goes on at the next call. */
  tidy(): Promise<void>;
  /** At the start of a worker's life: a change whose announcement was lost with the last one is told now. */
  wake(): Promise<void>;
}

/** Days of one range that are thinned at one call. */
const THIN_STEPS = 40;

/** The worker: its store, and what it answers. Nothing is kept in it that its death would lose. */
export function createWorker(store: Store, ports: Ports): Worker {
  const board = holdBoard(store, () => ports.now());
  let counting: Promise<void> | null = null;
  let again = false;
  let waiting = false;

  /** What lights showed is written after they are answered; lost with the worker it only begins anew. */
  async function remembering<T>(made: Board, reply: T): Promise<T> {
    void remember(store, made.unremembered()).catch(() => undefined);
    void keepForecasts(store, made.unwritten(), made.now).catch(() => undefined);
    return reply;
  }

  async function changed<T>(reply: T): Promise<T> {
    await ports.announce(await revisionOf(store)).catch(() => undefined);
    if (!waiting) ports.soon(refreshSoon);
    waiting = true;
    return reply;
  }

  function refreshSoon(): void {
    waiting = false;
    void refreshBadge();
  }

  async function overview(): Promise<Overview> {
    const made = await board();
    const lines = (await Promise.all(made.targets.map((target) => made.lines(target)))).flat();
    const [extent, settings] = [await extentOf(store, made.now), await settingsOf(store)];
    return remembering(made, {
      lights: lines.toSorted(worstFirst),
      accounts: [...made.accounts],
      targets: [...made.targets],
      ...extent,
      oldestUsed: oldestOf(lines),
      settings,
    });
  }

  async function countReds(): Promise<void> {
    const { lights } = await overview();
    await ports.showBadge(lights.filter(({ light }) => light === 'red').length);
  }

  async function refreshBadge(): Promise<void> {
    if (counting) {
      again = true;
      return counting;
    }
    counting = (async () => {
      do {
        again = false;
        await countReds().catch(() => undefined);
      } while (again);
    })().finally(() => {
      counting = null;
    });
    return counting;
  }

  const post: Post = { store, ports, board, changed };
  const budgets = budgetAnswers(post);
  const withMoves = pageMoves({
    list: () => budgets['hints.list']({}),
    at: () => Date.parse(ports.now()),
    soon: (work) => ports.soon(work),
    announce: async () => ports.announce(await revisionOf(store)),
    languages: () => ports.languages?.() ?? [],
  });
  const handlers: Handlers = {
    ...importsAnswers(post),
    ...businessAnswers(post),
    ...budgets,
    ...teachingAnswers(post),
    ...backupAnswers(post),
    ...readersAnswers(post),
    ...historyAnswers(post),
    ...whyAnswers(post),
    'reading.add': async ({ reading }) => {
      const before = await revisionOf(store);
      const receipt = await record(store, reading, ports.now());
      return (await revisionOf(store)) === before ? receipt : changed(receipt);
    },
    'page.lights': async (request) => {
      const made = await board();
      const [registry, settings] = [await readRegistry(store, made.now), await settingsOf(store)];
      return remembering(
        made,
        withMoves(await pageLights(made, registry, settings, request), await revisionOf(store)),
      );
    },
    'page.told': (request) => pageTold(post, request),
    overview,
    lights: async ({ target }) => {
      const made = await board();
      const lights = (await Promise.all(made.accounts.map(({ key }) => made.campaigns(key)))).flat();
      return remembering(
        made,
        lights.filter((light) => target === undefined || light.target === target).toSorted(worstFirst),
      );
    },
    'targets.list': () => targetsOf(store, ports.now()),
    'targets.save': async ({ targets }) => changed({ saved: await saveTargets(store, targets, ports.now()) }),
    'targets.remove': async ({ ids }) => changed(await removeTargets(store, ids, ports.now())),
    'subjects.list': async () => {
      const { accounts } = await readRegistry(store, ports.now());
      return {
        accounts: accounts.filter(({ unplaced }) => !unplaced).map(({ account }) => account),
        campaigns: await everyCampaign(store, ports.now()),
      };
    },
    'labels.set': async ({ account, campaign, labels }) => {
      if (!(await setLabels(store, account, campaign, labels, ports.now())))
        throw new Refused('bad-message', 'labels.set: account');
      return changed({ saved: true as const });
    },
    'account.set': async ({ account, ...facts }) => {
      if (facts.timeZone != null && !isZone(facts.timeZone))
        throw new Refused('bad-message', 'account.set: timeZone');
      if (facts.currency != null && !CurrencySchema.safeParse(facts.currency).success)
        throw new Refused('bad-message', 'account.set: currency');
      if (!(await setAccount(store, account, facts, ports.now())))
        throw new Refused('bad-message', 'account.set: account');
      return changed({ saved: true as const });
    },
    'data.summary': async () => {
      const [summary, estimate] = [await summaryOf(store, ports.now()), await ports.estimate()];
      const { confirmed } = await settingsOf(store);
      for (const { account, ranges } of summary.accounts)
        for (const seen of ranges)
          seen.problems = withoutConfirmed(seen.problems, account.platform, confirmed);
      return { ...summary, used: estimate.usage ?? null, quota: estimate.quota ?? null };
    },
    'data.export': ({ cursor }) => exportPage(store, cursor, ports.now()),
    'settings.get': () => settingsOf(store),
    'words.overlay': async ({ languages }) => {
      // A broken store is told by the lights themselves; they need words for it.
      const settings = await settingsOf(store).catch(() => null);
      return overlayWords(settings?.language ?? 'auto', languages);
    },
    'page.open': async ({ page }) => {
      await ports.openDashboard(page);
      return { opened: true };
    },
    'settings.set': async ({ settings }) => changed(await saveSettings(store, settings)),
  };

  return {
    handlers,
    sites: siteTrust(post),
    alignSites: () => alignSites(post),
    refreshBadge,
    async tidy() {
      await thin(store, ports.now(), THIN_STEPS).catch(() => undefined);
      await sweepImports(store, ports.now()).catch(() => undefined);
      await sweepTrash(store, ports.now()).catch(() => undefined);
    },
    async wake() {
      await ports.announce(await revisionOf(store)).catch(() => undefined);
      await sweepImports(store, ports.now()).catch(() => undefined);
      await sweepTrash(store, ports.now()).catch(() => undefined);
      await refreshBadge();
    },
  };
}
