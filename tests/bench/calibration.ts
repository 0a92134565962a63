import { pathToFileURL } from 'node:url';

import { addDays } from '@/model/day';
import { kpis, type KpiKey } from '@/model/kpi';

import { campaignsOf, caseOf, LENGTH, WINDOW, worlds, type Campaign } from './calibration-cases';
import { caughtFortyOver, type Caught } from './calibration-caught';
import type { World } from './calibration-campaigns';
import { coverageLines, coverageOf, type Coverage } from './calibration-coverage';
import { accountSpeed, specialSpeeds } from './calibration-speed';
import { full, jeffreys, point, pointWithTolerance, type Rule } from './calibration-rules';

/**
 * How honest the lights are, on simulated campaigns with fixed seeds (see `simulate`): every rule judges the same
 * campaigns every morning of a 30-day window, and is held against how each campaign ended.
 */
export interface Figures {
  /**
   * Share of landings whose 80 % interval held the outcome, while a fifth of the window or more was to come (later the
   * interval is of one or two whole conversions, and holds more than it says); null for rules without one.
   */
  coverage: number | null;
  /** Share of red mornings whose campaign ended on target; and within its tolerance. */
  falseRed: number;
  falseRedWithTolerance: number;
  /** Share of green mornings whose campaign missed its target. */
  falseGreen: number;
  /** Share of the mornings that were red, and that were grey. */
  red: number;
  grey: number;
  /** Share of the campaigns that ended beyond the tolerance which were red on some morning. */
  caught: number;
  /** Changes into and out of red, a campaign and month. */
  flips: number;
  /** Mean Brier score of the chance of meeting the target; null for rules without one. */
  brier: number | null;
}

const rules: Record<string, () => Rule> = {
  'point estimate': point,
  'point with tolerance': pointWithTolerance,
  'Jeffreys, period to date': jeffreys,
  'full model, alone': full({ priors: 'jeffreys' }),
  'full model, account': full(),
};

/** One rule over one world's campaigns of one KPI. */
function measure(world: World, kpi: KpiKey, rule: () => Rule, groups: readonly Campaign[][]): Figures {
  const direction = kpis[kpi].direction === 'at-most' ? 1 : -1;
  const count = { mornings: 0, grey: 0, red: 0, redOn: 0, redWithin: 0, green: 0, greenMissed: 0 };
  const over = { bad: 0, caught: 0, flips: 0, landings: 0, held: 0, scored: 0, brier: 0 };
  for (const campaigns of groups) {
    const judge = rule();
    const seen = new Map<string, { red: boolean; ever: boolean }>();
    for (let day = 1; day <= LENGTH; day += 1) {
      const today = addDays(WINDOW.from, day);
      const lights = judge(campaigns.map((one) => caseOf(one, kpi, world, today)));
      for (const { key, outcome, aim } of campaigns) {
        const said = lights.get(key);
        if (!said) throw new Error(`no light for ${key}`);
        const missed = direction * (outcome - aim) > 0;
        const beyond = direction * (outcome - aim * (1 + direction * 0.1)) > 0;
        count.mornings += 1;
        if (said.light === 'grey') count.grey += 1;
        if (said.light === 'red') {
          count.red += 1;
          if (!missed) count.redOn += 1;
          if (!beyond) count.redWithin += 1;
        }
        if (said.light === 'green') {
          count.green += 1;
          if (missed) count.greenMissed += 1;
        }
        const before = seen.get(key) ?? { red: false, ever: false };
        if (said.light !== 'grey') {
          if (before.red !== (said.light === 'red')) over.flips += 1;
          seen.set(key, { red: said.light === 'red', ever: before.ever || said.light === 'red' });
        }
        if (said.landing && day <= 0.8 * LENGTH && Number.isFinite(outcome)) {
          over.landings += 1;
          if (said.landing.low <= outcome && outcome <= said.landing.high) over.held += 1;
        }
        if (said.probability != null) {
          over.scored += 1;
          over.brier += (said.probability - (missed ? 0 : 1)) ** 2;
        }
      }
    }
    for (const { key, outcome, aim } of campaigns) {
      if (!(direction * (outcome - aim * (1 + direction * 0.1)) > 0)) continue;
      over.bad += 1;
      if (seen.get(key)?.ever) over.caught += 1;
    }
  }
  const campaigns = groups.reduce((sum, group) => sum + group.length, 0);
  return {
    coverage: over.landings > 0 ? over.held / over.landings : null,
    falseRed: share(count.redOn, count.red),
    falseRedWithTolerance: share(count.redWithin, count.red),
    falseGreen: share(count.greenMissed, count.green),
    red: count.red / count.mornings,
    grey: count.grey / count.mornings,
    caught: share(over.caught, over.bad),
    flips: over.flips / campaigns,
    brier: over.scored > 0 ? over.brier / over.scored : null,
  };
}

/** One rule over some accounts of a named world. */
export function measureWorld(
  name: string,
  kpi: KpiKey,
  rule: () => Rule,
  accounts: number,
  seed = 1,
): Figures {
  const world = worlds[name];
  if (!world) throw new Error(`no world is called ${name}`);
  return measure(world, kpi, rule, campaignsOf(world, kpi, accounts, 12, seed * 10_000_000));
}

function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}

export interface Calibration {
  table: { kpi: KpiKey; world: string; rule: string; figures: Figures }[];
  /** Campaigns 40 % over target at 5 conversions a day, caught within 30 days, without and with late conversions. */
  fortyOver: { rule: string; caught: Caught; caughtLate: Caught }[];
  /** How the intervals of the full model hold, account by account. */
  intervals: { kpi: KpiKey; world: string; coverage: Coverage }[];
}

/** @param accounts simulated accounts a world, of 12 campaigns each */
export function calibration(accounts = 24, seed = 1): Calibration {
  const table: Calibration['table'] = [];
  const intervals: Calibration['intervals'] = [];
  const kpisJudged: KpiKey[] = ['cpa', 'roas', 'conversions'];
  for (const kpi of kpisJudged)
    for (const [name, world] of Object.entries(worlds)) {
      const groups = campaignsOf(world, kpi, accounts, 12, seed * 10_000_000);
      for (const [rule, make] of Object.entries(rules)) {
        // The plain rules know a cost per conversion only.
        if (kpi !== 'cpa' && !rule.startsWith('full')) continue;
        table.push({ kpi, world: name, rule, figures: measure(world, kpi, make, groups) });
      }
      intervals.push({ kpi, world: name, coverage: coverageOf(world, kpi, groups) });
    }
  const fortyOver = Object.entries(rules).map(([rule, make]) => ({
    rule,
    caught: caughtFortyOver(make, false),
    caughtLate: caughtFortyOver(make, true),
  }));
  return { table, fortyOver, intervals };
}

/** The figures as lines of text. */
export function printed({ table, fortyOver, intervals }: Calibration): string {
  const cell = (value: number | null) => (value === null ? '   –' : value.toFixed(3)).padStart(7);
  const head = 'coverage falseRed  (tol)  falseGreen   red   grey  caught  flips  brier';
  const lines = table.map(
    ({ kpi, world, rule, figures: f }) =>
      `${kpi.padEnd(12)}${world.padEnd(20)}${rule.padEnd(26)}${[
        f.coverage,
        f.falseRed,
        f.falseRedWithTolerance,
        f.falseGreen,
        f.red,
        f.grey,
        f.caught,
        f.flips,
        f.brier,
      ]
        .map(cell)
        .join('')}`,
  );
  const caughtCells = ({ within30, beforeEnd, medianDay }: Caught) =>
    `${cell(within30)}${cell(beforeEnd)}${`${medianDay ?? '–'}`.padStart(6)}`;
  const caught = fortyOver.map(
    (row) => `${row.rule.padEnd(26)}${caughtCells(row.caught)}  ${caughtCells(row.caughtLate)}`,
  );
  return [
    `${''.padEnd(58)}${head}`,
    ...lines,
    '',
    ...coverageLines(intervals),
    '',
    '40 % over at 5 a day: caught within 30 days, before the end, median day; then with late conversions:',
    ...caught,
  ].join('\n');
}

/** Run by itself with `npx tsx tests/bench/calibration.ts [accounts] [seed]`. */
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(printed(calibration(Number(process.argv[2] ?? 24), Number(process.argv[3] ?? 1))));
  console.log('\nCPU microseconds a call:');
  for (const { what, micros } of specialSpeeds()) console.log(`${what.padEnd(40)}${micros.toFixed(2)}`);
  console.log(`an account of 500 campaigns × 90 days: ${accountSpeed().toFixed(0)} ms`);
}
