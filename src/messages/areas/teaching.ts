import * as z from 'zod/mini';

import { TaughtMapSchema, type TaughtMap, type TaughtSite } from '@/model/taught';

/** Maps of tables that the user taught, one a site and path. */
export const teachingRequests = {
  'teaching.list': z.object({}),
  /** Adds, or replaces the map of the same site and path. From a page only by the panel on that very site. */
  'teaching.save': z.object({ map: TaughtMapSchema }),
  /** By site and path, as `siteKey` writes them. Undo is saving what was there before. */
  'teaching.remove': z.object({ keys: z.array(z.string()).check(z.maxLength(1_000)) }),
  /** The maps of the site that the asking page stands on. */
  'teaching.here': z.object({ address: z.url().check(z.maxLength(20_000)) }),
  /** Opens the panel in a tab, now or as soon as the user has allowed the site. */
  'teaching.start': z.object({ tab: z.int(), pattern: z.string().check(z.regex(/^https:\/\/[^\s]+\/\*$/)) }),
} as const;

export interface TeachingReplies {
  /** Newest first. */
  'teaching.list': TaughtSite[];
  'teaching.save': { key: string };
  'teaching.remove': TaughtSite[];
  'teaching.here': TaughtMap[];
  /** False: it starts when the permission is there. */
  'teaching.start': { started: boolean };
}
