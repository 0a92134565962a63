import { describe, expect, it } from 'vitest';

import { buildLedger, restatementsOf, windowTotal, type Observation } from '@/ledger/ledger';

import { closed, instant, open, span } from './worlds';

const ask = (ledger: ReturnType<typeof buildLedger>, from: number, end: number) =>
  windowTotal(ledger, span(from, end));

describe('the reference vector', () => {
  // [0,30)=900@1, [23,30)=210@1, [23,30)=215@2, [0,7)=180@1
  const ledger = buildLedger([
    closed(0, 30, 900, 31),
    closed(23, 30, 210, 31),
    closed(23, 30, 215, 32),
    closed(0, 7, 180, 31),
  ]);

  it('derives what can be derived, by the newest readings', () => {
    expect(ask(ledger, 7, 23)).toMatchObject({ value: 505, support: [0, 2, 3], asOf: instant(31, 8) });
    expect(ask(ledger, 0, 23)).toMatchObject({ value: 685, support: [0, 2] });
    expect(ask(ledger, 7, 30)).toMatchObject({ value: 720, support: [0, 3] });
    expect(ask(ledger, 23, 30)).toMatchObject({ value: 215, support: [2], grade: 'exact' });
    expect(ask(ledger, 10, 20)).toMatchObject({ value: null, missing: [span(10, 20)] });
  });

  it('holds the rest between bounds, without the stale reading', () => {
    expect(ask(ledger, 7, 14)).toMatchObject({ grade: 'bounds', low: 0, high: 505 });
    expect(ask(ledger, 20, 30)).toMatchObject({ grade: 'bounds', low: 215, high: 720 });
  });

  it('notices the conflict, and that the figure was restated', () => {
    expect(ledger.conflicts).toEqual([
      { observation: 1, residual: -5, tolerance: 0, against: [2], cause: 'restated' },
    ]);
    expect(restatementsOf(ledger)).toEqual([
      {
        range: span(23, 30),
        earlier: { observation: 1, value: 210, readAt: instant(31, 8) },
        later: { observation: 2, value: 215, readAt: instant(32, 8) },
      },
    ]);
  });
});

describe('a window that reaches today', () => {
  it('ends at the instant of its session, not at midnight', () => {
    const dayOf = (text: string) => text.slice(0, 10);
    const ledger = buildLedger([open(0, 21, 100.1, 9), closed(0, 20, 80.05, 21)], { dayOf });
    expect(ask(ledger, 20, 22)).toMatchObject({
      grade: 'exact',
      value: 20.05,
      through: instant(21, 9),
      asOf: instant(21, 8),
      support: [0, 1],
    });
    // Today alone is not known, nor the day before, nor any window beyond what was read.
    for (const [from, end] of [
      [21, 22],
      [20, 21],
      [0, 23],
      [0, 30],
    ] as const)
      expect(ask(ledger, from, end).value).toBeNull();
  });

  it('is exact within one session, whatever its readings are named', () => {
    const session = (from: number, value: number, minutes: number): Observation => {
      const readAt = new Date(Date.parse(instant(21, 9)) + minutes * 60_000).toISOString();
      return { ...open(from, 21, value, 9), readAt, through: readAt };
    };
    const ledger = buildLedger([session(0, 100, 0), session(14, 30, 2), session(20, 6, 4)]);
    expect(ask(ledger, 0, 14)).toMatchObject({ grade: 'exact', value: 70, through: null });
    expect(ask(ledger, 14, 20)).toMatchObject({ grade: 'exact', value: 24 });
    const apart = buildLedger([session(0, 100, 0), session(14, 30, 40)]);
    expect(ask(apart, 0, 14).value).toBeNull();
    const named = buildLedger([
      { ...session(0, 100, 0), session: 'a' },
      { ...session(14, 30, 2), session: 'b' },
    ]);
    expect(ask(named, 0, 14).value).toBeNull();
  });

  it('takes the newest session, and the closed day as soon as one is read', () => {
    const [morning, evening] = [open(0, 21, 100, 9), open(0, 21, 120, 19)];
    const today = buildLedger([evening, morning]);
    expect(ask(today, 0, 22)).toMatchObject({ value: 120, through: instant(21, 19), support: [0] });
    const tomorrow = buildLedger([evening, morning, closed(0, 22, 130, 22)]);
    expect(ask(tomorrow, 0, 22)).toMatchObject({ value: 130, through: null, support: [2] });
  });

  it('knows that a range may be named beyond today', () => {
    const month: Observation = { ...open(0, 21, 100, 9), range: span(0, 30) };
    const week: Observation = { ...open(14, 21, 30, 9), range: span(14, 28) };
    const ledger = buildLedger([month, week]);
    expect(ask(ledger, 0, 14)).toMatchObject({ grade: 'exact', value: 70 });
    expect(ask(ledger, 0, 30)).toMatchObject({ value: 100, through: instant(21, 9) });
    expect(ask(ledger, 0, 22)).toMatchObject({ value: 100, through: instant(21, 9) });
    expect(ask(ledger, 14, 28)).toMatchObject({ value: 30 });
    expect(ask(ledger, 0, 31).value).toBeNull();
    expect(ask(ledger, 0, 20).value).toBeNull();
  });

  it('does not join looks on both sides of midnight', () => {
    const before: Observation = {
      ...open(0, 21, 100, 0),
      readAt: instant(21, 23.98),
      through: instant(21, 23.98),
    };
    const after: Observation = {
      ...open(22, 22, 0, 0),
      readAt: instant(22, 0.01),
      through: instant(22, 0.01),
    };
    expect(ask(buildLedger([before, after]), 0, 22)).toMatchObject({ value: 100, support: [0] });
    expect(ask(buildLedger([before, after]), 0, 23).value).toBeNull();
  });

  it('is closed where the figures run past its end in every zone', () => {
    const stated: Observation = { ...closed(0, 20, 80, 25), through: instant(25, 8) };
    const ledger = buildLedger([stated, closed(0, 10, 30, 25)]);
    expect(ask(ledger, 10, 20)).toMatchObject({ value: 50, through: null });
  });

  it('is open where the account zone says that its last day was not over, said or unsaid', () => {
    const dayOf = (text: string) => text.slice(0, 10);
    const unsaid = closed(0, 22, 100, 21);
    const ledger = buildLedger([unsaid, closed(22, 25, 60, 26)], { dayOf });
    expect(ask(ledger, 0, 22)).toMatchObject({ value: 100, through: instant(21, 8) });
    expect(ask(ledger, 0, 25).value).toBeNull();
  });
});

describe('grades', () => {
  it('a path of settled readings is exact, whenever they were read', () => {
    const ledger = buildLedger([closed(0, 20, 80, 22), closed(0, 10, 30, 13)]);
    expect(ask(ledger, 10, 20)).toMatchObject({ grade: 'exact', value: 50, asOf: instant(13, 8) });
  });

  it('a path across ages is mixed, and its bound is the growth since', () => {
    const read = [closed(0, 20, 80, 30), closed(0, 10, 30, 13)];
    const blind = buildLedger(read, { settledAfter: 30 });
    expect(ask(blind, 10, 20)).toMatchObject({ grade: 'mixed', value: 50, low: null, high: null });
    const growth = (one: Observation) => (one.value === 30 ? 0.5 : 0.1);
    expect(ask(buildLedger(read, { settledAfter: 30, growth }), 10, 20)).toMatchObject({
      grade: 'mixed',
      value: 50,
      tolerance: 23,
      low: 27,
      high: 73,
    });
  });

  it('an older total of one age is preferred to a newer one of mixed ages', () => {
    // Conversions of [20,22): read directly at age 1; later derivable across seven days of late arrivals.
    const read = [closed(20, 22, 18, 22), closed(0, 20, 105, 23), closed(0, 22, 150, 30)];
    expect(ask(buildLedger(read, { settledAfter: 30 }), 20, 22)).toMatchObject({
      grade: 'exact',
      value: 18,
      asOf: instant(22, 8),
      support: [0],
    });
    expect(ask(buildLedger(read, { settledAfter: null }), 20, 22)).toMatchObject({
      value: 45,
      support: [1, 2],
    });
  });

  it('and so is one of a session, or of the settled part', () => {
    const early = [closed(0, 20, 60, 20), closed(12, 20, 25, 20)];
    const late = [closed(0, 30, 90, 31), closed(12, 30, 40, 32)];
    expect(ask(buildLedger([...early, ...late], { settledAfter: 30 }), 0, 12)).toMatchObject({
      grade: 'exact',
      value: 35,
      support: [0, 1],
    });
    const settled = [closed(0, 20, 60, 60), closed(12, 20, 25, 60)];
    const young = [closed(0, 30, 90, 58), closed(12, 30, 40, 59)];
    // Newer than the young ones, the settled pair is the newest way by itself.
    expect(ask(buildLedger([...settled, ...young], { settledAfter: 30 }), 0, 12)).toMatchObject({
      value: 35,
      support: [0, 1],
    });
  });

  it('one reading of the window wins over a path that is no newer', () => {
    const read = [closed(0, 20, 81, 30, 1), closed(0, 10, 30, 30), closed(10, 20, 50, 30)];
    expect(ask(buildLedger(read), 0, 20)).toMatchObject({ value: 81, support: [0], grade: 'exact' });
  });

  it('tolerances add up along the path', () => {
    const read = [closed(0, 20, 12_300, 30, 50), closed(0, 10, 4120, 30, 5)];
    expect(ask(buildLedger(read), 10, 20)).toMatchObject({
      value: 8180,
      tolerance: 55,
      low: 8125,
      high: 8235,
    });
  });

  it('below zero within the rounding is zero', () => {
    const read = [closed(0, 20, 12_300, 30, 50), closed(0, 10, 12_345, 30, 0.5)];
    expect(ask(buildLedger(read), 10, 20)).toMatchObject({ grade: 'exact', value: 0, low: 0, high: 50.5 });
  });

  it('sums keep the digits that the figures have', () => {
    const read = [closed(0, 3, 0.3, 20), closed(0, 2, 0.2, 20), closed(3, 9, 1234567.89, 20)];
    expect(ask(buildLedger(read), 2, 3).value).toBe(0.1);
    expect(ask(buildLedger(read), 0, 9).value).toBe(1234568.19);
  });
});

describe('contradictions', () => {
  it('below zero is never shown: bounds, suspects, and the window to read again', () => {
    const ledger = buildLedger([closed(0, 8, 90, 20), closed(0, 6, 100, 21)]);
    expect(ask(ledger, 6, 8)).toMatchObject({
      grade: 'unknown',
      value: null,
      suspects: [0],
      missing: [span(6, 8)],
    });
    expect(ask(ledger, 0, 8)).toMatchObject({ value: 90 });
  });

  it('below zero, a reading that agrees with the newer ones may still answer', () => {
    const ledger = buildLedger([closed(0, 8, 90, 20), closed(0, 6, 100, 21), closed(6, 8, 12, 10)]);
    expect(ask(ledger, 6, 8)).toMatchObject({ grade: 'mixed', value: 12, support: [2], suspects: [0, 2] });
  });

  it('a source that changed lowers the grade of what was read of those days before', () => {
    // A filter halves the figures of days long settled.
    const before = [closed(0, 20, 400, 40), closed(0, 10, 200, 40), closed(10, 20, 200, 40)];
    const ledger = buildLedger([...before, closed(0, 10, 100, 50), closed(20, 30, 70, 40)]);
    expect(
      ledger.conflicts.map(({ cause, observation, residual }) => [cause, observation, residual]),
    ).toEqual([
      ['source-changed', 1, 100],
      ['source-changed', 0, 100],
    ]);
    expect(ask(ledger, 0, 10)).toMatchObject({ grade: 'exact', value: 100 });
    expect(ask(ledger, 0, 20)).toMatchObject({ grade: 'mixed', value: 400, suspects: [0] });
    expect(ask(ledger, 10, 20)).toMatchObject({ grade: 'mixed', suspects: [2] });
    expect(ask(ledger, 20, 30)).toMatchObject({ grade: 'exact', suspects: [] });
  });

  it.each([
    // [older value, read on, newer value, read on, settled after, cause]
    ['late conversions', 40, 11, 52, 20, 30, 'restated'],
    ['conversions that vanish', 52, 11, 40, 20, 30, 'source-changed'],
    ['a credit of a thousandth', 1000, 14, 999, 20, 2, 'restated'],
    ['settled spend that halves', 1000, 14, 500, 20, 2, 'source-changed'],
    ['settled spend that grows', 500, 14, 1000, 20, 2, 'source-changed'],
    ['spend read before it settled', 990, 11, 1000, 20, 2, 'restated'],
  ] as const)('%s', (_, older, then, newer, now, settledAfter, cause) => {
    const read = [closed(0, 10, older, then), closed(0, 10, newer, now)];
    const { conflicts } = buildLedger(read, { settledAfter });
    expect(conflicts).toMatchObject([{ observation: 0, residual: older - newer, against: [1], cause }]);
    expect(ask(buildLedger(read, { settledAfter }), 0, 10).value).toBe(newer);
  });

  it('a whole may have been too small for its later parts, never too large', () => {
    const parts = [closed(0, 5, 30, 70), closed(5, 10, 30, 70)];
    const causeOf = (whole: number) =>
      buildLedger([closed(0, 10, whole, 11), ...parts], { settledAfter: 30 }).conflicts[0]?.cause;
    expect(causeOf(52)).toBe('restated');
    expect(causeOf(80)).toBe('source-changed');
    // A later whole over parts that were read young grew in them.
    const young = [closed(0, 5, 20, 6), closed(5, 10, 20, 12), closed(0, 10, 60, 5)];
    expect(buildLedger(young, { settledAfter: 30 }).conflicts[0]?.cause).toBe('source-changed');
    const grown = [closed(0, 10, 60, 40), closed(0, 5, 20, 6), closed(5, 10, 20, 12)];
    expect(buildLedger(grown, { settledAfter: 30 }).conflicts).toMatchObject([
      { observation: 1, residual: -20, cause: 'restated' },
    ]);
  });

  it('rounding is no conflict, and the same figure again is neither conflict nor restatement', () => {
    const read = [
      closed(0, 10, 12_345, 30, 0.5),
      closed(0, 10, 12_300, 31, 50),
      closed(0, 10, 12_300, 32, 50),
    ];
    const ledger = buildLedger(read);
    expect(ledger.conflicts).toEqual([]);
    expect(restatementsOf(ledger)).toEqual([]);
  });
});

describe('options', () => {
  it('what cannot be added is only ever read', () => {
    const reach = buildLedger([closed(0, 20, 900, 30), closed(0, 10, 700, 30), open(5, 33, 800, 9)], {
      additive: false,
    });
    expect(ask(reach, 0, 20)).toMatchObject({ grade: 'exact', value: 900 });
    expect(ask(reach, 10, 20)).toMatchObject({ grade: 'unknown', value: null, missing: [span(10, 20)] });
    expect(ask(reach, 5, 34)).toMatchObject({ value: 800, through: instant(33, 9) });
    expect(reach.conflicts).toEqual([]);
  });

  it('staleness may rule instead of age', () => {
    const read = [closed(0, 10, 30, 40), closed(10, 20, 50, 40), closed(0, 20, 90, 20), closed(0, 5, 9, 9)];
    const staleness = (one: Observation) => (one.value === 90 ? 0 : 1);
    expect(ask(buildLedger(read, { staleness }), 0, 20).support).toEqual([2]);
    expect(ask(buildLedger(read), 0, 20).support).toEqual([0, 1]);
  });
});
