import type { Level } from '@/model/reading';
import type { Dimension } from '@/model/report-file';

import type { ReportColumn } from './layout';
import type { Sheet, SheetCell } from './sheet';

/** Dimensions that say which thing a row is about, coarsest first. */
const IDENTITY: readonly Dimension[] = [
  'campaign',
  'campaignId',
  'adGroup',
  'adGroupId',
  'ad',
  'adId',
  'keyword',
];
/** Dimensions that a totals row leaves empty. */
const DESCRIPTION: readonly Dimension[] = [
  ...IDENTITY,
  'status',
  'statusReason',
  'attribution',
  'resultType',
];

const TOTAL_LABEL =
  /^(?:grand )?(?:total|totals|gesamt|insgesamt|totale|totaal|итого|всего|合计|总计|總計|合計|toplam|razem|suma|łącznie|tổng cộng)(?:\s*[:：].*|\s+(?:of|di|de|von)\s+\d.*|)$/iu;

/** What consoles write where they have nothing to say. */
export function isBlank(text: string): boolean {
  return /^[\s\u00a0]*(?:[-–—‑]{1,3})?[\s\u00a0]*$/.test(text);
}

/** The rows of a report parted by structure, not by their words alone. */
export interface PartedRows {
  rows: SheetCell[][];
  /** Totals rows with their label, in the order of the file. */
  totals: { label: string; cells: SheetCell[] }[];
  level: Level;
}

/**
 * Parts a report's body into rows, totals and what is neither (footers, remarks).
 * A totals row says "Total", or "Total: …", in one of its texts and leaves everything else that describes a row
 * empty, or it has figures and no identity at all. So a campaign called "Total Rewards" is a campaign.
 */
export function partRows(columns: readonly ReportColumn[], body: Sheet): PartedRows {
  const indices = (wanted: readonly Dimension[]) =>
    columns
      .filter((column) => column.dimension && wanted.includes(column.dimension))
      .map((column) => column.index);
  const identity = indices(IDENTITY);
  const description = indices(DESCRIPTION);
  const figures = columns.filter((column) => column.metric).map((column) => column.index);
  const texts = columns.filter((column) => !column.metric).map((column) => column.index);
  const textAt = (cells: readonly SheetCell[], index: number) => cells[index]?.text ?? '';

  const parted: PartedRows = { rows: [], totals: [], level: levelOf(columns, body) };
  for (const cells of body) {
    const counted = figures.some((index) => !isBlank(textAt(cells, index)));
    const label = texts.map((index) => textAt(cells, index).trim()).find((text) => TOTAL_LABEL.test(text));
    const told = description.filter(
      (index) => !isBlank(textAt(cells, index)) && textAt(cells, index).trim() !== label,
    );
    if (label !== undefined && told.length === 0) {
      if (counted) parted.totals.push({ label, cells });
    } else if (identity.length > 0 && identity.every((index) => isBlank(textAt(cells, index)))) {
      if (counted) parted.totals.push({ label: '', cells });
    } else if (counted || cells.filter((cell) => !isBlank(cell.text)).length > 1) {
      parted.rows.push(cells);
    }
  }
  return parted;
}

/** The finest thing that the report has a filled column for; a breakdown makes its rows parts of things. */
function levelOf(columns: readonly ReportColumn[], body: Sheet): Level {
  const filled = (wanted: readonly Dimension[]) =>
    columns.some(
      (column) =>
        column.dimension &&
        wanted.includes(column.dimension) &&
        body.some((cells) => !isBlank(cells[column.index]?.text ?? '')),
    );
  if (filled(['breakdown'])) return 'other';
  if (filled(['keyword'])) return 'keyword';
  if (filled(['ad', 'adId'])) return 'ad';
  if (filled(['adGroup', 'adGroupId'])) return 'ad-group';
  return filled(['campaign', 'campaignId']) ? 'campaign' : 'other';
}
