import type { MetricKey } from '@/model/metric';
import type { Level } from '@/model/reading';
import { metricColumn, type ColumnRole, type RawColumn } from '@/page/table';
import type { PageTools } from '@/page/tools';

/** Column names of both grids, without case and separators. "Total cost" was spend, "Purchases" were orders. */
const METRICS: ReadonlyMap<string, MetricKey> = new Map([
  ['impressions', 'impressions'],
  ['clicks', 'clicks'],
  ['spend', 'spend'],
  ['cost', 'spend'],
  ['totalcost', 'spend'],
  ['orders', 'conversions'],
  ['purchases', 'conversions'],
  ['sales', 'conversionValue'],
  ['ctr', 'ctr'],
  ['cpc', 'cpc'],
  ['cpm', 'cpm'],
  ['cvr', 'cvr'],
  ['conversionrate', 'cvr'],
  ['acos', 'acos'],
  ['roas', 'roas'],
]);

type Fixed = Exclude<ColumnRole['kind'], 'metric'>;
const FIXED: ReadonlyMap<string, Fixed> = new Map([
  ['select', 'control'],
  ['checkbox', 'control'],
  ['selection', 'control'],
  ['aggridselectioncolumn', 'control'],
  ['state', 'control'],
  ['active', 'control'],
  ['toggle', 'control'],
  ['actions', 'control'],
  ['status', 'status'],
  ['deliverystatus', 'status'],
  ['budget', 'budget'],
  ['dailybudget', 'budget'],
  ['campaignbudget', 'budget'],
  ['budgetamount', 'budget'],
  ['budgettype', 'budget-period'],
  ['programtype', 'other'],
  ['type', 'other'],
  ['startdate', 'other'],
  ['enddate', 'other'],
  ['portfolio', 'other'],
  ['portfolioname', 'other'],
  ['bid', 'other'],
]);

const NAMES: Readonly<Record<Level, readonly string[]>> = {
  campaign: ['name', 'campaign', 'campaignname', 'campaigns'],
  'ad-group': ['name', 'adgroup', 'adgroupname'],
  ad: ['name', 'ad', 'adname', 'product', 'productname'],
  keyword: ['name', 'keyword', 'keywordtext', 'target', 'targeting'],
  other: ['name', 'portfolio', 'portfolioname'],
};

/** What a column's own name says at a level; null where the header's words are to be asked. */
export function roleOf(key: string, level: Level): ColumnRole | null {
  const plain = key.toLowerCase().replace(/[^a-z\d]/g, '');
  if (NAMES[level].includes(plain)) return { kind: 'name' };
  if (plain === (level === 'ad-group' ? 'adgroupid' : level === 'campaign' ? 'campaignid' : `${level}id`))
    return { kind: 'id' };
  const fixed = FIXED.get(plain);
  if (fixed) return { kind: fixed };
  const metric = METRICS.get(plain);
  return metric ? metricColumn(metric) : null;
}

/** "14 Day Total Sales", "Purchases (14d)", "Verkäufe (14 Tage)". */
const WINDOW =
  /(?<!\d)(\d{1,2})[\s-]?(?:d|days?|tage?n?|giorni|jours?|d[ií]as|dias|dagen|dni|日間|日|天)(?![\p{L}])/iu;

/** Only these are counted over a window of days: "Spend (7 days)" is spend of another period. */
const WINDOWED = /^(?:conversions|conversionValue|cvr|cpa|roas|acos)$/;

/** A header's attribution window, `7d` or `14d`, with the header that is left without it; null where it names none. */
export function windowIn(
  header: string,
  words: PageTools['words'],
): { window: string; header: string } | null {
  const days = WINDOW.exec(header)?.[1];
  if (!days || Number(days) === 0) return null;
  const rest = header
    .replace(WINDOW, '')
    .replace(/\(\s*\)/g, '')
    .replace(/^[\s,–-]+|[\s,–-]+$/g, '')
    .replace(/\s+/g, ' ');
  return WINDOWED.test(words(rest).key ?? '') ? { window: `${Number(days)}d`, header: rest } : null;
}

/** The one window that all headers with a window share; null where none has one, or where they differ. */
export function commonWindow(headers: readonly string[], words: PageTools['words']): string | null {
  const windows = new Set(headers.flatMap((header) => windowIn(header, words)?.window ?? []));
  return windows.size === 1 ? [...windows][0]! : null;
}

/** A column by its key and header. Windows stand on the table where all are the same, else on their columns. */
export function columnsOf(
  headers: ReadonlyMap<string, string>,
  level: Level,
  words: PageTools['words'],
): RawColumn[] {
  const common = commonWindow([...headers.values()], words);
  return [...headers].map(([key, header]) => {
    const windowed = windowIn(header, words);
    return {
      key,
      header: windowed?.header ?? header,
      role: roleOf(key, level),
      window: common === null ? (windowed?.window ?? null) : null,
    };
  });
}
