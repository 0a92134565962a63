import {
  entryKey,
  saidOf,
  saysSame,
  type Entry,
  type EntryDraft,
  type EntryKey,
  type EntryPlace,
} from '@/model/business';
import type { Instant } from '@/model/day';

import type { ReadTx, Store } from './open';
import { bumpRevision } from './revision';
import { readParsed, writeParsed, type Sieve } from './sieve';

/** Every entry of a book, or of all books, by book and day. */
export async function entriesOf(store: Store, now: Instant, book?: string): Promise<Entry[]> {
  return readParsed(store, ['business'], now, (tx, pass) => entriesIn(tx, pass, book));
}

async function entriesIn(tx: ReadTx, pass: Sieve, book?: string): Promise<Entry[]> {
  const table = tx.objectStore('business');
  const range = book === undefined ? null : IDBKeyRange.bound([book], [book, []]);
  const [keys, values] = await Promise.all([table.getAllKeys(range), table.getAll(range)]);
  return values
    .map((value, index) => pass('business', keys[index]!, value))
    .filter((entry) => entry !== null);
}

async function entryAt(tx: ReadTx, key: EntryKey, pass: Sieve): Promise<Entry | null> {
  const stored = await tx.objectStore('business').get(key);
  return stored === undefined ? null : pass('business', key, stored);
}

/** What became of entries, and what undo puts back. */
export interface SavedEntries {
  added: number;
  corrected: number;
  unchanged: number;
  /** Entries as they stood before they were corrected. */
  before: Entry[];
  /** Entries that were not there before. */
  fresh: EntryPlace[];
}

/**
 * Keeps entries, all of them or none. Figures at a place that has some already correct it: the earlier ones stay
 * with the time they were said. A figure that is not said anew stands as it stood. In another currency everything is
 * said anew: figures of two currencies are not one entry.
 */
export async function saveEntries(
  store: Store,
  drafts: readonly EntryDraft[],
  now: Instant,
): Promise<SavedEntries> {
  return writeParsed(store, ['business', 'meta'], now, async (tx, pass) => {
    const saved: SavedEntries = { added: 0, corrected: 0, unchanged: 0, before: [], fresh: [] };
    const touched = new Set<string>();
    for (const draft of drafts) {
      const key = entryKey(draft);
      const name = JSON.stringify(key);
      const known = await entryAt(tx, key, pass);
      const next = corrected(known, draft, now);
      if (known && saysSame(known, next)) {
        saved.unchanged += 1;
        continue;
      }
      if (!touched.has(name)) {
        if (known) saved.before.push(known);
        else saved.fresh.push(placeOf(draft));
      }
      touched.add(name);
      saved[known ? 'corrected' : 'added'] += 1;
      await tx.objectStore('business').put(next, key);
    }
    if (touched.size > 0) await bumpRevision(tx, 'books');
    return saved;
  });
}

export const placeOf = ({ book, from, to, channel, campaign }: EntryPlace): EntryPlace => ({
  book,
  from,
  to,
  channel,
  campaign,
});

function corrected(known: Entry | null, draft: EntryDraft, now: Instant): Entry {
  const moved = known?.currency != null && draft.currency !== null && known.currency !== draft.currency;
  return {
    ...placeOf(draft),
    figures: { ...(known && !moved ? known.figures : {}), ...draft.figures },
    currency: draft.currency ?? known?.currency ?? null,
    spread: draft.spread,
    source: draft.source,
    at: now,
    earlier: known ? [...known.earlier, saidOf(known)] : [],
  };
}

/** Puts entries back as they were and takes away those that were not there: undo of saving and of removing. */
export async function restoreEntries(
  store: Store,
  before: readonly Entry[],
  fresh: readonly EntryPlace[],
  now: Instant,
): Promise<void> {
  await writeParsed(store, ['business', 'meta'], now, async (tx) => {
    for (const place of fresh) await tx.objectStore('business').delete(entryKey(place));
    for (const entry of before) await tx.objectStore('business').put(entry, entryKey(entry));
    await bumpRevision(tx, 'books');
  });
}

/** Removes, and gives back what was there with all that was said before, so that it can be put back. */
export async function removeEntries(
  store: Store,
  places: readonly EntryPlace[],
  now: Instant,
): Promise<Entry[]> {
  return writeParsed(store, ['business', 'meta'], now, async (tx, pass) => {
    const removed: Entry[] = [];
    for (const place of places) {
      const entry = await entryAt(tx, entryKey(place), pass);
      if (!entry) continue;
      await tx.objectStore('business').delete(entryKey(place));
      removed.push(entry);
    }
    if (removed.length > 0) await bumpRevision(tx, 'books');
    return removed;
  });
}

/**
 * One entry out of two of the same place, from two machines: what was said last holds, and everything else that was
 * said stands before it, each once. The order of the two makes no difference.
 */
export function mergedEntry(a: Entry, b: Entry): Entry {
  const said = new Map(
    [...a.earlier, saidOf(a), ...b.earlier, saidOf(b)].map((one) => [JSON.stringify(sortedSaid(one)), one]),
  );
  const inOrder = [...said]
    .toSorted(([x, one], [y, other]) => Date.parse(one.at) - Date.parse(other.at) || (x < y ? -1 : 1))
    .map(([, one]) => one);
  return { ...placeOf(a), ...inOrder.at(-1)!, earlier: inOrder.slice(0, -1) };
}

const sortedSaid = (said: ReturnType<typeof saidOf>) => [
  Object.entries(said.figures).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  said.currency,
  said.spread,
  said.source,
  said.at,
];
