import type { backupRequests } from '@/messages/areas/backup';
import type { Handlers } from '@/messages/serve';
import { mergeAccounts } from '@/store/backup-accounts';
import { revisionOf } from '@/store/revision';
import { look } from '@/store/remove-look';
import { putBack } from '@/store/restore';
import { emptyTrash, take, trashOf } from '@/store/trash';

import { addLines, lookAtLines } from './backup-lines';
import type { Post } from './post';

/** Everything back in, and taking away by account or by date, with undo. */
export function backupAnswers(post: Post): Pick<Handlers, keyof typeof backupRequests> {
  const { store, ports, changed } = post;
  return {
    'backup.look': ({ lines }) => lookAtLines(store, lines, ports.now()),
    'backup.accounts': async ({ accounts }) => changed(await mergeAccounts(store, accounts, ports.now())),
    'backup.add': async ({ lines, last, ...choice }) => {
      const merged = await addLines(store, lines, choice, ports.now());
      // Told once, at the end: every page would work everything out anew at each part.
      return last ? changed(merged) : merged;
    },
    'remove.look': (wanted) => look(store, wanted, ports.now()),
    'remove.do': async ({ keep, ...wanted }) => {
      const now = ports.now();
      const id = keep ? `${now} ${await revisionOf(store)}` : null;
      const gone = await take(store, wanted, id, now);
      return changed({ ...gone, id });
    },
    'remove.undo': async ({ id }) => {
      const restored = await putBack(store, id, ports.now());
      return restored ? changed({ restored }) : { restored };
    },
    'trash.list': async () =>
      (await trashOf(store, ports.now())).map(({ kind: _kind, account: _account, ...head }) => head),
    'trash.empty': async ({ id }) => changed({ emptied: await emptyTrash(store, id) }),
  };
}
