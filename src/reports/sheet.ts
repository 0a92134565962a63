import type { Day } from '@/model/day';

/**
 * A cell as a file has it. CSV gives text alone; a spreadsheet may give the number or the day itself and the
 * currency of its number format, in which case `text` is only for showing.
 */
export interface SheetCell {
  text: string;
  number?: number;
  day?: Day;
  /** Currency mark of the number format: ISO code or symbol. */
  mark?: string;
  /** The number format is a percentage: the number is already a fraction. */
  percent?: boolean;
}

/** Rows of cells, ragged, in the order of the file. */
export type Sheet = SheetCell[][];

/** A file that cannot be taken, by code; the words are made in the UI. */
export class ReportRefused extends Error {
  constructor(
    readonly code: ReportRefusal,
    readonly params: Record<string, string | number> = {},
  ) {
    super(code);
  }
}

export const reportRefusals = [
  'file-empty',
  'file-binary',
  'file-too-large',
  'file-truncated',
  'spreadsheet-broken',
  'spreadsheet-old',
  'zip-bomb',
] as const;
export type ReportRefusal = (typeof reportRefusals)[number];
