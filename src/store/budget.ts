import { addDays, type Day, type Instant } from '@/model/day';
import type { HintRecord } from '@/model/hint';
import {
  usualRules,
  type BudgetRules,
  type Channel,
  type GroupLimit,
  type Plan,
  type PlanRecord,
} from '@/model/plan';

import type { Store, WriteTx } from './open';
import { bumpRevision } from './revision';
import { readParsed, writeParsed, type Sieve } from './sieve';

/** The ledger of hints, newest first. */
export async function hintRecordsOf(store: Store, now: Instant): Promise<HintRecord[]> {
  return readParsed(store, ['hints'], now, async (tx, pass) => {
    const table = tx.objectStore('hints');
    const [keys, stored] = await Promise.all([table.getAllKeys(), table.getAll()]);
    return stored
      .map((record, at) => pass('hints', keys[at]!, record))
      .filter((record) => record !== null)
      .toSorted((a, b) => Date.parse(b.proposedAt) - Date.parse(a.proposedAt));
  });
}

/**
 * Changes one hint's record, or makes it: `change` gets what is kept now (null where nothing is) and gives what is
 * to be kept, null to take it away. Hints stand on it, so the revision goes up.
 */
export async function changeHint(
  store: Store,
  id: string,
  change: (kept: HintRecord | null) => HintRecord | null,
  now: Instant,
): Promise<HintRecord | null> {
  return writeParsed(store, ['hints', 'meta'], now, async (tx, pass) => {
    const table = tx.objectStore('hints');
    const stored = await table.get(id);
    const next = change(stored === undefined ? null : pass('hints', id, stored));
    if (next) await table.put(next, id);
    else await table.delete(id);
    await bumpRevision(tx, 'nothing');
    return next;
  });
}

/** Records kept at most: some years of moves, and all that the priors learn from. */
const MOST_KEPT = 500;
/** A proposal that nobody followed goes after this. */
const FORGOTTEN_DAYS = 60;

/** What was decided or seen and never scored goes after this: by then nothing can score it any more. */
const UNSCORED_DAYS = 180;

/**
 * Records that have had their time: proposals that nobody followed, moves that could not be scored, and what is beyond
 * the table's bound.
 */
export function forgottenHints(records: readonly HintRecord[], today: Day): HintRecord[] {
  const isOver = ({ state, edit, score, decidedAt, proposedAt }: HintRecord) => {
    if (score !== null) return false;
    const days = state === 'proposed' && edit === null ? FORGOTTEN_DAYS : UNSCORED_DAYS;
    return (edit?.day ?? (decidedAt ?? proposedAt).slice(0, 10)) < addDays(today, -days);
  };
  const kept = records.filter((record) => !isOver(record));
  const newest = kept.toSorted((a, b) => Date.parse(b.proposedAt) - Date.parse(a.proposedAt));
  return [...records.filter(isOver), ...newest.slice(MOST_KEPT)];
}

/**
 * Keeps what was found out about hints (first proposed, an edit seen, a score) beside what was decided meanwhile:
 * only those fields are touched. Nothing else depends on it at once, so nothing is announced.
 * @param gone records that are let go of, unless they were decided upon meanwhile
 */
export async function noteHints(
  store: Store,
  records: readonly HintRecord[],
  gone: readonly HintRecord[],
  now: Instant,
): Promise<void> {
  if (records.length === 0 && gone.length === 0) return;
  await writeParsed(store, ['hints'], now, async (tx, pass) => {
    const table = tx.objectStore('hints');
    for (const record of records) {
      const stored = await table.get(record.hint.id);
      const kept = stored === undefined ? null : pass('hints', record.hint.id, stored);
      const { edit, score, scoredAt, shown } = record;
      await table.put(kept ? { ...kept, edit, score, scoredAt, shown } : record, record.hint.id);
    }
    for (const { hint, decidedAt } of gone) {
      const stored = await table.get(hint.id);
      const kept = stored === undefined ? null : pass('hints', hint.id, stored);
      if (kept?.decidedAt === decidedAt) await table.delete(hint.id);
    }
  });
}

/** Plans and channels that the user keeps, oldest first, and the rules for hints. */
export async function plansOf(
  store: Store,
  now: Instant,
): Promise<{ plans: Plan[]; channels: Channel[]; rules: BudgetRules }> {
  return readParsed(store, ['plans'], now, async (tx, pass) => {
    const table = tx.objectStore('plans');
    const [keys, stored] = await Promise.all([table.getAllKeys(), table.getAll()]);
    const records = stored
      .map((record, at) => pass('plans', keys[at]!, record))
      .filter((one) => one !== null);
    const byAge = (a: { keptAt: Instant }, b: { keptAt: Instant }) =>
      Date.parse(a.keptAt) - Date.parse(b.keptAt);
    return {
      plans: records.filter((one): one is Plan => one.kind === 'plan').toSorted(byAge),
      channels: records.filter((one): one is Channel => one.kind === 'channel').toSorted(byAge),
      rules: records.find((one): one is BudgetRules => one.kind === 'rules') ?? usualRules,
    };
  });
}

const keyOf = (record: PlanRecord) => (record.kind === 'rules' ? 'rules' : `${record.kind} ${record.id}`);

export async function savePlan(store: Store, record: PlanRecord): Promise<void> {
  await store.write(['plans', 'meta'], async (tx) => {
    await tx.objectStore('plans').put(record, keyOf(record));
    await bumpRevision(tx, 'nothing');
  });
}

/** Removes, and gives back what was there, so that it can be saved again. */
export async function removePlan(
  store: Store,
  kind: 'plan' | 'channel',
  id: string,
  now: Instant,
): Promise<PlanRecord | null> {
  return writeParsed(store, ['plans', 'meta'], now, async (tx, pass) => {
    const key = `${kind} ${id}`;
    const stored = await tx.objectStore('plans').get(key);
    await tx.objectStore('plans').delete(key);
    await bumpRevision(tx, 'nothing');
    return stored === undefined ? null : pass('plans', key, stored);
  });
}

function limitsWithout(limits: readonly GroupLimit[], gone: ReadonlySet<string>): GroupLimit[] {
  return limits.flatMap((limit) => {
    const among = limit.among.filter((key) => !gone.has(key));
    return among.length === 0 || (limit.by === 'account' && gone.has(limit.of)) ? [] : [{ ...limit, among }];
  });
}

/** Takes away the moves that concern an account, its limits, and the plans and channels of the pools it was in. */
export async function forgetBudget(tx: WriteTx, accounts: ReadonlySet<string>, pass: Sieve): Promise<void> {
  // A pool is named by its currency and its accounts: `EUR|google-ads-1+meta-ads-2`.
  const touches = (pool: string) => (pool.split('|')[1] ?? '').split('+').some((key) => accounts.has(key));
  const hints = tx.objectStore('hints');
  for (const key of await hints.getAllKeys()) {
    const record = pass('hints', key, await hints.get(key));
    if (record && touches(record.hint.pool)) await hints.delete(key);
  }
  const plans = tx.objectStore('plans');
  for (const key of await plans.getAllKeys()) {
    const record = pass('plans', key, await plans.get(key));
    if (record?.kind === 'rules') {
      if (record.limits) await plans.put({ ...record, limits: limitsWithout(record.limits, accounts) }, key);
    } else if (record && touches(record.pool)) await plans.delete(key);
  }
}
