import type { Instant } from '@/model/day';
import type { Range } from '@/model/range';
import type { Look } from '@/store/schema';

/**
 * The parts of a range that readings give by themselves, in order, without a gap. Courses of series that were shown
 * by the same looks have the very same parts.
 */
export interface Parts {
  ranges: readonly Range[];
  /** When the oldest reading used for each was read. */
  asOf: readonly Instant[];
  /** The ends of the parts, as one text: courses of one shape can be added part by part. */
  shape: string;
}

/** What the readings say of a range: its total, and the finest parts that add up to it. */
export interface Course {
  value: number;
  asOf: Instant;
  /** Where the range reaches a day that was not over: the instant that the total runs to. */
  through: Instant | null;
  /** When the newest reading used was read, and whether a report was among them. */
  readAt: Instant;
  source: 'page' | 'report';
  /** Was one of them summed from a finer report? */
  derived: boolean;
  /** Readings from before the source changed had to be used. */
  doubtful: boolean;
  parts: Parts;
  /** The figure of each part. */
  values: readonly number[];
}

export function readBy(looks: readonly Look[]): Pick<Course, 'readAt' | 'source' | 'derived'> {
  const newest = looks.reduce((a, b) => (b.at > a.at ? b : a));
  return {
    readAt: newest.readAt,
    source: looks.some(({ source }) => source === 'report') ? 'report' : 'page',
    derived: looks.some(({ derived }) => derived),
  };
}

export function partsOf(ranges: readonly Range[], asOf: readonly Instant[]): Parts {
  return { ranges, asOf, shape: ranges.map(({ to }) => to).join() };
}
