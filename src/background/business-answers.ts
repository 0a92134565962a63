import type { businessRequests } from '@/messages/areas/business';
import type { Handlers } from '@/messages/serve';
import { entriesOf, removeEntries, restoreEntries, saveEntries } from '@/store/business';

import { businessCheck } from './business/check';
import type { Post } from './post';

/** Business figures: orders, revenue, new customers, refunds, beside what the platforms claim. */
export function businessAnswers(post: Post): Pick<Handlers, keyof typeof businessRequests> {
  const { store, ports, changed } = post;
  return {
    'business.list': () => entriesOf(store, ports.now()),
    'business.save': async ({ entries }) => changed(await saveEntries(store, entries, ports.now())),
    'business.remove': async ({ places }) => changed(await removeEntries(store, places, ports.now())),
    'business.restore': async ({ before, fresh }) => {
      await restoreEntries(store, before, fresh, ports.now());
      return changed({ restored: true as const });
    },
    'business.check': (asked) => businessCheck(store, asked, ports.now()),
  };
}
