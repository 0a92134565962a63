import type { Reading } from '@/model/reading';

import { rangeOf, type Choice } from '../demo/pages/presets';
import type { DemoAccount, World } from '../demo/world';

/** What a look at a demo console over the ranges gives: the same figures that its page shows. The world's today is one of the zone. */
export function demoReadings(
  world: World,
  account: DemoAccount,
  choices: readonly Choice[],
  readAt: string,
  timeZone = 'Europe/Rome',
): Reading[] {
  return choices.map((choice, index) => {
    const range = rangeOf(choice, world.today);
    const at = new Date(Date.parse(readAt) + index * 60_000).toISOString();
    return {
      source: 'page',
      platform: account.platform,
      grid: 'demo',
      account: { id: account.id, name: account.name, timeZone },
      level: 'campaign',
      range,
      currency: account.currency,
      attribution: account.platform === 'meta-ads' ? '7d_click_1d_view' : null,
      readAt: at,
      through: range.to === world.today ? at : null,
      rows: account.campaigns.map((one) => {
        const { impressions, clicks, spend, conversions, value } = one.figures(range);
        return {
          id: one.id,
          name: one.name,
          status: one.enabled ? 'enabled' : 'paused',
          budget: one.budget ? { amount: one.budget / 100, per: 'day' as const } : null,
          metrics: { impressions, clicks, spend: spend / 100, conversions, conversionValue: value / 100 },
          resultType: null,
          limitedBy: null,
        };
      }),
      totals: null,
      coverage: { seen: account.campaigns.length, total: account.campaigns.length },
      problems: [],
    };
  });
}
