import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';

import { kpiValue, sumMetrics } from '@/kpi/formula';
import { judgeAccount, type AccountCase } from '@/lights/account';
import type { Span } from '@/lights/case';
import { addDays, type Day } from '@/model/day';
import { kpis, type KpiKey } from '@/model/kpi';
import { dayCount, type Range } from '@/model/range';
import type { Reading } from '@/model/reading';
import { readReport } from '@/reports/read';

import { openData } from './backtest-open-data';

/**
 * The lights held against a real account's past: `npx tsx tests/bench/backtest.ts REPORT …`, daily campaign reports
 * that the importer reads. Windows of 30 days begin a week apart; on four mornings of each, every campaign is judged
 * by what was known then, and held against how its window ended. The days are taken as complete.
 */
const LENGTH = 30;
const STEP = 7;
const LEAST_HISTORY = 28;
const TOLERANCE = 0.1;
const MORNINGS = [6, 12, 18, 24];
/** Targets, as multiples of what the campaign did before the window. */
const AIMS = [0.7, 0.85, 1, 1.15, 1.4];

export interface Backtest {
  kpi: KpiKey;
  /** Judged: campaigns × windows × mornings × targets that have an outcome. */
  cases: number;
  /** Landings given, and the share of them whose 80 % interval held the outcome. */
  landings: number;
  coverage: number;
  /** Shares of the lights: red ones, red ones that ended on target, green ones that missed it. */
  red: number;
  falseRed: number;
  falseGreen: number;
  /** The same of a point estimate: the window so far against the target, red or green. */
  point: { falseRed: number; falseGreen: number };
  /** Mean Brier score of the chance of meeting the target. */
  brier: number;
}

/** The days of each campaign, oldest first. Readings of more than one day are left aside. */
export function dailyOf(readings: readonly Reading[]): Map<string, Span[]> {
  const found = new Map<string, Span[]>();
  for (const { level, range, rows } of readings) {
    if (level !== 'campaign' || range === null || range.from !== range.to) continue;
    for (const { id, name, metrics } of rows) {
      const spans = found.get(id ?? name) ?? [];
      spans.push({ range, metrics });
      found.set(id ?? name, spans);
    }
  }
  for (const spans of found.values()) spans.sort((a, b) => (a.range.from < b.range.from ? -1 : 1));
  return found;
}

const within = (spans: readonly Span[], { from, to }: Range) =>
  spans.filter(({ range }) => range.from >= from && range.to <= to);

function valueOver(kpi: KpiKey, spans: readonly Span[]): number | null {
  return kpiValue(kpi, sumMetrics(spans.map(({ metrics }) => metrics)).metrics).value;
}

interface Case extends AccountCase {
  outcome: number;
  /** The window so far. */
  soFar: number | null;
}

/** Every campaign of one morning against one target each; those without an outcome or a past are left out. */
function casesOf(account: Map<string, Span[]>, kpi: KpiKey, window: Range, today: Day, aim: number): Case[] {
  const yesterday = addDays(today, -1);
  return [...account].flatMap(([campaign, all]): Case[] => {
    const first = all[0]?.range.from;
    if (first === undefined || first >= window.from) return [];
    const past = { from: first, to: addDays(window.from, -1) };
    const before = valueOver(kpi, within(all, past));
    const whole = within(all, window);
    // A campaign that stopped is known to have stopped: the console says so, a report does not.
    if (whole.length < LENGTH) return [];
    const outcome = valueOver(kpi, whole);
    if (before === null || before <= 0 || outcome === null) return [];
    // A total grows with its days, a ratio does not.
    const scale = kpis[kpi].additive ? LENGTH / dayCount(past) : 1;
    const target = {
      value: aim * scale * before,
      window,
      tolerance: TOLERANCE,
      direction: kpis[kpi].direction,
    };
    return [
      {
        key: campaign,
        campaign,
        kpi,
        target,
        spans: within(all, { from: first, to: yesterday }),
        now: `${today}T06:00:00Z`,
        today,
        outcome,
        soFar: valueOver(kpi, within(all, { from: window.from, to: yesterday })),
      },
    ];
  });
}

/** One KPI over every window of an account. */
export function backtest(account: Map<string, Span[]>, kpi: KpiKey): Backtest {
  const days = [...account.values()].flat().map(({ range }) => range.from);
  const first = days.reduce((a, b) => (a < b ? a : b));
  const last = days.reduce((a, b) => (a > b ? a : b));
  const { direction } = kpis[kpi];
  /** A spend misses its target by more than the tolerance either way. */
  const misses = (value: number, aim: number) =>
    direction === 'two-sided'
      ? Math.abs(value / aim - 1) > TOLERANCE
      : direction === 'at-least'
        ? value < aim
        : value > aim;
  const ours = new Score();
  const plain = new Score();
  const landings = new Score();
  for (
    let from = addDays(first, LEAST_HISTORY);
    addDays(from, LENGTH - 1) <= last;
    from = addDays(from, STEP)
  )
    for (const morning of MORNINGS)
      for (const aim of AIMS) {
        const window = { from, to: addDays(from, LENGTH - 1) };
        const cases = casesOf(account, kpi, window, addDays(from, morning), aim);
        const judged = judgeAccount(cases);
        for (const { key, target, outcome, soFar } of cases) {
          const { light, landing, probability } = judged.get(key)!.judgement;
          const missed = misses(outcome, target.value);
          // The landing does not hang on the target: it counts once.
          if (landing && aim === 1) landings.count('held', landing.low <= outcome && outcome <= landing.high);
          ours.count(light, missed);
          if (probability != null && light !== 'grey')
            ours.add('brier', (probability - (missed ? 0 : 1)) ** 2);
          const due = kpis[kpi].additive ? (target.value * morning) / LENGTH : target.value;
          plain.count(soFar !== null && misses(soFar, due) ? 'red' : 'green', missed);
        }
      }
  const errors = (score: Score) => ({ falseRed: 1 - score.mean('red'), falseGreen: score.mean('green') });
  const cases = ['red', 'yellow', 'green', 'grey'].reduce((sum, light) => sum + ours.of(light), 0);
  return {
    kpi,
    cases,
    landings: landings.of('held'),
    coverage: landings.mean('held'),
    red: ours.of('red') / cases,
    ...errors(ours),
    point: errors(plain),
    brier: ours.mean('brier'),
  };
}

/** Means by name. */
class Score {
  readonly #sums = new Map<string, { n: number; sum: number }>();
  add(name: string, value: number): void {
    const { n, sum } = this.#sums.get(name) ?? { n: 0, sum: 0 };
    this.#sums.set(name, { n: n + 1, sum: sum + value });
  }
  count(name: string, is: boolean): void {
    this.add(name, is ? 1 : 0);
  }
  of(name: string): number {
    return this.#sums.get(name)?.n ?? 0;
  }
  mean(name: string): number {
    const { n, sum } = this.#sums.get(name) ?? { n: 0, sum: 0 };
    return n > 0 ? sum / n : Number.NaN;
  }
}

function readingsOf(file: string): Reading[] {
  const bytes = readFileSync(file);
  const open = openData(bytes.toString('utf8'));
  if (open) return open;
  const { readings, problems } = readReport(bytes, {
    name: basename(file),
    lastModified: statSync(file).mtime.toISOString(),
    account: basename(file),
    currency: null,
    platform: null,
  });
  for (const { code } of problems) console.error(code);
  return readings;
}

const KPIS = [
  'cpa',
  'roas',
  'conversions',
  'conversionValue',
  'spend',
  'clicks',
  'ctr',
  'cvr',
  'cpc',
  'cpm',
] as const;

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  for (const file of process.argv.slice(2)) {
    const account = dailyOf(readingsOf(file));
    console.log(`${basename(file)}: ${account.size} campaigns`);
    console.table(
      KPIS.map((kpi) => {
        const { point, ...ours } = backtest(account, kpi);
        const row = { ...ours, 'point falseRed': point.falseRed, 'point falseGreen': point.falseGreen };
        return Object.fromEntries(
          Object.entries(row).map(([name, cell]) => [
            name,
            typeof cell === 'number' ? +cell.toFixed(3) : cell,
          ]),
        );
      }),
    );
  }
