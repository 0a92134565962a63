import * as z from 'zod/mini';

import { PlatformSchema } from '@/model/platform';

/** One light of a console's page, told in full when its card opens. */
export const toldRequests = {
  'page.told': z.object({
    platform: PlatformSchema,
    /** As the page's lights named it. */
    account: z.string(),
    /** The light's key. */
    light: z.string(),
    /** The language that the card speaks. */
    language: z.enum(['en', 'it']),
  }),
} as const;

/** Ready said, so that a page's script carries neither the words nor the mathematics. */
export interface Told {
  /** What moved the KPI, in a sentence, or why that cannot be said; null where its KPI has no drivers. */
  changed: string | null;
  /** What was held against what; null where nothing was. */
  against: string | null;
  /** The mathematics, part by part. */
  sums: { title: string; lines: string[]; facts: { name: string; said: string }[] }[];
}

export interface ToldReplies {
  /** Null where the page's account has no such light now. */
  'page.told': Told | null;
}
