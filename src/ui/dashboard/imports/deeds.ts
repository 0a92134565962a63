import type { Client } from '@/messages/client';
import type { ImportEntry } from '@/model/report-file';
import type { ImportRefused } from '@/messages/areas/imports';
import type { Deed } from '../use-work';
import { isRefused } from './run';

const told = ({ refused }: ImportRefused): Deed => ({ said: `import.refused.${refused}` });

/**
 * Takes an import out again, whole; undo puts it back as long as the store keeps it.
 * @param before whether all is to be as it was before the import: what was left then of the same file comes back
 */
export async function removeImport(client: Client, { id, file }: ImportEntry, before = false): Promise<Deed> {
  const removed = await client.ask('import.remove', { id, before });
  if (isRefused(removed)) return told(removed);
  return {
    said: 'done.import-removed',
    params: { file: file.name },
    undo: async () => {
      const back = await client.ask('import.restore', { id });
      return isRefused(back) ? told(back) : null;
    },
  };
}
