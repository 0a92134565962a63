import type { Instant } from '@/model/day';
import type { Settings } from '@/model/settings';
import type { PageLights, PageStatus } from '@/messages/protocol';

/** What the overlay shows. `status.state` 'off' and `settings.overlay` false both take it off the page. */
export interface OverlayState {
  /** Null until the worker has answered for this account and view. */
  lights: PageLights | null;
  status: PageStatus;
  settings: Settings;
  /** The worker does not answer (updated, removed, dead): said in the bar, the old lights go. */
  workerAway?: boolean;
}

/** A row that is in the document now; the same shape as a console's `RowAnchor`. */
export interface Anchor {
  /** Null where the build shows none: such a row gets no light, and the bar says so. */
  id: string | null;
  name: string;
  cell: HTMLElement;
}

export interface OverlayOptions {
  /** The user asked for another page of ours. Without it the overlay shows no such button. */
  onOpen?: (what: 'dashboard' | 'targets') => void;
  now: () => Instant;
  /** The browser's languages, best first; used where the settings say `auto`. */
  languages: readonly string[];
}

/** The lights, the bar and the card in one page. */
export interface Overlay {
  show(state: OverlayState): void;
  /**
   * Says which rows are in the document now. Called after every mutation and scroll: lights of rows that are
   * not named, or whose cell now belongs to another campaign, are gone when it returns.
   */
  place(anchors: readonly Anchor[], anchoring: 'cell' | 'layer', table: HTMLElement | null): void;
  /** Takes every node, listener, timer and frame away. The overlay is dead after it. */
  remove(): void;
  /** Is the node ours? Mutations of our own nodes are no news for the watcher. */
  owns(node: Node): boolean;
}

export function mountOverlay(_document: Document, _options: OverlayOptions): Overlay {
  return { show() {}, place() {}, remove() {}, owns: () => false };
}
