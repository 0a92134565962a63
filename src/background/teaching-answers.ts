import type { teachingRequests } from '@/messages/areas/teaching';
import type { Handlers } from '@/messages/serve';

import type { Post } from './post';

/** Maps of tables that the user taught, one a site. */
export function teachingAnswers(_post: Post): Pick<Handlers, keyof typeof teachingRequests> {
  return {};
}
