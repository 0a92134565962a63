import type { Client } from '@/messages/client';
import type { ImportLook, ImportRefused, SavedLayout } from '@/messages/areas/imports';
import type { Instant } from '@/model/day';
import {
  columnMeanings,
  type ColumnMapping,
  type FileAnswers,
  type FileLook,
  type ImportEntry,
} from '@/model/report-file';
import type { FileDesk } from './file-port';

/** What the user said of an account of the file: a key of the register, or null for a new one with its name. */
export interface AccountChoice {
  account: string | null;
  name: string;
}

/** The worker's refusal, as an answer and not as a crash. */
export function isRefused(reply: object): reply is ImportRefused {
  return 'refused' in reply;
}

/** What the file's accounts are to the store. Writes nothing. */
export function askStore(client: Client, look: FileLook): Promise<ImportLook> {
  const accounts = look.accounts.map(
    ({ ref, platform, evidence, currency, level, readAt, names }) =>
      ({ ref, platform, evidence, currency, level, readAt, names }) as const,
  );
  return client.ask('import.look', { hash: look.hash, accounts });
}

/** The mapping that was kept for a file with these very headers; null where there is none, or it no longer fits. */
export function layoutFor(layouts: readonly SavedLayout[], look: FileLook): SavedLayout | null {
  const headers = look.table?.columns.map(({ header }) => header) ?? [];
  const found = layouts.find(({ fingerprint }) => fingerprint === look.table?.fingerprint);
  if (!found || found.headers.join('\n') !== headers.join('\n')) return null;
  return Object.values(found.columns).every((one) => (columnMeanings as readonly string[]).includes(one))
    ? found
    : null;
}

/** Keeps what the user said of a file's columns and writing for the next file with the same header. */
export async function keepLayout(
  client: Client,
  look: FileLook,
  answers: FileAnswers,
  now: Instant,
): Promise<void> {
  const { table } = look;
  const { mapping, platform, currency, dateOrder, decimal } = answers;
  if (!table || !(mapping || platform || currency || dateOrder || decimal)) return;
  await client.ask('layouts.save', {
    layout: {
      fingerprint: table.fingerprint,
      headers: table.columns.map(({ header }) => header),
      columns: { ...mapping },
      platform: platform ?? null,
      answers: {
        ...(currency ? { currency } : {}),
        ...(dateOrder ? { dateOrder } : {}),
        ...(decimal ? { decimal } : {}),
      },
      savedAt: now,
    },
  });
}

/**
 * The answers that a kept layout gives by itself: its columns and its console belong to the header. What belongs to
 * one file (its currency, how its dates are written) is only proposed.
 */
export function answersOf(layout: SavedLayout): FileAnswers {
  const mapped = Object.keys(layout.columns).length > 0;
  return {
    ...(mapped ? { mapping: layout.columns as ColumnMapping } : {}),
    ...(layout.platform ? { platform: layout.platform } : {}),
  };
}

interface Storing {
  client: Client;
  desk: FileDesk;
  file: File;
  look: FileLook;
  choices: ReadonlyMap<string, AccountChoice>;
  onProgress: (share: number, rows: number) => void;
  signal: AbortSignal;
}

/**
 * Sends a file to the store in pieces and publishes it: all of it, or none. Whatever ends it early takes away what
 * was sent so far.
 * @throws RequestFailed; DOMException `AbortError` when stopped.
 */
export async function storeFile(storing: Storing): Promise<ImportEntry | ImportRefused> {
  const { client, desk, file, look, choices, onProgress, signal } = storing;
  const begun = await client.ask('import.begin', {
    hash: look.hash,
    file: { name: file.name, size: file.size, modified: new Date(file.lastModified).toISOString() },
    readings: look.sent.readings,
    rows: look.sent.rows,
    accounts: look.accounts.map(({ ref, platform, evidence, currency }) => {
      const choice = choices.get(ref);
      const name = choice?.name.trim() || null;
      return {
        ref,
        platform,
        evidence: { ...evidence, name: evidence.name ?? name },
        currency,
        account: choice?.account ?? null,
      };
    }),
  });
  if (isRefused(begun)) return begun;
  const { id } = begun;
  let published = false;
  try {
    let rows = 0;
    for (let n = 0; n < look.sent.pieces; n++) {
      signal.throwIfAborted();
      const piece = await desk.ask({ kind: 'piece', n }, () => undefined);
      if (piece.kind !== 'piece') throw new Error('the reader gave no readings');
      signal.throwIfAborted();
      const added = await client.ask('import.add', { id, n, readings: piece.readings });
      if (isRefused(added)) return added;
      rows += piece.readings.reduce((sum, reading) => sum + reading.rows.length, 0);
      onProgress((n + 1) / look.sent.pieces, rows);
    }
    signal.throwIfAborted();
    const entry = await client.ask('import.publish', { id });
    published = !isRefused(entry);
    return entry;
  } finally {
    // What cannot be dropped now is invisible, and swept at the next start.
    if (!published) await client.ask('import.drop', { id }).catch(() => undefined);
  }
}
