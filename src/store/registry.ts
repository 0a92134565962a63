import type { Account, Campaign } from '@/model/account';
import type { Instant } from '@/model/day';
import type { Platform } from '@/model/platform';
import type { AccountEvidence, Level } from '@/model/reading';

import { isUnplaced, liveAccount, placeAccount } from './accounts';
import { keysUnder, registerOf } from './entities';
import { bearersOf, sightingsOf, spanOfNameless, whoIs, type Sighting, type Span } from './names';
import type { ReadTx, Store } from './open';
import { bumpRevision } from './revision';
import type { AccountRecord } from './schema';
import { readParsed, writeParsed, type Sieve } from './sieve';

/** The keys that accounts bear: what was worked out before one was deleted must not be written after it. */
export const bornKeys = async (tx: ReadTx): Promise<ReadonlySet<string>> =>
  new Set(await tx.objectStore('accounts').getAllKeys());

/** Every record of the register, joined ones included. */
export async function accountRecords(tx: ReadTx, pass: Sieve): Promise<AccountRecord[]> {
  const stored = await tx.objectStore('accounts').getAll();
  return stored
    .map((account) => pass('accounts', account.key, account))
    .filter((account) => account !== null);
}

/** As the rest of the product knows an account. */
export const plainAccount = ({ into: _into, set: _set, ...account }: AccountRecord): Account => account;

/** The accounts of the register. Records that joined another one are reached by `keys` of that one. */
export interface Registry {
  accounts: {
    account: Account;
    /** Every key that its rows may stand under. */
    keys: string[];
    /** Readings that named no account, or two: kept, shown, never judged. */
    unplaced: boolean;
  }[];
  /** The live account's key for any key that was ever given out; null where it is gone. */
  live(key: string): string | null;
}

export function registryOf(records: readonly AccountRecord[]): Registry {
  const liveKeys = new Map(records.map(({ key }) => [key, liveAccount(records, key)?.key ?? null]));
  return {
    accounts: records
      .filter(({ into }) => into === null)
      .map((record) => ({
        account: plainAccount(record),
        keys: [...liveKeys].filter(([, live]) => live === record.key).map(([key]) => key),
        unplaced: isUnplaced(record.key),
      })),
    live: (key) => liveKeys.get(key) ?? null,
  };
}

export async function readRegistry(store: Store, now: Instant): Promise<Registry> {
  return readParsed(store, ['accounts'], now, async (tx, pass) => registryOf(await accountRecords(tx, pass)));
}

/** The account that a page's evidence names today; null where it names none for certain. Nothing is written. */
export function accountFor(registry: Registry, platform: Platform, evidence: AccountEvidence): string | null {
  const records = registry.accounts.map(({ account }) => ({ ...account, into: null, set: [] }));
  const { account, unplaced } = placeAccount(records, platform, evidence, () => '');
  return unplaced || account.key === '' ? null : account.key;
}

/** A campaign of an account with the names it bore. */
export interface KnownCampaign extends Campaign {
  sightings: Sighting[];
  /** Of a campaign that only its name tells: when it was seen. Such a name means it at no other time. */
  span?: Span;
}

/**
 * The campaigns of an account (or, at another level, its ad groups or ads), joined over all keys it ever had.
 * Without an id, a row that bears a name that only one campaign can have borne then is that campaign; a name that
 * nobody can have borne then is a campaign of its own until a page shows its id: `name:` and the name.
 */
export async function campaignsIn(
  tx: ReadTx,
  account: { key: string; keys: readonly string[] },
  level: Level,
  pass: Sieve,
): Promise<KnownCampaign[]> {
  const labels = new Map<string, string[]>();
  const byId = new Map<string, Sighting[]>();
  const nameless: { name: string; span: Span }[] = [];
  for (const key of account.keys) {
    for (const stored of await tx.objectStore('labels').getAll(keysUnder(key))) {
      const record = pass('labels', [key, stored.campaign], stored);
      if (record) labels.set(record.campaign, [...(labels.get(record.campaign) ?? []), ...record.labels]);
    }
    for (const entity of await registerOf(tx, key, level, pass)) {
      if (!entity) continue;
      if (entity.id === null)
        nameless.push({ name: entity.names[entity.current]!.name, span: spanOfNameless(entity) });
      else byId.set(entity.id, [...(byId.get(entity.id) ?? []), ...sightingsOf(entity)]);
    }
  }
  const campaigns: KnownCampaign[] = [...byId].map(([id, seen]) => {
    const sightings = seen.toSorted((a, b) => a.at - b.at);
    return { account: account.key, id, name: sightings.at(-1)?.name ?? id, labels: [], sightings };
  });
  const bearers = bearersOf(campaigns);
  const provisional = new Map<string, KnownCampaign & { span: Span }>();
  for (const { name, span } of nameless) {
    if (whoIs(bearers, name, span) !== undefined) continue;
    const id = provisionalId(name);
    const known = provisional.get(id)?.span ?? span;
    provisional.set(id, {
      account: account.key,
      id,
      name,
      labels: [],
      sightings: [{ name, at: span.from }],
      span: { from: Math.min(known.from, span.from), to: Math.max(known.to, span.to) },
    });
  }
  return [...campaigns, ...provisional.values()].map((campaign) => ({
    ...campaign,
    labels: [...new Set(labels.get(campaign.id) ?? [])],
  }));
}

/** The identity of a row that shows a name and no id. */
export const provisionalId = (name: string) => `name:${name}`;

/** What the user says of an account outranks what pages say; null gives the word back to the pages. */
export async function setAccount(
  store: Store,
  key: string,
  facts: { timeZone?: string | null; currency?: string | null; name?: string | null },
  now: Instant,
): Promise<boolean> {
  return writeParsed(store, ['accounts', 'meta'], now, async (tx, pass) => {
    const account = liveAccount(await accountRecords(tx, pass), key);
    if (!account) return false;
    const changed: AccountRecord = { ...account };
    for (const field of ['timeZone', 'currency', 'name'] as const) {
      const value = facts[field];
      if (value === undefined) continue;
      changed[field] = value;
      changed.set = [...changed.set.filter((one) => one !== field), ...(value === null ? [] : [field])];
    }
    await tx.objectStore('accounts').put(changed);
    await bumpRevision(tx, { account: account.key });
    return true;
  });
}

/** Labels of an account (`campaign` null) or of a campaign; none takes them away. */
export async function setLabels(
  store: Store,
  key: string,
  campaign: string | null,
  labels: readonly string[],
  now: Instant,
): Promise<boolean> {
  const clean = [...new Set(labels.map((label) => label.trim()).filter((label) => label !== ''))];
  return writeParsed(store, ['accounts', 'labels', 'meta'], now, async (tx, pass) => {
    const records = await accountRecords(tx, pass);
    const account = liveAccount(records, key);
    if (!account) return false;
    if (campaign === null) await tx.objectStore('accounts').put({ ...account, labels: clean });
    else {
      // Labels set under a key that has since joined this account are said anew under its own.
      for (const record of records)
        if (liveAccount(records, record.key)?.key === account.key)
          await tx.objectStore('labels').delete([record.key, campaign]);
      if (clean.length > 0)
        await tx.objectStore('labels').put({ account: account.key, campaign, labels: clean });
    }
    await bumpRevision(tx, { account: account.key });
    return true;
  });
}

/** Every campaign of every account. */
export async function everyCampaign(store: Store, now: Instant): Promise<Campaign[]> {
  return readParsed(store, ['accounts', 'entities', 'labels'], now, async (tx, pass) => {
    const { accounts } = registryOf(await accountRecords(tx, pass));
    const campaigns: Campaign[] = [];
    for (const { account, keys, unplaced } of accounts)
      if (!unplaced)
        for (const { sightings: _, span: __, ...campaign } of await campaignsIn(
          tx,
          { key: account.key, keys },
          'campaign',
          pass,
        ))
          campaigns.push(campaign);
    return campaigns;
  });
}
