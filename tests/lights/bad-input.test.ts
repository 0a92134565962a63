import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { judgeAccount } from '@/lights/account';
import { judge, type JudgeCase } from '@/lights/judge';
import { reasonCodes, type Judgement } from '@/model/light';

import { anyCase, shownCase } from './arbitrary';
import { caseOf, days } from './cases';

const says = (input: JudgeCase) => {
  const said = judge(input);
  return [said.light, said.reason.code];
};
const good = days(15, () => ({
  spend: 100,
  conversions: 5,
  conversionValue: 300,
  clicks: 50,
  impressions: 1000,
}));

describe('what cannot be judged is grey and says why', () => {
  it('no reading, and zeros', () => {
    expect(says(caseOf('cpa', 20, []))).toEqual(['grey', 'no-reading']);
    expect(
      says(
        caseOf(
          'cpa',
          20,
          days(15, () => ({ spend: 0, conversions: 0 })),
        ),
      ),
    ).toEqual(['grey', 'nothing-counted']);
    expect(
      says(
        caseOf(
          'ctr',
          0.02,
          days(15, () => ({ impressions: 0, clicks: 0 })),
        ),
      ),
    ).toEqual(['grey', 'nothing-counted']);
    expect(
      says(
        caseOf(
          'aov',
          20,
          days(15, () => ({ conversions: 0, conversionValue: 0 })),
        ),
      ),
    ).toEqual(['grey', 'nothing-counted']);
    expect(
      says(
        caseOf(
          'roas',
          3,
          days(15, () => ({ spend: 100, conversions: 0, conversionValue: 0 })),
        ),
      ),
    ).toEqual(['grey', 'too-few']);
    expect(
      judge(
        caseOf(
          'conversions',
          20,
          days(15, () => ({ spend: 0, conversions: 0 })),
        ),
      ).light,
    ).not.toBe('green');
  });
  it('one reading of one day judges like any other evidence', () => {
    expect(
      says(
        caseOf(
          'cpa',
          20,
          days(1, () => ({ spend: 30, conversions: 1 })),
        ),
      ),
    ).toEqual(['grey', 'too-few']);
  });
  it('a metric that was not shown, or shown empty', () => {
    expect(
      says(
        caseOf(
          'cpa',
          20,
          days(15, () => ({ spend: 100 })),
        ),
      ),
    ).toEqual(['grey', 'metric-absent']);
    expect(
      says(
        caseOf(
          'cpa',
          20,
          days(15, () => ({ spend: 100, conversions: null })),
        ),
      ),
    ).toEqual(['grey', 'metric-empty']);
    const partly = days(15, (index) =>
      index === 3 ? { spend: 100, conversions: null } : { spend: 100, conversions: 5 },
    );
    expect(says(caseOf('cpa', 20, partly))).toEqual(['grey', 'metric-empty']);
  });
  it('before the period, and after it without its days', () => {
    const before = { today: '2026-10-25' };
    expect(
      says(
        caseOf(
          'cpa',
          20,
          days(10, () => ({ spend: 9, conversions: 1 }), '2026-10-10'),
          before,
        ),
      ),
    ).toEqual(['grey', 'not-begun']);
    const after = caseOf(
      'cpa',
      20,
      days(10, () => ({ spend: 90, conversions: 4 }), '2026-12-02'),
      { today: '2026-12-20' },
    );
    expect(says(after)).toEqual(['grey', 'window-missing']);
    const first = caseOf(
      'cpa',
      20,
      days(10, () => ({ spend: 90, conversions: 4 }), '2026-10-20'),
      { today: '2026-11-01' },
    );
    expect(says(first)).toEqual(['grey', 'early']);
  });
  it('days from the future, days twice, ranges that end before they begin', () => {
    expect(says({ ...caseOf('cpa', 20, good), today: '2026-11-10', now: '2026-11-10T06:00:00Z' })).toEqual([
      'grey',
      'bad-input',
    ]);
    expect(says(caseOf('cpa', 20, [...good, ...days(1, () => ({ spend: 1 }))]))).toEqual([
      'grey',
      'bad-input',
    ]);
    expect(
      says(caseOf('cpa', 20, [{ range: { from: '2026-11-09', to: '2026-11-03' }, metrics: { spend: 1 } }])),
    ).toEqual(['grey', 'bad-input']);
    expect(
      says(caseOf('cpa', 20, [{ range: { from: '2026-02-29', to: '2026-03-03' }, metrics: { spend: 1 } }])),
    ).toEqual(['grey', 'bad-input']);
  });
  it('a target that is none', () => {
    for (const value of [0, -5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(says(caseOf('cpa', value, good))).toEqual(['grey', 'bad-input']);
    expect(says(caseOf('roi', -1, good))).toEqual(['grey', 'bad-input']);
    expect(judge(caseOf('roi', 0, good)).light).toBe('green');
    expect(judge(caseOf('roi', -0.5, good)).light).toBe('green');
    expect(says(caseOf('cpa', 20, good, { target: { tolerance: 2 } }))).toEqual(['grey', 'bad-input']);
    expect(says(caseOf('roi', 1, good, { target: { margin: 0 } }))).toEqual(['grey', 'bad-input']);
    expect(
      says(caseOf('cpa', 20, good, { target: { window: { from: '1000-01-01', to: '9999-12-31' } } })),
    ).toEqual(['grey', 'bad-input']);
    expect(says({ ...caseOf('cpa', 20, good), now: 'yesterday' })).toEqual(['grey', 'bad-input']);
    expect(says(caseOf('cpa', 20, good, { maturity: { conversions: [0.5, 2] } }))).toEqual([
      'grey',
      'bad-input',
    ]);
  });
  it('clicks beyond impressions; but conversions beyond clicks are views that converted', () => {
    expect(
      says(
        caseOf(
          'ctr',
          0.02,
          days(15, () => ({ impressions: 10, clicks: 20 })),
        ),
      ),
    ).toEqual(['grey', 'bad-input']);
    const views = judge(
      caseOf(
        'cvr',
        1,
        days(15, (index) => ({ clicks: 10, conversions: 14 + (index % 3) })),
      ),
    );
    expect(views.light).toBe('green');
    expect(views.value).toBeCloseTo(1.5, 10);
    expect(views.low).toBeGreaterThan(1);
  });
  it('refunds lower a return and never break it', () => {
    const refunded = days(15, (index) => ({
      spend: 100,
      conversions: 3,
      conversionValue: index === 8 ? -900 : 300,
    }));
    const said = judge(caseOf('roas', 3, refunded));
    expect(said.value).toBeCloseTo((14 * 300 - 900) / 1500, 10);
    expect(said.light).toBe('yellow');
    const all = days(15, () => ({ spend: 100, conversions: 1, conversionValue: -50 }));
    expect(judge(caseOf('roas', 3, all)).light).toBe('grey');
    expect(
      says(
        caseOf(
          'cpa',
          20,
          days(15, () => ({ spend: 100, conversions: -1 })),
        ),
      ),
    ).toEqual(['grey', 'bad-input']);
    expect(
      judge(
        caseOf(
          'spend',
          900,
          days(15, (index) => ({ spend: index === 4 ? -80 : 60 })),
        ),
      ).value,
    ).toBe(14 * 60 - 80);
  });
  it('nothing of a ripening day is in yet', () => {
    const said = caseOf(
      'cpa',
      20,
      days(1, () => ({ spend: 100, conversions: 0 }), '2026-11-20'),
      {
        maturity: { conversions: [0, 0, 0.5, 1] },
      },
    );
    expect(says(said)).toEqual(['grey', 'immature']);
  });
  it('a leap day is a day', () => {
    const leap = days(28, () => ({ spend: 100, conversions: 5 }), '2028-02-01');
    const said = judge(
      caseOf('conversions', 145, leap, { target: { window: { from: '2028-02-01', to: '2028-02-29' } } }),
    );
    expect(said.pace).toBeCloseTo((145 * 28) / 29, 10);
    expect(said.needPerDay).toBeCloseTo(5, 10);
  });
  it('one conversion on a cent of spend does not decide', () => {
    const odd = days(15, (index) =>
      index === 7 ? { spend: 0.01, conversions: 1 } : { spend: 100, conversions: 5 },
    );
    expect(judge(caseOf('cpa', 20, odd)).reason.params.phi).toBeLessThan(2);
  });
});

function sound(said: Judgement): void {
  expect(JSON.stringify(said)).not.toMatch(/NaN|Infinity/);
  const numbers = (value: unknown): void => {
    if (typeof value === 'number') expect(Number.isFinite(value), JSON.stringify(said)).toBe(true);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(numbers);
  };
  numbers(said);
  expect(reasonCodes).toContain(said.reason.code);
  if (said.low !== null && said.high !== null) expect(said.low).toBeLessThanOrEqual(said.high);
  if (said.probability !== null) {
    expect(said.probability).toBeGreaterThanOrEqual(0);
    expect(said.probability).toBeLessThanOrEqual(1);
  }
  if (said.light !== 'grey') expect(said.probability).not.toBeNull();
  if (said.landing) {
    expect(said.landing.low).toBeLessThanOrEqual(said.landing.high);
  }
}

describe('whatever comes in', { timeout: 60_000 }, () => {
  it('no crash, no NaN, a reason always', () => {
    fc.assert(
      fc.property(anyCase, (input) => sound(judge(input))),
      { numRuns: 1000 },
    );
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(shownCase, (input) => {
        const said = judge(input);
        sound(said);
        seen.set(said.light, (seen.get(said.light) ?? 0) + 1);
      }),
      { numRuns: 2500 },
    );
    // The cases must reach the mathematics, or this shows nothing.
    for (const light of ['red', 'yellow', 'green', 'grey'])
      expect(seen.get(light) ?? 0, light).toBeGreaterThan(20);
  });
  it('nor for a whole account of it, and its memory is plain JSON', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(shownCase, anyCase), { maxLength: 9 }), (inputs) => {
        const cases = inputs.map((input, index) => ({ ...input, key: `${index}`, campaign: `${index % 7}` }));
        const first = judgeAccount(cases);
        expect([...first.keys()]).toEqual(cases.map(({ key }) => key));
        const again = judgeAccount(
          cases.map((one) => ({ ...one, previous: JSON.parse(JSON.stringify(first.get(one.key)?.memory)) })),
        );
        for (const { judgement } of [...first.values(), ...again.values()]) sound(judgement);
      }),
      { numRuns: 150 },
    );
  });
  it('the same case is the same light in any order of its spans', () => {
    fc.assert(
      fc.property(shownCase, (input) => {
        expect(judge({ ...input, spans: input.spans.toReversed() })).toEqual(judge(input));
      }),
      { numRuns: 300 },
    );
  });
});

describe('it leans the right way', () => {
  const steady = (conversions: number) =>
    days(15, (index) => ({ spend: 100, conversions: conversions + (index % 2) }));
  it('more conversions for the money never lower the chance', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 12 }),
        fc.double({ min: 5, max: 60, noNaN: true }),
        (n, target) => {
          const less =
            judge(
              caseOf(
                'cpa',
                target,
                days(1, () => ({ spend: 100, conversions: n })),
              ),
            ).probability ?? 0;
          const more =
            judge(
              caseOf(
                'cpa',
                target,
                days(1, () => ({ spend: 100, conversions: n + 1 })),
              ),
            ).probability ?? 0;
          expect(more).toBeGreaterThanOrEqual(less - 1e-12);
        },
      ),
    );
  });
  it('an easier target never lowers the chance', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.double({ min: 5, max: 60, noNaN: true }),
        (n, target) => {
          const hard = judge(caseOf('cpa', target, steady(n))).probability ?? 0;
          const easy = judge(caseOf('cpa', target * 1.1, steady(n))).probability ?? 0;
          expect(easy).toBeGreaterThanOrEqual(hard - 1e-12);
        },
      ),
    );
  });
});
