import fc from 'fast-check';

import type { MetricKey } from '@/model/metric';
import type { Problem } from '@/model/problem';
import type { Reading, Row } from '@/model/reading';
import { readingOf } from '@/page/reading';
import { metricColumn, type RawRow } from '@/page/table';
import { pageTools } from '@/page/tools';

/** What one campaign did, exactly. */
export interface Truth {
  impressions: number;
  clicks: number;
  /** In cents. */
  spend: number;
  conversions: number;
  /** In cents. */
  value: number;
}

export const truth: fc.Arbitrary<Truth> = fc
  .record({
    impressions: fc.integer({ min: 200, max: 9_000_000 }),
    rate: fc.double({ min: 0.002, max: 0.3, noNaN: true }),
    cpc: fc.double({ min: 0.15, max: 12, noNaN: true }),
    cvr: fc.double({ min: 0, max: 0.2, noNaN: true }),
    order: fc.double({ min: 4, max: 300, noNaN: true }),
    whole: fc.boolean(),
  })
  .map(({ impressions, rate, cpc, cvr, order, whole }) => {
    const clicks = Math.max(4, Math.round(impressions * rate));
    const conversions = Math.round(clicks * cvr * (whole ? 1 : 100)) / (whole ? 1 : 100);
    return {
      impressions,
      clicks,
      spend: Math.round(clicks * cpc * 100),
      conversions,
      value: Math.round(conversions * order * 100),
    };
  });

export const shownKeys = [
  'impressions',
  'clicks',
  'spend',
  'conversions',
  'conversionValue',
  'ctr',
  'cpc',
  'cpm',
  'cvr',
  'cpa',
  'roas',
  'acos',
] as const satisfies readonly MetricKey[];
export type ShownKey = (typeof shownKeys)[number];

/** The figures that a console works out of what was; null where there is nothing to divide by. */
export function figuresOf({ impressions, clicks, spend, conversions, value }: Truth) {
  const over = (top: number, bottom: number) => (bottom === 0 ? null : top / bottom);
  return {
    impressions,
    clicks,
    spend: spend / 100,
    conversions,
    conversionValue: value / 100,
    ctr: over(clicks, impressions),
    cpc: over(spend / 100, clicks),
    cpm: over(spend * 10, impressions),
    cvr: over(conversions, clicks),
    cpa: over(spend / 100, conversions),
    roas: over(value, spend),
    acos: over(spend, value),
  } satisfies Record<ShownKey, number | null>;
}

export function sumOf(rows: readonly Truth[]): Truth {
  const sum = (of: (row: Truth) => number) => rows.reduce((total, row) => total + of(row), 0);
  return {
    impressions: sum((row) => row.impressions),
    clicks: sum((row) => row.clicks),
    spend: sum((row) => row.spend),
    conversions: Math.round(sum((row) => row.conversions) * 100) / 100,
    value: sum((row) => row.value),
  };
}

/** How a console shows a column. */
export interface Style {
  digits: number;
  compact: boolean;
  cut: boolean;
}

const PERCENT: ReadonlySet<string> = new Set(['ctr', 'cvr', 'acos']);
const MONEY: ReadonlySet<string> = new Set(['spend', 'conversionValue', 'cpc', 'cpm', 'cpa']);

export function textOf(key: ShownKey, value: number | null, locale: string, style: Style): string {
  if (value === null) return '—';
  const percent = PERCENT.has(key);
  const whole = key === 'impressions' || key === 'clicks';
  const digits = whole ? 0 : style.digits;
  const cut = 10 ** (digits + (percent ? 2 : 0));
  const compact = style.compact && (whole || key === 'spend');
  const given = style.cut && !compact ? Math.trunc(value * cut * (1 + 1e-12)) / cut : value;
  return new Intl.NumberFormat(locale, {
    ...(compact ? { notation: 'compact' } : { minimumFractionDigits: digits, maximumFractionDigits: digits }),
    ...(percent ? { style: 'percent' } : {}),
    ...(MONEY.has(key) ? { style: 'currency', currency: 'EUR' } : {}),
  }).format(given);
}

const tools = pageTools();

/** The table as the page's reader reads it. */
export function readTableOf(
  rows: readonly Truth[],
  keys: readonly ShownKey[],
  locale: string,
  styles: Readonly<Record<string, Style>>,
): Reading {
  const raw = (id: string | null, one: Truth): RawRow => ({
    id,
    name: `Campaign ${id}`,
    parentId: null,
    cells: keys.map((key) => ({
      text: textOf(key, figuresOf(one)[key], locale, styles[key]!),
      label: null,
    })),
    status: null,
    statusText: null,
  });
  const steps = readingOf(
    {
      columns: keys.map((key) => ({ key, header: key, role: metricColumn(key), window: null })),
      rows: rows.map((row, at) => raw(String(1000 + at), row)),
      totals: raw(null, sumOf(rows)),
      total: rows.length,
      childRows: 0,
      saysEmpty: false,
      currencyCodes: ['EUR'],
    },
    {
      platform: 'google-ads',
      grid: 'g',
      account: { id: '1', name: null },
      level: 'campaign',
      range: { range: { from: '2026-11-01', to: '2026-11-10' }, problem: null, preset: null },
      attribution: null,
      now: '2026-11-22T09:15:00Z',
    },
    tools(locale),
  );
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value.reading!;
  }
}

/** A reading by hand: rows of figures as they are shown. */
export function readingWith(
  rows: readonly (Row['metrics'] & { more?: Partial<Row> })[],
  more: Partial<Omit<Reading, 'problems'>> & { problems?: Problem[] } = {},
): Reading {
  return {
    source: 'page',
    platform: 'google-ads',
    grid: 'g',
    account: { id: '1', name: null },
    level: 'campaign',
    range: { from: '2026-11-01', to: '2026-11-10' },
    currency: 'EUR',
    attribution: null,
    readAt: '2026-11-22T09:15:00Z',
    rows: rows.map(({ more: further, ...metrics }, at) => ({
      id: String(at + 1),
      name: `Campaign ${at + 1}`,
      status: null,
      budget: null,
      metrics,
      resultType: null,
      limitedBy: null,
      ...further,
    })),
    totals: null,
    coverage: { seen: rows.length, total: null },
    through: null,
    problems: [],
    ...more,
  };
}
