import type { Instant } from '@/model/day';
import type { AccountEvidence } from '@/model/reading';
import type { FileAccountLook, ImportEntry } from '@/model/report-file';

import { aliasesOf, keysOfAccount, liveAccount } from './accounts';
import { hereOf, importsOfHash } from './import-instead';
import { summaryOfImport } from './import-publish';
import type { ImportPart } from './import-schema';
import { bearersOf, spanOfNames, whoIs } from './names';
import type { Store } from './open';
import { accountRecords, campaignsIn, registryOf, type KnownCampaign } from './registry';
import type { AccountRecord } from './schema';
import { readParsed } from './sieve';

/** How many of the names that meet nobody, or several, are told. */
const SAMPLE = 50;

/** An account of a file, as far as it takes to find whose it is. */
export type AccountInFile = Pick<
  FileAccountLook,
  'ref' | 'platform' | 'evidence' | 'currency' | 'level' | 'readAt' | 'names'
>;
interface Some {
  count: number;
  sample: string[];
}
export interface Match {
  byId: number;
  byName: number;
  ambiguous: Some;
  fresh: Some;
}
export interface Candidate {
  account: string;
  name: string | null;
  id: string | null;
  currency: string | null;
  named: boolean;
  match: Match;
  wrongCurrency: boolean;
}
export interface FileLook {
  known: ImportEntry | null;
  accounts: { ref: string; sure: string | null; candidates: Candidate[]; asNew: Match }[];
}

/** How the names of a file meet the campaigns of an account, by the same rule as its rows will. */
export function matchOf(campaigns: readonly KnownCampaign[], { names, readAt }: AccountInFile): Match {
  const ids = new Set(campaigns.map(({ id }) => id));
  const bearers = bearersOf(campaigns);
  const match: Match = {
    byId: 0,
    byName: 0,
    ambiguous: { count: 0, sample: [] },
    fresh: { count: 0, sample: [] },
  };
  const tell = (some: Some, name: string) => {
    some.count += 1;
    if (some.sample.length < SAMPLE) some.sample.push(name);
  };
  for (const { id, name, from } of names) {
    if (id !== null) {
      if (ids.has(id)) match.byId += 1;
      else tell(match.fresh, name === '' ? id : name);
      continue;
    }
    const meant = whoIs(bearers, name, spanOfNames({ source: 'report', from, readAt }));
    if (meant === null) tell(match.ambiguous, name);
    else if (meant === undefined) tell(match.fresh, name);
    else match.byName += 1;
  }
  return match;
}

/** What the evidence says of an account: it bears the id or the name, or it bears another id. */
function namedBy(account: AccountRecord, evidence: AccountEvidence): 'id' | 'name' | 'other' | null {
  const { strong, name } = aliasesOf(evidence);
  if (strong.some((alias) => account.aliases.includes(alias))) return 'id';
  const kind = (alias: string) => alias.slice(0, alias.indexOf(':'));
  const kinds = new Set(account.aliases.map(kind));
  if (strong.some((alias) => kinds.has(kind(alias)))) return 'other';
  return name !== null && account.aliases.includes(name) ? 'name' : null;
}

/**
 * The one account that is meant for certain, if any: the one that bears the id; else the only one of that name;
 * else the only one that knows campaigns of the file, by an id, or by at least two names that are half of all.
 */
function sureOf(found: readonly { candidate: Candidate; by: ReturnType<typeof namedBy> }[], names: number) {
  const open = found.filter(({ by, candidate }) => by !== 'other' && !candidate.wrongCurrency);
  const only = (list: typeof open) => (list.length === 1 ? list[0]!.candidate.account : null);
  const byId = found.filter(({ by }) => by === 'id');
  if (byId.length > 0) return byId.length === 1 && !byId[0]!.candidate.wrongCurrency ? only(byId) : null;
  const byName = found.filter(({ by }) => by === 'name');
  if (byName.length > 0)
    return byName.length === 1 && !byName[0]!.candidate.wrongCurrency ? only(byName) : null;
  const withIds = open.filter(({ candidate }) => candidate.match.byId > 0);
  if (withIds.length > 0) return only(withIds);
  const withNames = open.filter(({ candidate }) => candidate.match.byName > 0);
  const [first] = withNames;
  if (!first || withNames.length > 1) return null;
  const { byName: met } = first.candidate.match;
  return met >= 2 && met * 2 >= names ? first.candidate.account : null;
}

/** Whose the very same file was when it came in before. */
function saidBefore(
  parts: readonly ImportPart[] | undefined,
  ref: string,
  records: readonly AccountRecord[],
  found: readonly { candidate: Candidate }[],
): string | null {
  const said = parts?.find((part) => part.ref === ref)?.account;
  const live = said ? liveAccount(records, said)?.key : undefined;
  const open = found.some(({ candidate }) => candidate.account === live && !candidate.wrongCurrency);
  return live !== undefined && open ? live : null;
}

/** What a file would add. Nothing is written, and nothing of pending imports is known. */
export async function lookAtImport(
  store: Store,
  hash: string,
  accounts: readonly AccountInFile[],
  now: Instant,
): Promise<FileLook> {
  const tables = ['imports', 'accounts', 'looks', 'entities', 'labels'] as const;
  return readParsed(store, tables, now, async (tx, pass) => {
    const records = await accountRecords(tx, pass);
    const here = await hereOf(tx, await importsOfHash(tx, hash, pass));
    const { accounts: registered } = registryOf(records);
    // Finer reports feed campaigns, and it is campaigns that tell whose a file is.
    const campaigns = new Map<string, KnownCampaign[]>();
    const campaignsOf = async (key: string) => {
      const keys = keysOfAccount(records, key);
      const found = campaigns.get(key) ?? (await campaignsIn(tx, { key, keys }, 'campaign', pass));
      campaigns.set(key, found);
      return found;
    };
    const looks: FileLook['accounts'] = [];
    for (const one of accounts) {
      const found: { candidate: Candidate; by: ReturnType<typeof namedBy> }[] = [];
      for (const { account, unplaced } of registered) {
        if (unplaced || account.platform !== one.platform) continue;
        const by = namedBy(
          records.find(({ key }) => key === account.key)!,
          one.evidence,
        );
        const candidate: Candidate = {
          account: account.key,
          name: account.name,
          id: account.id,
          currency: account.currency,
          named: by === 'id' || by === 'name',
          match: matchOf(await campaignsOf(account.key), one),
          wrongCurrency:
            account.currency !== null && one.currency !== null && account.currency !== one.currency,
        };
        found.push({ candidate, by });
      }
      const score = ({ candidate: { named, wrongCurrency, match } }: (typeof found)[number]) =>
        (wrongCurrency ? -1e9 : 0) + (named ? 1e6 : 0) + 2 * match.byId + match.byName;
      looks.push({
        ref: one.ref,
        sure: saidBefore(here?.parts, one.ref, records, found) ?? sureOf(found, one.names.length),
        candidates: found.toSorted((a, b) => score(b) - score(a)).map(({ candidate }) => candidate),
        asNew: matchOf([], one),
      });
    }
    const known = here && { ...(await summaryOfImport(tx, here.first, records)), gone: here.gone };
    return { known, accounts: looks };
  });
}
