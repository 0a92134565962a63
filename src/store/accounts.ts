import type { Platform } from '@/model/platform';
import type { AccountEvidence } from '@/model/reading';

import type { AccountRecord } from './schema';

/** The form in which an id is compared: consoles write the same one with and without dashes or a prefix. */
const plainId = (id: string) => {
  const bare = id.trim().replace(/^act_/i, '');
  return /^[\d\s-]+$/.test(bare) ? bare.replaceAll(/[\s-]/g, '') : bare;
};
const plainName = (name: string) => name.trim().replaceAll(/\s+/g, ' ');
const kindOf = (alias: string) => alias.slice(0, alias.indexOf(':'));

/** What the evidence calls the account. `strong` identify it; a name alone only where nobody else bears it. */
export function aliasesOf(evidence: AccountEvidence): { strong: string[]; name: string | null } {
  const id = evidence.id === null ? '' : plainId(evidence.id);
  const further = (evidence.aliases ?? []).map((alias) => alias.trim());
  const strong = [
    ...(id ? [`id:${id}`] : []),
    ...further.filter((alias) => /^[a-z][\w-]*:\S/i.test(alias) && !/^(name|id):/i.test(alias)),
  ];
  const name = evidence.name === null ? '' : plainName(evidence.name);
  return { strong: [...new Set(strong)], name: name ? `name:${name}` : null };
}

const isStrong = (alias: string) => kindOf(alias) !== 'name';
const strongOf = (account: AccountRecord) => account.aliases.filter(isStrong);

/** Do two sets of aliases name two different accounts: another id, another `ocid`? */
function contradicts(ours: readonly string[], theirs: readonly string[]): boolean {
  return theirs.some(
    (alias) => !ours.includes(alias) && ours.some((other) => kindOf(other) === kindOf(alias)),
  );
}

/** Does the runtime know the zone? A page may say anything. */
export function isZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The account at the end of the chain that a key began; null where no account bears the key. */
export function liveAccount(accounts: readonly AccountRecord[], key: string): AccountRecord | null {
  const byKey = new Map(accounts.map((account) => [account.key, account]));
  const seen = new Set<string>();
  let account = byKey.get(key) ?? null;
  while (account?.into && !seen.has(account.key)) {
    seen.add(account.key);
    account = byKey.get(account.into) ?? null;
  }
  return account;
}

/** Every key that an account's rows may be written under: its own, and those of the accounts that joined it. */
export function keysOfAccount(accounts: readonly AccountRecord[], key: string): string[] {
  return accounts.filter((account) => liveAccount(accounts, account.key)?.key === key).map(({ key }) => key);
}

/** The key of what a console showed without saying, or while contradicting itself, whose it was. */
export const unplacedKey = (platform: Platform) => `${platform}-unplaced`;
export const isUnplaced = (key: string) => key.endsWith('-unplaced');

export function newAccount(key: string, platform: Platform): AccountRecord {
  return {
    key,
    platform,
    id: null,
    name: null,
    aliases: [],
    currency: null,
    timeZone: null,
    labels: [],
    into: null,
    set: [],
  };
}

/** Who a reading belongs to, and the records that change with it. */
export interface Placement {
  account: AccountRecord;
  changed: AccountRecord[];
  /** The evidence named nobody, or two at once: what was read is kept, and judged with nothing. */
  unplaced: 'account-unknown' | null;
}

/**
 * Finds or makes the account that the evidence names.
 *
 * - Ids and other stable keys decide. Evidence that carries two keys joins the accounts they stood for.
 * - Keys that contradict each other (two ids, two `ocid`s) name nobody: a page in the middle of a switch
 *   must not pour one account's figures into another.
 * - A name alone finds the one account of that name, or begins one; where two bear it, it names nobody.
 * - Accounts of different platforms never meet.
 *
 * @param makeKey gives the key of a new account.
 */
export function placeAccount(
  accounts: readonly AccountRecord[],
  platform: Platform,
  evidence: AccountEvidence,
  makeKey: () => string,
): Placement {
  const { strong, name } = aliasesOf(evidence);
  const live = accounts.filter(
    (account) => account.platform === platform && account.into === null && !isUnplaced(account.key),
  );
  const named = name === null ? [] : live.filter((account) => account.aliases.includes(name));
  const byKey = live.filter((account) => strong.some((alias) => account.aliases.includes(alias)));
  const nameless = named.filter((account) => strongOf(account).length === 0);

  const unplaced = (): Placement => {
    const key = unplacedKey(platform);
    const known = accounts.find((account) => account.key === key);
    const account = known ?? newAccount(key, platform);
    return { account, changed: known ? [] : [account], unplaced: 'account-unknown' };
  };

  if (strong.length === 0) {
    if (name === null || named.length > 1) return unplaced();
  } else {
    const all = [strong, ...byKey.map(strongOf)];
    if (all.some((one, index) => all.slice(index + 1).some((other) => contradicts(one, other))))
      return unplaced();
  }

  // A name that was all that was known of an account takes the id that comes with it, if nobody else is called so.
  const joined =
    strong.length === 0
      ? named
      : [
          ...byKey,
          ...(named.length === 1 && nameless.length === 1 && !byKey.includes(named[0]!) ? named : []),
        ];
  const [first, ...others] = joined.toSorted((a, b) => sequence(a.key) - sequence(b.key));
  const base = first ?? newAccount(makeKey(), platform);
  const aliases = [
    ...new Set([
      ...base.aliases,
      ...others.flatMap((other) => other.aliases),
      ...strong,
      ...(name === null ? [] : [name]),
    ]),
  ];
  const said = evidence.name === null ? null : plainName(evidence.name);
  const zone = evidence.timeZone && isZone(evidence.timeZone) ? evidence.timeZone : null;
  const account: AccountRecord = {
    ...base,
    aliases,
    id: evidence.id?.trim() || base.id || (others.find(({ id }) => id !== null)?.id ?? null),
    name: base.set.includes('name')
      ? base.name
      : said || base.name || (others.find(({ name }) => name)?.name ?? null),
    currency: base.currency ?? others.find(({ currency }) => currency)?.currency ?? null,
    timeZone: base.set.includes('timeZone')
      ? base.timeZone
      : (zone ?? base.timeZone ?? others.find(({ timeZone }) => timeZone)?.timeZone ?? null),
    labels: [...new Set([...base.labels, ...others.flatMap(({ labels }) => labels)])],
    set: base.set,
  };
  const same = first !== undefined && JSON.stringify(first) === JSON.stringify(account);
  return {
    account,
    changed: [...(same ? [] : [account]), ...others.map((other) => ({ ...other, into: account.key }))],
    unplaced: null,
  };
}

/** `google-ads-12` is 12: the oldest account keeps its key when two join. */
const sequence = (key: string) => Number(key.slice(key.lastIndexOf('-') + 1)) || 0;
