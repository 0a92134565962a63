import { metrics } from '@/model/metric';
import type { Level } from '@/model/reading';
import { roleOfWords } from '@/page/column-roles';
import type { GridColumn } from '@/page/grid-header';
import type { ColumnRole } from '@/page/table';
import type { PageTools } from '@/page/tools';

type Words = PageTools['words'];

/** A column with what it is for, as far as its key and its header tell. */
export interface KnownColumn {
  grid: GridColumn;
  /** The header's text that is known, else the whole of it. */
  header: string;
  /** What the words mean, whatever the level: a metric, `name`, `adGroupName` … */
  meaning: string | null;
  /** Told by the key alone, which is the same in every language. */
  byKey: boolean;
}

export function knownColumns(columns: readonly GridColumn[], words: Words): KnownColumn[] {
  return columns.map((grid) => {
    const byKey = grid.key === null ? null : words(wordsOfKey(grid.element, grid.key)).key;
    const known = grid.texts.find((text) => words(text).key !== null);
    const header = known ?? grid.texts[0] ?? '';
    return { grid, header, meaning: byKey ?? words(header).key, byKey: byKey !== null };
  });
}

/** `CampaignName`, `campaign_name` and `campaign-name` are "campaign name". Keys keep their own case in the page. */
function wordsOfKey(element: Element, key: string): string {
  const own = [...element.attributes].find(({ value }) => value.toLowerCase() === key)?.value ?? key;
  return own
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_.\-\s]+/g, ' ')
    .trim();
}

/** The words that name a row itself, by level. */
const OWN: Readonly<Record<Level, readonly string[]>> = {
  campaign: ['name'],
  'ad-group': ['adGroupName'],
  ad: ['adName'],
  keyword: ['keyword'],
  other: ['groupName', 'name'],
};
/** Names of all levels, innermost first: a table shows rows of the innermost one that it names. */
const LEVELS: readonly (readonly [string, Level])[] = [
  ['keyword', 'keyword'],
  ['adName', 'ad'],
  ['adGroupName', 'ad-group'],
  ['name', 'campaign'],
];

/** The level that the headers speak of; null where they name several, and the address has to say. */
export function levelOfColumns(columns: readonly KnownColumn[]): Level | null {
  const named = LEVELS.filter(([meaning]) => columns.some((column) => column.meaning === meaning));
  return named.length === 1 ? named[0]![1] : null;
}

/** The column of names, by its header: the level's own words, else the one column that names anything. */
export function namedColumn(columns: readonly KnownColumn[], level: Level): number | null {
  for (const meaning of OWN[level]) {
    const found = columns.findIndex((column) => column.meaning === meaning);
    if (found >= 0) return found;
  }
  const any = columns.flatMap(({ meaning }, index) =>
    LEVELS.some(([name]) => name === meaning) || meaning === 'groupName' ? [index] : [],
  );
  return any.length === 1 ? any[0]! : null;
}

/** Is it a table of campaigns or of what they hold: names, and something that ads have figures of? */
export function isCampaignTable(columns: readonly KnownColumn[]): boolean {
  const names = columns.some(
    ({ meaning }) => meaning === 'groupName' || LEVELS.some(([name]) => name === meaning),
  );
  return names && figureCount(columns) > 0;
}

/** Additive metrics in the header: an invoice has a cost too, but neither impressions nor clicks nor results. */
export function figureCount(columns: readonly KnownColumn[]): number {
  return new Set(
    columns.flatMap(({ meaning }) =>
      meaning !== null && meaning in metrics && metrics[meaning as keyof typeof metrics].additive
        ? [meaning]
        : [],
    ),
  ).size;
}

/** The column's part at a level; null where only its words may say, so that equal ones are weighed against each other. */
export function roleOfColumn(
  column: KnownColumn,
  index: number,
  name: number | null,
  level: Level,
): ColumnRole | null {
  if (index === name) return { kind: 'name' };
  const role = roleOfWords(column.meaning, level);
  if (role?.kind === 'name') return { kind: 'other' };
  return column.byKey ? role : null;
}
