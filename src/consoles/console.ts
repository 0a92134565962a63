import type { Instant } from '@/model/day';
import type { Platform } from '@/model/platform';
import type { Problem } from '@/model/problem';
import type { AccountEvidence, Level, Reading } from '@/model/reading';

/** What an address says before the page is looked at. */
export interface Place {
  level: Level;
  account: AccountEvidence;
  /** Changes with every drill-down, account switch and tab: readings of two views are never joined. */
  view: string;
  /** The campaign that the view is narrowed to, where the address says so. */
  parentId?: string;
}

/** Where a light can stand: a row that is in the document now. Valid until the next mutation of that row. */
export interface RowAnchor {
  /** The row's own id on the console; null where the build shows none. */
  id: string | null;
  name: string;
  /** The cell that holds the name: the light goes inside as its last child, or over it in the layer. */
  cell: HTMLElement;
}

/** What one look at the page gave. */
export interface Look {
  /** `read`: a table was understood; `loading`: it is not there yet; `none`: no table here; `unknown`: its layout is. */
  state: 'read' | 'loading' | 'none' | 'unknown';
  grid: string | null;
  /** The rows that are in the document now; the session joins them over scrolling. */
  reading: Reading | null;
  problems: Problem[];
}

/** A grid engine: one build's way of laying out its table. A console may have several. */
export interface Engine {
  name: string;
  /** The table's element where this engine drew the page, else null. Cheap: called at every look. */
  find(document: Document): HTMLElement | null;
  /** Row anchors from name cells alone: called at every mutation and scroll, so it touches nothing else. */
  anchors(table: HTMLElement): RowAnchor[];
  /** Is the table being filled, so that what stands in it may belong to another view? Called at every mutation. */
  isLoading(table: HTMLElement, document: Document): boolean;
  /** `cell`: last child of the name cell. `layer`: siblings are clipped or tidied away, so a fixed layer. */
  anchoring: 'cell' | 'layer';
}

/** One ad console: a folder in `src/consoles` and a line in its `index.ts`. */
export interface Console {
  platform: Platform;
  /** Is the address its own? Without it, that is told by the platform's hosts. */
  stands?(url: URL): boolean;
  /** Null where the address shows no table of campaigns. */
  place(url: URL): Place | null;
  engines: readonly Engine[];
  /**
   * Looks at the page as it is. Time-sliced: it yields between batches of rows so that no slice blocks the page.
   * It never throws: what goes wrong is a problem in the look.
   */
  look(document: Document, url: URL, now: Instant): Generator<void, Look>;
}
