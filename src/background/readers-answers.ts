import type { readersRequests } from '@/messages/areas/readers';
import type { Handlers } from '@/messages/serve';

import type { Post } from './post';

/** How well each console is read. */
export function readersAnswers(_post: Post): Pick<Handlers, keyof typeof readersRequests> {
  return {};
}
