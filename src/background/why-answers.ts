import type { whyRequests } from '@/messages/areas/why';
import type { Handlers } from '@/messages/serve';

import type { Post } from './post';
import { changedOf } from './why/changed';
import { funnelOf } from './why/funnel';

/** Why a KPI changed between two windows. */
export function whyAnswers({ store, ports }: Post): Pick<Handlers, keyof typeof whyRequests> {
  return {
    'why.changed': (asked) => changedOf(store, asked, ports.now()),
    'why.funnel': (asked) => funnelOf(store, asked, ports.now()),
  };
}
