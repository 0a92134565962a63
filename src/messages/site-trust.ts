import { platformAt } from '@/model/platform';
import type { RequestKind, RequestOf } from './protocol';

/** What the worker knows of sites that are no consoles. */
export interface SiteTrust {
  /** Has the user taught a table of this site? */
  knows(origin: string): Promise<boolean>;
  /** Did the user allow us on this site? */
  allows(origin: string): Promise<boolean>;
}

export const noSites: SiteTrust = { knows: async () => false, allows: async () => false };

/**
 * What our script may ask from a page that is no console's: about its own site alone. Readings and lights belong to `other`
 * and need a taught map; a map is taken from the very site that it is of, once the user has allowed that site.
 */
export async function isForSite(
  kind: RequestKind,
  request: unknown,
  address: string,
  sites: SiteTrust,
): Promise<boolean> {
  const { origin } = new URL(address);
  switch (kind) {
    case 'teaching.here':
      return new URL((request as RequestOf<'teaching.here'>).address).origin === origin;
    case 'teaching.save':
      return (
        (request as RequestOf<'teaching.save'>).map.origin === origin &&
        (platformAt(address) !== null || (await sites.allows(origin)))
      );
    case 'settings.get':
    case 'words.overlay':
      return (await sites.allows(origin)) || sites.knows(origin);
    case 'page.open':
      return sites.knows(origin);
    case 'page.lights':
    case 'page.told':
      return (request as RequestOf<'page.lights' | 'page.told'>).platform === 'other' && sites.knows(origin);
    case 'reading.add':
      return (request as RequestOf<'reading.add'>).reading.platform === 'other' && sites.knows(origin);
    default:
      return false;
  }
}
