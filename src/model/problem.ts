import * as z from 'zod/mini';

import type { Platform } from './platform';

/**
 * Everything that can be wrong with a reading, by code; the words are made in the UI from the locales
 * (a test holds that each code has its words in every language).
 */
export const problemCodes = [
  'not-campaign-table',
  'table-loading',
  'table-empty',
  'layout-unknown',
  'range-unknown',
  'range-unbounded',
  'range-ambiguous',
  'currency-unknown',
  'currency-mixed',
  'number-unreadable',
  'number-ambiguous',
  'column-unknown',
  'campaign-column-missing',
  'id-missing',
  'account-unknown',
  'attribution-mixed',
  'result-types-mixed',
  'rows-missing',
  'breakdown-rows',
  'filter-active',
  'language-unknown',
  'reader-failed',
  'provisional',
  'file-empty',
  'file-binary',
  'file-too-large',
  'file-truncated',
  'spreadsheet-broken',
  'spreadsheet-old',
  'zip-bomb',
  'report-unknown',
  'report-platform-unknown',
  'report-two-headers',
  'report-row-too-long',
  'report-without-figures',
  'report-empty',
  'report-currencies',
  'formula-unread',
] as const;
export const ProblemCodeSchema = z.enum(problemCodes);
export type ProblemCode = z.infer<typeof ProblemCodeSchema>;

export const ProblemSchema = z.object({
  code: ProblemCodeSchema,
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
/** A named problem: code and parameters, never a sentence. */
export type Problem = z.infer<typeof ProblemSchema>;

export function problem(code: ProblemCode, params: Problem['params'] = {}): Problem {
  return { code, params };
}

/** Without the mark of a reader that nobody had confirmed, where the user has seen since that it is right. */
export function withoutConfirmed(
  problems: readonly Problem[],
  platform: Platform,
  confirmed: readonly Platform[] = [],
): Problem[] {
  return problems.filter(({ code }) => code !== 'provisional' || !confirmed.includes(platform));
}
