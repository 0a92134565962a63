import type { AccountCase } from '@/lights/account-case';
import type { Drift } from '@/lights/case';
import { driftsOf } from '@/lights/past-forecasts';
import { groundwork } from '@/lights/ground';

import type { Pool } from './pools';

/** The drift that a pool's own past forecasts show, learnt as the lights learn it; undefined where it has no campaigns. */
export function driftIn({ campaigns, counted, today }: Pool): Drift | undefined {
  const ground = groundwork();
  const cases = campaigns.map(({ campaign }) => {
    const one: AccountCase = {
      key: campaign.id,
      campaign: campaign.id,
      kpi: counted === 'leads' ? 'cpl' : 'cpa',
      // Only the days speak here; a target that judges nothing stands in for one.
      target: { value: 1, window: { from: today, to: today }, tolerance: 0, direction: 'at-most' },
      spans: campaign.days.map((day) => ({
        range: { from: day.from ?? day.date, to: day.date },
        metrics: {
          spend: day.spend,
          [counted]: day.conversions,
        },
        ...(day.readOn === undefined ? {} : { readOn: day.readOn }),
      })),
      now: `${today}T00:00:00Z`,
      today,
      ...(campaign.maturity ? { maturity: campaign.maturity } : {}),
    };
    return { ...ground(one), one };
  });
  const first = cases[0];
  return first && driftsOf(cases)(first.one);
}
