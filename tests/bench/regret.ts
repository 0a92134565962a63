import { allocate } from '@/budget/allocate';
import { answerOf, curveOf } from '@/budget/answer';
import { evidenceOf, type BudgetCampaign } from '@/budget/evidence';
import { accountPrior } from '@/budget/prior';
import { observedElasticity } from '@/budget/elasticity';
import { addDays } from '@/model/day';

/**
 * Regret on simulated accounts whose curves are known. Twenty campaigns an account: spend and cost per conversion
 * log-normal (spread of ln cost as given), elasticity N(0.7, 0.15²), daily spend swinging by some 20 %, conversions
 * Poisson around their curve with a slow season shared by all. A rule sees the days, moves within ±20 % at an
 * unchanged total, and is scored on the true curves against the oracle who knows them.
 */
export interface Setting {
  name: string;
  days: number;
  /** Mean conversions a day of a campaign. */
  rate: number;
  /** Standard deviation of ln(cost per conversion) over campaigns. */
  spread: number;
}

export const settings: readonly Setting[] = [
  { name: '28 days, base', days: 28, rate: 5, spread: 0.5 },
  { name: '14 days, small', days: 14, rate: 1, spread: 0.5 },
  { name: '90 days, rich', days: 90, rate: 20, spread: 0.5 },
  { name: 'costs alike', days: 28, rate: 5, spread: 0.2 },
];

interface World {
  campaigns: BudgetCampaign[];
  truth: { spend: number; rate: number; exponent: number }[];
}

const TODAY = '2026-11-22';
const CAMPAIGNS = 20;
const STEP = 0.2;

/** Minimal standard generator (Park and Miller 1988) and the draws made from it. */
function chance(seed: number) {
  let state = seed;
  const uniform = () => (state = (state * 16807) % 2147483647) / 2147483647;
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const poisson = (mean: number): number => {
    if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
    let [count, product] = [0, uniform()];
    for (const least = Math.exp(-mean); product > least; count++) product *= uniform();
    return count;
  };
  return { uniform, normal, poisson };
}

type Truth = World['truth'];
type Chance = ReturnType<typeof chance>;

function truthOf(setting: Setting, { normal }: Chance): Truth {
  return Array.from({ length: CAMPAIGNS }, () => {
    const cost = 20 * Math.exp(setting.spread * normal());
    const spend = 20 * setting.rate * Math.exp(0.8 * normal() - 0.32);
    return { spend, rate: 1 / cost, exponent: Math.min(0.95, Math.max(0.2, 0.7 + 0.15 * normal())) };
  });
}

/** Days of campaigns that spend about `level` a day. */
function daysAt(
  truth: Truth,
  level: readonly number[],
  days: number,
  { normal, poisson, phase }: Chance & { phase: number },
) {
  return truth.map((one, index): BudgetCampaign => ({
    id: String(index),
    name: String(index),
    platform: 'other',
    status: 'enabled',
    budget: { amount: level[index]!, per: 'day' },
    limitedBy: 'budget',
    days: Array.from({ length: days }, (_, age) => {
      const spend = level[index]! * Math.exp(0.2 * normal());
      const season = 1 + 0.1 * Math.sin(phase + age / 15);
      const mean = one.rate * one.spend * (spend / one.spend) ** one.exponent * season;
      return { date: addDays(TODAY, -1 - age), spend, conversions: poisson(mean) };
    }),
  }));
}

function worldOf(setting: Setting, seed: number): World {
  const drawn = chance(seed);
  const phase = 10 * drawn.uniform();
  const truth = truthOf(setting, drawn);
  const level = truth.map(({ spend }) => spend);
  return { truth, campaigns: daysAt(truth, level, setting.days, { ...drawn, phase }) };
}

type Rule = (world: World) => number[];

const powerAt = (spend: number, rate: number, exponent: number) =>
  ({ kind: 'power', scale: rate * spend ** (1 - exponent), exponent }) as const;

function placed(curves: readonly { spend: number; rate: number; exponent: number }[]): number[] {
  const plan = allocate({
    budget: curves.reduce((sum, one) => sum + one.spend, 0),
    campaigns: curves.map(({ spend, rate, exponent }, index) => ({
      id: String(index),
      curve: powerAt(spend, Math.max(rate, 1e-12), exponent),
      min: (1 - STEP) * spend,
      max: (1 + STEP) * spend,
    })),
  });
  return plan.kind === 'plan' ? [...plan.spend.values()] : curves.map((one) => one.spend);
}

const seen = (world: World) => world.campaigns.map((campaign) => evidenceOf(campaign, 'conversions', TODAY)!);

const rules: Readonly<Record<string, Rule>> = {
  'best average cost first': (world) => {
    const known = seen(world);
    const order = known
      .map((one, index) => ({ index, rate: one.conversions / one.exposure }))
      .toSorted((a, b) => b.rate - a.rate);
    const spend = known.map((one) => (1 - STEP) * one.spend);
    let left = known.reduce((sum, one) => sum + STEP * one.spend, 0);
    for (const { index } of order) {
      const more = Math.min(left, 2 * STEP * known[index]!.spend);
      spend[index]! += more;
      left -= more;
    }
    return spend;
  },
  'proportional to conversions': (world) => {
    const known = seen(world);
    const total = known.reduce((sum, one) => sum + one.spend, 0);
    const counts = known.reduce((sum, one) => sum + one.conversions, 0);
    const wished = known.map((one) =>
      Math.min(
        (1 + STEP) * one.spend,
        Math.max((1 - STEP) * one.spend, (total * one.conversions) / Math.max(1, counts)),
      ),
    );
    const scale = total / wished.reduce((sum, x) => sum + x, 0);
    return wished.map((x, index) =>
      Math.min((1 + STEP) * known[index]!.spend, Math.max((1 - STEP) * known[index]!.spend, x * scale)),
    );
  },
  'own slope, not shrunk': (world) =>
    placed(
      seen(world).map((one) => ({
        spend: one.spend,
        rate: one.conversions / one.exposure,
        exponent: Math.min(0.95, Math.max(0.05, observedElasticity(one.daily)?.exponent ?? 0.7)),
      })),
    ),
  ours: (world) => {
    const known = seen(world);
    const prior = accountPrior(known);
    return placed(
      known.map((one) => {
        const answer = answerOf(one, prior, 'conversions');
        const curve = curveOf(answer);
        return {
          spend: one.spend,
          rate: answer.rate,
          exponent: curve.kind === 'power' ? curve.exponent : 0.7,
        };
      }),
    );
  },
};

export interface Regret {
  setting: string;
  rule: string;
  /** Gain on the true curves as a share of the oracle's, over all accounts. */
  share: number;
  /** Share of the accounts that the rule left worse off. */
  harm: number;
}

/** The rules compared within one run, on the same accounts. */
export function regrets(accounts = 100): Regret[] {
  return settings.flatMap((setting) => {
    const worlds = Array.from({ length: accounts }, (_, index) => worldOf(setting, 7919 * (index + 1)));
    return Object.entries(rules).map(([rule, place]) => {
      let [won, best, harmed] = [0, 0, 0];
      for (const world of worlds) {
        // A rule sees the spend of the days, which swings around the true one: its shares are brought to the truth.
        const now = seen(world).map((one) => one.spend);
        const lift = (spend: readonly number[]) =>
          world.truth.reduce(
            (sum, one, index) =>
              sum + one.rate * one.spend * ((spend[index]! / now[index]!) ** one.exponent - 1),
            0,
          );
        const gain = lift(place(world));
        const oracle = lift(
          placed(
            world.truth.map((one, index) => ({
              ...one,
              spend: now[index]!,
              rate: (one.rate * one.spend) / now[index]!,
            })),
          ),
        );
        won += gain;
        best += oracle;
        harmed += gain < 0 ? 1 : 0;
      }
      return { setting: setting.name, rule, share: won / best, harm: harmed / accounts };
    });
  });
}

/**
 * Ten steps one after the other, each on days seen at the budgets of the last: what was gained over the ten as a share
 * of what the oracle gains on its own path, and how often the last stands below the first.
 */
export function rounds(accounts = 30, turns = 10): Regret[] {
  const chosen = settings.filter(({ name }) => name === '28 days, base' || name === 'costs alike');
  return chosen.flatMap((setting) => {
    const named: [string, Rule | null][] = [...Object.entries(rules), ['oracle', null]];
    const gains = named.map(([rule, place]) => {
      let [won, harmed] = [0, 0];
      for (let account = 0; account < accounts; account++) {
        const drawn = chance(104_729 * (account + 1));
        const phase = 10 * drawn.uniform();
        const truth = truthOf(setting, drawn);
        const worth = (level: readonly number[]) =>
          truth.reduce(
            (sum, one, index) => sum + one.rate * one.spend * (level[index]! / one.spend) ** one.exponent,
            0,
          );
        let level = truth.map(({ spend }) => spend);
        const first = worth(level);
        for (let turn = 0; turn < turns; turn++) {
          const world = {
            truth,
            campaigns: daysAt(truth, level, setting.days, { ...drawn, phase: phase + 2 * turn }),
          };
          const now = place ? seen(world).map((one) => one.spend) : level;
          const wished = place
            ? place(world)
            : placed(
                truth.map((one, index) => ({
                  spend: level[index]!,
                  rate: (one.rate * one.spend * (level[index]! / one.spend) ** one.exponent) / level[index]!,
                  exponent: one.exponent,
                })),
              );
          const next = level.map((spend, index) => (spend * wished[index]!) / now[index]!);
          // The same money every round, whatever was seen of it.
          const scale = level.reduce((sum, x) => sum + x, 0) / next.reduce((sum, x) => sum + x, 0);
          level = next.map((spend) => spend * scale);
          won += worth(level) / first - 1;
        }
        harmed += worth(level) < first ? 1 : 0;
      }
      return { rule, won, harm: harmed / accounts };
    });
    const best = gains.at(-1)!.won;
    return gains
      .slice(0, -1)
      .map(({ rule, won, harm }) => ({ setting: setting.name, rule, share: won / best, harm }));
  });
}
