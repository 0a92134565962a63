import type { Account } from '@/model/account';
import { rulesInForce } from '@/model/delivery';
import type { Instant } from '@/model/day';
import type { LightView } from '@/model/light';
import type { MetricKey } from '@/model/metric';
import type { Entry } from '@/model/business';
import type { Target } from '@/model/target';
import type { Memory } from '@/lights/account';
import { entriesOf } from '@/store/business';
import { forecastsOf } from '@/store/learnt';
import { memoriesOf } from '@/store/memories';
import type { Store } from '@/store/open';
import { readRegistry, type Registry } from '@/store/registry';
import type { Memory as Kept } from '@/store/schema';
import { revisionsOf } from '@/store/revision';
import { settingsOf } from '@/store/settings';
import { targetsOf } from '@/store/targets';

import { campaignLights } from './campaign-lights';
import { openDesk, type Desk } from './desk';
import { businessLine } from './business-lines';
import { targetLines } from './line-lights';
import { needOf } from './need';
import { diaryOf, type Noted } from './own-forecasts';
import { windowsAround } from './periods';
import { touchesAccount } from './scope';
import { emptyShelf, isRemembered, overheard, sameItems, spellOf, type Shelf, type Standing } from './shelf';
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
  /** The same of what was forecast, and of what came of forecasts. */
  unwritten(): Noted[];
}

/** Looks that a campaign's light may need beside its KPI's own metrics: what says that a row was delivered. */
const alwaysRead: readonly MetricKey[] = ['spend', 'impressions', 'results'];

/**
 * The board of the store as it is.
 * @param shelf what boards of the same store left; this one takes from it what still holds, and leaves its own
 */
export async function boardOf(store: Store, now: Instant, shelf: Shelf = emptyShelf()): Promise<Board> {
  // First of all: what changes while the rest is read is then kept under an older number, and read again.
  const revisions = await revisionsOf(store);
  const [registry, targets, memories, settings, forecasts] = await Promise.all([
    readRegistry(store, now),
    targetsOf(store, now),
    memoriesOf(store, now),
    settingsOf(store),
    forecastsOf(store, now),
  ]);
  const rules = rulesInForce(settings.delivery);
  const accounts = registry.accounts.filter(({ unplaced }) => !unplaced);
  const touching = (known: Known) =>
    targets.filter(({ scope }) => touchesAccount(scope, known.account, registry.live));
  const fresh = new Map<string, Kept>();
  const diary = diaryOf(forecasts);
  const notebook: Notebook = {
    diary,
    previous: (key) => memories.get(key)?.state as Memory | undefined,
    note(key, target, account, state) {
      if (JSON.stringify(state) === JSON.stringify(memories.get(key)?.state)) return;
      const kept: Kept = { key, target, account, state };
      memories.set(key, kept);
      fresh.set(key, kept);
    },
  };

  const standings = new Map(
    accounts.map((known): [string, Standing] => {
      const { account, keys } = known;
      const inputs = JSON.stringify([
        spellOf(now),
        rules,
        settings.resultTypes,
        account,
        keys,
        revisions.account(keys),
        touching(known),
      ]);
      const before = shelf.accounts.get(account.key);
      return [account.key, before?.inputs === inputs ? before : { inputs, desk: null, campaigns: null }];
    }),
  );
  shelf.accounts = standings;
  for (const id of shelf.lines.keys())
    if (!targets.some((target) => target.id === id)) shelf.lines.delete(id);

  const deskOf = (known: Known): Promise<Desk> => {
    const standing = standings.get(known.account.key)!;
    standing.desk ??= open(store, known, touching(known), now).catch((failure: unknown) => {
      standing.desk = null;
      throw failure;
    });
    return standing.desk;
  };
  let read: Promise<readonly Entry[]> | null = null;
  const books = () => (read ??= entriesOf(store, now));
  const campaigns = new Map<string, Promise<LightView[]>>();
  const lines = new Map<string, Promise<LightView[]>>();

  const campaignsOf = (key: string) =>
    once(campaigns, key, async () => {
      const known = accounts.find(({ account }) => account.key === key);
      if (!known || touching(known).length === 0) return [];
      const standing = standings.get(key)!;
      const before = await standing.campaigns?.catch(() => null);
      if (before && isRemembered(before, notebook)) return before.lights;
      const desk = await deskOf(known);
      const heard = overheard(notebook);
      const lights = campaignLights(desk, touching(known), registry, heard.notebook, now, rules);
      standing.campaigns = Promise.resolve({ lights, remembered: heard.remembered });
      return lights;
    });

  const linesOf = async (target: Target): Promise<LightView[]> => {
    const touched = accounts.filter(({ account }) => touchesAccount(target.scope, account, registry.live));
    const lights = await Promise.all(touched.map(({ account }) => campaignsOf(account.key)));
    if (target.scope.kind === 'campaign') {
      const light = lights.flat().find((view) => view.target === target.id);
      if (light) return [light];
    }
    const desks = await Promise.all(touched.map(deskOf));
    const inputs = JSON.stringify([spellOf(now), rules, target, revisions.books]);
    const before = shelf.lines.get(target.id);
    if (
      desks.length > 0 &&
      before?.inputs === inputs &&
      sameItems(before.desks, desks) &&
      sameItems(before.lights, lights) &&
      isRemembered(before.judged, notebook)
    )
      return before.judged.lights;
    const entries = await books();
    const heard = overheard(notebook);
    const made =
      businessLine({ target, desks, registry, notebook: heard.notebook, now, entries }) ??
      targetLines(target, desks, registry, lights.flat(), heard.notebook, now, rules);
    shelf.lines.set(target.id, {
      inputs,
      desks,
      lights,
      judged: { lights: made, remembered: heard.remembered },
    });
    return made;
  };

  return {
    now,
    targets,
    accounts: accounts.map(({ account }) => account),
    campaigns: campaignsOf,
    lines: (target) => once(lines, target.id, () => linesOf(target)),
    unremembered() {
      const all = [...fresh.values()];
      fresh.clear();
      return all;
    },
    unwritten: () => diary.unwritten(),
  };
}

function once<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
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
