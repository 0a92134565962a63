import type { Client } from '@/messages/client';
import type { EntryDraft, EntryPlace } from '@/model/business';
import type { Deed } from '../use-work';

/** Keeps figures; what was there before stays as what was said earlier. Undo puts everything back as it was. */
export async function saveFigures(client: Client, entries: readonly EntryDraft[]): Promise<Deed> {
  const { added, corrected, unchanged, before, fresh } = await client.ask('business.save', {
    entries: [...entries],
  });
  return {
    said: 'done.business-saved',
    params: { added, corrected, unchanged },
    ...(added + corrected > 0 ? { undo: () => client.ask('business.restore', { before, fresh }) } : {}),
  };
}

export async function removeFigures(client: Client, places: readonly EntryPlace[]): Promise<Deed> {
  const before = await client.ask('business.remove', { places: [...places] });
  return {
    said: 'done.business-removed',
    params: { n: before.length },
    undo: () => client.ask('business.restore', { before, fresh: [] }),
  };
}
