import { keysUnder } from './entities';
import type { ReadTx, WriteTx } from './open';
import type { Tally } from './schema';
import type { Sieve } from './sieve';

/** How much is kept of an account, counted anew from its looks. */
async function recount(tx: ReadTx, account: string): Promise<Tally> {
  const looks = await tx.objectStore('looks').getAll(keysUnder(account));
  const rows = looks.reduce((sum, { kept }) => sum + (Number.isFinite(kept) ? kept : 0), 0);
  return { account, readings: looks.length, rows };
}

/** Adds to an account's tally in the transaction of the change itself; a broken one is counted anew. */
export async function addToTally(
  tx: WriteTx,
  account: string,
  more: { readings: number; rows: number },
  pass: Sieve,
): Promise<void> {
  const tallies = tx.objectStore('tallies');
  const stored = await tallies.get(account);
  const tally = stored && pass('tallies', account, stored);
  if (stored && !tally) await tallies.put(await recount(tx, account));
  else
    await tallies.put({
      account,
      readings: (tally?.readings ?? 0) + more.readings,
      rows: (tally?.rows ?? 0) + more.rows,
    });
}
