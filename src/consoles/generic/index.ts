import type { Platform } from '@/model/platform';
import { rangeNear } from '@/page/range-near';
import type { RangeFound } from '@/page/shown-range';
import { isVisible } from '@/page/text';
import type { Console, Place } from '../console';
import { consoleOf, type LookedAt } from '../reader';
import { genericEngine, type GenericOptions } from './engine';

export interface GenericConsole extends GenericOptions {
  platform: Platform;
  place(url: URL): Place | null;
  /** The range that the address tells; null where it tells none, and the page is asked. */
  addressRange?(look: LookedAt): RangeFound | null;
}

/** A console that is only known by its addresses: its table is read by the generic engine, provisionally. */
export function genericConsole({ platform, addressRange, ...options }: GenericConsole): Console {
  return consoleOf({
    platform,
    place: options.place,
    engines: [genericEngine(options)],
    facts: (look) => ({
      account: look.place.account,
      range: addressRange?.(look) ?? rangeNear(look.document, look.tools, look.now),
      attribution: null,
    }),
    without: withoutTable,
  });
}

const BUSY = '[aria-busy="true"], [role="progressbar"]';

/** Why there is no table to read: it loads, there is none of figures, or there is one that is not understood. */
export function withoutTable(document: Document): 'loading' | 'unknown' | 'none' {
  if ([...document.querySelectorAll(BUSY)].some(isVisible)) return 'loading';
  // A table with many columns might be the one; a small one of something else is none of ours.
  const wide = [...document.querySelectorAll('table, [role="grid"], [role="treegrid"], [role="table"]')].some(
    (table) => isVisible(table) && table.querySelectorAll('th, [role="columnheader"]').length >= WIDE,
  );
  return wide ? 'unknown' : 'none';
}

const WIDE = 5;
