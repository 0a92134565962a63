import type { Client } from '@/messages/client';
import type { RequestOf } from '@/messages/protocol';
import type { Account, Campaign } from '@/model/account';
import type { Deed } from '../use-work';

type Labelled = { account: string; campaign: string | null; labels: string[] };

/** Sets labels, of one subject or of many; undo puts the old ones back. */
export async function setLabels(
  client: Client,
  wanted: readonly Labelled[],
  before: readonly Labelled[],
): Promise<Deed> {
  for (const one of wanted) await client.ask('labels.set', one);
  return {
    said: 'done.labelled',
    params: { n: wanted.length },
    undo: async () => {
      for (const one of before) await client.ask('labels.set', one);
    },
  };
}

export const labelsOfCampaign = ({ account, id, labels }: Campaign): Labelled => ({
  account,
  campaign: id,
  labels: [...labels],
});
export const labelsOfAccount = ({ key, labels }: Account): Labelled => ({
  account: key,
  campaign: null,
  labels: [...labels],
});

/** Sets an account's currency or time zone; undo puts the old ones back. */
export async function setAccount(
  client: Client,
  account: Account,
  change: Pick<RequestOf<'account.set'>, 'currency' | 'timeZone'>,
): Promise<Deed> {
  await client.ask('account.set', { account: account.key, ...change });
  const { currency, timeZone } = account;
  return {
    said: 'done.account-set',
    undo: () => client.ask('account.set', { account: account.key, currency, timeZone }),
  };
}
