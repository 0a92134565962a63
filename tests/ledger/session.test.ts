import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { sessionsOf } from '@/ledger/session';

const minutes = (list: readonly number[]) => list.map((minute) => minute * 60_000);
const group = (list: readonly number[], names: (string | null)[] = list.map(() => null)) => {
  const sessions = sessionsOf(minutes(list), names);
  return list.map((_, look) => list.findIndex((__, other) => sessions[other] === sessions[look]));
};

describe('sessions', () => {
  it('are looks within a few minutes of one another', () => {
    expect(group([0, 2, 6, 20, 24])).toEqual([0, 0, 0, 3, 3]);
    expect(group([24, 0, 6, 20, 2])).toEqual([0, 1, 1, 0, 1]);
    expect(group([])).toEqual([]);
    expect(group([7])).toEqual([0]);
  });

  it('go by their name where they have one, and still end after a while', () => {
    expect(group([0, 1, 2, 3], ['a', 'b', 'a', null])).toEqual([0, 1, 0, 3]);
    expect(group([0, 60], ['a', 'a'])).toEqual([0, 1]);
  });

  it('are never longer than a quarter of an hour, parted at the widest gap', () => {
    expect(group([0, 4, 8, 13, 17, 20])).toEqual([0, 0, 0, 3, 3, 3]);
    const dense = Array.from({ length: 60 }, (_, minute) => minute);
    const sessions = sessionsOf(
      minutes(dense),
      dense.map(() => null),
    );
    for (const a of dense)
      for (const b of dense) if (sessions[a] === sessions[b]) expect(Math.abs(a - b)).toBeLessThanOrEqual(15);
  });

  it('one more look never parts two that were together, while they are short', () => {
    const times = fc.uniqueArray(fc.integer({ min: 0, max: 15 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(times, fc.integer({ min: 0, max: 15 }), (list, more) => {
        const nobody = (count: number) => Array.from({ length: count }, () => null);
        const before = sessionsOf(minutes(list), nobody(list.length));
        const after = sessionsOf(minutes([...list, more]), nobody(list.length + 1));
        for (const a of list.keys())
          for (const b of list.keys()) if (before[a] === before[b]) expect(after[a]).toBe(after[b]);
      }),
    );
  });
});
