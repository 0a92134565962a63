import { describe, expect, it } from 'vitest';

import { partsOf, type Course } from '@/background/judging/course';
import { readBetween } from '@/background/judging/evidence';

/** A course of one day a reading, each read the morning after. */
const daily = (days: readonly string[]): Course => {
  const asOf = days.map((day) => `${day}T21:00:00Z`);
  return {
    value: days.length,
    asOf: asOf[0]!,
    through: null,
    readAt: asOf.at(-1)!,
    source: 'page',
    derived: false,
    doubtful: false,
    parts: partsOf(
      days.map((day) => ({ from: day, to: day })),
      asOf,
    ),
    values: days.map(() => 1),
  };
};

describe('how fresh figures are', () => {
  it('is when their newest days were read, not when the first of them were', () => {
    const month = daily(['2026-11-01', '2026-11-10', '2026-11-21']);
    expect(readBetween([{ course: month }])).toEqual({
      asOf: '2026-11-21T21:00:00Z',
      readAt: '2026-11-21T21:00:00Z',
    });
  });
  it('is that of the campaign longest unread', () => {
    const read = daily(['2026-11-20', '2026-11-21']);
    const unread = daily(['2026-11-02', '2026-11-03']);
    expect(readBetween([{ course: read }, { course: unread }])).toEqual({
      asOf: '2026-11-03T21:00:00Z',
      readAt: '2026-11-21T21:00:00Z',
    });
  });
});
