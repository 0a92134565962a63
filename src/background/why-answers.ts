import type { whyRequests } from '@/messages/areas/why';
import type { Handlers } from '@/messages/serve';

import type { Post } from './post';

/** Why a KPI changed between two windows. */
export function whyAnswers(_post: Post): Pick<Handlers, keyof typeof whyRequests> {
  return {};
}
