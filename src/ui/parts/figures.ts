import { dayNumber, type Day, type Instant } from '@/model/day';
import type { KpiFacts } from '@/model/kpi';
import type { Range } from '@/model/range';
import type { Language, Words } from '@/locales/words';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export type Unit = KpiFacts['unit'];

/** Stands for a figure that cannot be said. */
export const noFigure = '–';

interface FigureStyle {
  /** For pills and narrow columns: "€1.9k", "12.3%". Whole otherwise. */
  compact?: boolean;
}

/**
 * A figure as it is read by a person. Money in units of the currency (no currency: a plain number), fractions
 * as percent, null and anything that is no number as "–". Never more than is known: the digits are rounded
 * for reading, nothing is judged by what this returns.
 * @example showFigure(0.1296, 'fraction', null, 'en') // '12.96%'
 * @example showFigure(1934.2, 'money', 'EUR', 'it', { compact: true }) // '1,9k €'
 */
export function showFigure(
  value: number | null,
  unit: Unit,
  currency: string | null,
  language: Language,
  { compact = false }: FigureStyle = {},
): string {
  if (value === null || !Number.isFinite(value)) return noFigure;
  const plain = value === 0 ? 0 : value;
  if (unit === 'fraction') return percent(plain, language, compact);
  const style = unit === 'money' ? moneyStyle(currency) : { style: 'decimal' as const };
  if (compact && unit !== 'ratio') {
    const short = shortened(plain, style, language);
    if (short) return short;
  }
  return format(plain, language, { ...style, ...digitsOf(plain, unit, compact) });
}

/** Two decimals for money (the currency's own where it has none), none for counts that are whole. */
function digitsOf(value: number, unit: Unit, compact: boolean): Intl.NumberFormatOptions {
  const size = Math.abs(value);
  if (unit === 'count') return { maximumFractionDigits: compact && size >= 100 ? 0 : 2 };
  if (size > 0 && size < 0.1) return { maximumSignificantDigits: 2 };
  if (unit === 'ratio') return { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  // Both ends: a least number of decimals above the most is an error that would take every light with it.
  return compact && size >= 100 ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {};
}

function percent(value: number, language: Language, compact: boolean): string {
  const size = Math.abs(value);
  const digits: Intl.NumberFormatOptions =
    size > 0 && size < 0.001
      ? { maximumSignificantDigits: 2 }
      : { maximumFractionDigits: compact && size >= 0.1 ? 1 : 2 };
  return format(value, language, { style: 'percent', ...digits });
}

const CURRENCY = /^[A-Z]{3}$/;

function moneyStyle(currency: string | null): Intl.NumberFormatOptions {
  if (currency !== null && CURRENCY.test(currency)) return { style: 'currency', currency };
  return { style: 'decimal', minimumFractionDigits: 2, maximumFractionDigits: 2 };
}

const steps: Record<Language, readonly (readonly [size: number, mark: string])[]> = {
  en: [
    [1e9, 'bn'],
    [1e6, 'm'],
    [1e3, 'k'],
  ],
  it: [
    [1e9, ' Mrd'],
    [1e6, ' Mln'],
    [1e3, 'k'],
  ],
};

/**
 * "€1.9k". Not Intl's own compact notation: Italian has none for thousands, and English writes a capital.
 * Undefined where the figure is short as it is.
 */
function shortened(value: number, style: Intl.NumberFormatOptions, language: Language): string | undefined {
  const size = Math.abs(value);
  // 999,950 is one million, not "1,000k": the step is chosen by what will be shown.
  const step = steps[language].find(([unit]) => size >= unit * (unit === 1e3 ? 1 : 0.99995));
  if (!step) return undefined;
  const [unit, mark] = step;
  const mantissa = value / unit;
  const { minimumFractionDigits: _least, ...kept } = style;
  const parts = intl(language, {
    ...kept,
    minimumFractionDigits: 0,
    maximumFractionDigits: Math.abs(mantissa) >= 99.95 ? 0 : 1,
  }).formatToParts(mantissa);
  const last = parts.findLastIndex(({ type }) => type === 'integer' || type === 'fraction');
  return parts.map((part, index) => part.value + (index === last ? mark : '')).join('');
}

function format(value: number, language: Language, options: Intl.NumberFormatOptions): string {
  return intl(language, options).format(value);
}

function intl(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return new Intl.NumberFormat(language, {
    useGrouping: 'always',
    signDisplay: 'negative',
    trailingZeroDisplay: 'stripIfInteger',
    ...options,
  } as Intl.NumberFormatOptions);
}

/** Day before month in both languages, and a month in letters, so that no date can be read two ways. */
const dateLocales: Record<Language, string> = { en: 'en-GB', it: 'it' };

function dayFormat(language: Language, year: boolean): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(dateLocales[language], {
    day: 'numeric',
    month: 'short',
    ...(year ? { year: 'numeric' } : {}),
    timeZone: 'UTC',
  });
}

/** @example showDay('2026-11-14', 'en') // '14 Nov 2026' */
export function showDay(day: Day, language: Language, { year = true } = {}): string {
  const ms = dayNumber(day) * DAY;
  return Number.isNaN(ms) ? noFigure : dayFormat(language, year).format(ms);
}

/**
 * A window as people write it: what both ends share is said once.
 * @example showRange({ from: '2026-11-01', to: '2026-11-30' }, 'en') // '1–30 Nov 2026'
 */
export function showRange(range: Range, language: Language): string {
  const { from, to } = range;
  if (from === to) return showDay(from, language);
  if (from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8))}–${showDay(to, language)}`;
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  return `${showDay(from, language, { year: !sameYear })} – ${showDay(to, language)}`;
}

/**
 * An instant on the user's own clock, or in the zone given.
 * @example showInstant('2026-11-14T09:05:00Z', 'en', 'Europe/Rome') // '14 Nov 2026, 10:05'
 */
export function showInstant(instant: Instant, language: Language, timeZone?: string): string {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) return noFigure;
  return new Intl.DateTimeFormat(dateLocales[language], {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(ms);
}

/** How long ago an instant was, in the largest unit that fits: "12 min ago", "3 h ago", "2 days ago". */
export function showAge(instant: Instant | null, now: Instant, words: Words): string {
  const ms = instant === null ? Number.NaN : Date.parse(now) - Date.parse(instant);
  if (Number.isNaN(ms)) return words('age.never');
  // A minute of difference between two clocks is nothing; more is said as it is.
  if (ms < -MINUTE) return words('age.ahead');
  if (ms < MINUTE) return words('age.now');
  if (ms < HOUR) return words('age.minutes', { n: Math.floor(ms / MINUTE) });
  if (ms < DAY) return words('age.hours', { n: Math.floor(ms / HOUR) });
  return words('age.days', { n: Math.floor(ms / DAY) });
}

/** Bytes in the unit that fits. @example showBytes(1_500_000, 'en') // '1.5 MB' */
export function showBytes(bytes: number, language: Language): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const step = Math.min(3, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  return format(bytes / 1000 ** step, language, {
    style: 'unit',
    unit: units[step],
    unitDisplay: 'short',
    maximumFractionDigits: step === 0 ? 0 : 1,
  });
}

/** The day of an instant on the user's own clock. */
export function dayOfInstant(instant: string, language: Language): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return noFigure;
  const two = (n: number) => String(n).padStart(2, '0');
  return showDay(`${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`, language);
}
