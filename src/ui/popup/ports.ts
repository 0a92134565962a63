import type { PageStatus } from '@/messages/protocol';
import type { Platform } from '@/model/platform';
import type { AccessPort } from '../parts/access';

/** The tab under the popup. */
export interface TabFacts {
  /** Null where the browser does not tell: no access to that site. */
  url: string | null;
  /** Of the consoles that can be read; null on any other page. */
  platform: Platform | null;
  /** Null where no content script answered. */
  status: PageStatus | null;
}

/** What the popup can do with the browser; composed in the entrypoint. */
export interface PopupPort extends AccessPort {
  /** The consoles that can be read. */
  consoles: readonly Platform[];
  tab(): Promise<TabFacts>;
  reloadTab(): Promise<void>;
  /** `hash` with its `#`. */
  openDashboard(hash: string): Promise<void>;
}
