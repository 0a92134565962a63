import { addDays, type Day } from '@/model/day';
import { monthOf } from '@/model/range';
import type { Reading, Row } from '@/model/reading';

/** mulberry32: the same figures at every run. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const round = (value: number, unit: number) => Math.round(value / unit) * unit;
const cents = (value: number) => Math.round(value * 100) / 100;

/**
 * An account over time: `count` campaigns, six in ten of them running, with daily figures that depend on
 * campaign and day alone, so that every range of one day adds up and later looks restate the last week's
 * conversions a little.
 */
export function accountOf(count: number, seed = 1) {
  const random = randomOf(seed);
  const campaigns = Array.from({ length: count }, (_, index) => ({
    id: `${23_000_000_000 + index * 7919}`,
    name: `${['Brand', 'Generic', 'Shopping', 'Display', 'Remarketing'][index % 5]} | IT | ${index}`,
    running: random() < 0.6,
    spend: 5 + 200 * random() ** 3,
  }));
  const dayFigures = (index: number, day: number, age: number) => {
    const { spend, running } = campaigns[index]!;
    if (!running) return { impressions: 0, clicks: 0, spend: 0, conversions: 0, value: 0 };
    const noise = randomOf(index * 100_003 + day);
    const spent = spend * (0.7 + 0.6 * noise());
    const clicks = Math.round(spent / (0.3 + noise()));
    const conversions = round(clicks * 0.04 * noise() * Math.min(1, 0.6 + age * 0.06), 0.5);
    return {
      impressions: Math.round(clicks * (15 + 30 * noise())),
      clicks,
      spend: spent,
      conversions,
      value: conversions * (30 + 60 * noise()),
    };
  };

  /** One look at a range of `days` days that ends `back` days before `today`, `share` of today gone by. */
  function look(
    today: Day,
    from: number,
    to: number,
    dayNumber: number,
    readAt: string,
    share: number,
  ): Reading {
    const rows = campaigns.map((campaign, index): Row => {
      const sum = { impressions: 0, clicks: 0, spend: 0, conversions: 0, value: 0 };
      for (let ago = from; ago >= to; ago -= 1) {
        const day = dayFigures(index, dayNumber - ago, ago);
        const part = ago === 0 ? share : 1;
        sum.impressions += Math.round(day.impressions * part);
        sum.clicks += Math.round(day.clicks * part);
        sum.spend += day.spend * part;
        sum.conversions += round(day.conversions * part, 0.5);
        sum.value += day.value * part;
      }
      return {
        id: campaign.id,
        name: campaign.name,
        status: campaign.running ? 'enabled' : 'paused',
        budget: { amount: Math.ceil(campaign.spend), per: 'day' },
        metrics: {
          impressions: sum.impressions,
          clicks: sum.clicks,
          spend: cents(sum.spend),
          conversions: sum.conversions,
          conversionValue: cents(sum.value),
          ctr: sum.impressions ? Math.round((sum.clicks / sum.impressions) * 10_000) / 10_000 : null,
          cpc: sum.clicks ? cents(sum.spend / sum.clicks) : null,
          cpa: sum.conversions ? cents(sum.spend / sum.conversions) : null,
        },
        resultType: null,
        limitedBy: null,
        other: {
          'Bid strategy type': index % 3 ? 'Maximize conversions' : 'Target CPA',
          'Campaign type': 'Search',
        },
      };
    });
    return {
      source: 'page',
      platform: 'google-ads',
      grid: 'ess-table',
      account: { id: '535-149-3750', name: 'Finance', aliases: ['ocid:123456789'] },
      level: 'campaign',
      range: { from: addDays(today, -from), to: addDays(today, -to) },
      currency: 'EUR',
      attribution: null,
      readAt,
      rows,
      totals: null,
      coverage: { seen: rows.length, total: rows.length },
      through: to === 0 ? readAt : null,
      problems: [],
    };
  }

  /** Ten looks of one day: today, yesterday, last 7 and 30 days, this month; in the morning and in the evening. */
  function day(today: Day, dayNumber: number): Reading[] {
    const intoMonth = Number(today.slice(8)) - Number(monthOf(today).from.slice(8));
    const ranges = [
      [0, 0],
      [1, 1],
      [7, 1],
      [30, 1],
      [intoMonth, 0],
    ] as const;
    return [8, 17].flatMap((hour) =>
      ranges.map(([from, to], minute) =>
        look(
          today,
          from,
          to,
          dayNumber,
          `${today}T${String(hour).padStart(2, '0')}:0${minute}:00Z`,
          hour / 24,
        ),
      ),
    );
  }
  return { campaigns, look, day };
}
