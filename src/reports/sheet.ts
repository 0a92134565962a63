import type { Day } from '@/model/day';
import type { Problem, ProblemCode } from '@/model/problem';

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

/** A file that cannot be taken at all, by the code of its problem; the words are made in the UI. */
export class ReportRefused extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly params: Problem['params'] = {},
  ) {
    super(code);
  }
}
