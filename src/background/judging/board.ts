import type { Account } from '@/model/account';
import type { Instant } from '@/model/day';
import type { LightView } from '@/model/light';
import type { MetricKey } from '@/model/metric';
import type { Entry } from '@/model/business';
import type { Target } from '@/model/target';
import type { Memory } from '@/lights/account';
import { entriesOf } from '@/store/business';
import { memoriesOf } from '@/store/memories';
import type { Store } from '@/store/open';
import { readRegistry, type Registry } from '@/store/registry';
import type { Memory as Kept } from '@/store/schema';
import { targetsOf } from '@/store/targets';

import { campaignLights } from './campaign-lights';
import { openDesk, type Desk } from './desk';
import { businessLine } from './business-lines';
import { targetLines } from './line-lights';
import { needOf } from './need';
import { windowsAround } from './periods';
import { touchesAccount } from './scope';
import type { Notebook } from './shown';

type Known = Registry['accounts'][number];

/** All lights of one state of the store at one time. Each part is worked out at the first asking, once. */
export interface Board {
  now: Instant;
  targets: readonly Target[];
  accounts: readonly Account[];
  /** The account's lights, campaign by campaign. */
  campaigns(account: string): Promise<LightView[]>;
  /** A target's line; several where currencies or attributions forbid one. */
  lines(target: Target): Promise<LightView[]>;
  /** What the lights worked out so far must remember, and have not yet; each is handed out once. */
  unremembered(): Kept[];
}

/** Looks that a campaign's light may need beside its KPI's own metrics: what says that a row was delivered. */
const alwaysRead: readonly MetricKey[] = ['spend', 'impressions', 'results'];

export async function boardOf(store: Store, now: Instant): Promise<Board> {
  const [registry, targets, memories] = await Promise.all([
    readRegistry(store, now),
    targetsOf(store, now),
    memoriesOf(store, now),
  ]);
  const accounts = registry.accounts.filter(({ unplaced }) => !unplaced);
  const touching = (known: Known) =>
    targets.filter(({ scope }) => touchesAccount(scope, known.account, registry.live));
  const fresh = new Map<string, Kept>();
  const notebook: Notebook = {
    previous: (key) => memories.get(key)?.state as Memory | undefined,
    note(key, target, account, state) {
      if (JSON.stringify(state) === JSON.stringify(memories.get(key)?.state)) return;
      const kept: Kept = { key, target, account, state };
      memories.set(key, kept);
      fresh.set(key, kept);
    },
  };

  let kept: Promise<readonly Entry[]> | null = null;
  const books = () => (kept ??= entriesOf(store, now));
  const desks = new Map<string, Promise<Desk>>();
  const deskOf = (known: Known) =>
    remember(desks, known.account.key, () => open(store, known, touching(known), now));
  const campaigns = new Map<string, Promise<LightView[]>>();
  const lines = new Map<string, Promise<LightView[]>>();

  const campaignsOf = (key: string) =>
    remember(campaigns, key, async () => {
      const known = accounts.find(({ account }) => account.key === key);
      return known && touching(known).length > 0
        ? campaignLights(await deskOf(known), touching(known), registry, notebook, now)
        : [];
    });

  return {
    now,
    targets,
    accounts: accounts.map(({ account }) => account),
    campaigns: campaignsOf,
    lines: (target) =>
      remember(lines, target.id, async () => {
        const touched = accounts.filter(({ account }) =>
          touchesAccount(target.scope, account, registry.live),
        );
        if (target.scope.kind === 'campaign') {
          const own = (await Promise.all(touched.map(({ account }) => campaignsOf(account.key)))).flat();
          const light = own.find((view) => view.target === target.id);
          if (light) return [light];
        }
        const opened = await Promise.all(touched.map(deskOf));
        const lights = await Promise.all(touched.map(({ account }) => campaignsOf(account.key)));
        const told = { target, desks: opened, registry, notebook, now, entries: await books() };
        return businessLine(told) ?? targetLines(target, opened, registry, lights.flat(), notebook, now);
      }),
    unremembered() {
      const all = [...fresh.values()];
      fresh.clear();
      return all;
    },
  };
}

function remember<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  let made = known.get(key);
  if (!made) {
    made = make();
    known.set(key, made);
  }
  return made;
}

/** Reads an account for all targets that touch it. */
function open(store: Store, known: Known, targets: readonly Target[], now: Instant): Promise<Desk> {
  const windows = targets.flatMap(({ period }) => windowsAround(period, now));
  const metrics = new Set<MetricKey>(alwaysRead);
  for (const target of targets)
    for (const metric of [...needOf(target).required, ...needOf(target).further]) metrics.add(metric);
  return openDesk(store, known, 'campaign', windows, metrics, now);
}
