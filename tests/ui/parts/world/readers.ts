import type { ReaderHealth } from '@/messages/areas/readers';
import { problem } from '@/model/problem';

const at = '2026-11-22T08:40:00Z';

/** A reader that reconciles, one that contradicts itself, and one that is provisional. */
export const readerHealth: ReaderHealth[] = [
  {
    platform: 'google-ads',
    today: 4,
    week: 31,
    lastGoodAt: at,
    last: {
      readAt: at,
      grid: 'ess-table',
      columns: ['impressions', 'clicks', 'spend', 'conversions', 'ctr', 'cpc'],
      seen: 3,
      total: 48,
      problems: [problem('rows-missing', { seen: 3, total: 48 })],
      verdict: [
        { code: 'partial', params: { seen: 3, total: 48 } },
        { code: 'reconciles', params: { ratios: 2, totals: 0 } },
      ],
    },
    changes: [],
  },
  {
    platform: 'meta-ads',
    today: 1,
    week: 6,
    lastGoodAt: null,
    last: {
      readAt: at,
      grid: 'fixed-data-table',
      columns: ['spend', 'impressions'],
      seen: 12,
      total: 12,
      problems: [],
      verdict: [
        {
          code: 'does-not-add-up',
          params: { metric: 'spend', of: 'spend', rows: 1234.5, total: 4321, because: null },
          contradicts: true,
        },
      ],
    },
    changes: [
      {
        account: 'meta-ads-1',
        name: 'Shop',
        what: 'attribution',
        from: '7d_click_1d_view',
        to: '7d_click',
        since: '2026-11-18T09:00:00Z',
      },
    ],
  },
  {
    platform: 'linkedin-ads',
    today: 0,
    week: 1,
    lastGoodAt: at,
    last: {
      readAt: at,
      grid: 'generic',
      columns: ['spend', 'clicks', 'cpc'],
      seen: 5,
      total: 5,
      problems: [problem('provisional', { grid: 'generic' })],
      verdict: [{ code: 'reconciles', params: { ratios: 1, totals: 2 } }],
    },
    changes: [],
  },
];
