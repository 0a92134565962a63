import type { Console, Place } from '@/consoles/console';
import { consoleAt } from '@/consoles/hosts';
import type { PageStatus } from '@/messages/protocol';
import { platformAt } from '@/model/platform';
import { problem } from '@/model/problem';

/** What an address means here. */
export interface View {
  console: Console | null;
  place: Place | null;
  url: URL;
}

export function viewAt(consoles: readonly Console[], href: string): View {
  const url = new URL(href);
  const console = consoleAt(consoles, url);
  return { console, place: console?.place(url) ?? null, url };
}

/** The status before anything was seen there. */
export function nothingAt(view: View): PageStatus {
  return {
    platform: view.console?.platform ?? platformAt(view.url.href) ?? 'other',
    state: view.place ? 'waiting' : 'no-table',
    grid: null,
    rows: 0,
    problems: view.place ? [] : [problem('not-campaign-table')],
    account: view.place?.account ?? null,
  };
}

/** Elements around the table that are watched with it: loading marks stand there. */
const FRAME_LEVELS = 2;

export function frameOf(table: Element): Element {
  let frame = table;
  for (let level = 0; level < FRAME_LEVELS; level++) {
    const up = frame.parentElement;
    if (!up || up === table.ownerDocument.body) break;
    frame = up;
  }
  return frame;
}
