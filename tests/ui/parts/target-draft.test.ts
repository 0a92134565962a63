import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays } from '@/model/day';
import { factsOf, kpiKeys, kpis } from '@/model/kpi';
import { TargetSchema, type Scope, type Target } from '@/model/target';
import { languages } from '@/locales/words';
import { judgedAlike, readDraft } from '@/ui/parts/read-draft';
import { draftOf, newDraft, savingOf, termsOf, type Draft } from '@/ui/parts/target-draft';
import { accountOf, targetOf, worldNow } from './world/world';

const subjects = {
  accounts: [
    accountOf({ key: 'a1', labels: ['Nordlicht'] }),
    accountOf({ key: 'a2', platform: 'meta-ads', currency: 'USD' }),
  ],
  campaigns: [{ account: 'a1', id: '77', name: 'Brand', labels: [] }],
};
const context = { language: 'en', subjects, now: worldNow, today: '2026-11-22', id: 'new' } as const;
const draft = (change: Partial<Draft>): Draft => ({
  ...newDraft('2026-11-22', subjects, false),
  value: '25',
  currency: 'EUR',
  ...change,
});
const errorsOf = (change: Partial<Draft>) => {
  const result = readDraft(draft(change), context);
  return result.ok
    ? {}
    : Object.fromEntries(Object.entries(result.errors).map(([key, { code }]) => [key, code]));
};

const profit = {
  id: 'f',
  name: 'Profit',
  expression: 'conversionValue * 0.4 - spend',
  unit: 'ratio' as const,
  direction: 'at-least' as const,
  additive: true,
};

describe('readDraft', () => {
  it('makes a target that the schema takes', () => {
    const result = readDraft(draft({}), context);
    expect(result).toMatchObject({
      ok: true,
      target: { id: 'new', kpi: 'cpa', value: 25, currency: 'EUR', tolerance: 0.1, createdAt: worldNow },
    });
    if (result.ok) expect(TargetSchema.safeParse(result.target).success).toBe(true);
  });

  it.each([
    [{ value: '' }, { value: 'empty' }],
    [{ value: '12,5' }, { value: 'separator' }],
    [{ value: 'lots' }, { value: 'not-a-number' }],
    [{ value: '0' }, { value: 'not-positive' }],
    [{ value: '-3' }, { value: 'not-positive' }],
    [{ kpi: 'roi', value: '-3' }, {}],
    [{ kpi: 'ctr', value: '101' }, { value: 'over-100' }],
    [{ kpi: 'cvr', value: '120' }, {}],
    [{ kpi: 'custom' }, { kpi: 'formula-empty' }],
    [{ kpi: 'custom', formula: profit, value: '-3' }, {}],
    [{ kpi: 'poas', margin: '' }, { margin: 'empty' }],
    [{ kpi: 'poas', margin: '40', refunds: '100' }, { refunds: 'refunds-all' }],
    [{ kpi: 'poas', margin: '40', refunds: '' }, {}],
    [{ kpi: 'ltvCac', margin: '40' }, { orders: 'orders-or-churn' }],
    [{ kpi: 'ltvCac', margin: '40', churn: '5' }, {}],
    [{ kpi: 'ltvCac', margin: '40', orders: '0' }, { orders: 'not-positive' }],
    [{ kpi: 'leads', checkpoints: [{ day: '2026-11-10', share: '20' }] }, {}],
    [{ kpi: 'leads', checkpoints: [{ day: '', share: '' }] }, {}],
    [
      { kpi: 'leads', checkpoints: [{ day: '2026-12-10', share: '20' }] },
      { checkpoints: 'checkpoint-outside' },
    ],
    [{ kpi: 'leads', checkpoints: [{ day: '2026-11-10', share: '120' }] }, { checkpoints: 'share' }],
    [
      {
        kpi: 'leads',
        checkpoints: [
          { day: '2026-11-20', share: '20' },
          { day: '2026-11-10', share: '30' },
        ],
      },
      { checkpoints: 'checkpoint-falls' },
    ],
    [{ currency: '' }, { currency: 'currency-empty' }],
    [{ currency: 'EU' }, { currency: 'currency-unknown' }],
    [{ currency: 'ZZZ' }, { currency: 'currency-unknown' }],
    [{ currency: ' eur ' }, {}],
    [{ kpi: 'roas', currency: '' }, {}],
    [{ scope: 'account', which: 'a2' }, { currency: 'currency-other' }],
    [{ scope: 'account', which: '' }, { which: 'choose-account' }],
    [{ scope: 'account', which: 'gone' }, { which: 'choose-account' }],
    [{ scope: 'console', which: 'nowhere' }, { which: 'choose-console' }],
    [{ scope: 'campaign', which: 'a1\u000078' }, { which: 'choose-campaign' }],
    [{ scope: 'campaign', which: 'a1\u000077' }, {}],
    [{ scope: 'name', which: ' * ' }, { which: 'name-empty' }],
    [{ scope: 'label', which: ' ' }, { which: 'label-empty' }],
    [{ tolerance: '-1' }, { tolerance: 'share' }],
    [{ tolerance: '101' }, { tolerance: 'share' }],
    [{ tolerance: '' }, { tolerance: 'empty' }],
    [{ tolerance: '12.5 %' }, {}],
    [{ kpi: 'roi', margin: '0' }, { margin: 'share-above-zero' }],
    [{ kpi: 'cpa', margin: 'nonsense' }, {}],
    [{ from: '' }, { from: 'day' }],
    [{ from: '2026-02-30' }, { from: 'day' }],
    [{ repeat: 'once', to: '' }, { to: 'end-empty' }],
    [{ repeat: 'once', from: '2026-11-10', to: '2026-11-01' }, { to: 'end-before' }],
    [{ repeat: 'once', from: '2026-10-01', to: '2026-10-31' }, { to: 'end-past' }],
    [{ repeat: 'once', from: '2026-11-01', to: '2026-11-21' }, {}],
    [{ repeat: 'month', to: '2026-09-30', from: '2026-09-01' }, { to: 'end-past' }],
  ] satisfies [Partial<Draft>, Record<string, string>][])('%j', (change, errors) =>
    expect(errorsOf(change as Partial<Draft>)).toEqual(errors),
  );

  it('lets a target that is over be edited', () => {
    const before = targetOf({
      id: 't1',
      period: { kind: 'once', range: { from: '2026-01-01', to: '2026-01-31' } },
    });
    expect(
      readDraft({ ...draftOf(before, 'en', context.today), reason: 'done' }, { ...context, before }).ok,
    ).toBe(true);
  });

  it('starts judgement afresh only where what is judged has changed', () => {
    const before = targetOf({ id: 't1', changedAt: '2026-11-01T08:00:00Z' });
    const read = (change: Partial<Draft>) => {
      const result = readDraft(
        { ...draftOf(before, 'en', context.today), ...change },
        { ...context, before },
      );
      return result.ok ? result.target.changedAt : result.errors;
    };
    expect(read({ reason: 'why', main: true, objective: 'leads' })).toBe(before.changedAt);
    expect(read({ value: '26' })).toBe(worldNow);
    expect(read({ tolerance: '20' })).toBe(worldNow);
  });
});

const scopes = fc.constantFrom<Scope>(
  { kind: 'everything' },
  { kind: 'console', platform: 'meta-ads' },
  { kind: 'account', account: 'a1' },
  { kind: 'campaign', account: 'a1', id: '77' },
  { kind: 'name', pattern: '*brand*' },
  { kind: 'label', label: 'Nordlicht' },
);
const targets: fc.Arbitrary<Target> = fc
  .record({
    kpi: fc.constantFrom(...kpiKeys),
    scope: scopes,
    cents: fc.integer({ min: 1, max: 1e9 }),
    tolerance: fc.integer({ min: 0, max: 1000 }),
    margin: fc.integer({ min: 1, max: 100 }),
    repeat: fc.constantFrom('month' as const, 'quarter' as const, 'once' as const),
    direction: fc.constantFrom('at-least' as const, 'at-most' as const, 'two-sided' as const),
    terms: fc.record({ refunds: fc.integer({ min: 0, max: 99 }), orders: fc.integer({ min: 1, max: 90 }) }),
    points: fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 4 }),
  })
  .map(({ kpi, scope, cents, tolerance, margin, repeat, direction, terms, points }) =>
    targetOf({
      id: 't',
      kpi,
      scope,
      direction,
      value: factsOf({ kpi }).unit === 'fraction' ? Math.min(1, cents / 1e9) : cents / 100,
      tolerance: tolerance / 1000,
      ...(termsOf[kpi]?.includes('margin') ? { margin: margin / 100 } : {}),
      ...(termsOf[kpi]?.includes('refunds') ? { refunds: terms.refunds / 100 } : {}),
      ...(termsOf[kpi]?.includes('orders') ? { ordersPerCustomer: terms.orders / 10 } : {}),
      ...(kpi === 'custom' ? { formula: profit } : {}),
      ...((kpi === 'custom' || kpis[kpi].additive) && points.length > 0
        ? { checkpoints: points.toSorted((a, b) => a - b).map((day) => ({ day, share: day / 40 })) }
        : {}),
      period:
        repeat === 'once'
          ? { kind: 'once', range: { from: '2026-11-01', to: '2026-12-31' } }
          : { kind: repeat, from: '2026-11-01', until: null },
    }),
  );

describe('draftOf', () => {
  it('loses nothing: a target read back from its form is the same target', () => {
    fc.assert(
      fc.property(targets, fc.constantFrom(...languages), fc.nat(800), (target, language, later) => {
        const today = addDays('2026-11-22', later);
        const draft = draftOf(target, language, today);
        const result = readDraft(draft, { ...context, today, language, before: target });
        expect(result).toEqual({ ok: true, target });
      }),
    );
  });
  it('shows a course on the dates of the period that it lies in, or the last one that is as long', () => {
    const course = (day: number, today: string, period: Target['period']) =>
      draftOf(targetOf({ id: 't', kpi: 'leads', checkpoints: [{ day, share: 0.5 }], period }), 'en', today)
        .checkpoints[0]!.day;
    const monthly: Target['period'] = { kind: 'month', from: '2026-11-01', until: null };
    expect(course(10, '2026-10-05', monthly)).toBe('2026-11-10');
    expect(course(10, '2026-11-22', monthly)).toBe('2026-11-10');
    expect(course(10, '2027-02-03', monthly)).toBe('2027-02-10');
    expect(course(30, '2027-02-03', monthly)).toBe('2027-01-30');
    expect(course(10, '2027-05-03', { ...monthly, until: '2027-01-15' })).toBe('2027-01-10');
    expect(course(10, '2027-05-03', { ...monthly, kind: 'quarter' })).toBe('2027-04-10');
    const once: Target['period'] = { kind: 'once', range: { from: '2026-11-05', to: '2026-12-20' } };
    expect(course(10, '2027-05-03', once)).toBe('2026-11-14');
  });
  it('keeps a margin that the KPI does not show', () => {
    const target = targetOf({ id: 't', kpi: 'cpa', margin: 0.4 });
    expect(
      readDraft(draftOf(target, 'it', context.today), { ...context, language: 'it', before: target }),
    ).toEqual({
      ok: true,
      target,
    });
  });
});

describe('the main mark', () => {
  const [a, b] = [targetOf({ id: 'a', main: true }), targetOf({ id: 'b' })];
  it('moves: the old main target is saved without it', () => {
    expect(savingOf({ ...b, main: true }, [a, b])).toEqual([
      { ...a, main: false },
      { ...b, main: true },
    ]);
    expect(savingOf(b, [a, b])).toEqual([b]);
    expect(savingOf(a, [a, b])).toEqual([a]);
    expect(judgedAlike(a, { ...a, main: false, reason: 'x' })).toBe(true);
  });
});

describe('newDraft', () => {
  it('takes the currency that all accounts share, and asks where they differ', () => {
    expect(newDraft('2026-11-22', { ...subjects, accounts: [subjects.accounts[0]!] }, true)).toMatchObject({
      currency: 'EUR',
      from: '2026-11-01',
      main: true,
    });
    expect(newDraft('2026-11-22', subjects, false).currency).toBe('');
    expect(newDraft('2026-11-22', { accounts: [], campaigns: [] }, false).currency).toBe('');
  });
});
