import type { Instant } from '@/model/day';
import type { Range } from '@/model/range';
import type { Look } from '@/store/schema';

/** A part of a course: a total that the readings give by themselves. */
export interface Stretch {
  range: Range;
  value: number;
  /** When the oldest reading used was read. */
  asOf: Instant;
}

/** What the readings say of a range: its total, and the finest parts that add up to it, in order, without a gap. */
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
  parts: Stretch[];
  /** The ends of the parts, as one text: courses of one shape can be added part by part. */
  shape: string;
}

export function readBy(looks: readonly Look[]): Pick<Course, 'readAt' | 'source' | 'derived'> {
  const newest = looks.reduce((a, b) => (b.at > a.at ? b : a));
  return {
    readAt: newest.readAt,
    source: looks.some(({ source }) => source === 'report') ? 'report' : 'page',
    derived: looks.some(({ derived }) => derived),
  };
}

export const shapeOf = (parts: readonly { range: Range }[]) => parts.map(({ range }) => range.to).join();
