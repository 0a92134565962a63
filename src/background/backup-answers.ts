import type { backupRequests } from '@/messages/areas/backup';
import type { Handlers } from '@/messages/serve';

import type { Post } from './post';

/** Everything back in, and taking away by date, with undo. */
export function backupAnswers(_post: Post): Pick<Handlers, keyof typeof backupRequests> {
  return {};
}
