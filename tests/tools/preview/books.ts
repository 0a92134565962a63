import type { BookView, BusinessCheck, ClaimView } from '@/messages/areas/business';
import type { Entry } from '@/model/business';
import { addDays, type Day } from '@/model/day';
import type { Platform } from '@/model/platform';

const at = '2026-11-22T08:00:00Z';
const newest: Day = '2026-11-21';

/** A shop's book of sixty days, believable and made up. */
export const entries: Entry[] = Array.from({ length: 60 }, (_, back) => ({
  book: 'Shop',
  from: addDays(newest, -back),
  to: addDays(newest, -back),
  channel: '',
  campaign: '',
  figures: {
    orders: 9 + (back % 5),
    revenue: 700 + 45 * (back % 7),
    newCustomers: 5 + (back % 3),
    refunds: 20,
  },
  currency: 'EUR',
  spread: false,
  source: 'file',
  at,
  earlier: [],
}));

const seen = (value: number): BookView => ({ value, spread: false, summed: true, asOf: at, book: 'Shop' });
const claimed = (value: number | null) => ({ value, reason: null, asOf: at, missing: [] });
const claim = (
  platform: Platform,
  attribution: string,
  spend: number,
  conversions: number,
  value: number,
): ClaimView => ({
  platform,
  accounts: [{ key: platform, name: 'Nordlicht' }],
  attribution,
  currency: 'EUR',
  conversions: claimed(conversions),
  value: claimed(value),
  spend: claimed(spend),
});

export const check: BusinessCheck = {
  window: { from: addDays(newest, -29), to: newest },
  books: ['Shop'],
  currency: 'EUR',
  figures: {
    orders: seen(330),
    revenue: seen(25_050),
    newCustomers: seen(180),
    refunds: seen(600),
    customersAtStart: { value: null, why: 'none', missing: [] },
    customersLost: { value: null, why: 'none', missing: [] },
  },
  claims: [
    claim('google-ads', 'click_date', 3000, 180, 12_150),
    claim('meta-ads', '7d_click_1d_view', 4500, 251, 17_500),
    claim('linkedin-ads', '30d_click_7d_view', 1200, 61, 4200),
  ],
};
