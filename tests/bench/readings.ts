import type { Observation } from '@/ledger/ledger';
import { dayFromNumber, dayNumber } from '@/model/day';
import type { Range } from '@/model/range';

const FIRST = dayNumber('2026-08-01');
const DAYS = 113;
const HOUR = 3_600_000;
const range = (from: number, end: number): Range => ({
  from: dayFromNumber(FIRST + from),
  to: dayFromNumber(FIRST + end - 1),
});

/** The same numbers in every run (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * What 83 days of looks at a date picker leave of a campaign's spend: presets (today, yesterday, last 7, 14 and
 * 30 days, this month, last month), now and then several in one sitting. Spend never changes afterwards.
 */
export function presetReadings(campaign: number, count: number): Observation[] {
  const roll = dice(campaign + 1);
  const total = [0];
  for (let day = 0; day < DAYS; day++) total.push(total[day]! + Math.round(roll() * 10_000));
  const readings: Observation[] = [];
  let minute = 0;
  for (let look = 0; look < count; look++) {
    const today = 31 + Math.floor((look * (DAYS - 31)) / count);
    minute = roll() < 0.5 ? minute + 1 : Math.floor(480 + roll() * 600);
    const readAt = new Date((FIRST + today) * 24 * HOUR + minute * 60_000).toISOString();
    const month = today - (Number(dayFromNumber(FIRST + today).slice(8)) - 1);
    const read = (from: number, end: number): Observation => {
      const open = end > today;
      const part = open ? Math.round(((total[today + 1]! - total[today]!) * minute) / 1440) : 0;
      const cents = total[open ? today : end]! - total[from]! + part;
      return {
        range: range(from, end),
        value: cents / 100,
        readAt,
        through: open ? readAt : null,
        tolerance: 0.005,
        session: null,
      };
    };
    const presets = [
      () => read(today, today + 1),
      () => read(today - 1, today),
      () => read(today - 7, today),
      () => read(today - 14, today),
      () => read(today - 30, today),
      () => read(month, today + 1),
      () => read(Math.max(0, month - 30), month),
    ];
    readings.push(presets[Math.floor(roll() * presets.length)]!());
  }
  return readings;
}

/** Months, weeks and presets as a target would ask for them on the last day. */
export const askedWindows: readonly Range[] = [
  range(61, 92),
  range(92, DAYS),
  range(31, 61),
  range(DAYS - 8, DAYS - 1),
  range(DAYS - 15, DAYS - 1),
  range(DAYS - 31, DAYS - 1),
  range(92, 99),
  range(99, 106),
  range(DAYS - 2, DAYS - 1),
  range(61, DAYS),
];
