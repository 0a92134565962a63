import { buildLedger, windowTotal, type Observation } from '@/ledger/ledger';
import { dayNumber } from '@/model/day';
import type { Range } from '@/model/range';

import { median, type Line } from './measure';
import { askedWindows, presetReadings } from './readings';

const CAMPAIGNS = 1000;
const READINGS = 200;
const TURNS = 7;

/** Building the ledgers of an account and asking each for ten windows, against bare potentials on the same readings. */
export function ledger(): Line[] {
  const account = Array.from({ length: CAMPAIGNS }, (_, at) => presetReadings(at, READINGS));
  const ours: { build: number; ask: number }[] = [];
  const bare: number[] = [];
  const grades = new Map<string, number>();
  for (let turn = 0; turn < TURNS; turn++) {
    grades.clear();
    const begin = performance.now();
    const ledgers = account.map((readings) => buildLedger(readings, { settledAfter: 2 }));
    const built = performance.now();
    for (const one of ledgers)
      for (const window of askedWindows) {
        const { grade } = windowTotal(one, window);
        grades.set(grade, (grades.get(grade) ?? 0) + 1);
      }
    ours.push({ build: built - begin, ask: performance.now() - built });
    const start = performance.now();
    for (const readings of account) barePotentials(readings, askedWindows);
    bare.push(performance.now() - start);
  }
  const share = (grade: string) =>
    `${Math.round((100 * (grades.get(grade) ?? 0)) / (CAMPAIGNS * 10))} % ${grade}`;
  return [
    {
      what: `ledgers of ${CAMPAIGNS} campaigns × ${READINGS} readings and 10 windows each / bare potentials`,
      ours: median(ours.map(({ build, ask }) => build + ask)),
      base: median(bare),
      unit: 'ms',
      note: ['exact', 'mixed', 'bounds', 'unknown'].map(share).join(', '),
    },
    {
      what: 'of which building / bare potentials',
      ours: median(ours.map(({ build }) => build)),
      base: median(bare),
      unit: 'ms',
    },
  ];
}

/** The least that anything by potentials must do: parse, sort by time, join, and subtract. No session, grade or bound. */
function barePotentials(readings: readonly Observation[], asked: readonly Range[]): number {
  const edges = readings
    .map((one) => ({
      at: Date.parse(one.readAt),
      from: dayNumber(one.range.from),
      to: one.through === null ? dayNumber(one.range.to) + 1 : Date.parse(one.through) / 86_400_000,
      value: one.value,
    }))
    .sort((a, b) => b.at - a.at);
  // Weighted union-find: each vertex knows its potential against its leader.
  const leader = new Map<number, { up: number; value: number }>();
  const find = (vertex: number): { root: number; value: number } => {
    let at = vertex;
    let value = 0;
    for (let next = leader.get(at); next !== undefined; next = leader.get(at)) {
      value += next.value;
      at = next.up;
    }
    return { root: at, value };
  };
  for (const { from, to, value } of edges) {
    const [a, b] = [find(from), find(to)];
    if (a.root !== b.root) leader.set(b.root, { up: a.root, value: value + a.value - b.value });
  }
  let found = 0;
  for (const window of asked) {
    const [a, b] = [find(dayNumber(window.from)), find(dayNumber(window.to) + 1)];
    if (a.root === b.root) found += b.value - a.value;
  }
  return found;
}
