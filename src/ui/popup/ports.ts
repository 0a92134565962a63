import type { PageStatus } from '@/messages/protocol';
import type { Platform } from '@/model/platform';
import type { AccessPort } from '../parts/access';

/** The tab under the popup. */
export interface TabFacts {
  /** Null where the browser does not tell: no access to that site. */
  url: string | null;
  /** The console, where we know it; `other` where the user taught a table; null on any other page. */
  platform: Platform | null;
  /** Null where no content script answered. */
  status: PageStatus | null;
  /** Where the page can be taught; absent or null on pages of the browser and where it does not tell the address. */
  site?: TeachableSite | null;
  /** What this address of a console needs allowed and is not: those parts of whole sites are asked for later. */
  blocked?: readonly string[];
}

/** A tab, and the match pattern that must be allowed before its page is taught. */
export interface TeachableSite {
  tab: number;
  pattern: string;
}

/** What the popup can do with the browser; composed in the entrypoint. */
export interface PopupPort extends AccessPort {
  /** The consoles that can be read. */
  consoles: readonly Platform[];
  tab(): Promise<TabFacts>;
  /** Asks for match patterns, straight from a click. */
  requestOrigins(origins: readonly string[]): Promise<boolean>;
  reloadTab(): Promise<void>;
  /** The report of the tab's page, names and figures replaced; null where the page gives none. */
  report?(): Promise<string | null>;
  /** Opens the panel in the tab, once the user has allowed the site. Called straight from a click. */
  teach?(site: TeachableSite): Promise<void>;
  /** `hash` with its `#`. */
  openDashboard(hash: string): Promise<void>;
}
