import type { Client } from '@/messages/client';
import type { RequestOf } from '@/messages/protocol';
import type { Deed } from '../use-work';

/** Takes readings, or an account, away: into the bin, from where undo brings them back, or for good. */
export async function takeAway(
  client: Client,
  wanted: Pick<RequestOf<'remove.do'>, 'account' | 'days'>,
  keep: boolean,
): Promise<Deed> {
  const { readings, id } = await client.ask('remove.do', { ...wanted, keep });
  const said = wanted.days === null ? 'done.account-removed' : 'done.days-removed';
  return {
    said,
    params: { n: readings },
    ...(id === null ? {} : { undo: () => client.ask('remove.undo', { id }) }),
  };
}

export async function putBack(client: Client, id: string): Promise<Deed> {
  const { restored } = await client.ask('remove.undo', { id });
  return { said: restored ? 'bin.is-back' : 'bin.not-back' };
}

export async function emptyBin(client: Client, id: string | null): Promise<Deed> {
  const { emptied } = await client.ask('trash.empty', { id });
  return { said: 'bin.emptied', params: { n: emptied } };
}
