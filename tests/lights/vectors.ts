import { readFileSync } from 'node:fs';

const read = JSON.parse(
  readFileSync(new URL('../fixtures/vectors/special-functions-and-posteriors.json', import.meta.url), 'utf8'),
) as Record<string, unknown>;

/** The rows of one table of reference values; throws where a number that a test counts on is not there. */
export function rowsOf<Key extends string>(table: string, ...keys: Key[]): Record<Key, number>[] {
  const rows = read[table];
  if (!Array.isArray(rows) || rows.length === 0) throw new Error(`no vectors of ${table}`);
  for (const row of rows)
    for (const key of keys) if (typeof row[key] !== 'number') throw new Error(`${table} has no ${key}`);
  return rows;
}

/** The two empirical-Bayes fits, whose tables are one record each. */
export function fitOf(table: 'ebGamma' | 'ebBeta') {
  return read[table] as {
    data: [number, number][];
    a: number;
    b: number;
    nll: number;
    post: Record<string, number>[];
  };
}

/** Relative distance; absolute where the reference is 0. NaN is infinitely far off. */
export function off(value: number, reference: number): number {
  const distance = reference === 0 ? Math.abs(value) : Math.abs(value / reference - 1);
  return Number.isNaN(distance) ? Number.POSITIVE_INFINITY : distance;
}
