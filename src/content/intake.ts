import type { Look, Place } from '@/consoles/console';
import type { Client } from '@/messages/client';
import { problem } from '@/model/problem';
import type { PageStatus } from '@/messages/protocol';
import type { Platform } from '@/model/platform';
import type { Reading } from '@/model/reading';
import type { Clock } from './clock';
import { contextOf, freshness } from './fresh';
import { gatherer } from './gather';
import { outbox, type OutboxEvents } from './outbox';

/** What becomes of looks: held back while stale, joined over scrolling, sent once. */
export interface Intake {
  /** The table is being filled: what it shows next is new. */
  sawLoading(): void;
  /** Takes a look in; gives what the page is now said to show. */
  take(look: Look, place: Place, platform: Platform): Taken;
  /** Sends what is not acknowledged: the page is going away. */
  flush(): void;
  stop(): void;
}

export interface Taken {
  status: PageStatus;
  /** Rows seen so far in this view; null where there is nothing that may be trusted. */
  reading: Reading | null;
}

export function intake(client: Client, clock: Clock, events: OutboxEvents): Intake {
  const fresh = freshness();
  const gathered = gatherer();
  const letters = outbox(client, clock, events);

  const sawLoading = () => {
    fresh.sawLoading();
    gathered.renew();
  };

  return {
    sawLoading,
    take(look, place, platform) {
      const status: PageStatus = {
        platform,
        state: STATES[look.state],
        grid: look.grid,
        rows: 0,
        problems: look.problems,
        account: look.reading?.account ?? place.account,
      };
      if (look.state === 'loading') sawLoading();
      if (!look.reading) return { status, reading: null };
      const context = contextOf(place.view, look.reading);
      if (!fresh.admits(context, look.reading.rows))
        // The address or the dates are new and the rows are the old ones.
        return {
          status: { ...status, state: 'waiting', problems: [problem('table-loading')] },
          reading: null,
        };
      const { reading, generation } = gathered.add(context, look.reading);
      if (reading.rows.length > 0) letters.offer(`${generation} ${context}`, reading);
      return { status: { ...status, rows: reading.rows.length, problems: reading.problems }, reading };
    },
    flush: letters.flush,
    stop: letters.stop,
  };
}

const STATES = {
  read: 'reading',
  loading: 'waiting',
  none: 'no-table',
  unknown: 'not-understood',
} as const satisfies Record<Look['state'], PageStatus['state']>;
