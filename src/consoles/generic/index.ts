import type { Platform } from '@/model/platform';
import { rangeNear } from '@/page/range-near';
import type { RangeFound } from '@/page/shown-range';
import type { Console, Place } from '../console';
import { consoleOf, type LookedAt } from '../reader';
import { genericEngine, type GenericOptions } from './engine';
import { withoutTable } from './without';

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
