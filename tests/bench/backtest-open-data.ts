import papa from 'papaparse';

import type { Day } from '@/model/day';
import type { Metrics } from '@/model/metric';
import type { Reading } from '@/model/reading';

/**
 * "Online Advertising Performance Data": three display campaigns of an unnamed company, every day from 1 April to
 * 30 June 2020 by engagement, banner and placement, handed out for teaching as `online_advertising_performance_data.csv`.
 * It bears no licence, so it is read here and not kept here. A campaign of the backtest is a campaign × placement ×
 * engagement of it: 48, from a few conversions to thousands a day.
 * @returns null where the text is not that file
 */
export function openData(text: string): Reading[] | null {
  if (!text.startsWith('month,day,campaign_number,user_engagement,banner,placement,displays,cost,'))
    return null;
  const { data } = papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  const days = new Map<Day, Map<string, Required<Pick<Metrics, keyof typeof columns>>>>();
  for (const row of data) {
    const day = `2020-${months[row.month ?? '']}-${(row.day ?? '').padStart(2, '0')}`;
    const name = `${row.campaign_number} ${row.placement} ${row.user_engagement}`;
    const rows = days.get(day) ?? new Map();
    const sum = rows.get(name) ?? { impressions: 0, clicks: 0, spend: 0, conversions: 0, conversionValue: 0 };
    for (const [metric, column] of Object.entries(columns)) sum[metric] += Number(row[column]);
    days.set(day, rows.set(name, sum));
  }
  return [...days].map(([day, rows]) => ({
    source: 'report',
    platform: 'other',
    grid: 'open-data',
    account: { id: null, name: 'Company X' },
    level: 'campaign',
    range: { from: day, to: day },
    currency: 'USD',
    attribution: null,
    readAt: '2020-08-01T00:00:00Z',
    through: null,
    rows: [...rows].map(([name, metrics]) => ({
      id: null,
      name,
      status: null,
      budget: null,
      metrics,
      resultType: null,
      limitedBy: null,
    })),
    totals: null,
    coverage: { seen: rows.size, total: rows.size },
    problems: [],
  }));
}

const months: Record<string, string> = { April: '04', May: '05', June: '06' };

const columns = {
  impressions: 'displays',
  clicks: 'clicks',
  spend: 'cost',
  conversions: 'post_click_conversions',
  conversionValue: 'post_click_sales_amount',
} as const;
