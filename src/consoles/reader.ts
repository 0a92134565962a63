import type { Instant } from '@/model/day';
import { problem, type Problem } from '@/model/problem';
import type { Platform } from '@/model/platform';
import type { AccountEvidence, Level } from '@/model/reading';
import { readingOf } from '@/page/reading';
import type { RangeFound } from '@/page/shown-range';
import type { RawTable } from '@/page/table';
import { localeOf, pageTools, type PageTools } from '@/page/tools';
import type { Console, Engine, Look, Place } from './console';

/** An engine with the part that only its own console calls. */
export interface ReadingEngine extends Engine {
  /** Takes the grid apart, a few rows at a time. */
  read(table: HTMLElement, place: Place, tools: PageTools): Generator<void, RawTable>;
  /** The level that the table itself shows, where it does; the address may already name the next one. */
  levelOf(table: HTMLElement): Level | null;
  /** Nobody has seen this console's page yet: what the engine gives says so. */
  provisional?: boolean;
}

/** What a console adds to the shared way of looking. */
export interface ConsoleDefinition {
  platform: Platform;
  place(url: URL): Place | null;
  engines: readonly ReadingEngine[];
  /** The parsers to use, where they know more than the page's language. */
  tools?(tools: PageTools): PageTools;
  /** Account, range and what else stands beside the table. */
  facts(look: LookedAt): ConsoleFacts;
  /** Does the page say that it is still drawing the table, or that there is nothing to show? */
  without(document: Document): 'loading' | 'empty' | 'unknown' | 'none';
}

/** The page that a look is at. */
export interface LookedAt {
  document: Document;
  table: HTMLElement;
  place: Place;
  url: URL;
  now: Instant;
  tools: PageTools;
}

export interface ConsoleFacts {
  account: AccountEvidence;
  range: RangeFound;
  /** Attribution that the page states for the whole table. */
  attribution: string | null;
  marketplace?: string | null;
}

/**
 * A console out of its definition. The looking is the same for all of them: find the grid, wait where it
 * loads, take it apart, turn texts into figures with the whole column as evidence, name what is not known.
 */
export function consoleOf(definition: ConsoleDefinition): Console {
  const tools = pageTools();
  return {
    platform: definition.platform,
    place: definition.place,
    engines: definition.engines,
    *look(document, url, now) {
      try {
        return yield* lookAt(definition, tools, document, url, now);
      } catch (error) {
        const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
        return without('unknown', null, problem('reader-failed', { detail: detail.slice(0, 200) }));
      }
    },
  };
}

function* lookAt(
  definition: ConsoleDefinition,
  toolsOf: ReturnType<typeof pageTools>,
  document: Document,
  url: URL,
  now: Instant,
): Generator<void, Look> {
  const place = definition.place(url);
  if (!place) return without('none', null, problem('not-campaign-table'));
  const found = firstTable(definition.engines, document);
  if (!found) return noTable(definition.without(document));
  const { engine, table } = found;
  if (engine.isLoading(table, document)) return without('loading', engine.name, problem('table-loading'));
  const own = toolsOf(localeOf(document));
  const tools = definition.tools?.(own) ?? own;
  const raw = yield* engine.read(table, place, tools);
  // A header without rows is a table on its way, unless the page says that there is nothing.
  if (raw.rows.length === 0 && !raw.saysEmpty)
    return without('loading', engine.name, problem('table-loading', { rows: 0 }));
  const facts = definition.facts({ document, table, place, url, now, tools });
  const level = engine.levelOf(table) ?? place.level;
  const { reading, problems, blank } = yield* readingOf(
    raw,
    { ...facts, platform: definition.platform, grid: engine.name, level, now },
    tools,
  );
  // The reading holds the same list.
  if (reading && isFiltered(url)) problems.push(problem('filter-active'));
  if (reading && engine.provisional) problems.push(problem('provisional', { grid: engine.name }));
  if (blank) return without('loading', engine.name, ...problems);
  return { state: reading ? 'read' : 'unknown', grid: engine.name, reading, problems };
}

/** Does the address say that the table is narrowed? Consoles name the same thing alike; what they leave empty is none. */
function isFiltered({ searchParams }: URL): boolean {
  return [...searchParams].some(
    ([name, value]) =>
      /^(?:filters?|filter_set|keyword|search(?:_text)?)$/i.test(name) && /[^[\]{}]/.test(value),
  );
}

/** The first engine that knows the page's table. */
export function firstTable<E extends Engine>(
  engines: readonly E[],
  document: Document,
): { engine: E; table: HTMLElement } | null {
  for (const engine of engines) {
    const table = engine.find(document);
    if (table) return { engine, table };
  }
  return null;
}

function noTable(why: ReturnType<ConsoleDefinition['without']>): Look {
  if (why === 'loading') return without('loading', null, problem('table-loading'));
  if (why === 'empty') return without('none', null, problem('table-empty'));
  if (why === 'unknown') return without('unknown', null, problem('layout-unknown'));
  return without('none', null, problem('not-campaign-table'));
}

function without(state: Look['state'], grid: string | null, ...problems: Problem[]): Look {
  return { state, grid, reading: null, problems };
}
