import { dayNumber, type Day, type Instant } from '@/model/day';
import { daysOf, type Range } from '@/model/range';
import type { Maturity } from '@/lights/judge';
import { shareIn } from '@/lights/maturity';

/**
 * Share of a range's late figures that were in when it was read: the mean over its days.
 * @param dayOf the account's civil day of an instant; by UTC where its zone is unknown
 */
export function ripeOver(
  maturity: Maturity | undefined,
  of: 'conversions' | 'value',
  range: Range,
  readAt: Instant,
  dayOf: ((instant: Instant) => Day) | null,
): number {
  const shares = of === 'value' ? (maturity?.value ?? maturity?.conversions) : maturity?.conversions;
  const read = dayNumber(dayOf ? dayOf(readAt) : readAt.slice(0, 10));
  const days = daysOf(range);
  return days.reduce((sum, day) => sum + shareIn(shares, read - dayNumber(day)), 0) / days.length;
}
