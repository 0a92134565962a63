import type { importsRequests } from '@/messages/areas/imports';
import type { Handlers } from '@/messages/serve';

import type { Post } from './post';

/** Report files: what a file would add, and adding it, all or nothing. */
export function importsAnswers(_post: Post): Pick<Handlers, keyof typeof importsRequests> {
  return {};
}
