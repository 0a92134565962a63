import type { Words } from '@/locales/words';

const WEEK = 7;
const MONTH = 30.4;

/** Days as a person says them: up to three weeks in days, up to three months in weeks, then in months. */
export function sayDays(words: Words, days: number): string {
  if (days < 3 * WEEK) return words('span.days', { n: Math.round(days) });
  return days < 12 * WEEK
    ? words('span.weeks', { n: Math.round(days / WEEK) })
    : words('span.months', { n: Math.round(days / MONTH) });
}

/** How slowly an effect comes: "half of it after 6 weeks"; '' where it comes at once. */
export function saySlow(words: Words, { delay, halfLife }: { delay: number; halfLife: number }): string {
  if (delay + halfLife <= 0) return '';
  return words(halfLife > 0 ? 'channel.slow.half' : 'channel.slow.delay', {
    after: sayDays(words, delay + halfLife),
  });
}

/** What an estimate rests on: "from 3 months of your own figures". */
export function sayBasis(words: Words, days: number | null): string {
  return days === null
    ? words('channel.basis.expected')
    : words('channel.basis.figures', { span: sayDays(words, days) });
}
