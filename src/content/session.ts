import type { Console, Engine, Look } from '@/consoles/console';
import { firstTable } from '@/consoles/reader';
import type { Client } from '@/messages/client';
import type { Failure, PageReplies, PageStatus } from '@/messages/protocol';
import type { Instant } from '@/model/day';
import { problem, type Problem } from '@/model/problem';
import type { Overlay } from '@/ui/overlay/overlay';
import type { Clock } from './clock';
import { intake } from './intake';
import { lightKeeper } from './lights';
import { placer } from './placer';
import { whenQuiet } from './quiet';
import { atOnce, inSlices } from './slices';
import { frameOf, nothingAt, viewAt } from './view';
import { watchPage } from './watch';

export interface SessionPorts {
  window: Window & typeof globalThis;
  /** The consoles that this script can read. */
  consoles: readonly Console[];
  client: Client;
  clock: Clock;
  /** The browser's languages, best first. */
  languages: readonly string[];
  /** Is the extension that started this script still there? */
  alive(): boolean;
  /** Puts the overlay into the page. */
  mount(): Overlay;
}

export interface Session {
  status(): PageStatus;
  /** One fresh look at the page as it stands, joined to nothing and sent nowhere. */
  read(now?: Instant): Promise<PageReplies['page.read']>;
  /** Reads with other consoles from now on: the user taught a table, or changed what was taught. */
  use(consoles: readonly Console[]): void;
  /** Takes everything away: listeners, timers, nodes. */
  stop(): void;
}

/** The table is looked at when it has been quiet for so long, and at the latest after the second. */
const QUIET_MS = 250;
const AT_MOST_MS = 1_500;
/** A page without a table yet is searched at most so often. */
const SEARCH_MS = 500;
/** A page that ought to show a table is waited for so long before "no table" is said; the first paint can take a minute. */
const PATIENCE_MS = 90_000;
/** So many looks are thrown away because the table changed under them; the next one is taken at once. */
const TORN_LOOKS = 4;

/** Reads one page for as long as it lives: watch, look, join, send, show. */
export function startSession({
  window,
  consoles,
  client,
  clock,
  languages,
  alive,
  mount,
}: SessionPorts): Session {
  const { document } = window;
  let stopped = false;
  let view = viewAt(consoles, window.location.href);
  let arrived = clock.elapsed();
  let found: { engine: Engine; table: HTMLElement } | null = null;
  let changes = 0;
  let looking = false;
  let again = false;
  let torn = 0;
  let said = nothingAt(view);
  let refusal: Problem | null = null;

  const soon = whenQuiet(clock, QUIET_MS, AT_MOST_MS, () => void look());
  const search = whenQuiet(clock, SEARCH_MS, SEARCH_MS, () => void look());
  const lights = lightKeeper(client, clock, mount, () => soon.poke(), languages);
  const places = placer(clock, lights, () => (found?.table.isConnected ? found : null));
  const taken = intake(client, clock, {
    acknowledged(receipt) {
      lights.workerAway(false);
      refusal = null;
      if (receipt.outcome === 'console-off') soon.poke();
      else lights.refresh();
    },
    failed(failure) {
      if (failure?.detail === 'context-invalidated') return stop();
      if (!stillAlive()) return;
      if (isAway(failure)) lights.workerAway(true);
      else if (failure) refusal = refused(failure);
      tell(said);
    },
  });
  const watch = watchPage(window, clock, lights.owns, {
    changed() {
      if (!stillAlive()) return;
      changes++;
      if (!found) return search.poke();
      if (!found.table.isConnected) found = null;
      else if (found.engine.isLoading(found.table, document)) taken.sawLoading();
      places.soon();
      soon.poke();
    },
    scrolled() {
      if (!stillAlive() || !found) return;
      places.soon();
      soon.poke();
    },
    moved: arrive,
    leaving() {
      if (!stillAlive()) return;
      if (soon.stop()) lookNow();
      taken.flush();
    },
    back() {
      if (stillAlive()) soon.poke();
    },
  });
  const patience = whenQuiet(clock, PATIENCE_MS, PATIENCE_MS, () => void look());
  patience.poke();
  void look();

  /** After an update or a removal this script is an orphan: it tidies up at the page's next sign of life. */
  function stillAlive(): boolean {
    if (!stopped && !alive()) stop();
    return !stopped;
  }

  function arrive(): void {
    if (!stillAlive()) return;
    view = viewAt(consoles, window.location.href);
    arrived = clock.elapsed();
    changes++;
    patience.poke();
    soon.poke();
  }

  function tell(next: PageStatus): void {
    said = next;
    lights.show(status());
  }

  /** What the page shows, and what became of it. */
  function status(): PageStatus {
    return refusal ? { ...said, problems: [...said.problems, refusal] } : said;
  }

  function aim(): void {
    const { console, place } = view;
    found = console && place ? firstTable(console.engines, document) : null;
    if (found) watch.aim(frameOf(found.table));
    else watch.aim(place ? 'arrival' : 'address');
  }

  async function look(): Promise<void> {
    if (looking) again = true;
    if (looking || !stillAlive()) return;
    looking = true;
    try {
      await lookOnce();
    } catch {
      // Nothing of ours may surface in the page; the next change looks again.
    } finally {
      looking = false;
      if (again && !stopped) soon.poke();
      again = false;
    }
  }

  async function lookOnce(): Promise<void> {
    aim();
    const steps = stepsOf(clock.now());
    if (!steps) return leave();
    const before = changes;
    const unchanged = () => !stopped && changes === before;
    const result = torn < TORN_LOOKS ? await inSlices(steps, clock, unchanged) : atOnce(steps);
    if (stopped) return;
    if (result === null || !unchanged()) {
      torn++;
      again = true;
      return;
    }
    torn = 0;
    take(result);
  }

  /** The last look before the page goes. */
  function lookNow(): void {
    const steps = looking ? null : stepsOf(clock.now());
    if (steps) take(atOnce(steps));
  }

  function stepsOf(now: Instant): Generator<void, Look> | null {
    const { console, place, url } = view;
    if (!console || !place || lights.isOff(console.platform)) return null;
    return console.look(document, url, now);
  }

  function leave(): void {
    lights.about(null);
    const off = view.console !== null && lights.isOff(view.console.platform);
    tell({ ...nothingAt(view), ...(off ? { state: 'off' as const, problems: [] } : {}) });
    found = null;
    places.now();
  }

  function take(result: Look): void {
    const next = taken.take(result, view.place!, view.console!.platform);
    // A table that is loading, or still shows the view before, keeps the lights that it has.
    if (next.reading) lights.about(next.reading);
    const early = next.status.state === 'no-table' && clock.elapsed() - arrived < PATIENCE_MS;
    tell(early && !isEmpty(next.status) ? { ...next.status, state: 'waiting' } : next.status);
    places.now();
  }

  function stop(): void {
    if (stopped) return;
    stopped = true;
    places.stop();
    watch.stop();
    soon.stop();
    search.stop();
    patience.stop();
    taken.stop();
    lights.stop();
  }

  return {
    status,
    stop,
    use(next) {
      consoles = next;
      arrive();
    },
    async read(now) {
      const here = viewAt(consoles, window.location.href);
      const none = { reading: null, problems: [problem('not-campaign-table')] };
      if (!here.console) return none;
      const steps = here.console.look(document, here.url, now ?? clock.now());
      const result = await inSlices(steps, clock, () => !stopped);
      return result ? { reading: result.reading, problems: result.problems } : none;
    },
  };
}

/** No answer, or one that says nothing of the request itself. */
const isAway = (failure: Failure | null) => failure === null || failure.code === 'failed';

const isEmpty = (status: PageStatus) => status.problems.some(({ code }) => code === 'table-empty');

const refused = ({ code, detail }: Failure) =>
  problem('reader-failed', { detail: `${code}: ${detail}`.slice(0, 200) });
