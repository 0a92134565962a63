import * as z from 'zod/mini';

import { PlatformSchema } from './platform';
import { CurrencySchema, type Reading } from './reading';

/**
 * An account as the store knows it. `key` is ours and never changes; the aliases are what pages and files
 * call it (`id:535-149-3750`, `ocid:123`, `name:Finance`), merged on evidence or by the user.
 */
export const AccountSchema = z.object({
  key: z.string(),
  platform: PlatformSchema,
  id: z.nullable(z.string()),
  name: z.nullable(z.string()),
  aliases: z.array(z.string()),
  currency: z.nullable(CurrencySchema),
  /** IANA zone; null until the page or the user tells it. */
  timeZone: z.nullable(z.string()),
  labels: z.array(z.string()),
});
export type Account = z.infer<typeof AccountSchema>;

/** A campaign as the store knows it, by its account and its id on the console. */
export const CampaignSchema = z.object({
  account: z.string(),
  id: z.string(),
  name: z.string(),
  labels: z.array(z.string()),
});
export type Campaign = z.infer<typeof CampaignSchema>;

/**
 * What an account in a report file is called until it is known whose it is: readings of one file with the same
 * text are of one account. Money of two currencies is never one account's.
 */
export function accountRef({
  platform,
  account,
  currency,
}: Pick<Reading, 'platform' | 'account' | 'currency'>): string {
  return JSON.stringify([platform, account.id, account.name, currency]);
}
