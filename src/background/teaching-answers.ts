import type { teachingRequests } from '@/messages/areas/teaching';
import type { Handlers } from '@/messages/serve';
import type { SiteTrust } from '@/messages/site-trust';
import { removeSites, saveSite, sitesOf } from '@/store/sites';

import type { Post } from './post';
import { Refused } from './refused';

type SitePost = Pick<Post, 'store' | 'ports'>;

/** What a site may ask for: the maps say which sites are known, the browser which are allowed. */
export function siteTrust({ store, ports }: SitePost): SiteTrust {
  return {
    knows: async (origin) =>
      (await sitesOf(store, ports.now())).some(
        ({ map }) => map.platform === 'other' && map.origin === origin,
      ),
    allows: async (origin) => (await ports.sites?.allows(origin)) ?? false,
  };
}

/** The scripts follow the maps and the permissions; a panel that waited for one is opened. */
export async function alignSites({ store, ports }: SitePost, fresh?: string): Promise<void> {
  const maps = (await sitesOf(store, ports.now())).map(({ map }) => map);
  await ports.sites?.align(maps, fresh);
  await ports.sites?.startWaiting();
}

/** Maps of tables that the user taught, one a site and path. */
export function teachingAnswers(post: Post): Pick<Handlers, keyof typeof teachingRequests> {
  const { store, ports, changed } = post;
  /** Where the browser refuses now, the next start tries again: the map is kept either way. */
  const align = (fresh?: string) => alignSites(post, fresh).catch(() => undefined);
  return {
    'teaching.list': () => sitesOf(store, ports.now()),
    'teaching.save': async ({ map }) => {
      const key = await saveSite(store, map, ports.now());
      await align(map.origin);
      return changed({ key });
    },
    'teaching.remove': async ({ keys }) => {
      const removed = await removeSites(store, keys, ports.now());
      await align();
      return changed(removed);
    },
    'teaching.here': async ({ address }) => {
      const { origin } = new URL(address);
      const sites = await sitesOf(store, ports.now());
      return sites.map(({ map }) => map).filter((map) => map.origin === origin);
    },
    'teaching.start': async ({ tab, pattern }) => {
      if (!ports.sites) throw new Refused('failed', 'teaching.start: no tabs');
      return { started: await ports.sites.start(tab, pattern) };
    },
  };
}
