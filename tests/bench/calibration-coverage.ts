import { judgeAccount, type AccountCase } from '@/lights/account';
import { addDays } from '@/model/day';
import type { Direction, KpiKey } from '@/model/kpi';

import { caseOf, HISTORY, LENGTH, WINDOW, type Campaign } from './calibration-cases';
import type { World } from './calibration-campaigns';

/** Every so many mornings, as long as a fifth of the window or more is to come. */
const STEP = 3;
const LAST = 0.8 * LENGTH;

/** How often 80 % intervals hold. */
export interface Held {
  landings: number;
  /** The interval as it is shown, its spend forecast. */
  plain: number;
  /** The same where the spend to come is known: outcomes then lie on the whole counts that the interval is made of. */
  known: number;
  /**
   * As `known`, with the two outermost counts split: an interval of whole counts holds more than it says, because a
   * tenth can seldom be cut off at a whole count. The chance that a randomised PIT, drawn evenly between P(less than the
   * outcome) and P(the outcome or less), lies within 0.1 and 0.9. A forecast that is exactly right has 0.8.
   */
  randomised: number;
}

export interface Coverage extends Held {
  /** By the counts that are truly to be expected from the morning to the window's end. */
  byToCome: { upTo: number; held: Held }[];
}

const UP_TO = [5, 20, 100, Number.POSITIVE_INFINITY];

/** How the model's landings hold what comes, judged account by account. */
export function coverageOf(world: World, kpi: KpiKey, groups: readonly Campaign[][]): Coverage {
  const all = counter();
  const parts = UP_TO.map((upTo) => ({ upTo, counted: counter() }));
  for (const campaigns of groups)
    for (let day = STEP; day <= LAST; day += STEP) {
      const today = addDays(WINDOW.from, day);
      const shown = campaigns.map((one) => caseOf(one, kpi, world, today));
      const rest = campaigns.map(({ days }) => days.slice(HISTORY + day));
      const known = shown.map((one, at) => ({
        ...one,
        plannedSpend: rest[at]!.reduce((sum, { spend }) => sum + spend, 0),
      }));
      const [plain, exact] = [judgeAccount(shown), judgeAccount(known)];
      const orLess = chances(known, campaigns, 'at-most');
      const orMore = chances(known, campaigns, 'at-least');
      for (const [at, { key, outcome }] of campaigns.entries()) {
        const landings = [plain, exact].map((judged) => judged.get(key)!.judgement.landing);
        if (!landings[0] || !landings[1] || !Number.isFinite(outcome)) continue;
        const held = landings.map((one) => (within(outcome, one!) ? 1 : 0));
        const pit = { low: 1 - orMore.get(key)!, high: orLess.get(key)! };
        const toCome = rest[at]!.reduce((sum, { spend, rate }) => sum + spend * rate, 0);
        const part = parts.find(({ upTo }) => toCome < upTo)!.counted;
        for (const one of [all, part]) one.add(held[0]!, held[1]!, insideShare(pit));
      }
    }
  return { ...all.held(), byToCome: parts.map(({ upTo, counted }) => ({ upTo, held: counted.held() })) };
}

/** P(the final figure is the outcome or less, or the outcome or more): asked with the outcome for a target. */
function chances(cases: readonly AccountCase[], campaigns: readonly Campaign[], direction: Direction) {
  const aimed = cases.map((one, at) => ({
    ...one,
    // No target is nought or endless: so near to either that no count lies between.
    target: { ...one.target, direction, value: Math.min(1e12, Math.max(1e-12, campaigns[at]!.outcome)) },
  }));
  return new Map([...judgeAccount(aimed)].map(([key, { judgement }]) => [key, judgement.probability ?? 0]));
}

/** Rounding of a ratio must not decide. */
const within = (outcome: number, { low, high }: { low: number; high: number }) =>
  outcome * (1 + 1e-9) >= low && outcome * (1 - 1e-9) <= high;

function insideShare({ low, high }: { low: number; high: number }): number {
  if (!(high - low > 1e-9)) return low >= 0.1 && low <= 0.9 ? 1 : 0;
  return Math.max(0, Math.min(high, 0.9) - Math.max(low, 0.1)) / (high - low);
}

function counter() {
  const sum: Held = { landings: 0, plain: 0, known: 0, randomised: 0 };
  return {
    add(plain: number, known: number, randomised: number) {
      sum.landings += 1;
      sum.plain += plain;
      sum.known += known;
      sum.randomised += randomised;
    },
    held: (): Held => ({
      landings: sum.landings,
      plain: sum.plain / sum.landings,
      known: sum.known / sum.landings,
      randomised: sum.randomised / sum.landings,
    }),
  };
}

/** Lines of text: the whole, and by the counts to come where there are any. */
export function coverageLines(rows: readonly { kpi: KpiKey; world: string; coverage: Coverage }[]): string[] {
  const cells = ({ plain, known, randomised, landings }: Held) =>
    [plain, known, randomised].map((one) => one.toFixed(3).padStart(9)).join('') + `${landings}`.padStart(9);
  return [
    '80 % intervals: as shown, with the spend known, and that with the outermost whole counts split (randomised PIT)',
    `${''.padEnd(58)}    plain    known   random landings`,
    ...rows.flatMap(({ kpi, world, coverage }) => [
      `${kpi.padEnd(12)}${world.padEnd(46)}${cells(coverage)}`,
      ...coverage.byToCome
        .filter(({ held }) => held.landings > 0)
        .map(({ upTo, held }) => {
          const what = Number.isFinite(upTo) ? `fewer than ${upTo} counts to come` : 'more to come';
          return `${''.padEnd(14)}${what.padEnd(44)}${cells(held)}`;
        }),
    ]),
  ];
}
