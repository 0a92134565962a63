import type { budgetRequests } from '@/messages/areas/budget';
import type { Handlers } from '@/messages/serve';

import type { Post } from './post';

/** Hints, their ledger, what-if plans. */
export function budgetAnswers(_post: Post): Pick<Handlers, keyof typeof budgetRequests> {
  return {};
}
