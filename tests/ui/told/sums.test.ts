import { describe, expect, it } from 'vitest';

import type { LightView } from '@/model/light';
import type { Target } from '@/model/target';
import { dashboardWords } from '@/ui/dashboard/words';
import { sumsOf } from '@/ui/told/sums';
import { lightOf, targetOf } from '../parts/world/world';

const now = '2026-11-22T12:00:00Z';
const figures: LightView['figures'] = [
  { metric: 'spend', value: 4000, asOf: '2026-11-22T09:00:00Z', source: 'page' },
  { metric: 'conversions', value: 125, asOf: '2026-11-21T09:00:00Z', source: 'report', derived: true },
];
const params = { missed: 0.93, counted: 125, prior: 12.34, priorFrom: 7, phi: 2.25, drift: 0.04, cv2: 0 };
const red = (change: Partial<LightView> = {}) =>
  lightOf({
    kpi: 'cpa',
    light: 'red',
    value: 32,
    low: 28.5,
    high: 36.1,
    probability: 0.034,
    currency: 'EUR',
    figures,
    reason: { code: 'misses', params },
    ...change,
  });
const said = (light: LightView, language: 'en' | 'it' = 'en', target?: Target) =>
  Object.fromEntries(
    sumsOf({ words: dashboardWords(language), language, light, target, now }).map(
      ({ title, lines, facts }) => [title, [...lines, ...facts.map((fact) => `${fact.name}: ${fact.said}`)]],
    ),
  );

describe('the mathematics of a light', () => {
  it('is the formula with its figures, what it is held against, how sure it is, and its readings', () => {
    const sums = said(red());
    expect(sums['How it is worked out']).toEqual(['CPA = spend ÷ conversions', '€4,000 ÷ 125 = €32']);
    expect(sums['Held against']).toContain('Red: when missing €27.50 is at least 90% likely');
    expect(sums['How sure this is']).toEqual([
      'In 8 of 10 cases between: €28.50 – €36.10',
      'Chance of meeting it: 3%',
      'Chance of missing even what is tolerated: 93%',
      'Counted in this period: 125: the fewer, the wider the interval',
      'Believed beforehand: what your 7 campaigns usually do, with the weight of 12 counts',
      'Ups and downs of the days: 1.5 times as wide as pure chance makes them; the interval is as much wider',
      'What may change until the end: the pace of the rest may move by 20% or so',
    ]);
    const sources = sums['Where it comes from']!;
    expect(sources.find((line) => line.startsWith('Read: conversions'))).toContain(
      'Summed from a finer report',
    );
    expect(sources.find((line) => line.startsWith('Read: spend'))).not.toContain('Summed');
  });

  it('says nothing that the judgement did not use', () => {
    const bare = said(
      red({ low: null, high: null, probability: null, reason: { code: 'stale', params: {} } }),
    );
    expect(Object.keys(bare)).toEqual(['How it is worked out', 'Held against', 'Where it comes from']);
    const alone = said(
      red({ reason: { code: 'misses', params: { ...params, priorFrom: 0, phi: 1, drift: 0 } } }),
    );
    const sure = alone['How sure this is']!.join('\n');
    expect(sure).toContain('that it is on target, with the weight of 12 counts');
    const one = { ...params, priorFrom: 1, prior: 1.04, driftFrom: 1 };
    const single = said(red({ reason: { code: 'misses', params: one } }), 'it')['Quanto è sicuro']!.join(
      '\n',
    );
    expect(single).toContain('ciò che fa di solito la tua campagna, con il peso di 1 conteggio');
    expect(single).toContain('1 confrontata con ciò');
    expect(sure).toContain('no more than pure chance');
    expect(sure).not.toContain('until the end');
    // What is no number is no figure, whatever a stored reason holds.
    const odd = { ...params, phi: '2.25', prior: null, drift: Number.NaN, missed: Number.POSITIVE_INFINITY };
    const wrong = said(red({ reason: { code: 'misses', params: odd } }))['How sure this is']!.join('\n');
    expect(wrong).not.toMatch(/NaN|∞|–%|Ups and downs|beforehand/);
  });

  it('names the terms of the business and the user’s own reason', () => {
    const target = targetOf({ id: 't1', kpi: 'roi', margin: 0.4, reason: 'What the plan needs' });
    const roi = said(red({ kpi: 'roi', figures: [] }), 'en', target);
    expect(roi['How it is worked out']).toContain('Margin: 40%');
    expect(roi['Held against']).toContain('Why this figure: What the plan needs');
  });

  it('is said in Italian, without a key that nobody wrote', () => {
    const text = JSON.stringify(said(red({ maturity: 0.72, ripening: { from: 'learnt', days: 14 } }), 'it'));
    expect(text).toContain('Quanto è sicuro');
    expect(text).toContain('Somma di un report più dettagliato');
    expect(text).not.toMatch(/\b(why|field|metric|formula|ripe)\.[a-z]/);
  });
});
