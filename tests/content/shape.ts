import type { PageRead } from '../tools/saved-pages';

/** What a skeleton keeps of a reading: everything but names, figures and ids. */
export const shapeOf = ({ reading, problems }: Pick<PageRead, 'reading' | 'problems'>) => ({
  grid: reading?.grid,
  problems: problems.map(({ code }) => code),
  rows: reading?.rows.map(({ metrics, id, status, budget, resultType }) => ({
    columns: Object.entries(metrics).map(([key, value]) => `${key} ${value === null ? 'empty' : 'shown'}`),
    id: id !== null,
    budget: budget?.per ?? null,
    counts: (resultType ?? null) !== null,
    status,
  })),
  range: reading?.range,
  level: reading?.level,
  currency: reading?.currency,
  totals: reading?.totals && Object.keys(reading.totals.metrics),
  coverage: reading?.coverage,
});
