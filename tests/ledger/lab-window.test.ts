import { describe, expect, it } from 'vitest';

import { windowCase } from '../tools/lab-window';

const reading = (from: string, to: string, value: number, readAt: string, through?: string) => ({
  from: `2026-11-${from}`,
  to: `2026-11-${to}`,
  value,
  readAt: `2026-${readAt}:00Z`,
  ...(through === undefined ? {} : { through: `2026-${through}:00Z` }),
});
const ask = (from: string, to: string) => ({ from: `2026-11-${from}`, to: `2026-11-${to}` });

describe('lab window', () => {
  it('answers each question in the shapes of its contract', () => {
    const answers = windowCase({
      readings: [
        reading('01', '22', 1000, '11-22T09:15', '11-22T09:15'),
        reading('01', '20', 880, '11-21T07:00'),
        reading('15', '20', 240, '11-21T07:02'),
      ],
      ask: [ask('21', '22'), ask('01', '14'), ask('01', '22'), ask('22', '22'), ask('05', '22')],
    });
    expect(answers).toMatchObject([
      { ...ask('21', '22'), value: 120, asOf: '2026-11-21T07:00:00Z', support: [0, 1], missing: [] },
      { ...ask('01', '14'), value: 640, asOf: '2026-11-21T07:00:00Z', support: [1, 2], missing: [] },
      { ...ask('01', '22'), value: 1000, asOf: '2026-11-22T09:15:00Z', support: [0], missing: [] },
      { ...ask('22', '22'), value: null, asOf: null, support: [], missing: [ask('22', '22')] },
      { ...ask('05', '22'), value: null, asOf: null, support: [], missing: [ask('05', '14')] },
    ]);
  });

  it('takes closed days as final unless the case says when they settle', () => {
    const read = {
      readings: [
        reading('20', '21', 18, '11-22T08:00'),
        reading('01', '19', 105, '11-23T08:00'),
        reading('01', '21', 150, '11-30T08:00'),
      ],
      ask: [ask('20', '21')],
    };
    expect(windowCase(read)).toMatchObject([{ value: 45, support: [1, 2], grade: 'exact' }]);
    expect(windowCase({ ...read, settledAfter: 30 })).toMatchObject([{ value: 18, support: [0] }]);
  });

  it.each([
    ['nothing', null, 'not a window case: Invalid input: expected object, received null'],
    ['no list', { readings: [], ask: {} }, 'ask: Invalid input: expected array'],
    ['no day', { readings: [], ask: [{ from: '2026-02-29', to: '2026-03-01' }] }, 'ask[0].from: not a day'],
    [
      'a range that ends before it begins',
      { readings: [], ask: [ask('02', '01')] },
      'ask[0]: a range that ends',
    ],
    [
      'no figure',
      { readings: [{ ...reading('01', '02', 1, '11-03T08:00'), value: '1' }], ask: [] },
      'readings[0].value',
    ],
    [
      'no instant',
      { readings: [{ ...reading('01', '02', 1, '11-03T08:00'), readAt: 'noon' }], ask: [] },
      'readings[0].readAt: not an instant',
    ],
  ])('refuses %s and says where', (_, json, sentence) => {
    expect(() => windowCase(json)).toThrow(sentence);
  });
});
