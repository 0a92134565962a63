import { describe, expect, it } from 'vitest';

import { judge, type JudgeCase } from '@/lights/judge';
import { inverseGamma } from '@/lights/posterior';
import { countRemainder } from '@/lights/remainder';

import { caseOf, days, NOVEMBER } from './cases';

const cpa = (spend: number, conversions: (index: number) => number, count = 21) =>
  days(count, (index) => ({ spend, conversions: conversions(index) }));

describe('the interval and the chance', () => {
  it('is B1 for one day of evidence: 3 on 100', () => {
    const said = judge(
      caseOf(
        'cpa',
        25,
        days(1, () => ({ spend: 100, conversions: 3 })),
      ),
    );
    expect(said.value).toBeCloseTo(100 / 3, 10);
    expect(said.low).toBeCloseTo(16.64, 2);
    expect(said.high).toBeCloseTo(70.59, 2);
  });
  it('does not lean on the target: the interval is Jeffreys’ whatever the aim', () => {
    const spans = cpa(100, (index) => 3 + (index % 3));
    const [one, other] = [judge(caseOf('cpa', 10, spans)), judge(caseOf('cpa', 90, spans))];
    expect([one.low, one.high]).toEqual([other.low, other.high]);
  });
  it('lands by B2 with drift, from what is planned', () => {
    // One day holds all the evidence, so that its weight is 1: n = 12 on 240, 360 still planned.
    const said = judge(
      caseOf(
        'cpa',
        20,
        days(1, () => ({ spend: 240, conversions: 12 }), '2026-11-12'),
        {
          plannedSpend: 360,
          target: { window: { from: '2026-11-12', to: '2026-11-30' } },
        },
      ),
    );
    const m = 18.75;
    const rest = countRemainder(m, m + (m * m) / 12.5 + 0.0625 * m * m);
    expect(said.probability).toBeCloseTo(1 - rest.below(18), 12);
    const still = judge(
      caseOf(
        'cpa',
        20,
        days(1, () => ({ spend: 240, conversions: 12 }), '2026-11-12'),
        {
          plannedSpend: 360,
          drift: { variance: 0, horizon: null },
          target: { window: { from: '2026-11-12', to: '2026-11-30' } },
        },
      ),
    );
    expect(1 - (still.probability ?? 0)).toBeCloseTo(0.465104, 6);
  });
  it('counts late conversions: the landing of 20 on 700 with 700 to come is 60.9', () => {
    const ripe = 467 / 700;
    const said = judge(
      caseOf(
        'conversions',
        60,
        days(1, () => ({ spend: 700, conversions: 20 }), '2026-11-15'),
        {
          plannedSpend: 700,
          maturity: { conversions: [ripe, ripe] },
          target: { window: { from: '2026-11-15', to: '2026-11-30' } },
        },
      ),
    );
    expect(said.landing?.value).toBeCloseTo(20 + (20.5 / 467) * 933, 9);
    expect(said.maturity).toBeCloseTo(ripe, 12);
  });
  it('judges the maturity example on its exposure: red without, open with', () => {
    const spans = days(7, (index) => ({ spend: 100, conversions: index === 3 ? 2 : 3 }));
    const late = [0.5, 0.6, 0.62, 0.65, 0.67, 0.69, 0.71, 0.73];
    const naive = judge(
      caseOf('cpa', 25, spans, { target: { window: { from: '2026-11-01', to: '2026-11-07' } } }),
    );
    const known = judge(
      caseOf('cpa', 25, spans, {
        maturity: { conversions: late },
        target: { window: { from: '2026-11-01', to: '2026-11-07' } },
      }),
    );
    expect([naive.light, naive.value]).toEqual(['red', 35]);
    // The console's own figure stays; the interval is that of the days once they are complete.
    expect(known.value).toBe(35);
    expect(known.light).not.toBe('red');
    expect(known.high).toBeLessThan(35);
    expect(known.probability).toBeGreaterThan(0.5);
  });
  it('weighs evidence by age, and lets the window’s own counts in whole', () => {
    const history = days(60, () => ({ spend: 100, conversions: 10 }), '2026-09-02');
    const own = days(15, () => ({ spend: 100, conversions: 4 }));
    const said = judge(caseOf('cpa', 20, [...history, ...own]));
    const known = judge(caseOf('cpa', 20, own));
    expect(said.low).toBeCloseTo(inverseGamma(0.5 + 60 / phiOf(said), 1500 / phiOf(said)).quantile(0.1), 9);
    expect(said.landing?.value).toBeLessThan(known.landing?.value ?? 0);
    expect(said.value).toBe(25);
  });
});

function phiOf(said: ReturnType<typeof judge>): number {
  return said.reason.params.phi as number;
}

describe('the rule', () => {
  const plain = (target: number) =>
    judge(
      caseOf(
        'cpa',
        target,
        cpa(100, (index) => 4 + (index % 3)),
      ),
    );
  it('is red, yellow and green by the chances', () => {
    const red = plain(14);
    expect([red.light, red.reason.code]).toEqual(['red', 'misses']);
    expect(red.reason.params.missed).toBeGreaterThanOrEqual(0.95);
    const yellow = plain(20);
    expect([yellow.light, yellow.reason.code]).toEqual(['yellow', 'open']);
    const green = plain(26);
    expect([green.light, green.reason.code]).toEqual(['green', 'meets']);
    expect(green.probability).toBeGreaterThanOrEqual(0.8);
  });
  it('has a tolerance for red only', () => {
    const spans = cpa(100, (index) => 4 + (index % 3));
    const strict = judge(caseOf('cpa', 17, spans, { target: { tolerance: 0 } }));
    const patient = judge(caseOf('cpa', 17, spans, { target: { tolerance: 0.5 } }));
    expect(strict.probability).toBe(patient.probability);
    expect(strict.light).toBe('red');
    expect(patient.light).toBe('yellow');
  });
  it.each([
    ['cpa', 40, { spend: 100, conversions: 2 }],
    ['ctr', 0.02, { impressions: 149, clicks: 1 }],
    ['cvr', 0.03, { clicks: 99, conversions: 0 }],
    ['cpc', 1, { spend: 2.99, clicks: 1 }],
    ['cpm', 5, { spend: 14.9, impressions: 3000 }],
    ['roas', 3, { spend: 100, conversions: 3, conversionValue: 310 }],
  ] as const)('is grey while %s could hold fewer than three counts at %d', (kpi, target, metrics) => {
    const one = (factor: number) =>
      judge(
        caseOf(
          kpi,
          target,
          days(1, () =>
            Object.fromEntries(Object.entries(metrics).map(([key, figure]) => [key, figure * factor])),
          ),
        ),
      );
    expect([one(1).light, one(1).reason.code]).toEqual(['grey', 'too-few']);
    expect(one(1).reason.params.needed).toBe(3);
    expect(one(8).light).not.toBe('grey');
  });
  it('is grey while less than half of the conversions are in', () => {
    const said = judge(
      caseOf(
        'cpa',
        20,
        cpa(100, () => 2, 3),
        { maturity: { conversions: [0.2, 0.3, 0.4, 0.6, 1] } },
      ),
    );
    expect([said.light, said.reason.code]).toEqual(['grey', 'immature']);
    const clicks = judge(
      caseOf(
        'cpc',
        1,
        days(3, () => ({ spend: 100, clicks: 100 })),
        { maturity: { conversions: [0.2, 0.3, 0.4, 0.6, 1] } },
      ),
    );
    expect(clicks.reason.code).not.toBe('immature');
  });
  it('is grey in the first fifth of a pacing period, not of another', () => {
    const early = judge(
      caseOf(
        'conversions',
        100,
        days(5, () => ({ spend: 100, conversions: 3 })),
      ),
    );
    expect([early.light, early.reason.code]).toEqual(['grey', 'early']);
    expect(early.landing).toBeDefined();
    const later = judge(
      caseOf(
        'conversions',
        100,
        days(6, () => ({ spend: 100, conversions: 3 })),
      ),
    );
    expect(later.reason.code).not.toBe('early');
    const efficiency = judge(
      caseOf(
        'cpa',
        33,
        days(3, () => ({ spend: 100, conversions: 3 })),
      ),
    );
    expect(efficiency.light).not.toBe('grey');
  });
  it('says at once what is decided: a goal reached, a cap broken', () => {
    const reached = judge(
      caseOf(
        'conversions',
        10,
        days(3, () => ({ spend: 100, conversions: 5 })),
      ),
    );
    expect([reached.light, reached.probability]).toEqual(['green', 1]);
    const broken = judge(
      caseOf(
        'spend',
        250,
        days(3, () => ({ spend: 100 })),
      ),
    );
    expect([broken.light, broken.probability]).toEqual(['red', 0]);
  });
  it('does not shout over the small counts of a small goal, unless it is out of reach', () => {
    const open = judge(
      caseOf(
        'conversions',
        8,
        days(7, () => ({ spend: 10, conversions: 0 })),
      ),
    );
    expect([open.light, open.reason.code]).toEqual(['grey', 'too-few']);
    const lost = judge(
      caseOf(
        'conversions',
        3,
        days(29, () => ({ spend: 10, conversions: 0 })),
      ),
    );
    expect(lost.light).toBe('red');
  });
  it('shows no red while the campaign learns', () => {
    const said = judge(
      caseOf(
        'cpa',
        14,
        cpa(100, (index) => 4 + (index % 3)),
        { learning: true },
      ),
    );
    expect([said.light, said.reason.code]).toEqual(['yellow', 'learning']);
  });
  it('wants more than 0.9 of a lone campaign: its own mean doubt is the account’s', () => {
    const spans = cpa(100, (index) => 4 + (index % 3));
    const lights = [14, 14.4, 14.6, 14.8, 15, 15.2, 15.4, 15.6].map((target) =>
      judge(caseOf('cpa', target, spans)),
    );
    for (const { light, reason } of lights)
      expect(light === 'red').toBe((reason.params.missed as number) >= 0.95);
    expect(new Set(lights.map(({ light }) => light))).toEqual(new Set(['red', 'yellow']));
  });
  it('calls a miss certain where the e-value does', () => {
    expect(
      judge(
        caseOf(
          'cpa',
          10,
          cpa(100, (index) => 4 + (index % 3)),
        ),
      ).certain,
    ).toBe(true);
    expect(
      judge(
        caseOf(
          'cpa',
          20,
          cpa(100, (index) => 4 + (index % 3)),
        ),
      ).certain,
    ).toBeUndefined();
  });
});

describe('after the end', () => {
  const ended = (conversions: number, rest: Partial<JudgeCase> = {}) =>
    judge(
      caseOf(
        'cpa',
        20,
        days(30, () => ({ spend: 100, conversions })),
        { today: '2026-12-02', ...rest },
      ),
    );
  it('the outcome is a fact', () => {
    expect([ended(4).light, ended(4).probability]).toEqual(['red', 0]);
    expect([ended(5).light, ended(5).probability]).toEqual(['green', 1]);
    expect(ended(4.8).light).toBe('yellow');
    expect(ended(4).landing).toEqual({ value: 25, low: 25, high: 25 });
  });
  it('until all conversions are in, it is a forecast of the late ones', () => {
    const said = ended(4, {
      maturity: { conversions: Array.from({ length: 31 }, (_, age) => 0.7 + age / 100) },
    });
    expect(said.light).not.toBe('red');
    expect(said.landing?.value).toBeLessThan(25);
  });
  it('a campaign that spends no more before the end is judged by its rate, by B1', () => {
    const said = judge(
      caseOf(
        'cpa',
        25,
        days(1, () => ({ spend: 100, conversions: 3 })),
        { ended: true },
      ),
    );
    expect(1 - (said.probability ?? 0)).toBeCloseTo(0.667406, 6);
    expect(said.light).toBe('yellow');
    expect(
      judge(
        caseOf(
          'cpa',
          20,
          cpa(100, () => 3, 15),
          { ended: true },
        ),
      ).light,
    ).toBe('red');
    const rate = judge(
      caseOf(
        'cvr',
        0.03,
        days(1, () => ({ clicks: 500, conversions: 12 })),
        { ended: true },
      ),
    );
    expect(1 - (rate.probability ?? 0)).toBeCloseTo(0.779701, 6);
    const roas = days(1, () => ({ spend: 900, conversions: 20, conversionValue: 2500 }));
    const returned = judge(caseOf('roas', 3, roas, { ended: true }));
    expect(1 - (returned.probability ?? 0)).toBeCloseTo(0.565117, 6);
    expect([returned.low, returned.high].map((end) => end?.toFixed(3))).toEqual(['1.897', '4.279']);
    // A total that grows no more is what it is.
    expect(
      judge(
        caseOf(
          'conversions',
          50,
          cpa(100, () => 3, 15),
          { ended: true },
        ),
      ).probability,
    ).toBe(0);
  });
});

describe('pace', () => {
  const half = days(15, (index) => ({ spend: 100, conversions: 4 + (index % 2) }));
  it('says where the total should stand and what is needed', () => {
    const said = judge(caseOf('conversions', 150, half));
    expect(said.value).toBe(67);
    expect(said.pace).toBeCloseTo(75, 10);
    expect(said.needPerDay).toBeCloseTo((150 - 67) / 15, 10);
    expect(said.landing?.value).toBeGreaterThan(130);
    expect(said.landing?.value).toBeLessThan(140);
  });
  it('follows the weekdays where asked: a shop that sells on weekends is behind by Friday', () => {
    const weekend = days(26, (index) => ({ spend: 100, conversions: [0, 6].includes(index % 7) ? 20 : 1 }));
    const even = judge(caseOf('conversions', 200, weekend));
    const weekly = judge(caseOf('conversions', 200, weekend, { pacing: 'weekday' }));
    expect(even.pace).toBeCloseTo((200 * 26) / 30, 10);
    // 1 November is a Sunday: 9 of the 30 days are weekend days, and 7 of the first 26.
    expect(weekly.pace).toBeCloseTo((200 * (7 * 20 + 19)) / (9 * 20 + 21), 6);
  });
  it('runs straight between the user’s checkpoints', () => {
    const said = judge(
      caseOf('conversions', 100, half, {
        pacing: [
          { day: '2026-11-10', share: 0.2 },
          { day: '2026-11-20', share: 0.6 },
        ],
      }),
    );
    expect(said.pace).toBeCloseTo(40, 10);
  });
  it('counts today for the part that has gone by', () => {
    const said = judge(
      caseOf('conversions', 150, [...half, ...days(1, () => ({ spend: 50, conversions: 2 }), '2026-11-16')], {
        today: '2026-11-16',
        now: '2026-11-16T12:00:00Z',
      }),
    );
    expect(said.pace).toBeCloseTo((150 * 15.5) / 30, 10);
    expect(said.needPerDay).toBeCloseTo((150 - 69) / 14.5, 10);
    // The running half day does not lower the weekdays' means.
    expect(said.reason.params.ahead).toBeCloseTo(1450, 8);
  });
  it('judges spend on both sides', () => {
    const spending = (perDay: number) =>
      judge(
        caseOf(
          'spend',
          3000,
          days(24, (index) => ({ spend: perDay + (index % 3) })),
        ),
      );
    expect(spending(99).light).toBe('green');
    expect(spending(150).light).toBe('red');
    expect(spending(40).light).toBe('red');
    expect(spending(40).landing?.value).toBeCloseTo(41 * 30, 0);
  });
  it('forecasts each weekday by its own mean', () => {
    const spans = days(28, (index) => ({ spend: index % 7 === 0 ? 700 : 100 }), '2026-10-18');
    const said = judge(caseOf('spend', 5000, spans));
    // 18 October is a Sunday; of the days from 15 to 30 November 15, 22 and 29 are.
    expect(said.reason.params.ahead).toBeCloseTo(3 * 700 + 13 * 100, 8);
  });
});

describe('one span for all', () => {
  const whole = (metrics: Record<string, number>) => [
    { range: { from: '2026-11-01', to: '2026-11-22' }, metrics },
  ];
  it.each([
    ['cpa', 20, { spend: 2200, conversions: 110 }],
    ['cpl', 20, { spend: 2200, leads: 110 }],
    ['cac', 20, { spend: 2200, newCustomers: 110 }],
    ['costPerResult', 20, { spend: 2200, results: 110 }],
    ['cpc', 2, { spend: 2200, clicks: 1100 }],
    ['cpm', 5, { spend: 2200, impressions: 440_000 }],
    ['ctr', 0.02, { impressions: 440_000, clicks: 8800 }],
    ['cvr', 0.03, { clicks: 4400, conversions: 132 }],
    ['roas', 3, { spend: 2200, conversions: 110, conversionValue: 6600 }],
    ['acos', 0.33, { spend: 2200, conversions: 110, conversionValue: 6600 }],
    ['roi', 2, { spend: 2200, conversions: 110, conversionValue: 6600 }],
    ['aov', 60, { spend: 2200, conversions: 110, conversionValue: 6600 }],
    ['spend', 3000, { spend: 2200 }],
    ['conversions', 150, { spend: 2200, conversions: 110 }],
    ['conversionValue', 9000, { spend: 2200, conversions: 110, conversionValue: 6600 }],
    ['clicks', 1500, { spend: 2200, clicks: 1100 }],
    ['impressions', 600_000, { spend: 2200, impressions: 440_000 }],
    ['leads', 150, { spend: 2200, leads: 110 }],
    ['newCustomers', 150, { spend: 2200, newCustomers: 110 }],
    ['results', 150, { spend: 2200, results: 110 }],
  ] as const)('%s at %d', (kpi, target, metrics) => {
    const said = judge(caseOf(kpi, target, whole(metrics)));
    expect(said.light, JSON.stringify(said)).not.toBe('grey');
    expect(said.value).toBeGreaterThan(0);
    expect(said.low).toBeLessThanOrEqual(said.value ?? 0);
    expect(said.high).toBeGreaterThanOrEqual(said.value ?? 0);
    // On target, with a quarter of the month to go: nobody can be sure.
    if (kpi !== 'spend') expect(said.probability).toBeGreaterThan(0.25);
    if (kpi !== 'spend') expect(said.probability).toBeLessThan(0.75);
    expect(said.landing?.low).toBeLessThan(said.landing?.value ?? 0);
    expect(said.landing?.high).toBeGreaterThan(said.landing?.value ?? 0);
  });
  it('says the same in another currency', () => {
    const one = judge(caseOf('cpa', 20, whole({ spend: 2200, conversions: 90 })));
    const other = judge(caseOf('cpa', 3000, whole({ spend: 330_000, conversions: 90 })));
    expect(other.probability).toBeCloseTo(one.probability ?? 0, 10);
    expect(other.light).toBe(one.light);
  });
  it('says the same a year later', () => {
    const one = judge(caseOf('cpa', 20, whole({ spend: 2200, conversions: 90 })));
    const later = judge({
      ...caseOf('cpa', 20, [
        { range: { from: '2027-11-01', to: '2027-11-22' }, metrics: { spend: 2200, conversions: 90 } },
      ]),
      target: {
        value: 20,
        window: { from: '2027-11-01', to: '2027-11-30' },
        tolerance: 0.1,
        direction: 'at-most',
      },
    });
    expect(later.probability).toBe(one.probability);
    expect(NOVEMBER.to).toBe('2026-11-30');
  });
});
