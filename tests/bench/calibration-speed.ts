import { judgeAccount, type AccountCase } from '@/lights/account';
import { betaTails } from '@/lights/special/beta';
import { betaInverse } from '@/lights/special/beta-inverse';
import { gammaTails } from '@/lights/special/gamma';
import { gammaInverse } from '@/lights/special/gamma-inverse';
import { negativeBinomialQuantile } from '@/lights/special/negative-binomial';
import { addDays } from '@/model/day';

import { seeded } from './calibration-campaigns';

export interface Speed {
  what: string;
  /** Microseconds of CPU a call. */
  micros: number;
}

const calls: Record<string, (chance: number) => number> = {
  'gamma P, a = 12.5': (chance) => gammaTails(12.5, 5 + 15 * chance).lower,
  'gamma P, a = 1e8': (chance) => gammaTails(1e8, 1e8 + 4e4 * (chance - 0.5)).lower,
  'beta I, 12.5 and 488.5': (chance) => betaTails(12.5, 488.5, 0.01 + 0.03 * chance).lower,
  'beta I, 1e6 and 1e8': (chance) => betaTails(1e6, 1e8, 0.0099 + 2e-5 * (chance - 0.5)).lower,
  'gamma quantile, a = 12.5': (chance) => gammaInverse(12.5, 0.05 + 0.9 * chance),
  'beta quantile, 12.5 and 488.5': (chance) => betaInverse(12.5, 488.5, 0.05 + 0.9 * chance),
  'negative binomial quantile, r = 12.5': (chance) =>
    negativeBinomialQuantile(0.05 + 0.9 * chance, 12.5, 0.3 + 0.4 * chance),
};

/** Microseconds of CPU a call, over 20,000 calls each, warm. */
export function specialSpeeds(): Speed[] {
  return Object.entries(calls).map(([what, call]) => {
    const chance = seeded(1);
    let sum = 0;
    for (let index = 0; index < 5000; index += 1) sum += call(chance());
    const before = process.cpuUsage();
    for (let index = 0; index < 20_000; index += 1) sum += call(chance());
    const spent = process.cpuUsage(before).user;
    if (!Number.isFinite(sum)) throw new Error(`${what} gave no number`);
    return { what, micros: spent / 20_000 };
  });
}

/** Milliseconds of CPU to judge an account of 500 campaigns, each with 90 single days. */
export function accountSpeed(): number {
  const cases = Array.from({ length: 500 }, (_, campaign): AccountCase => {
    const chance = seeded(campaign);
    return {
      key: `${campaign}`,
      campaign: `${campaign}`,
      kpi: 'cpa',
      target: {
        value: 20,
        window: { from: '2026-11-01', to: '2026-11-30' },
        tolerance: 0.1,
        direction: 'at-most',
      },
      spans: Array.from({ length: 90 }, (__, index) => {
        const day = addDays('2026-08-24', index);
        return {
          range: { from: day, to: day },
          metrics: { spend: 100, conversions: Math.floor(10 * chance()) },
        };
      }),
      now: '2026-11-22T06:00:00Z',
      today: '2026-11-22',
    };
  });
  judgeAccount(cases.slice(0, 100));
  const before = process.cpuUsage();
  const judged = judgeAccount(cases);
  const spent = process.cpuUsage(before).user;
  if (judged.size !== 500) throw new Error('a light is missing');
  return spent / 1000;
}
