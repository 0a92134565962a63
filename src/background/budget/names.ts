import type { Account } from '@/model/account';

/** An account as a person knows it. */
export const accountTitle = ({ name, id, key }: Account) => name ?? id ?? key;
