import type { businessRequests } from '@/messages/areas/business';
import type { Handlers } from '@/messages/serve';

import type { Post } from './post';

/** Business figures: orders, revenue, new customers, refunds, beside what the platforms claim. */
export function businessAnswers(_post: Post): Pick<Handlers, keyof typeof businessRequests> {
  return {};
}
