import type { Day, Instant } from '@/model/day';
import type { Level } from '@/model/reading';

import { chainOf } from './looks';
import { standings, type Standing } from './chain';
import { registerOf, type Register } from './entities';
import type { ReadTx, Store } from './open';
import { campaignsIn, type KnownCampaign } from './registry';
import type { Look } from './schema';
import { readParsed, type Sieve } from './sieve';

/** A look with its rows still packed, and the register that names them. */
export interface KeptLook {
  look: Look;
  rows: Standing[];
  register: Register;
}

/** What is kept of an account over some days: its campaigns by the register, and the looks that were chosen. */
export interface Kept {
  campaigns: KnownCampaign[];
  looks: KeptLook[];
}

/** Which looks to unpack, out of the heads of those whose range ends on `reach` or later; or from which day to offer more. */
export type Choice = { looks: Look[] } | { reach: Day };

/** Heads of the looks with a range that ends on `day` or later. */
async function headsFrom(tx: ReadTx, key: string, level: Level, day: Day, pass: Sieve): Promise<Look[]> {
  const range = IDBKeyRange.bound([key, level, day], [key, level, []]);
  const index = tx.objectStore('looks').index('end');
  const [keys, heads] = await Promise.all([index.getAllKeys(range), index.getAll(range)]);
  return heads.map((head, at) => pass('looks', keys[at]!, head)).filter((head) => head !== null);
}

/**
 * Reads what `choose` picks from the looks of an account. Nothing that ended before is touched, however long
 * the history: heads come by an index over the range's end, rows only of what was chosen.
 */
export async function readKept(
  store: Store,
  account: { key: string; keys: readonly string[] },
  level: Level,
  reach: Day,
  choose: (heads: Look[], reach: Day) => Choice,
  now: Instant,
): Promise<Kept> {
  return readParsed(store, ['looks', 'packs', 'entities', 'labels'], now, async (tx, pass) => {
    let from = reach;
    let choice: Choice;
    for (;;) {
      const heads = (
        await Promise.all(account.keys.map((key) => headsFrom(tx, key, level, from, pass)))
      ).flat();
      choice = choose(heads, from);
      if ('looks' in choice || choice.reach >= from) break;
      from = choice.reach;
    }
    const chosen = 'looks' in choice ? choice.looks : [];
    const registers = new Map<string, Register>();
    for (const key of account.keys) registers.set(key, await registerOf(tx, key, level, pass));
    const looks = await Promise.all(
      chosen.map(async (look): Promise<KeptLook> => {
        const rows = standings(await chainOf(tx, look, pass));
        return { look, rows, register: registers.get(look.account) ?? [] };
      }),
    );
    return { campaigns: await campaignsIn(tx, account, level, pass), looks };
  });
}
