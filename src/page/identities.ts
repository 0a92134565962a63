import { holdsBetween, identities, type Between, type Identity } from '@/model/identities';
import { metrics, type MetricKey } from '@/model/metric';

import type { Shown } from './numbers';

type Cells = readonly (Shown | null | undefined)[];

/** One column that may have several readings; where nothing is open, one. The cells of all columns stand row by row. */
export interface IdentityColumn {
  key: MetricKey;
  readings: readonly Cells[];
  /** The page's own total under each reading, only where all the rows that it sums are there. */
  totals?: readonly (Shown | null)[];
}

export interface Settled {
  /** By column: the index of the one reading that fits, or null where several fit or none does. */
  chosen: (number | null)[];
  /** Rows that fit some readings and not others did not agree: no choice of readings fits them all. */
  contradiction: boolean;
}

/**
 * Decides between the readings of columns by what the table must hold: CTR = clicks / impressions, CPC = cost / clicks,
 * total = sum of rows … within the rounding that is shown. A row that fits every reading, or none (an interaction
 * that is no click), says nothing; all others must agree, over all identities together.
 */
export function settleReadings(columns: readonly IdentityColumn[]): Settled {
  const rules = [
    ...identities.flatMap((identity) => ruleOf(identity, columns)),
    ...columns.flatMap(totalRule),
  ];
  const open = [...new Set(rules.flatMap((rule) => rule.columns))].filter(
    (index) => columns[index]!.readings.length > 1,
  );
  const fitting = assignments(open, columns).filter((choice) =>
    rules.every((rule) => rule.fits.has(rule.columns.map((index) => choice.get(index) ?? 0).join())),
  );
  const chosen = columns.map(({ readings }, index) => {
    if (readings.length === 1) return 0;
    const left = new Set(fitting.map((choice) => choice.get(index) ?? null));
    return left.size === 1 ? [...left][0]! : null;
  });
  return { chosen, contradiction: fitting.length === 0 };
}

/** The combinations of readings (`0,1,0` for its columns) that the table allows. */
interface Rule {
  columns: readonly number[];
  fits: ReadonlySet<string>;
}

function ruleOf(identity: Identity, columns: readonly IdentityColumn[]): Rule[] {
  const parts = [identity.of, identity.numerator, identity.denominator].map((key) =>
    columns.findIndex((column) => column.key === key),
  );
  if (parts.includes(-1) || parts.every((index) => columns[index]!.readings.length === 1)) return [];
  const combinations = combinationsOf(parts.map((index) => columns[index]!.readings.length));
  const rows = Math.min(...parts.map((index) => columns[index]!.readings[0]?.length ?? 0));
  const verdicts: boolean[][] = [];
  for (let row = 0; row < rows; row++)
    verdicts.push(
      combinations.map((choice) => {
        const cells = parts.map((index, place) => columns[index]!.readings[choice[place]!]![row]);
        return holds(identity, cells[0], cells[1], cells[2]) === true;
      }),
    );
  return ruleFrom(parts, combinations, verdicts);
}

/** The page's total is the sum of the rows, for metrics that may be added. */
function totalRule(column: IdentityColumn, index: number): Rule[] {
  const { key, readings, totals } = column;
  if (!totals || readings.length < 2 || !metrics[key].additive) return [];
  const combinations = readings.map((_, reading) => [reading]);
  const verdict = combinations.map(([reading]) => sumsTo(readings[reading!]!, totals[reading!] ?? null));
  return ruleFrom([index], combinations, [verdict]);
}

function ruleFrom(columns: number[], combinations: number[][], verdicts: boolean[][]): Rule[] {
  const telling = verdicts.filter((verdict) => verdict.includes(true) && verdict.includes(false));
  if (telling.length === 0) return [];
  const fits = combinations.filter((_, place) => telling.every((verdict) => verdict[place]));
  return [{ columns, fits: new Set(fits.map((choice) => choice.join())) }];
}

function combinationsOf(sizes: readonly number[]): number[][] {
  return sizes.reduce<number[][]>(
    (made, size) => made.flatMap((head) => Array.from({ length: size }, (_, choice) => [...head, choice])),
    [[]],
  );
}

function assignments(open: readonly number[], columns: readonly IdentityColumn[]): Map<number, number>[] {
  return combinationsOf(open.map((index) => columns[index]!.readings.length)).map(
    (choice) => new Map(open.map((index, place) => [index, choice[place]!])),
  );
}

/**
 * Does a row hold an identity within what its rounding allows? Consoles round or cut off the last place: a whole unit of it
 * is allowed each way. Null where a part is missing, masked, or the ratio has nothing below it.
 */
export function holds(
  identity: Identity,
  of: Shown | null | undefined,
  numerator: Shown | null | undefined,
  denominator: Shown | null | undefined,
): boolean | null {
  const [ratio, top, bottom] = [between(of), between(numerator), between(denominator)];
  return ratio && top && bottom && holdsBetween(identity, ratio, top, bottom);
}

function between(shown: Shown | null | undefined): Between | null {
  if (shown?.kind !== 'value' || shown.bound !== null || shown.value < 0) return null;
  const whole = Number.isInteger(shown.value) && shown.rounding === 0.5;
  const slack = whole ? 0 : shown.rounding * 2;
  return [Math.max(0, shown.value - slack), shown.value + slack];
}

function sumsTo(rows: Cells, total: Shown | null): boolean {
  if (total?.kind !== 'value' || total.bound !== null) return false;
  let sum = 0;
  let slack = total.rounding;
  for (const cell of rows) {
    if (!cell || cell.kind === 'empty') continue;
    if (cell.kind !== 'value' || cell.bound !== null) return false;
    sum += cell.value;
    slack += cell.rounding;
  }
  return Math.abs(sum - total.value) <= slack;
}
