import { addDays, weekday, type Day } from '@/model/day';
import type { DeliveryRule } from '@/model/delivery';
import { dayCount, monthOf, type Range } from '@/model/range';

/**
 * The most that a platform may spend of a daily budget over days to come, by its own rule. A day that went over the
 * budget is made good over the month: what was spent of the month is taken off. Where the budget was changed within
 * the month, that says nothing, so that the days to come always have their plain budget.
 * @param budget money a day, 0 or more
 * @param spent what was spent in the month of the first day to come, before it; null where that is not known
 * @returns null where the rule sets no bound over these days
 * @example mostAhead({ day: 2, week: null, month: 30.4 }, 100, { from: '2026-11-21', to: '2026-11-30' }, 2090) // 1000
 */
export function mostAhead(
  rule: DeliveryRule,
  budget: number,
  ahead: Range,
  spent: number | null,
): number | null {
  if (ahead.to < ahead.from) return 0;
  const byDay = (range: Range) => (rule.day === null ? Infinity : rule.day * budget * dayCount(range));
  const weeks = rule.week;
  const byWeek = (range: Range) =>
    weeks === null
      ? Infinity
      : sum(
          pieces(range, (day) => addDays(day, 6 - weekday(day))),
          (week) => Math.min(weeks * budget, byDay(week)),
        );
  const byMonth = (range: Range) => {
    if (rule.month === null) return Infinity;
    const whole = (rule.month === 'days' ? dayCount(monthOf(range.from)) : rule.month) * budget;
    if (range.from !== ahead.from || spent === null) return whole;
    return Math.max(whole - spent, budget * dayCount(range));
  };
  const most = sum(
    pieces(ahead, (day) => monthOf(day).to),
    (month) => Math.min(byDay(month), byWeek(month), byMonth(month)),
  );
  const found = Math.min(most, byWeek(ahead));
  return Number.isFinite(found) ? found : null;
}

/** A range cut at the ends of its weeks or months. */
function pieces(range: Range, endOf: (day: Day) => Day): Range[] {
  const cut: Range[] = [];
  for (let from = range.from; from <= range.to;) {
    const end = endOf(from);
    const to = end < range.to ? end : range.to;
    cut.push({ from, to });
    from = addDays(to, 1);
  }
  return cut;
}

const sum = (ranges: readonly Range[], of: (range: Range) => number) =>
  ranges.reduce((all, range) => all + of(range), 0);
