import type { Instant } from '@/model/day';
import { platformAt } from '@/model/platform';
import type { AccountEvidence } from '@/model/reading';
import type { TaughtMap } from '@/model/taught';
import { wildcardsAt } from '@/model/taught-path';
import { taughtRange } from '@/page/range-pointed';
import type { PageTools } from '@/page/tools';
import type { Console, Look, Place } from '../console';
import { consoleOf } from '../reader';
import { taughtEngine } from './engine';

/** Parameters that name an account, with values that can be one. */
const ACCOUNT = /account|advertiser|client|customer|profile|seller|shop|store|^a(?:cct|dv)?_?id$/i;
const ID = /^(?=.*\d)[\w-]{1,64}$/;
/** Parameters that change nothing about which rows stand there. */
const LOOKS = /date|column|sort|page|preset|^utm_|tab|lang/i;

/**
 * A console out of a map. On a site of its own it reads what the user taught; where it mends a known console, whose reader
 * is `base`, that one reads wherever the taught table is not.
 */
export function taughtConsole(map: TaughtMap, base: Console | null = null): Console {
  const engine = taughtEngine(map);
  const place = (url: URL): Place | null => placeOf(map, base, url);
  const taught = consoleOf({
    platform: map.platform,
    place,
    engines: [engine],
    tools: (tools) => toolsOf(map, tools),
    facts: ({ document, tools, now, place: here }) => ({
      account: here.account,
      range: taughtRange(document, map.range, tools, now, map.timeZone),
      attribution: map.attribution,
    }),
    // Whatever else stands there: the table that was taught does not, and saying so beats guessing.
    without: (document) =>
      document.querySelector('[aria-busy="true"], [role="progressbar"]') ? 'loading' : 'unknown',
  });
  const look = function* (document: Document, url: URL, now: Instant): Generator<void, Look> {
    if (base && (!place(url) || !engine.find(document))) return yield* base.look(document, url, now);
    return withCurrency(yield* taught.look(document, url, now), map.currency);
  };
  return {
    platform: map.platform,
    stands: (url) => (base ? platformAt(url.href) === map.platform : place(url) !== null),
    place: (url) => place(url) ?? base?.place(url) ?? null,
    engines: [engine, ...(base?.engines ?? [])],
    look,
  };
}

function placeOf(map: TaughtMap, base: Console | null, url: URL): Place | null {
  const parts = wildcardsAt(map, url);
  if (!parts) return null;
  const known = base?.place(url);
  // A console says by its address which level it shows; a map is of campaigns.
  if (known && known.level !== 'campaign') return null;
  const account =
    known?.account ?? (map.platform === 'other' ? accountAt(map, parts, url) : { id: null, name: null });
  const narrowed = [...url.searchParams].filter(([name]) => !LOOKS.test(name)).map((one) => one.join('='));
  return {
    level: 'campaign',
    account,
    view: [url.pathname, url.hash, ...narrowed].join('|').slice(0, 2_000),
  };
}

/** A site's account: the site itself, or one of several, by what its addresses differ in. */
function accountAt(map: TaughtMap, parts: readonly string[], url: URL): AccountEvidence {
  const named = [...url.searchParams].filter(([name, value]) => ACCOUNT.test(name) && ID.test(value));
  const own = [...parts, ...named.map(([, value]) => value)].map((part) => part.slice(0, 100));
  return {
    id: null,
    name: [map.name, ...own].join(' · '),
    aliases: [`site:${[map.origin, ...own].join('/')}`],
  };
}

/** What the user said of how figures are written counts where the figures themselves leave it open. */
function toolsOf({ decimal }: TaughtMap, tools: PageTools): PageTools {
  if (decimal === null) return tools;
  return {
    ...tools,
    numbers: (texts, hints) => tools.numbers(texts, { ...hints, style: hints.style ?? { decimal } }),
  };
}

/** The user's word is the last evidence: where the page says a currency, or two, it stays with that. */
function withCurrency(look: Look, currency: string | null): Look {
  const { reading } = look;
  if (!reading || reading.currency !== null || currency === null) return look;
  if (!reading.problems.some(({ code }) => code === 'currency-unknown')) return look;
  const problems = reading.problems.filter(({ code }) => code !== 'currency-unknown');
  return { ...look, problems, reading: { ...reading, currency, problems } };
}
