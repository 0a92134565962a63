import type { Client } from '@/messages/client';
import type { RequestOf } from '@/messages/protocol';
import type { BackupSeen } from '@/messages/areas/backup';

import { partsOf } from './lines';

/** What a file is found to hold before anything is written. */
export interface Looked {
  at: string;
  accounts: BackupSeen['accounts'];
  kinds: Record<string, number>;
  /** Numbers of the lines that cannot be read, from 1. */
  damaged: number[];
  differing: number;
  /** The file ends before its last line, or has fewer or more lines than that says. */
  cut: boolean;
}
/** Why a file is no backup that can be read here. */
export type Refusal = 'not-a-backup' | 'newer';

type Progress = (share: number) => void;

/** Reads the whole file once, line by line, and writes nothing. @throws NoBackup, RequestFailed */
export async function lookAt(
  client: Client,
  file: Blob,
  onProgress: Progress,
  signal: AbortSignal,
): Promise<Looked | Refusal> {
  const looked: Looked = { at: '', accounts: [], kinds: {}, damaged: [], differing: 0, cut: true };
  let [told, end, read] = [0, null as number | null, 0];
  for await (const { lines, first } of partsOf(file)) {
    signal.throwIfAborted();
    const seen = await client.ask('backup.look', { lines });
    if (seen.newer) return 'newer';
    if (first === 1) {
      if (!seen.header || seen.damaged.includes(0)) return 'not-a-backup';
      looked.at = seen.header.at;
    }
    looked.accounts.push(...seen.accounts);
    looked.damaged.push(...seen.damaged.map((at) => first + at));
    looked.differing += seen.differing;
    for (const [kind, count] of Object.entries(seen.kinds))
      looked.kinds[kind] = (looked.kinds[kind] ?? 0) + count;
    end = seen.end ?? end;
    told += lines.length;
    read += lines.reduce((sum, line) => sum + line.length + 1, 0);
    onProgress(Math.min(1, read / Math.max(1, file.size)));
  }
  if (told === 0) return 'not-a-backup';
  // The last line counts all those before it.
  looked.cut = end === null || end !== told - 1;
  return looked;
}

export interface Brought {
  added: number;
  changed: number;
  known: number;
  accounts: number;
  /** Numbers of the lines that were left out. */
  left: number[];
}

/** Brings a file in that was looked at. Stopped or failed half-way, it is finished by doing it again. */
export async function bringIn(
  client: Client,
  file: Blob,
  looked: Looked,
  choice: Pick<RequestOf<'backup.add'>, 'targets' | 'settings'>,
  onProgress: Progress,
  signal: AbortSignal,
): Promise<Brought> {
  const { keys, added } = await client.ask('backup.accounts', { accounts: looked.accounts });
  const brought: Brought = { added: 0, changed: 0, known: 0, accounts: added, left: [] };
  const framed = /^\{"kind":"(?:lampadina|account|end)"/;
  let read = 0;
  for await (const { lines, first } of partsOf(file)) {
    signal.throwIfAborted();
    const own = lines.flatMap((line, at) => (framed.test(line) ? [] : [{ line, number: first + at }]));
    const request = { lines: own.map(({ line }) => line), keys, ...choice, last: false };
    const done = await client.ask('backup.add', request);
    for (const one of ['added', 'changed', 'known'] as const) brought[one] += done[one];
    brought.left.push(...done.wrong.map((at) => own[at]!.number));
    read += lines.reduce((sum, line) => sum + line.length + 1, 0);
    onProgress(Math.min(1, read / Math.max(1, file.size)));
  }
  await client.ask('backup.add', { lines: [], keys, ...choice, last: true });
  return brought;
}
