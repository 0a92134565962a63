import { describe, expect, it } from 'vitest';

import type { LightView } from '@/model/light';
import { home, type Route } from '@/ui/dashboard/route';
import { rowsOf } from '@/ui/dashboard/lights/rows';
import { dashboardWords } from '@/ui/dashboard/words';
import { accountOf, lightOf, targetOf } from '../parts/world/world';

const accounts = [
  accountOf({ key: 'a1', labels: ['Nord'] }),
  accountOf({ key: 'a2', platform: 'meta-ads', name: 'Casa Verde' }),
];
const subjects = [
  { account: 'a1', id: '1', name: 'Brand DE', labels: ['vip'] },
  { account: 'a2', id: '2', name: 'Brand IT', labels: [] },
];
const targets = [
  targetOf({ id: 't1' }),
  targetOf({ id: 't2', kpi: 'spend', scope: { kind: 'account', account: 'a2' } }),
];
const none = { red: 0, yellow: 0, green: 0, grey: 0 };
const nobody = { platform: null, account: null, campaign: null, name: '' };
const cpa = lightOf({ key: 't1', target: 't1', subject: nobody, counts: { ...none, red: 1, green: 1 } });
const spend = lightOf({ key: 't2', target: 't2', kpi: 'spend', light: 'green', subject: nobody });
const campaign = (id: string, light: LightView['light']) => {
  const { account, name } = subjects.find((one) => one.id === id)!;
  const platform = accounts.find(({ key }) => key === account)!.platform;
  return lightOf({
    key: `t1/${id}`,
    target: 't1',
    light,
    subject: { platform, account, campaign: id, name },
  });
};
const campaigns = new Map([['t1', [campaign('1', 'red'), campaign('2', 'green')]]]);
const rows = (route: Partial<Route>, more: Partial<Parameters<typeof rowsOf>[0]> = {}) =>
  rowsOf({
    lines: [cpa, spend],
    campaigns,
    targets,
    accounts,
    subjects,
    route: { ...home, ...route },
    words: dashboardWords('en'),
    ...more,
  });
const keys = (route: Partial<Route>) => rows(route).rows.map(({ light }) => light.key);

describe('the rows', () => {
  it('are the target lines, folded', () => {
    const all = rows({});
    expect(all.rows.map(({ kind, name, unfolds, unfolded }) => [kind, name, unfolds, unfolded])).toEqual([
      ['line', 'Everything', true, false],
      ['line', 'Casa Verde', false, false],
    ]);
    expect(all.counts).toEqual({ ...none, red: 1, green: 1 });
  });
  it('unfold to the campaigns', () =>
    expect(keys({ unfolded: ['t1'] })).toEqual(['t1', 't1/1', 't1/2', 't2']));

  it('by colour: lines of that colour, and under an unfolded line its campaigns of that colour', () => {
    expect(keys({ colours: ['green'] })).toEqual(['t2']);
    expect(keys({ colours: ['green'], unfolded: ['t1'] })).toEqual(['t1', 't1/2', 't2']);
    expect(keys({ colours: ['grey'] })).toEqual([]);
    expect(rows({ colours: ['green'] }).counts.red).toBe(1);
  });
  it('by search: a campaign that answers shows itself under its line', () => {
    expect(keys({ search: 'brand de' })).toEqual(['t1', 't1/1']);
    expect(keys({ search: 'DE BRAND' })).toEqual(['t1', 't1/1']);
    expect(keys({ search: 'nothing like it' })).toEqual([]);
  });
  it('by search: a line that answers by its own name keeps all its campaigns', () => {
    expect(keys({ search: 'cpa' })).toEqual(['t1']);
    expect(keys({ search: 'cpa', unfolded: ['t1'] })).toEqual(['t1', 't1/1', 't1/2']);
    expect(keys({ search: 'spend casa' })).toEqual(['t2']);
  });
  it('by account, console and label: of the line itself or of its campaigns', () => {
    expect(keys({ account: 'a2', unfolded: ['t1'] })).toEqual(['t1', 't1/2', 't2']);
    expect(keys({ account: 'a1', unfolded: ['t1'] })).toEqual(['t1', 't1/1']);
    expect(keys({ console: 'meta-ads', unfolded: ['t1'] })).toEqual(['t1', 't1/2', 't2']);
    expect(keys({ label: 'vip', unfolded: ['t1'] })).toEqual(['t1', 't1/1']);
    expect(keys({ label: 'Nord', unfolded: ['t1'] })).toEqual(['t1', 't1/1']);
    expect(keys({ label: 'Nord', search: 'brand it' })).toEqual([]);
  });
  it('count what the filters leave', () => {
    const [line] = rows({ label: 'vip' }).rows;
    expect(line!.counts).toEqual({ ...none, red: 1 });
  });
  it('keep a line of one account or currency to its own campaigns', () => {
    const own = lightOf({ ...cpa, key: 't1/a1', subject: { ...nobody, account: 'a1' } });
    const other = lightOf({ ...cpa, key: 't1/usd', currency: 'USD' });
    const all = rows({ unfolded: ['t1/a1', 't1/usd'] }, { lines: [own, other] });
    expect(all.rows.map(({ light }) => light.key)).toEqual(['t1/a1', 't1/1', 't1/usd']);
  });
});
