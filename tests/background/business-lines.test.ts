import { describe, expect, it } from 'vitest';

import type { BookFigure, EntryDraft } from '@/model/business';
import type { LightView } from '@/model/light';
import type { Target } from '@/model/target';
import { saveEntries } from '@/store/business';

import { plainReading, plainRow } from '../store/readings';
import { plainTarget } from '../store/targets';
import { direct } from './direct';

const month = { from: '2026-11-01', to: '2026-11-21' };
const entry = (
  figures: Partial<Record<BookFigure, number>>,
  change: Partial<EntryDraft> = {},
): EntryDraft => ({
  book: 'Shop',
  ...month,
  channel: '',
  campaign: '',
  figures,
  currency: 'EUR',
  spread: false,
  source: 'typed',
  ...change,
});
const of = (change: Partial<Target>): Target =>
  plainTarget({ id: 't', currency: null, direction: 'at-least', ...change });

/** Campaigns that cost 6,000 by the 21st, the books, and the line of one target. */
async function lineOf(
  target: Target,
  books: readonly EntryDraft[],
  metrics: Record<string, number> = {},
): Promise<LightView> {
  const desk = direct();
  await desk.client.ask('reading.add', {
    reading: plainReading({
      range: month,
      readAt: '2026-11-22T09:00:00Z',
      rows: [
        plainRow('a', 'A', { spend: 4000, impressions: 100_000, ...metrics }),
        plainRow('b', 'B', { spend: 2000, impressions: 50_000, ...metrics }),
      ],
      coverage: { seen: 2, total: 2 },
    }),
  });
  await desk.client.ask('account.set', { account: 'google-ads-1', timeZone: 'Europe/Rome' });
  await saveEntries(desk.store, books, '2026-11-22T08:00:00Z');
  await desk.client.ask('targets.save', { targets: [target] });
  const { lights } = await desk.client.ask('overview', {});
  expect(await desk.client.ask('lights', {})).toEqual(target.kpi === 'cac' ? expect.any(Array) : []);
  return lights[0]!;
}

describe('a KPI of the business', () => {
  const shop = entry({ revenue: 30_000, orders: 400, newCustomers: 200, refunds: 3000 });

  it('MER is all revenue over all spend, judged by its orders', async () => {
    const line = await lineOf(of({ kpi: 'mer', value: 4 }), [shop]);
    expect(line).toMatchObject({ light: 'green', value: 5, covered: month, kpi: 'mer' });
    expect(line.low!).toBeLessThan(5);
    expect(line.high!).toBeGreaterThan(5);
    expect(line.figures).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ metric: 'revenue', value: 30_000, source: 'business' }),
        expect.objectContaining({ metric: 'spend', value: 6000, source: 'page' }),
      ]),
    );
    expect(await lineOf(of({ kpi: 'mer', value: 8 }), [shop])).toMatchObject({ light: 'red' });
  });

  it('is never the whole business over the spend of a part of it', async () => {
    for (const scope of [
      { kind: 'console', platform: 'google-ads' },
      { kind: 'account', account: 'google-ads-1' },
    ] as const) {
      expect(await lineOf(of({ kpi: 'mer', value: 4, scope }), [shop])).toMatchObject({
        light: 'grey',
        value: null,
        reason: { code: 'business-missing', params: { scope: true } },
      });
      const cac = of({ kpi: 'cac', value: 40, direction: 'at-most', currency: 'EUR', scope });
      // A console's own new customers are of its own spend.
      expect(await lineOf(cac, [shop], { newCustomers: 150 })).toMatchObject({ value: 20 });
    }
  });

  it('POAS takes refunds and margin off, and says when the margin is missing', async () => {
    const line = await lineOf(of({ kpi: 'poas', value: 1, margin: 0.4 }), [shop]);
    expect(line.value).toBeCloseTo((27_000 * 0.4) / 6000, 10);
    expect(await lineOf(of({ kpi: 'poas', value: 1 }), [shop])).toMatchObject({
      light: 'grey',
      reason: { code: 'parameter-missing', params: { parameter: 'margin' } },
    });
  });

  it('a refund rate of the target counts where the books have no refunds', async () => {
    const bare = entry({ revenue: 30_000, orders: 400 });
    const line = await lineOf(of({ kpi: 'poas', value: 1, margin: 0.5, refunds: 0.2 }), [bare]);
    expect(line.value).toBeCloseTo((30_000 * 0.8 * 0.5) / 6000, 10);
  });

  it('CAC counts new customers of the books, never conversions', async () => {
    const target = of({ kpi: 'cac', value: 40, direction: 'at-most', currency: 'EUR' });
    expect(await lineOf(target, [shop], { conversions: 500 })).toMatchObject({ value: 30, light: 'green' });
    expect(await lineOf(target, [], { conversions: 500 })).toMatchObject({
      light: 'grey',
      reason: {
        code: 'business-missing',
        params: { metric: 'newCustomers', from: '2026-11-01', to: '2026-11-21' },
      },
    });
    // A column of the console's own stands where the books say nothing.
    expect(await lineOf(target, [], { newCustomers: 150 })).toMatchObject({ value: 20 });
  });

  it('CLV and LTV:CAC by orders per customer', async () => {
    const terms = { margin: 0.5, ordersPerCustomer: 3 };
    const each = (27_000 / 400) * 0.5 * 3;
    const clv = await lineOf(of({ kpi: 'clv', value: 80, currency: 'EUR', ...terms }), [shop]);
    expect(clv.value).toBeCloseTo(each, 8);
    const ratio = await lineOf(of({ kpi: 'ltvCac', value: 3, ...terms }), [shop]);
    expect(ratio.value).toBeCloseTo(each / 30, 8);
  });

  it('churn is a share of those at the start, and grows over the period', async () => {
    const crm = entry({ customersAtStart: 2000, customersLost: 42 }, { currency: null });
    const line = await lineOf(of({ kpi: 'churn', value: 0.05, direction: 'at-most' }), [crm]);
    expect(line).toMatchObject({ value: 0.021, light: 'green' });
    expect(line.landing!.value).toBeCloseTo(0.03, 2);
    expect(await lineOf(of({ kpi: 'churn', value: 0.02, direction: 'at-most' }), [crm])).toMatchObject({
      light: 'red',
    });
  });

  it('follows the books as far as they go, and judges nothing beyond', async () => {
    const line = await lineOf(of({ kpi: 'mer', value: 4 }), [
      entry({ revenue: 15_000, orders: 200 }, { to: '2026-11-10' }),
    ]);
    // The readings cannot tell the first ten days apart: nothing is compared with spend of other days.
    expect(line).toMatchObject({ light: 'grey', reason: { code: 'window-missing' } });
  });

  it('says which days the books lack, and when two books contradict each other', async () => {
    const late = entry({ revenue: 9000, orders: 90 }, { from: '2026-11-05' });
    expect(await lineOf(of({ kpi: 'mer', value: 4 }), [late])).toMatchObject({
      light: 'grey',
      reason: {
        code: 'business-missing',
        params: { metric: 'revenue', from: '2026-11-01', to: '2026-11-04' },
      },
    });
    expect(await lineOf(of({ kpi: 'mer', value: 4 }), [shop, { ...shop, book: 'CRM' }])).toMatchObject({
      light: 'grey',
      reason: { code: 'business-missing', params: { differ: true } },
    });
  });

  it('never divides one currency by another', async () => {
    expect(await lineOf(of({ kpi: 'mer', value: 4 }), [{ ...shop, currency: 'USD' }])).toMatchObject({
      light: 'grey',
      reason: { code: 'currency-mixed' },
    });
  });
});

describe('a formula of the user’s own', () => {
  const formula = (expression: string, additive: boolean, unit: 'money' | 'ratio' = 'ratio') => ({
    id: 'f1',
    name: 'Clicks per lead',
    expression,
    unit,
    direction: 'at-least' as const,
    additive,
  });
  it('is judged on campaigns and lines by the delta method', async () => {
    const desk = direct();
    await desk.client.ask('reading.add', {
      reading: plainReading({
        platform: 'meta-ads',
        range: month,
        readAt: '2026-11-22T09:00:00Z',
        rows: [
          plainRow('a', 'A', { spend: 4000, conversions: 100, conversionValue: 16_000 }),
          plainRow('b', 'B', { spend: 2000, conversions: 4, conversionValue: 8000 }),
        ],
        coverage: { seen: 2, total: 2 },
      }),
    });
    const target = of({
      kpi: 'custom',
      value: 0.2,
      formula: formula('(conversionValue * 0.5 - spend) / spend', false),
    });
    await desk.client.ask('targets.save', { targets: [target] });
    const { lights } = await desk.client.ask('overview', {});
    expect(lights[0]).toMatchObject({ value: 1, light: 'green', formula: { name: 'Clicks per lead' } });
    const campaigns = await desk.client.ask('lights', {});
    expect(Object.fromEntries(campaigns.map((one) => [one.subject.campaign, one.reason.code]))).toEqual({
      a: 'meets',
      b: 'too-few',
    });
    expect(campaigns.find(({ subject }) => subject.campaign === 'a')!.low).toBeLessThan(1);
  });

  it('is grey where it no longer parses', async () => {
    const desk = direct();
    await desk.client.ask('reading.add', {
      reading: plainReading({
        range: month,
        readAt: '2026-11-22T09:00:00Z',
        rows: [plainRow('a', 'A', { spend: 4000, conversions: 100 })],
        coverage: { seen: 1, total: 1 },
      }),
    });
    const target = of({ kpi: 'custom', value: 1, formula: formula('spend / nothing', false) });
    await desk.client.ask('targets.save', { targets: [target] });
    const { lights } = await desk.client.ask('overview', {});
    expect(lights[0]).toMatchObject({ light: 'grey', reason: { code: 'bad-input' } });
  });
});

describe('a course by checkpoints', () => {
  it('says where the total should stand', async () => {
    const desk = direct();
    await desk.client.ask('reading.add', {
      reading: plainReading({
        platform: 'meta-ads',
        range: month,
        readAt: '2026-11-22T09:00:00Z',
        rows: [plainRow('a', 'A', { spend: 4000, conversions: 60 })],
        coverage: { seen: 1, total: 1 },
      }),
    });
    await desk.client.ask('account.set', { account: 'meta-ads-1', timeZone: 'Europe/Rome' });
    const base = of({ kpi: 'conversions', value: 100 });
    const paced = async (checkpoints?: Target['checkpoints']) => {
      await desk.client.ask('targets.save', {
        targets: [{ ...base, ...(checkpoints ? { checkpoints } : {}) }],
      });
      return (await desk.client.ask('overview', {})).lights[0]!.pace;
    };
    expect(await paced()).toBeCloseTo(70, 6);
    expect(await paced([{ day: 21, share: 0.3 }])).toBeCloseTo(30, 6);
    expect(
      await paced([
        { day: 10, share: 0.2 },
        { day: 24, share: 0.4 },
      ]),
    ).toBeCloseTo(20 + (11 / 14) * 20, 6);
  });
});
