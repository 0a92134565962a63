import { repairSettings, type Settings } from '@/model/settings';
import type { Instant } from '@/model/day';
import type { Level, Reading } from '@/model/reading';
import type { Target } from '@/model/target';

import { alike, canonical } from './alike';
import type { KeyMap } from './backup-accounts';
import { mergeEntity, mergeReading } from './backup-readings';
import { carried, renamed, type Carried, type CarriedTable } from './carried';
import type { ReadTx, Store, WriteTx } from './open';
import { accountRecords } from './registry';
import { bumpRevision } from './revision';
import type { AccountRecord, Broken, Entity, Labels, LookKey } from './schema';
import { fitting, writeParsed, type Sieve } from './sieve';

/** A line of a backup, parsed, but its accounts. */
export type BackupLine =
  | ({ kind: 'entity'; account: string; level: Level } & Entity)
  | { kind: 'reading'; account: string; reading: Reading }
  | { kind: 'target'; target: Target }
  | ({ kind: 'labels' } & Labels)
  | { kind: 'settings'; settings: Settings }
  | { kind: 'record'; table: CarriedTable; key: unknown; value: unknown }
  | { kind: 'broken'; record: unknown };

export interface MergeChoice {
  /** What the accounts of the file are called here. */
  keys: KeyMap;
  /** Of two targets of one id that differ: the one changed last, ours, or the file's. */
  targets: 'newer' | 'mine' | 'file';
  settings: boolean;
}

/** What became of lines. `wrong` are the places, from 0, of those that name an unknown account or fit no table. */
export interface Merged {
  added: number;
  changed: number;
  known: number;
  wrong: number[];
}
export type Outcome = 'added' | 'changed' | 'known' | 'wrong';

const tables = [
  'meta',
  'accounts',
  'looks',
  'packs',
  'entities',
  'tallies',
  'targets',
  'labels',
  'broken',
  ...(Object.keys(carried) as CarriedTable[]),
] as const;

/**
 * Merges lines of a backup, all of these or none. What is here already is not doubled, so that a file that was
 * interrupted is finished by bringing it in again.
 * @throws StoreFailure and then nothing of these lines was written
 */
export async function mergeLines(
  store: Store,
  lines: readonly BackupLine[],
  choice: MergeChoice,
  now: Instant,
): Promise<Merged> {
  return writeParsed(store, tables, now, async (tx, pass) => {
    const merged: Merged = { added: 0, changed: 0, known: 0, wrong: [] };
    const records = await accountRecords(tx, pass);
    for (const [at, line] of lines.entries()) {
      const outcome = await mergeLine(tx, line, choice, records, pass);
      if (outcome === 'wrong') merged.wrong.push(at);
      else merged[outcome] += 1;
    }
    if (merged.added + merged.changed > 0) await bumpRevision(tx);
    return merged;
  });
}

async function mergeLine(
  tx: WriteTx,
  line: BackupLine,
  choice: MergeChoice,
  records: readonly AccountRecord[],
  pass: Sieve,
): Promise<Outcome> {
  const known = (account: string) => {
    const key = Object.hasOwn(choice.keys, account) ? choice.keys[account]! : null;
    return key !== null && records.some((record) => record.key === key) ? key : null;
  };
  switch (line.kind) {
    case 'entity': {
      const key = known(line.account);
      return key === null ? 'wrong' : mergeEntity(tx, key, line, pass);
    }
    case 'reading': {
      const key = known(line.account);
      return key === null ? 'wrong' : mergeReading(tx, key, line.reading, records, pass);
    }
    case 'labels': {
      const key = known(line.account);
      return key === null ? 'wrong' : mergeLabels(tx, { ...line, account: key }, pass);
    }
    case 'target': {
      const { scope } = line.target;
      if (!('account' in scope)) return mergeTarget(tx, line.target, choice.targets, pass);
      const account = known(scope.account);
      if (account === null) return 'wrong';
      return mergeTarget(tx, { ...line.target, scope: { ...scope, account } }, choice.targets, pass);
    }
    case 'settings':
      return choice.settings ? mergeSettings(tx, line.settings) : 'known';
    case 'record':
      return mergeRecord(tx, line, choice.keys, pass);
    case 'broken':
      return mergeBroken(tx, line.record, choice.keys);
  }
}

async function mergeLabels(
  tx: WriteTx,
  { account, campaign, labels }: Labels,
  pass: Sieve,
): Promise<Outcome> {
  const place: [string, string] = [account, campaign];
  const stored = await tx.objectStore('labels').get(place);
  const ours = (stored && pass('labels', place, stored)?.labels) ?? [];
  const united = [...new Set([...ours, ...labels])];
  if (united.length === ours.length) return 'known';
  await tx.objectStore('labels').put({ account, campaign, labels: united });
  return ours.length === 0 ? 'added' : 'changed';
}

/** Which of two targets that differ was changed last; of two changed at once the greater text, on every machine. */
function isNewer(theirs: Target, ours: Target): boolean {
  const later = Date.parse(theirs.changedAt) - Date.parse(ours.changedAt);
  return later > 0 || (later === 0 && canonical(theirs) > canonical(ours));
}

/** Whichever of two main targets was changed last stays it. */
async function mergeTarget(
  tx: WriteTx,
  target: Target,
  take: MergeChoice['targets'],
  pass: Sieve,
): Promise<Outcome> {
  const table = tx.objectStore('targets');
  const stored = await table.get(target.id);
  const ours = stored === undefined ? null : pass('targets', target.id, stored);
  const taken = !ours || (take === 'newer' ? isNewer(target, ours) : take === 'file');
  if (ours && (alike(ours, target) || !taken)) return 'known';
  let next = target;
  if (target.main) {
    for (const one of await table.getAll()) {
      const other = one.id === target.id ? null : pass('targets', one.id, one);
      if (!other?.main) continue;
      if (isNewer(target, other)) await table.put({ ...other, main: false });
      else next = { ...next, main: false };
    }
  }
  if (ours && alike(ours, next)) return 'known';
  await table.put(next);
  return ours ? 'changed' : 'added';
}

async function mergeSettings(tx: WriteTx, settings: Settings): Promise<Outcome> {
  const stored = await tx.objectStore('meta').get('settings');
  if (alike(repairSettings(stored), settings)) return 'known';
  await tx.objectStore('meta').put(settings, 'settings');
  return 'changed';
}

/** The few verbs of any table, whose keys and values only its shape knows. */
interface AnyTable {
  get(key: IDBValidKey): Promise<unknown>;
  put(value: unknown, key?: IDBValidKey): Promise<unknown>;
}

async function mergeRecord(
  tx: WriteTx,
  { table, key, value }: { table: CarriedTable; key: unknown; value: unknown },
  keys: KeyMap,
  pass: Sieve,
): Promise<Outcome> {
  const how: Carried = carried[table];
  const theirs = fitting(table, how.names ? renamed(value, keys) : value);
  if (theirs === null || how.worthCarrying?.(theirs) === false) return 'wrong';
  const at = how.keyOf ? how.keyOf(theirs) : how.names ? renamed(key, keys) : key;
  if (typeof at !== 'string' && !(Array.isArray(at) && at.every((one) => typeof one === 'string')))
    return 'wrong';
  if (table === 'imports' && (await isFileHere(tx, theirs as { hash: string; id: string }))) return 'known';
  const records = tx.objectStore(table) as unknown as AnyTable;
  const stored = await records.get(at as IDBValidKey);
  const ours = stored === undefined ? null : pass(table, at as LookKey & string, stored);
  const next = ours === null ? theirs : chosen(how, ours, theirs);
  if (ours !== null && alike(ours, next)) return 'known';
  await (how.inline ? records.put(next) : records.put(next, at as IDBValidKey));
  return ours === null ? 'added' : 'changed';
}

function chosen(how: Carried, ours: unknown, theirs: unknown): unknown {
  if (how.merged) return how.merged(ours, theirs);
  const age = (value: unknown) => Date.parse(how.changedAt?.(value) ?? '');
  return age(theirs) > age(ours) ? theirs : ours;
}

/** A report file that came in here by itself keeps its own record. */
async function isFileHere(tx: ReadTx, { hash, id }: { hash: string; id: string }): Promise<boolean> {
  const same = await tx.objectStore('imports').index('hash').getAll(IDBKeyRange.only(hash));
  return same.some((record) => record.id !== id && record.state === 'published');
}

/** Broken records are kept as they came, each once. Those of an account stay with it: they go when it goes. */
async function mergeBroken(tx: WriteTx, record: unknown, keys: KeyMap): Promise<Outcome> {
  const told = record as Partial<Broken> | null;
  if (typeof told?.store !== 'string' || typeof told.at !== 'string') return 'wrong';
  const account = typeof told.account === 'string' ? (keys[told.account] ?? told.account) : null;
  const broken: Broken = { store: told.store, key: told.key, value: told.value, account, at: told.at };
  const kept = await tx.objectStore('broken').getAll();
  if (kept.some((one) => alike(one, broken))) return 'known';
  await tx.objectStore('broken').add(broken);
  return 'added';
}
