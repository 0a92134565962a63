import type { Instant } from '@/model/day';
import type { Spoken } from '@/locales/words';
import type { Settings } from '@/model/settings';
import type { Told } from '@/messages/areas/told';
import type { PageLights, PageStatus, RequestOf } from '@/messages/protocol';
import { guarded } from './events';
import { mounted } from './mounted';

/** What the overlay shows. `settings.overlay` false, or a page without a table, takes it off the page. */
export interface OverlayState {
  /** Null until the worker has answered for this account and view. */
  lights: PageLights | null;
  status: PageStatus;
  settings: Settings;
  /** The words, in the language to speak. The same object as long as they are the same. */
  spoken: Spoken;
  /** The worker does not answer (updated, removed, dead): said in the bar; the lights keep what they last knew. */
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
  /** Asks for what is said of a light in its card; rejects where nobody answers. Without it the card says less. */
  onTell?: (asked: RequestOf<'page.told'>) => Promise<Told | null>;
  now: () => Instant;
  /** Something of ours failed. The page never hears of it; whoever mounted the overlay can name it. */
  onError?: (error: unknown) => void;
  /** The page has the extension's own sheet, `content/alive.css`: without it our elements are orphans, and hide. */
  hidesAlone?: boolean;
  /** Closed by default, so that no script of the page reads figures and targets. Tests open it. */
  shadow?: ShadowRootMode;
}

/** The lights, the bar and the card in one page. None of it ever throws. */
export interface Overlay {
  show(state: OverlayState): void;
  /**
   * Says which rows are in the document now. Called after every mutation and scroll, at once: lights of rows
   * that are not named, or whose cell now belongs to another campaign, are gone when it returns.
   */
  place(anchors: readonly Anchor[], anchoring: 'cell' | 'layer', table: HTMLElement | null): void;
  /** Takes every node, listener, timer and frame away. The overlay is dead after it. */
  remove(): void;
  /** Is the node ours? Mutations of our own nodes are no news for the watcher. */
  owns(node: Node): boolean;
}

/** Puts nothing on the page yet: the first `show` does. */
export function mountOverlay(document: Document, options: OverlayOptions): Overlay {
  const parts = mounted(document, options);
  let dead = false;
  const failed = (error: unknown) => options.onError?.(error);
  /** Half of a placing may be a wrong one: where it fails, no light stays. */
  const cleared = (error: unknown) => {
    guarded(parts.clear, failed)();
    failed(error);
  };
  const alive =
    <T extends unknown[]>(act: (...given: T) => void) =>
    (...given: T) => {
      if (!dead) guarded(act, cleared)(...given);
    };
  return {
    show: alive(parts.show),
    place: alive((anchors, anchoring, table) => parts.place({ anchors, anchoring, table })),
    remove: alive(() => {
      dead = true;
      parts.remove();
    }),
    owns: parts.owns,
  };
}
