import { describe, expect, it } from 'vitest';

import { rulesFor } from '@/ledger/ledger';
import { metricKeys, metrics } from '@/model/metric';

describe('rules of a metric', () => {
  it.each([
    ['7d_click_1d_view', 7],
    ['1d_click', 2],
    ['28d', 28],
    ['30d', 30],
    ['90d_click_30d_view', 90],
    ['click_date', 30],
    ['event_date', 2],
    [null, 30],
    ['', 30],
    ['id7d9', 30],
  ])('conversions under %s settle after %s days', (attribution, days) => {
    expect(rulesFor('conversions', attribution).settledAfter).toBe(days);
    expect(rulesFor('spend', attribution).settledAfter).toBe(2);
  });

  it('only what is additive is ever derived, only money may fall below zero', () => {
    for (const metric of metricKeys) {
      expect(rulesFor(metric).additive).toBe(metrics[metric].additive);
      expect(rulesFor(metric).nonNegative).toBe(
        metric === 'spend' || metric === 'conversionValue' ? undefined : true,
      );
    }
  });
});
