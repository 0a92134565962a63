import { verdictOf } from '@/model/check/verdict';
import type { Instant } from '@/model/day';
import type { ReadingReceipt } from '@/messages/protocol';
import type { Reading } from '@/model/reading';
import { addReading } from '@/store/looks';
import type { Store } from '@/store/open';
import { settingsOf } from '@/store/settings';

import { Refused } from './refused';

/** Beyond these a message is no table that a person looks at. */
const MOST_ROWS = 20_000;
const LONGEST_TEXT = 2_000;

/** Is the reading of a size that a console's table can have? The page that it was read from may be hostile. */
export function isOfSize({ rows }: Reading): boolean {
  return (
    rows.length <= MOST_ROWS &&
    rows.every(({ id, name }) => name.length <= LONGEST_TEXT && (id?.length ?? 0) <= LONGEST_TEXT)
  );
}

/**
 * Keeps a reading with its check of itself. The receipt says what became of it, once it is on the disk.
 * @throws Refused where it is of no believable size; StoreFailure where it could not be kept
 */
export async function record(store: Store, reading: Reading, now: Instant): Promise<ReadingReceipt> {
  const { consolesOff } = await settingsOf(store);
  if (consolesOff.includes(reading.platform)) return { outcome: 'console-off', account: null, rowsStored: 0 };
  if (!isOfSize(reading)) throw new Refused('bad-message', 'reading.add: size');
  const { outcome, account, rowsStored } = await addReading(
    store,
    { ...reading, verdict: verdictOf(reading) },
    now,
  );
  return { outcome: outcome === 'known' ? 'repeat' : outcome, account, rowsStored };
}
