import { currencyDecimals } from './currency';
import { knownLocale } from './languages';
import type { CellParts } from './numbers-cell';
import type { Decimal, Unit } from './numbers-figure';

/** How a locale writes numbers, asked of Intl once per currency. */
export interface LocaleStyle {
  /** Its decimal separator, for plain numbers or for money; null where it is neither `.` nor `,`, or not known. */
  decimal(currency: string | null): Decimal | null;
  /** May a plain space divide thousands? Where the locale uses none, it parts two numbers. */
  spaceGroups(): boolean;
}

export function localeStyle(locale: string | null): LocaleStyle {
  const tag = knownLocale(locale);
  const decimals = new Map<string | null, Decimal | null>();
  let spaces: boolean | undefined;
  const decimalOf = (currency: string | null): Decimal | null => {
    if (tag === null) return null;
    const shown = separatorOf(tag, currency, 'decimal');
    return shown === '.' || shown === ',' ? shown : null;
  };
  return {
    decimal: (currency) => {
      if (!decimals.has(currency)) decimals.set(currency, decimalOf(currency));
      return decimals.get(currency)!;
    },
    spaceGroups: () => (spaces ??= tag === null || separatorOf(tag, null, 'group')?.trim() === ''),
  };
}

function separatorOf(tag: string, currency: string | null, type: 'decimal' | 'group'): string | undefined {
  const options = { minimumFractionDigits: 1, numberingSystem: 'latn' } as const;
  const money = currency ? ({ style: 'currency', currency } as const) : {};
  const format = new Intl.NumberFormat(tag, { ...options, ...money });
  return format.formatToParts(1234567.5).find((part) => part.type === type)?.value;
}

/**
 * The decimal separator for open cells ("1.234"), from what is known beyond them: the page's style or else the
 * locale's habit, and what three digits after a separator can be. In a count they are thousands; in money they are, unless the currency has three
 * decimals. Null where nothing is known, or these contradict each other; and in money of a currency that is not known
 * the locale's habit alone makes no decimals of them: hardly any currency has three.
 * @param open the cells that have two readings
 */
export function styleOfOpen(
  open: readonly CellParts[],
  all: readonly CellParts[],
  hints: { unit: Unit; currency: string | null; style?: { decimal: Decimal } | null },
  style: LocaleStyle,
): Decimal | null {
  const marks = all.flatMap(({ mark }) => mark ?? []);
  const money = hints.unit === 'money' || (hints.unit === null && marks.length > 0);
  const currency = hints.currency ?? marks.find((mark) => /^[A-Z]{3}$/.test(mark)) ?? null;
  const places = currency === null ? null : currencyDecimals(currency);
  const votes = new Set<Decimal>();
  const habit = hints.style?.decimal ?? style.decimal(money ? (places === null ? 'EUR' : currency) : null);
  if (habit !== null) votes.add(habit);
  for (const { core, power } of open) {
    if (power !== 0) continue;
    const [separator, other]: Decimal[] = core.includes('.') ? ['.', ','] : [',', '.'];
    if (hints.unit === 'count') votes.add(other!);
    else if (money && places !== null) votes.add(places === 3 ? separator! : other!);
    else if (money && !hints.style && habit === separator) return null;
  }
  return votes.size === 1 ? [...votes][0]! : null;
}
