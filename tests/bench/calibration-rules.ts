import { judgeAccount, type AccountCase, type AccountOptions, type Memory } from '@/lights/account';
import type { JudgeCase } from '@/lights/judge';
import { inverseGamma } from '@/lights/posterior';
import type { Colour, Judgement } from '@/model/light';

/** A rule of lights as the bench compares them: one account, one morning. It may remember. */
export type Rule = (
  cases: readonly AccountCase[],
) => Map<string, Pick<Judgement, 'light'> & Partial<Judgement>>;

interface Sums {
  spend: number;
  conversions: number;
  target: number;
}

function windowSums({ spans, target }: JudgeCase): Sums {
  const own = spans.filter(({ range }) => range.from >= target.window.from);
  return {
    spend: own.reduce((sum, { metrics }) => sum + (metrics.spend ?? 0), 0),
    conversions: own.reduce((sum, { metrics }) => sum + (metrics.conversions ?? 0), 0),
    target: target.value,
  };
}

function each(light: (sums: Sums) => Colour): () => Rule {
  return () => (cases) => new Map(cases.map((one) => [one.key, { light: light(windowSums(one)) }]));
}

/** The period to date against the target, as tables with coloured cells do it. */
export const point = each(({ spend, conversions, target }) =>
  conversions > 0 && spend / conversions <= target ? 'green' : spend > 0 ? 'red' : 'grey',
);

/** The same with the tolerance between green and red. */
export const pointWithTolerance = each(({ spend, conversions, target }) => {
  const cost = conversions > 0 ? spend / conversions : Number.POSITIVE_INFINITY;
  if (!(spend > 0)) return 'grey';
  return cost > 1.1 * target ? 'red' : cost <= target ? 'green' : 'yellow';
});

/** Jeffreys' posterior of the period to date: counting noise only. */
export const jeffreys = each(({ spend, conversions, target }) => {
  if (spend / target < 3) return 'grey';
  const miss = inverseGamma(0.5 + conversions, spend).above(target);
  return miss >= 0.9 ? 'red' : miss <= 0.2 ? 'green' : 'yellow';
});

/** The product's judgement, with its memory from morning to morning. */
export function full(options: AccountOptions = {}): () => Rule {
  return () => {
    const memories = new Map<string, Memory>();
    return (cases) => {
      const judged = judgeAccount(
        cases.map((one) => ({ ...one, previous: memories.get(one.key) })),
        options,
      );
      const lights = new Map<string, Judgement>();
      for (const [key, { judgement, memory }] of judged) {
        memories.set(key, memory);
        lights.set(key, judgement);
      }
      return lights;
    };
  };
}
