import type { Platform } from '@/model/platform';

import { aliasesOf, isUnplaced, newAccount } from './accounts';
import type { ImportPart, ImportRecord } from './import-schema';
import { chosenAccount, type Refusal } from './import-write';
import type { WriteTx } from './open';
import type { AccountRecord } from './schema';

/** Lets the import's keys join their accounts; an account that is not there yet is made. */
export async function joinAccounts(
  tx: WriteTx,
  record: ImportRecord,
  before: readonly AccountRecord[],
): Promise<{ parts: ImportPart[]; records: AccountRecord[] } | Refusal> {
  const records = new Map(before.map((account) => [account.key, account]));
  const touched = new Set<string>();
  let made = Number((await tx.objectStore('meta').get('accounts')) ?? 0);
  const count = made;
  const parts: ImportPart[] = [];
  const fresh: { key: string; part: ImportPart }[] = [];
  for (const part of record.parts) {
    let found: AccountRecord | Refusal;
    let own = false;
    if (part.account === null) {
      const known = accountOfId([...records.values()], part)?.key ?? twinOf(fresh, part);
      if (known !== undefined) found = chosenAccount([...records.values()], { ...part, account: known });
      else {
        made += 1;
        own = true;
        const evidence = part.evidence;
        found = {
          ...newAccount(`${part.platform}-${made}`, part.platform),
          id: evidence.id?.trim() || null,
          name: evidence.name?.trim() || null,
          currency: part.currency,
        };
        fresh.push({ key: found.key, part });
      }
    } else found = chosenAccount([...records.values()], { ...part, account: part.account });
    if ('refused' in found) return found;
    const taught = teaches([...records.values()], found, part);
    const account: AccountRecord = {
      ...found,
      aliases: [...found.aliases, ...taught],
      currency: found.currency ?? part.currency,
    };
    records.set(account.key, account);
    records.set(part.key, { ...newAccount(part.key, part.platform), into: account.key });
    touched.add(account.key).add(part.key);
    parts.push({ ...part, account: account.key, made: own || part.made, aliases: taught });
  }
  for (const key of touched) await tx.objectStore('accounts').put(records.get(key)!);
  if (made !== count) await tx.objectStore('meta').put(made, 'accounts');
  return { parts, records: [...records.values()] };
}

const placedOf = (records: readonly AccountRecord[], platform: Platform) =>
  records.filter((one) => one.platform === platform && one.into === null && !isUnplaced(one.key));

/** The account that bears the very id: a second one beside it is never made. */
export function accountOfId(records: readonly AccountRecord[], part: ImportPart): AccountRecord | null {
  const { strong } = aliasesOf(part.evidence);
  const found = placedOf(records, part.platform).filter(({ aliases }) =>
    strong.some((alias) => aliases.includes(alias)),
  );
  return found.length === 1 ? found[0]! : null;
}

/** Parts of a file that differ only in that one does not say its currency are of one new account. */
function twinOf(fresh: readonly { key: string; part: ImportPart }[], part: ImportPart): string | undefined {
  const called = ({ platform, evidence }: ImportPart) =>
    JSON.stringify([platform, evidence.id, evidence.name]);
  const alike = ({ currency }: ImportPart) =>
    currency === null || part.currency === null || currency === part.currency;
  const twins = fresh.filter((one) => called(one.part) === called(part) && alike(one.part));
  return twins.length === 1 ? twins[0]!.key : undefined;
}

/** What the file calls the account and the register does not: never what another account is called. */
function teaches(records: readonly AccountRecord[], account: AccountRecord, part: ImportPart): string[] {
  const { strong, name } = aliasesOf(part.evidence);
  const kinds = new Set(account.aliases.map((alias) => alias.slice(0, alias.indexOf(':'))));
  const others = placedOf(records, account.platform).filter(({ key }) => key !== account.key);
  const free = (alias: string) => !others.some(({ aliases }) => aliases.includes(alias));
  // An id beside another one would say that the account is two.
  const ids = strong.filter((alias) => !kinds.has(alias.slice(0, alias.indexOf(':'))));
  return [...ids, ...(name === null ? [] : [name])].filter(
    (alias) => free(alias) && !account.aliases.includes(alias),
  );
}
