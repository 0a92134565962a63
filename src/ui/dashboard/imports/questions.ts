import type { Problem, ProblemCode } from '@/model/problem';
import type { FileLook } from '@/model/report-file';

/** What is asked about a file before anything of it can be added. */
export type Question = 'columns' | 'console' | 'date-order' | 'range' | 'decimal' | 'currency' | 'undated';

/** What a file's problems mean for it: it cannot be taken, something is to be answered, or it is only told. */
export interface Judged {
  refusal: Problem | null;
  questions: { question: Question; about: Problem }[];
  notices: Problem[];
}

const REFUSALS: readonly ProblemCode[] = [
  'file-empty',
  'file-binary',
  'file-too-large',
  'file-truncated',
  'spreadsheet-broken',
  'spreadsheet-old',
  'zip-bomb',
  'report-two-headers',
  'report-row-too-long',
  'report-empty',
  'range-unbounded',
  'formula-unread',
];
/** In the order in which they are asked: without columns nothing else can be known. */
const QUESTIONS: readonly (readonly [ProblemCode, Question])[] = [
  ['report-unknown', 'columns'],
  ['report-without-figures', 'columns'],
  ['campaign-column-missing', 'columns'],
  ['report-platform-unknown', 'console'],
  ['range-ambiguous', 'date-order'],
  ['range-unknown', 'range'],
  ['number-ambiguous', 'decimal'],
  ['currency-unknown', 'currency'],
];

/**
 * Parts a file's problems. `leaveOut`: the user accepts that rows without a date stay out.
 * A file whose table nobody can make out is refused for the reason that it gave.
 */
export function judged(look: FileLook, leaveOut: boolean): Judged {
  const { problems, table } = look;
  const refusal =
    problems.find(({ code }) => REFUSALS.includes(code)) ??
    problems.find(({ code }) => table === null && questionOf(code) === 'columns') ??
    null;
  const asked = QUESTIONS.flatMap(([code, usual]) => {
    const about = problems.find((one) => one.code === code);
    if (!about) return [];
    // Some rows of a dated file lack a date: no range can be said for them.
    const undated = code === 'range-unknown' && look.leftOut.undated > 0 && look.rows > 0;
    if (undated && leaveOut) return [];
    return [{ question: undated ? ('undated' as const) : usual, about }];
  });
  const columns = asked.find(({ question }) => question === 'columns');
  return {
    refusal,
    questions: refusal ? [] : columns ? [columns] : asked,
    notices: problems.filter(
      ({ code }) =>
        code !== refusal?.code &&
        questionOf(code) === undefined &&
        // Parts that were summed to their campaigns lack nothing.
        !(code === 'breakdown-rows' && look.sent.derived > 0),
    ),
  };
}

const questionOf = (code: ProblemCode) => QUESTIONS.find(([one]) => one === code)?.[1];
