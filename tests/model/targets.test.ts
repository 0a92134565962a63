import { describe, expect, it } from 'vitest';

import { kpiKeys, kpis, metricsOf } from '@/model/kpi';
import { metrics } from '@/model/metric';
import { platformAt, standsOn } from '@/model/platform';
import { defaultSettings, repairSettings } from '@/model/settings';
import { TargetSchema, windowOf } from '@/model/target';

const target = {
  id: 't1',
  kpi: 'cpa',
  scope: { kind: 'everything' },
  value: 25,
  currency: 'EUR',
  direction: 'at-most',
  objective: null,
  reason: '',
  period: { kind: 'month', from: '2026-11-01', until: null },
  tolerance: 0.1,
  main: false,
  createdAt: '2026-11-01T08:00:00Z',
  changedAt: '2026-11-01T08:00:00Z',
};

describe('a target', () => {
  it('is above zero, but for a return on investment', () => {
    expect(TargetSchema.safeParse(target).success).toBe(true);
    expect(TargetSchema.safeParse({ ...target, value: 0 }).success).toBe(false);
    expect(TargetSchema.safeParse({ ...target, value: Number.NaN }).success).toBe(false);
    expect(TargetSchema.safeParse({ ...target, kpi: 'roi', value: -0.1, currency: null }).success).toBe(true);
  });

  it('has a window while its period runs, and none before and after', () => {
    const once = { kind: 'once', range: { from: '2026-11-10', to: '2026-11-20' } } as const;
    expect(windowOf(once, '2026-11-09')).toBeNull();
    expect(windowOf(once, '2026-11-20')).toEqual(once.range);
    expect(windowOf(once, '2026-11-21')).toBeNull();
  });

  it('begins anew with each month or quarter until its end', () => {
    const monthly = { kind: 'month', from: '2026-11-10', until: '2027-01-15' } as const;
    expect(windowOf(monthly, '2026-10-31')).toBeNull();
    expect(windowOf(monthly, '2026-11-03')).toEqual({ from: '2026-11-01', to: '2026-11-30' });
    expect(windowOf(monthly, '2027-01-20')).toEqual({ from: '2027-01-01', to: '2027-01-31' });
    expect(windowOf(monthly, '2027-02-01')).toBeNull();
    expect(windowOf({ kind: 'quarter', from: '2026-11-10', until: null }, '2028-02-29')).toEqual({
      from: '2028-01-01',
      to: '2028-03-31',
    });
  });
});

describe('the KPI registry', () => {
  it('builds on additive metrics alone, so that ratios are ratios of sums', () => {
    for (const kpi of kpiKeys)
      for (const metric of metricsOf(kpi)) expect(metrics[metric].additive, kpi).toBe(true);
  });

  it('lets a total be added up and a ratio not', () => {
    for (const kpi of kpiKeys) expect(kpis[kpi].additive, kpi).toBe(kpis[kpi].formula.kind === 'total');
  });
});

describe('a console', () => {
  it('stands on its own hosts, path included', () => {
    expect(platformAt('https://ads.google.com/aw/campaigns?ocid=1')).toBe('google-ads');
    expect(platformAt('https://www.facebook.com/adsmanager/manage/campaigns')).toBe('meta-ads');
    expect(platformAt('https://www.facebook.com/marketplace')).toBeNull();
    expect(standsOn('google-ads', 'https://ads.google.com.evil.example/aw')).toBe(false);
    expect(standsOn('meta-ads', 'http://adsmanager.facebook.com/')).toBe(false);
    expect(platformAt('https://advertising.amazon.co.uk/campaign-manager')).toBe('amazon-ads');
  });
});

describe('settings', () => {
  it('are mended field by field', () => {
    expect(repairSettings(undefined)).toEqual(defaultSettings);
    expect(
      repairSettings({ language: 'it', palette: 7, consolesOff: ['google-ads', 'gone'], more: 1 }),
    ).toEqual({
      ...defaultSettings,
      language: 'it',
      consolesOff: ['google-ads'],
    });
  });
});
