import type { Budget, Level, Row } from '@/model/reading';
import type { Dimension } from '@/model/report-file';
import { numberReader, type Shown } from '@/page/numbers';
import { periodOf } from '@/page/numbers-period';
import { deliveryOf } from '@/page/status-words';

import type { FigureColumn } from './figures';
import type { Layout, ReportColumn } from './layout';
import { isBlank, type PartedRows } from './rows';
import type { SheetCell } from './sheet';

/** Text of a row's dimension, trimmed; empty where the report has no such column or the cell holds dashes. */
export function cellAt(layout: Layout): (cells: readonly SheetCell[], dimension: Dimension) => string {
  const index = new Map(
    layout.columns.flatMap((column) => (column.dimension ? [[column.dimension, column.index]] : [])),
  );
  return (cells, dimension) => {
    const text = cells[index.get(dimension) ?? -1]?.text ?? '';
    return isBlank(text) ? '' : text.trim();
  };
}

const NAME_OF: Record<Level, readonly Dimension[]> = {
  campaign: ['campaign'],
  'ad-group': ['adGroup'],
  ad: ['ad'],
  keyword: ['keyword'],
  other: ['ad', 'adGroup', 'campaign'],
};
const ID_OF: Record<Level, readonly Dimension[]> = {
  campaign: ['campaignId'],
  'ad-group': ['adGroupId'],
  ad: ['adId'],
  keyword: [],
  other: ['adId', 'adGroupId', 'campaignId'],
};

/** Cells of a row → a row of a reading. What has no field of its own is kept as text under its header. */
export function rowReader(
  layout: Layout,
  figures: readonly FigureColumn[],
  parted: PartedRows,
  locale: string | null,
): (cells: readonly SheetCell[], row: number) => Row {
  const at = cellAt(layout);
  const first = (cells: readonly SheetCell[], dimensions: readonly Dimension[]) =>
    dimensions.map((dimension) => at(cells, dimension)).find(Boolean) ?? null;
  const budgets = budgetColumn(layout, parted.rows, locale);
  const level = parted.level;
  const shownAsText = layout.columns.filter(
    (column) => column.header !== '' && !column.metric && !isTaken(column, level),
  );
  return (cells, row) => {
    const metrics: Row['metrics'] = {};
    const other: Record<string, string> = {};
    for (const figure of figures) {
      const value = figure.values[row];
      if (value !== undefined) metrics[figure.metric] = value;
      else other[figure.column.header] = cells[figure.column.index]?.text ?? '';
    }
    for (const column of shownAsText) {
      const text = cells[column.index]?.text ?? '';
      if (!isBlank(text)) other[column.header] = text;
    }
    const delivery = deliveryOf(at(cells, 'status'));
    const reason = deliveryOf(at(cells, 'statusReason'));
    return {
      id: first(cells, ID_OF[level]),
      name: first(cells, NAME_OF[level]) ?? '',
      status: delivery?.status ?? null,
      budget: budgets(row, at(cells, 'budgetType')),
      metrics,
      resultType: at(cells, 'resultType') || null,
      limitedBy: delivery?.limitedBy ?? reason?.limitedBy ?? null,
      ...(level !== 'campaign' && at(cells, 'campaignId') ? { parentId: at(cells, 'campaignId') } : {}),
      ...(level !== 'campaign' && at(cells, 'campaign') ? { parent: at(cells, 'campaign') } : {}),
      ...(Object.keys(other).length > 0 ? { other } : {}),
    };
  };
}

/** Dimensions that stand in a field of the row; the rest is kept as text. */
function isTaken(column: ReportColumn, level: Level): boolean {
  if (column.dimension === null || column.dimension === 'breakdown') return false;
  const coarser: readonly Dimension[] = ['campaign', 'adGroup', 'adGroupId', 'ad', 'adId'];
  if (!coarser.includes(column.dimension)) return column.dimension !== 'statusReason';
  return NAME_OF[level][0] === column.dimension || ID_OF[level][0] === column.dimension;
}

function budgetColumn(
  layout: Layout,
  rows: readonly (readonly SheetCell[])[],
  locale: string | null,
): (row: number, type: string) => Budget | null {
  const column = layout.columns.find((one) => one.dimension === 'budget');
  if (!column) return () => null;
  const cells = rows.map((row) => row[column.index] ?? { text: '' });
  const shown = numberReader(locale)(
    cells.map((cell) => (/\d/.test(cell.text) ? cell.text : '')),
    { unit: 'money', currency: null },
  ).cells;
  return (row, type) => {
    const cell: Shown | undefined = shown[row];
    const amount = cells[row]?.number ?? (cell?.kind === 'value' ? cell.value : null);
    const per = (cell?.kind === 'value' ? cell.per : null) ?? (type ? periodOf(type) : null);
    return amount !== null && per !== null ? { amount, per } : null;
  };
}
