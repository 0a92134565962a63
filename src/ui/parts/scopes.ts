import type { Account, Campaign } from '@/model/account';
import type { Scope } from '@/model/target';
import type { Words } from '@/locales/words';
import { platformName } from './sentences';

/** The accounts and campaigns that have been seen: what scopes are chosen from. */
export interface Subjects {
  accounts: Account[];
  campaigns: Campaign[];
}

/** An account by its name, else its id on the console, else our key. */
export function accountName(account: Pick<Account, 'name' | 'id' | 'key'>): string {
  return account.name ?? account.id ?? account.key;
}

/** Every label in use, once, in order. */
export function labelsOf(subjects: Subjects): string[] {
  const labels = [...subjects.accounts, ...subjects.campaigns].flatMap((subject) => subject.labels);
  return [...new Set(labels)].sort((a, b) => a.localeCompare(b));
}

/** Where a target holds, in words. An account or campaign that is gone is named by its key. */
export function scopeName(words: Words, scope: Scope, subjects: Subjects): string {
  switch (scope.kind) {
    case 'everything':
      return words('scope.everything');
    case 'console':
      return platformName(words, scope.platform);
    case 'account': {
      const account = subjects.accounts.find(({ key }) => key === scope.account);
      return account ? accountName(account) : scope.account;
    }
    case 'campaign': {
      const campaign = subjects.campaigns.find(
        ({ account, id }) => account === scope.account && id === scope.id,
      );
      return campaign?.name ?? scope.id;
    }
    case 'name':
      return words('scope.name.says', { pattern: scope.pattern });
    case 'label':
      return words('scope.label.says', { label: scope.label });
  }
}

/** A choice in a list: what is shown and typed, and what it stands for. */
export interface Choice {
  shown: string;
  value: string;
}

const separator = '\u0000';
export const campaignValue = (account: string, id: string) => `${account}${separator}${id}`;
export function campaignOf(value: string): { account: string; id: string } | null {
  const at = value.indexOf(separator);
  return at < 0 ? null : { account: value.slice(0, at), id: value.slice(at + 1) };
}

/** Names that stand for exactly one thing each: where two share a name, what tells them apart is added. */
function distinct(items: { value: string; names: string[] }[]): Choice[] {
  const depths = Math.max(1, ...items.map(({ names }) => names.length));
  let open = items.map((item) => ({ ...item, shown: item.names[0]! }));
  for (let depth = 1; depth < depths; depth += 1) {
    const count = new Map<string, number>();
    for (const { shown } of open) count.set(shown.toLowerCase(), (count.get(shown.toLowerCase()) ?? 0) + 1);
    open = open.map((item) =>
      count.get(item.shown.toLowerCase())! > 1 && item.names[depth]
        ? { ...item, shown: `${item.shown} · ${item.names[depth]}` }
        : item,
    );
  }
  return open.map(({ shown, value }) => ({ shown, value }));
}

export function accountChoices(words: Words, subjects: Subjects): Choice[] {
  return distinct(
    subjects.accounts.map((account) => ({
      value: account.key,
      names: [accountName(account), platformName(words, account.platform), account.id ?? account.key],
    })),
  );
}

export function campaignChoices(subjects: Subjects): Choice[] {
  const accounts = new Map(subjects.accounts.map((account) => [account.key, accountName(account)]));
  return distinct(
    subjects.campaigns.map(({ account, id, name }) => ({
      value: campaignValue(account, id),
      names: [name, accounts.get(account) ?? account, id],
    })),
  );
}
