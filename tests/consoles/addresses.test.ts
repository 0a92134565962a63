import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { placeOf as googlePlace } from '@/consoles/google-ads/place';
import { levelOfFields, roleOf as googleRole } from '@/consoles/google-ads/columns';
import { roleOf as metaRole } from '@/consoles/meta-ads/columns';
import { headerKey, keyIn, rowIdIn } from '@/consoles/meta-ads/keys';
import { placeOf as metaPlace } from '@/consoles/meta-ads/place';
import { addressRange } from '@/consoles/meta-ads/url-range';

const google = (path: string) => googlePlace(new URL(`https://ads.google.com${path}`));
const meta = (path: string) => metaPlace(new URL(`https://adsmanager.facebook.com/adsmanager/${path}`));

describe('addresses of Google Ads', () => {
  it.each([
    ['/aw/campaigns?ocid=1', 'campaign'],
    ['/aw/adgroups?campaignId=5&ocid=1', 'ad-group'],
    ['/aw/ads?ocid=1', 'ad'],
    ['/aw/keywords?ocid=1', 'keyword'],
    ['/aw/overview?ocid=1', undefined],
    ['/aw/accounts', undefined],
    ['/aw/budgets', undefined],
    ['/aw/campaignsettings', undefined],
    ['/', undefined],
  ])('%s', (path, level) => expect(google(path)?.level).toBe(level));

  it('change their view with drill-down and account, and with nothing else', () => {
    const view = (path: string) => google(path)!.view;
    expect(view('/aw/adgroups?campaignId=5&ocid=1')).not.toBe(view('/aw/adgroups?campaignId=6&ocid=1'));
    expect(view('/aw/campaigns?ocid=1')).not.toBe(view('/aw/campaigns?ocid=2'));
    expect(view('/aw/campaigns?ocid=1&__u=3')).toBe(view('/aw/campaigns?__u=4&ocid=1'));
    expect(google('/aw/adgroups?campaignId=5&ocid=1')).toMatchObject({
      parentId: '5',
      account: { id: null, aliases: ['ocid:1'] },
    });
  });
});

describe('addresses of Meta Ads Manager', () => {
  it.each([
    ['manage/campaigns?act=1', 'campaign'],
    ['manage/adsets?act=1', 'ad-group'],
    ['manage/ads?act=1', 'ad'],
    ['manage/adsomething?act=1', undefined],
    ['reporting/view?act=1', undefined],
    ['campaigns?act=1', 'campaign'],
  ])('%s', (path, level) => expect(meta(path)?.level).toBe(level));

  it('do not change their view where boxes are ticked, a column or a filter chosen', () => {
    const view = (path: string) => meta(path)!.view;
    expect(view('manage/campaigns?act=1&selected_campaign_ids=5')).toBe(view('manage/campaigns?act=1'));
    expect(view('manage/campaigns?act=1&columns=name')).toBe(view('manage/campaigns?act=act_1'));
    expect(view('manage/adsets?act=1&selected_campaign_ids=5')).not.toBe(view('manage/adsets?act=1'));
    expect(meta('manage/adsets?act=1&selected_campaign_ids=5')?.parentId).toBe('5');
    expect(meta('manage/adsets?act=1&selected_campaign_ids=5,6')?.parentId).toBeUndefined();
    expect(meta('manage/campaigns?act=abc')?.account.id).toBeNull();
  });

  const now = '2026-11-22T09:15:00Z';
  const range = (date: string | null) =>
    addressRange(new URL(`https://adsmanager.facebook.com/x${date === null ? '' : `?date=${date}`}`), now);

  it.each([
    ['2026-11-21_2026-11-22,yesterday', '2026-11-21', '2026-11-21'],
    ['2026-11-21_2026-11-22%2Cyesterday', '2026-11-21', '2026-11-21'],
    ['2026-11-01_2026-11-23,this_month', '2026-11-01', '2026-11-22'],
    ['2026-11-15_2026-11-22,last_7d', '2026-11-15', '2026-11-21'],
    ['2026-11-22_2026-11-23,today', '2026-11-22', '2026-11-22'],
    // It is the 21st still, or the 23rd already, somewhere.
    ['2026-11-21_2026-11-22,today', '2026-11-21', '2026-11-21'],
  ])('%s is a preset that agrees with its dates', (date, from, to) => {
    expect(range(date)).toMatchObject({ range: { from, to }, problem: null });
  });

  it.each([
    ['2026-04-05_2026-04-06,yesterday', 'range-ambiguous'],
    ['2026-11-01_2026-11-08', 'range-ambiguous'],
    ['2026-11-22_2026-11-22,today', 'range-ambiguous'],
    ['2026-11-08_2026-11-01,last_7d', 'range-ambiguous'],
    ['2026-02-30_2026-03-02,last_7d', 'range-ambiguous'],
    ['2024-01-01_2026-11-22,maximum', 'range-unbounded'],
    ['__proto__', 'range-ambiguous'],
    ['', 'range-unknown'],
    [null, 'range-unknown'],
  ])('%s is no range', (date, code) => {
    expect(range(date)).toMatchObject({ range: null, problem: { code } });
  });

  it('never yields a range that its dates do not say, whatever stands there', () => {
    const day = fc.date({ min: new Date('2026-09-01'), max: new Date('2026-12-31'), noInvalidDate: true });
    const preset = fc.constantFrom(
      'today',
      'yesterday',
      'last_3d',
      'last_7d',
      'last_30d',
      'this_month',
      'x',
      '',
    );
    fc.assert(
      fc.property(day, day, preset, (from, to, name) => {
        const [a, b] = [from, to].map((one) => one.toISOString().slice(0, 10)) as [string, string];
        const found = range(`${a}_${b},${name}`).range;
        if (found) expect([found.from, found.to < b]).toEqual([a, true]);
      }),
    );
  });
});

describe('keys of Meta', () => {
  it.each([
    ['/am/table/table_row:12unit/table_cell:spend', { name: 'spend', window: null, object: null }],
    ['/am/table/table_row:12unit/table_cell:spend/spend_sla', { name: 'spend', window: null, object: null }],
    [
      '/am/table/table_row:-1/table_cell:forAttributionWindow(results,default)',
      { name: 'results', window: null, object: null },
    ],
    [
      '/am/table/table_row:12unit/table_cell:forAttributionWindow(actions:omni_purchase,7d_click)',
      { name: 'actions:omni_purchase', window: '7d_click', object: null },
    ],
    [
      '/am/table/table_row:12unit/table_cell:forObjectType(name,CAMPAIGN_GROUP)/menu',
      { name: 'name', window: null, object: 'CAMPAIGN_GROUP' },
    ],
    [
      '/am/table/table_column_header:forObjectType(budget,CAMPAIGN)',
      { name: 'budget', window: null, object: 'CAMPAIGN' },
    ],
    ['/am/table/stats_range', null],
    ['', null],
  ])('%s', (surface, key) => expect(keyIn(surface)).toEqual(key));

  it('stand in ids of header cells too', () => {
    const idOf = (id: string) => headerKey({ id, getAttribute: () => null } as unknown as Element)?.name;
    expect(idOf('reporting_table_column_actions:omni_purchase')).toBe('actions:omni_purchase');
    expect(idOf('ads_manager_table_results_column_label_id')).toBe('results');
    expect(idOf('ads_manager_table_attribution_setting_column_label_id')).toBe('attribution_setting');
    expect(idOf('js_1')).toBeUndefined();
  });

  it.each([
    ['/am/table/table_row:120240218110500043unit', '120240218110500043'],
    ['/am/table/table_row:-1', '-1'],
    ['/am/table/table_row:12unit/table_cell:spend', '12'],
    ['/am/table/table_rows', null],
  ])('name the row: %s', (surface, id) => expect(rowIdIn(surface)).toBe(id));

  it('tell the plain metric from those of another basis', () => {
    const role = (name: string) => metaRole({ name, window: null, object: null }, 'campaign');
    expect(role('spend')).toMatchObject({ role: { metric: 'spend' }, part: false });
    expect(role('actions:offsite_conversion.fb_pixel_purchase')).toMatchObject({
      role: { metric: 'conversions' },
      part: true,
    });
    expect(role('website_ctr:link_click')).toMatchObject({ role: { kind: 'other' } });
    expect(role('unique_clicks')).toMatchObject({ role: { kind: 'other' } });
    expect(role('campaign_group_id')).toMatchObject({ role: { kind: 'id' } });
    expect(role('campaign_id')).toMatchObject({ role: { kind: 'other' } });
    expect(role('something')).toBeNull();
  });
});

describe('keys of Google', () => {
  it('tell the plain metric from those of another basis', () => {
    const role = (field: string) => googleRole(field, 'campaign');
    expect(role('stats.cost')).toEqual({ kind: 'metric', metric: 'spend' });
    expect(role('stats.conversion_value_per_cost')).toEqual({ kind: 'metric', metric: 'roas' });
    for (const other of [
      'stats.all_conversions',
      'stats.all_conversion_value_per_cost',
      'stats.view_through_conversions',
      'stats.interactions',
      'stats.original_conversion_value',
      'custom_column#cost',
    ])
      expect(role(other), other).toEqual({ kind: 'other' });
    expect(role('stats.something_new')).toBeNull();
  });

  it('say which level a table shows', () => {
    expect(levelOfFields(['status', 'campaign_name', 'stats.cost'])).toBe('campaign');
    expect(levelOfFields(['keyword_text', 'ad_group_name', 'campaign_name'])).toBe('keyword');
    expect(levelOfFields(['ad_group_name', 'campaign.name'])).toBe('ad-group');
    expect(levelOfFields(['query', 'stats.cost'])).toBeNull();
  });
});
