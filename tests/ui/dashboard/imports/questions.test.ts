import { describe, expect, it } from 'vitest';

import type { SavedLayout } from '@/messages/areas/imports';
import { problem, problemCodes, type ProblemCode } from '@/model/problem';
import type { FileLook } from '@/model/report-file';
import { orderExamples } from '@/ui/dashboard/imports/answers';
import { judged } from '@/ui/dashboard/imports/questions';
import { answersOf, layoutFor } from '@/ui/dashboard/imports/run';

const table: FileLook['table'] = {
  columns: [
    { header: 'Werbung', meaning: 'ignore', samples: ['A'] },
    { header: 'Geld', meaning: 'ignore', samples: ['1'] },
  ],
  fingerprint: '2-abc',
};
function look(...codes: ProblemCode[]): FileLook {
  return {
    hash: '0'.repeat(64),
    problems: codes.map((code) => problem(code)),
    table,
    accounts: [],
    rows: 10,
    leftOut: { totals: 0, undated: 0, examples: [] },
    contradictions: { findings: [], readings: 0, of: 1 },
    sent: { readings: 1, rows: 10, derived: 0, pieces: 1 },
  };
}
const asked = (found: FileLook, leaveOut = false) =>
  judged(found, leaveOut).questions.map(({ question }) => question);

describe('what a file’s problems mean', () => {
  it('every problem is a refusal, a question or a notice, and only one of them', () => {
    for (const code of problemCodes) {
      const { refusal, questions, notices } = judged(look(code), false);
      expect([code, Number(refusal !== null) + questions.length + notices.length]).toEqual([code, 1]);
    }
  });

  it('columns are asked before anything that depends on them', () => {
    expect(asked(look('report-unknown', 'currency-unknown'))).toEqual(['columns']);
    expect(asked(look('currency-unknown', 'range-ambiguous'))).toEqual(['date-order', 'currency']);
  });

  it('a file without a table cannot be asked about, and a refusal asks nothing', () => {
    expect(judged({ ...look('report-unknown'), table: null }, false).refusal?.code).toBe('report-unknown');
    expect(judged(look('range-unbounded', 'currency-unknown'), false).questions).toEqual([]);
  });

  it('rows without a date are left out only when the user says so', () => {
    const found = { ...look('range-unknown'), leftOut: { totals: 0, undated: 2, examples: ['x'] } };
    expect(asked(found)).toEqual(['undated']);
    expect(asked(found, true)).toEqual([]);
    expect(asked({ ...found, rows: 0 })).toEqual(['range']);
  });
});

describe('a kept layout', () => {
  const kept: SavedLayout = {
    fingerprint: '2-abc',
    headers: ['Werbung', 'Geld'],
    columns: { Werbung: 'campaign', Geld: 'spend' },
    platform: 'x-ads',
    answers: { currency: 'EUR' },
    savedAt: '2026-11-03T09:00:00.000Z',
  };

  it('serves the same header alone, and only with meanings that are still known', () => {
    expect(layoutFor([kept], look())).toBe(kept);
    expect(layoutFor([{ ...kept, headers: ['Werbung', 'Kosten'] }], look())).toBeNull();
    expect(layoutFor([{ ...kept, columns: { Geld: 'money' } }], look())).toBeNull();
    expect(layoutFor([{ ...kept, fingerprint: '2-abd' }], look())).toBeNull();
  });

  it('answers for columns and console by itself, and for no currency', () => {
    expect(answersOf(kept)).toEqual({ mapping: kept.columns, platform: 'x-ads' });
    expect(answersOf({ ...kept, columns: {}, platform: null })).toEqual({});
  });
});

it('a date with two readings shows both days', () => {
  expect(orderExamples('3/4/26 10:00').map(({ day }) => day)).toEqual(['2026-04-03', '2026-03-04']);
  expect(orderExamples('no date').map(({ day }) => day)).toEqual([null, null]);
});
