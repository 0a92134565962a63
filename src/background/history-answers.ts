import type { historyRequests } from '@/messages/areas/history';
import type { Handlers } from '@/messages/serve';

import type { Post } from './post';

/** What an account reached before: for targets that can be met. */
export function historyAnswers(_post: Post): Pick<Handlers, keyof typeof historyRequests> {
  return {};
}
