import type { Problem } from './problem';
import type { Range } from './range';
import type { Reading } from './reading';
import type { Locator, Meaning, TaughtMap } from './taught';

/** A rectangle in CSS pixels of the viewport. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What one cell is taken for: a figure, nothing (a dash), words, or what could not be read. */
export type Sample =
  | { kind: 'figure'; value: number; unit: 'count' | 'money' | 'fraction' | 'ratio' }
  | { kind: 'empty' }
  | { kind: 'words'; text: string }
  | { kind: 'unreadable'; text: string };

/** A table that may be taught. */
export interface TableChoice {
  id: number;
  label: string | null;
  headers: string[];
  rows: number;
}

/** A column of the chosen table, with what its header suggests. */
export interface ColumnChoice {
  header: string;
  guess: Meaning;
}

/** An element that shows days. */
export interface DaysChoice {
  locator: Locator;
  text: string;
  range: Range | null;
  preset: string | null;
}

/** What the user has said so far. */
export interface Said {
  name: string;
  meanings: readonly Meaning[];
  range: TaughtMap['range'];
  timeZone: string | null;
  currency: string | null;
  attribution: string | null;
  decimal: '.' | ',' | null;
}

/** Everything that the panel needs to know of the page. It changes nothing in it. */
export interface Desk {
  host: string;
  tables(): TableChoice[];
  /** The table around a point of the viewport; `ours` are left out. */
  tableAt(x: number, y: number): TableChoice | null;
  boxOf(table: number): Box | null;
  show(table: number): void;
  columns(table: number): ColumnChoice[];
  samples(table: number, meanings: readonly Meaning[], decimal: '.' | ',' | null): Sample[][];
  days(zone: string | null): DaysChoice[];
  /** The days in the element at a point, and where it stands; no choice where none can be read there. */
  daysAt(x: number, y: number, zone: string | null): { choice: DaysChoice | null; box: Box } | null;
  /** The map of what was said; null while it is none. */
  map(table: number, said: Said): TaughtMap | null;
  preview(map: TaughtMap): { reading: Reading | null; problems: Problem[] };
}
