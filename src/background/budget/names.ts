import type { Account } from '@/model/account';

/** An account as a person knows it. */
export const accountTitle = ({ name, id, key }: Account) => name ?? id ?? key;

/** The accounts of a pool, as pages show them. */
export const accountsShown = (accounts: readonly Account[]) =>
  accounts.map((account) => ({
    key: account.key,
    name: accountTitle(account),
    platform: account.platform,
  }));
