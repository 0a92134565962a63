import type { historyRequests } from '@/messages/areas/history';
import type { Handlers } from '@/messages/serve';

import { reachOf } from './history/reach';
import type { Post } from './post';

/** What an account reached before: for targets that can be met. */
export function historyAnswers({ store, ports }: Post): Pick<Handlers, keyof typeof historyRequests> {
  return {
    'history.reach': (asked) => reachOf(store, asked, ports.now()),
  };
}
