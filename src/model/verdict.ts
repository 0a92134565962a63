import * as z from 'zod/mini';

/**
 * What a reading's check of itself found, by code; words are made in the UI (a test holds that each has its words).
 * - `reconciles`: what could be checked holds. `unchecked`: nothing could be.
 * - `partial`: some rows were not seen. `partial-day`: the range runs into a day that was not over.
 * - `does-not-add-up`: the rows' sum is not the page's total.
 * - `identities-broken`: a ratio is not what its parts give.
 */
export const verdictCodes = [
  'reconciles',
  'partial',
  'does-not-add-up',
  'identities-broken',
  'unchecked',
  'partial-day',
] as const;
export const VerdictCodeSchema = z.enum(verdictCodes);

export const FindingSchema = z.object({
  code: VerdictCodeSchema,
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** The reading contradicts itself: its figures are not used for a light. `params.metric` is the figure in question. */
  contradicts: z.optional(z.literal(true)),
});
export type Finding = z.infer<typeof FindingSchema>;

/** The most telling finding first; never empty. */
export const VerdictSchema = z.array(FindingSchema);
export type Verdict = z.infer<typeof VerdictSchema>;

/** The finding by which a reading contradicts itself; null where it does not, or was never checked. */
export function contradictionIn(verdict: Verdict | undefined): Finding | null {
  return verdict?.find(({ contradicts }) => contradicts) ?? null;
}
