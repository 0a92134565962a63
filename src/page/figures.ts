import { metrics, type MetricKey } from '@/model/metric';
import { problem, type Problem } from '@/model/problem';
import type { ColumnShown, Shown } from './numbers';
import { readTable } from './numbers-table';
import { plainFigures } from './plain-figures';
import type { RawTable } from './table';
import type { PageTools } from './tools';

/** One metric column read: a figure per row, and one for the totals. Undefined where the cell is absent. */
export interface FigureColumn {
  index: number;
  metric: MetricKey;
  cells: readonly (Shown | undefined)[];
  total: Shown | undefined;
  /** Some figure is shown more coarsely than usual ("12.3K"). */
  coarse: boolean;
}

/** As many rows tell how a table writes numbers; more are read column by column, so that no step is long. */
const SAMPLE = 40;
/** Half of the last place that is as fine as a figure is commonly shown; coarser ones are told. */
const USUAL_ROUNDING = { count: 0.5, money: 0.5, fraction: 0.0051, ratio: 0.5 } as const;

/**
 * Takes the texts of every metric column for figures, with the whole table as evidence for how it writes numbers. A
 * column that stays open or cannot be read is a problem, and its cells are `unreadable`.
 */
export function* figuresOf(
  table: RawTable,
  columns: readonly { index: number; metric: MetricKey }[],
  tools: PageTools,
  problems: Problem[],
): Generator<void, FigureColumn[]> {
  const whole = table.total === table.rows.length && table.childRows === 0;
  const rows = sampleOf(table);
  const sampled = readTable(
    columns.map(({ index, metric }) => ({
      key: metric,
      texts: [...rows, table.totals].map((row) => row?.cells[index]?.text ?? ''),
      total: whole && rows === table.rows ? (table.totals?.cells[index]?.text ?? null) : null,
    })),
    tools.locale,
    tools.numbers,
  );
  yield;
  const read: FigureColumn[] = [];
  for (const [place, { index, metric }] of columns.entries()) {
    const { unit } = metrics[metric];
    let shown = sampled[place]!;
    if (rows !== table.rows) {
      const texts = textsOf(table, index);
      const { style } = shown;
      shown =
        plainFigures(texts, unit, style) ?? tools.numbers(texts, { unit, currency: null, proved: style });
      yield;
    }
    const cells = table.rows.map((row, at) =>
      row.cells[index] ? plausible(shown.cells[at]!, unit, row.cells[index].text) : undefined,
    );
    const total = table.totals?.cells[index];
    read.push({
      index,
      metric,
      cells,
      // A total that is blank is not shown.
      total: total?.text ? plausible(shown.cells.at(-1)!, unit, total.text) : undefined,
      coarse: cells.some((cell) => isCoarse(cell, unit)),
    });
    const bad = badColumn(shown, cells);
    const { header, key } = table.columns[index]!;
    if (bad) problems.push(problem(bad.code, { column: header || (key ?? metric), text: bad.text }));
  }
  return read;
}

/** Is the figure shown more coarsely than such figures are? */
export function isCoarse(shown: Shown | undefined, unit: keyof typeof USUAL_ROUNDING): boolean {
  return shown?.kind === 'value' && shown.rounding > USUAL_ROUNDING[unit];
}

/** A column's texts, the totals last; a cell that is not there counts as blank here. */
function textsOf({ rows, totals }: RawTable, index: number): string[] {
  const texts = new Array<string>(rows.length + 1);
  for (let at = 0; at < rows.length; at++) texts[at] = rows[at]!.cells[index]?.text ?? '';
  texts[rows.length] = totals?.cells[index]?.text ?? '';
  return texts;
}

function sampleOf(table: RawTable): RawTable['rows'] {
  const { rows } = table;
  if (rows.length <= SAMPLE) return rows;
  const step = rows.length / SAMPLE;
  return Array.from({ length: SAMPLE }, (_, at) => rows[Math.floor(at * step)]!);
}

/**
 * A share without its percent sign may be a fraction or percent points, and a masked figure ("<5") bounds a value without
 * being one: neither is taken for a figure.
 */
function plausible(shown: Shown, unit: string, text: string): Shown {
  if (shown.kind !== 'value') return shown;
  const bare = unit === 'fraction' && !shown.percent && shown.value !== 0;
  return shown.bound !== null || bare ? { kind: 'unreadable', text } : shown;
}

function badColumn(
  shown: ColumnShown,
  cells: readonly (Shown | undefined)[],
): { code: 'number-ambiguous' | 'number-unreadable'; text: string } | null {
  const bad = cells.find((cell) => cell?.kind === 'unreadable');
  if (bad?.kind !== 'unreadable') return null;
  return { code: shown.ambiguous ? 'number-ambiguous' : 'number-unreadable', text: bad.text.slice(0, 40) };
}
