import { describe, expect, it } from 'vitest';

import { judgeAccount, type AccountCase, type Memory } from '@/lights/account';
import type { JudgeCase } from '@/lights/judge';

import { caseOf, days } from './cases';

const campaign = (key: string, input: JudgeCase, rest: Partial<AccountCase> = {}): AccountCase => ({
  ...input,
  key,
  campaign: key,
  ...rest,
});
const span = (spend: number, conversions: number) => [
  { range: { from: '2026-11-01', to: '2026-11-20' }, metrics: { spend, conversions } },
];
const lightsOf = (cases: AccountCase[], options = {}) =>
  [...judgeAccount(cases, options).values()].map(({ judgement }) => judgement.light);

describe('what campaigns teach each other', () => {
  const usual = Array.from({ length: 9 }, (_, index) =>
    campaign(`${index}`, caseOf('cpa', 40, span(2000, 95 + index))),
  );
  const quiet = campaign('quiet', caseOf('cpa', 40, span(150, 1)));
  it('lends the account’s rate to a campaign with little of its own, for its chance alone', () => {
    const alone = judgeAccount([quiet], { priors: 'jeffreys' }).get('quiet')?.judgement;
    const among = judgeAccount([...usual, quiet]).get('quiet')?.judgement;
    expect(among?.probability).toBeGreaterThan((alone?.probability ?? 1) + 0.2);
    expect(among?.value).toBe(alone?.value);
  });
  it('believes in the target a little where there are fewer than five', () => {
    const alone = judgeAccount([quiet], { priors: 'jeffreys' }).get('quiet')?.judgement;
    const lone = judgeAccount([quiet]).get('quiet')?.judgement;
    expect(lone?.probability).toBeGreaterThan(alone?.probability ?? 1);
    expect(lone?.probability).toBeLessThan(0.9);
  });
  it('keeps pools apart, and counts a campaign once however many targets it has', () => {
    const other = { pool: 'leads' };
    const apart = judgeAccount([...usual, { ...quiet, ...other }]).get('quiet')?.judgement;
    const lone = judgeAccount([quiet]).get('quiet')?.judgement;
    expect(apart?.probability).toBe(lone?.probability);
    const twice = usual.slice(0, 3).flatMap((one) => [one, { ...one, key: `${one.key} again` }]);
    const three = judgeAccount([...usual.slice(0, 3), quiet]).get('quiet')?.judgement;
    expect(judgeAccount([...twice, quiet]).get('quiet')?.judgement.probability).toBe(three?.probability);
  });
  it('lets a return be judged before its first order, once the others say what an order brings', () => {
    const sold = (key: string, orders: number) =>
      campaign(
        key,
        caseOf('roas', 3, [
          {
            range: { from: '2026-11-01', to: '2026-11-20' },
            metrics: { spend: 2000, conversions: orders, conversionValue: orders * 60 },
          },
        ]),
      );
    const none = campaign(
      'none',
      caseOf('roas', 3, [
        {
          range: { from: '2026-11-01', to: '2026-11-20' },
          metrics: { spend: 900, conversions: 0, conversionValue: 0 },
        },
      ]),
    );
    const lone = judgeAccount([none]).get('none')?.judgement;
    expect([lone?.light, lone?.reason.code]).toEqual(['grey', 'too-few']);
    const among = judgeAccount([...[90, 100, 110, 95, 120, 105].map((n, i) => sold(`${i}`, n)), none]);
    expect(among.get('none')?.judgement.light).toBe('red');
  });
});

describe('many campaigns, few false reds', () => {
  it('takes a red back that only the number of campaigns explains', () => {
    const at = (conversions: number, key: string) =>
      campaign(key, caseOf('cpa', 20, span(2000, conversions), { ended: false }));
    const chanceOf = (conversions: number) =>
      judgeAccount([at(conversions, 'one')], { priors: 'jeffreys' }).get('one')?.judgement.reason.params
        .missed as number;
    // A count whose chance of a miss lies between 0.9 and 0.95.
    const barely = Array.from({ length: 60 }, (_, n) => 30 + n).find(
      (n) => chanceOf(n) >= 0.9 && chanceOf(n) < 0.94,
    );
    expect(barely).toBeDefined();
    const many = Array.from({ length: 10 }, (_, index) => at(barely as number, `${index}`));
    const said = [...judgeAccount(many, { priors: 'jeffreys' }).values()].map(({ judgement }) => judgement);
    expect(new Set(said.map(({ light }) => light))).toEqual(new Set(['yellow']));
    expect(said[0]?.reason.code).toBe('among-many');
    // Beside nine clear ones the same campaign may be red: the mean doubt stays small.
    const clear = [
      ...Array.from({ length: 9 }, (_, index) => at(20, `clear ${index}`)),
      at(barely as number, 'barely'),
    ];
    expect(lightsOf(clear, { priors: 'jeffreys' })).toEqual(Array.from({ length: 10 }, () => 'red'));
  });
});

/** Judges one campaign morning after morning, carrying its memory as JSON. */
function mornings(
  readings: { spend: number; conversions: number; at: string; target?: number; end?: string }[],
) {
  let memory: Memory | undefined;
  return readings.map(({ spend, conversions, at, target = 20, end = '2026-11-20' }) => {
    const input = caseOf(
      'cpa',
      target,
      [{ range: { from: '2026-11-01', to: end }, metrics: { spend, conversions } }],
      {
        today: '2026-11-21',
        now: at,
        readAt: at,
      },
    );
    const { judgement, memory: next } = judgeAccount([campaign('one', input, { previous: memory })], {
      priors: 'jeffreys',
    }).get('one') as { judgement: { light: string; reason: { code: string } }; memory: Memory };
    memory = JSON.parse(JSON.stringify(next)) as Memory;
    return [judgement.light, judgement.reason.code, memory] as const;
  });
}
const brief = (said: ReturnType<typeof mornings>) => said.map(([light, code]) => `${light} ${code}`);

describe('memory', () => {
  const good = { spend: 2000, conversions: 102 };
  const bad = { spend: 2000, conversions: 50 };
  it('takes the first judgement at once', () => {
    expect(brief(mornings([{ ...bad, at: '2026-11-21T06:00:00Z' }]))).toEqual(['red misses']);
  });
  it('goes into red on the second of two readings twelve hours apart', () => {
    const said = mornings([
      { ...good, at: '2026-11-21T06:00:00Z' },
      { ...bad, at: '2026-11-21T07:00:00Z' },
      { ...bad, spend: 2010, at: '2026-11-21T18:00:00Z' },
      { ...bad, spend: 2020, at: '2026-11-21T19:00:00Z' },
    ]);
    expect(brief(said)).toEqual(['yellow open', 'yellow waiting', 'yellow waiting', 'red misses']);
    expect(said[3]?.[2]).toMatchObject({
      colour: 'red',
      before: 'yellow',
      since: '2026-11-21T19:00:00Z',
      pending: null,
    });
  });
  it('does not take the same figures, read again, for new evidence', () => {
    const said = mornings([
      { ...good, at: '2026-11-21T06:00:00Z' },
      { ...bad, at: '2026-11-21T07:00:00Z' },
      { ...bad, at: '2026-11-21T23:00:00Z' },
    ]);
    expect(brief(said)).toEqual(['yellow open', 'yellow waiting', 'yellow waiting']);
  });
  it('leaves red at P ≤ 0.7 only, and by two readings too', () => {
    const said = mornings([
      { ...bad, at: '2026-11-21T06:00:00Z' },
      { spend: 2000, conversions: 80, at: '2026-11-21T07:00:00Z' },
      { spend: 2000, conversions: 82, at: '2026-11-22T07:00:00Z' },
      { ...good, at: '2026-11-21T08:00:00Z' },
      { ...good, conversions: 103, at: '2026-11-21T21:00:00Z' },
    ]);
    const missed = (n: number) =>
      judgeAccount([campaign('x', caseOf('cpa', 20, span(2000, n)))], { priors: 'jeffreys' }).get('x')
        ?.judgement.reason.params.missed as number;
    expect(missed(80)).toBeGreaterThan(0.7);
    expect(missed(80)).toBeLessThan(0.9);
    expect(brief(said)).toEqual(['red misses', 'red misses', 'red misses', 'red waiting', 'yellow open']);
  });
  it('starts afresh when the target changes', () => {
    const said = mornings([
      { ...good, at: '2026-11-21T06:00:00Z' },
      { ...good, target: 12, at: '2026-11-21T07:00:00Z' },
    ]);
    expect(brief(said)).toEqual(['yellow open', 'red misses']);
  });
  it('keeps what it knew through grey', () => {
    const said = mornings([
      { ...good, at: '2026-11-21T06:00:00Z' },
      { spend: 0, conversions: 0, at: '2026-11-21T07:00:00Z' },
      { ...bad, at: '2026-11-21T08:00:00Z' },
    ]);
    expect(said.map(([light]) => light)).toEqual(['yellow', 'grey', 'yellow']);
    expect(said[2]?.[1]).toBe('waiting');
  });
  it('does not wait for ever on a first reading from the future', () => {
    const said = mornings([
      { ...good, at: '2026-11-21T06:00:00Z' },
      { ...bad, at: '2026-11-25T06:00:00Z' },
      { ...bad, spend: 2010, at: '2026-11-21T07:00:00Z' },
      { ...bad, spend: 2020, at: '2026-11-21T20:00:00Z' },
    ]);
    expect(said.map(([light]) => light)).toEqual(['yellow', 'yellow', 'yellow', 'red']);
  });
  it('lets a fact stand at once', () => {
    const first = judgeAccount([campaign('one', caseOf('cpa', 20, span(2000, 110)))]).get('one') as {
      memory: Memory;
    };
    const over = caseOf(
      'cpa',
      20,
      days(30, () => ({ spend: 100, conversions: 3 })),
      { today: '2026-12-02' },
    );
    const said = judgeAccount([campaign('one', over, { previous: first.memory })]).get('one');
    expect(said?.judgement.light).toBe('red');
  });
});

describe('stale readings', () => {
  it('turn grey after seven days', () => {
    const old = caseOf('cpa', 20, span(2000, 20), {
      today: '2026-11-28',
      readAt: '2026-11-20T21:00:00Z',
      now: '2026-11-28T06:00:00Z',
    });
    const said = judgeAccount([campaign('one', old)]).get('one')?.judgement;
    expect([said?.light, said?.reason.code]).toEqual(['grey', 'stale']);
    expect(said?.value).toBe(100);
  });
  it('turn grey before, where the unread days could turn them, and stand where they could not', () => {
    const on = (conversions: number) =>
      judgeAccount(
        [campaign('one', caseOf('conversions', 130, span(2000, conversions), { today: '2026-11-26' }))],
        {
          priors: 'jeffreys',
        },
      ).get('one')?.judgement;
    expect(on(40)?.light).toBe('red');
    expect(on(140)?.light).toBe('green');
    const unsure = on(88);
    expect([unsure?.light, unsure?.reason.code]).toEqual(['grey', 'stale']);
    expect(unsure?.reason.params).toMatchObject({ from: '2026-11-21', to: '2026-11-25' });
  });
  it('name a hole in the middle as missing', () => {
    const holed = caseOf('conversions', 130, [
      ...days(5, () => ({ spend: 100, conversions: 4 })),
      ...days(8, () => ({ spend: 100, conversions: 4 }), '2026-11-13'),
    ]);
    const said = judgeAccount([campaign('one', holed)], { priors: 'jeffreys' }).get('one')?.judgement;
    expect([said?.light, said?.reason.code]).toEqual(['grey', 'window-missing']);
    expect(said?.reason.params).toEqual({ from: '2026-11-06', to: '2026-11-12' });
  });
});
