import { attributionOf } from '@/page/attribution';
import { countIn, totalIn } from '@/page/coverage';
import { currencyDecimals } from '@/page/currency';
import { periodOf } from '@/page/numbers-period';
import { deliveryOf } from '@/page/status-words';
import { tidy } from '@/page/text';
import type { PageTools } from '@/page/tools';
import { addresses } from './address';
import { monthNames } from './months';
import type { StandIns } from './stand-ins';

/** What a page shows that is somebody's own, and what of it is the console's. */
export interface Known {
  headers: ReadonlySet<string>;
  /** Names of campaigns, of accounts, of what they hold; ids. */
  secrets: readonly string[];
  /** How many rows the page says there are. */
  total: number | null;
  /** How many were seen. */
  seen: number;
  /** The page's own address. */
  url: URL;
}

/** What becomes of a text on its way out: the console's own words stay, all else is replaced. */
export function keeper(known: Known, tools: PageTools, stand: StandIns) {
  const months = monthNames(tools.locale);
  const isMonth = (word: string) => months.has(word.toLowerCase());
  const isCurrency = (word: string) => /^[A-Z]{3}$/.test(word) && currencyDecimals(word) !== null;
  const isSecret = (text: string) => known.secrets.includes(text);
  const holdsSecret = (text: string) => known.secrets.some((secret) => text.includes(secret));

  function text(raw: string): string {
    const shown = tidy(raw);
    if (shown === '' || !/[\p{L}\p{Nd}]/u.test(shown)) return raw;
    // A console's own word for a column, wherever it stands.
    if (!isSecret(shown) && (tools.words(shown).key !== null || tools.preset(shown) !== null)) return raw;
    if (known.headers.has(shown)) return without(raw, /\p{Nd}[\p{Nd}.,\s]*\p{Nd}{2}/gu);
    if (holdsSecret(shown)) return stand.words(raw);
    const meaning = meaningOf(shown);
    if (meaning) return bare(raw, meaning);
    const wholly = isMonth(shown) || isCurrency(shown);
    if (!/\p{Nd}/u.test(shown)) return wholly ? raw : stand.words(raw);
    if (known.total !== null && (totalIn(shown) ?? countIn(shown)) === known.total) return counted(raw);
    const [cell] = tools.numbers([shown], { unit: 'money', currency: null }).cells;
    // Ambiguous or not: digits, a currency and a unit are a figure, and hold no name.
    const figure = cell?.kind === 'value' || /^[^\p{L}]*$/u.test(shown);
    return figure ? stand.figure(raw) : wordsOf(raw);
  }

  /** What a reader takes from a text of words: dates, a state, an attribution. Null where it takes nothing. */
  function meaningOf(shown: string): ((text: string) => string | null) | null {
    const dates = (one: string) => {
      if (!/\p{Nd}/u.test(one) || !/\d{4}|\p{L}/u.test(one)) return null;
      const answer = tools.range(one, null);
      return answer !== null && 'range' in answer && answer.range !== null ? JSON.stringify(answer) : null;
    };
    const state = (one: string) => {
      const delivery = /\p{Nd}/u.test(one) ? null : deliveryOf(one);
      return (delivery?.status ?? 'other') === 'other' ? null : JSON.stringify(delivery);
    };
    const short = shown.length <= 80;
    return [dates, state, attributionOf, periodOf].find((of) => short && of(shown) !== null) ?? null;
  }

  /** Only those words and numbers stay that the meaning hangs on. */
  function bare(raw: string, meaning: (text: string) => string | null): string {
    const parts = raw.split(/(\p{L}[\p{L}\p{M}]*|\p{Nd}+)/u);
    const wanted = meaning(tidy(raw));
    for (let at = 1; at < parts.length; at += 2) {
      const old = parts[at]!;
      if (/^\p{Nd}{1,2}$/u.test(old)) continue;
      parts[at] = stand.words(old);
      if (meaning(tidy(parts.join(''))) !== wanted) parts[at] = old;
    }
    return parts.join('');
  }

  const wordsOf = (raw: string) =>
    raw.replace(/[\p{L}\p{M}]+|\p{Nd}+/gu, (run) =>
      isMonth(run) || isCurrency(run) || periodOf(run) !== null ? run : stand.words(run),
    );
  const without = (raw: string, what: RegExp) => raw.replace(what, (run) => stand.figure(run));

  /** "1 - 50 of 148": how many rows there are, another number where not all of them were seen. */
  function counted(raw: string): string {
    return raw.replace(/[\p{L}\p{M}]+|\p{Nd}+(?:[.,\s\u202F\u00A0’]\p{Nd}{3})*/gu, (run) => {
      if (/\p{L}/u.test(run)) return stand.words(run);
      const value = Number(run.replace(/\P{Nd}/gu, ''));
      if (value === known.total) return String(totalInstead());
      return value < 100 || value <= known.seen ? run : stand.figure(run);
    });
  }
  /** Where there are more rows than were seen, and more than a hundred, how many is the account's own business. */
  const totalInstead = () => {
    const { total, seen } = known;
    if (total === null || total <= seen || total < 100) return total;
    const like = Number(stand.ids(`total${total}`, 3).slice('total'.length));
    return like > seen ? like : total + like;
  };

  /** An attribute that counts: a count of all rows moves with what the page says of them. */
  function count(value: string): string {
    const given = Number(value);
    const { total } = known;
    if (!/^-?\d{1,9}$/.test(value))
      return /^[A-Za-z]+_\d{1,6}_\d{1,6}$/.test(value) ? value : stand.ids(value, 3);
    const beyond = total === null || given < 100 ? -1 : given - total;
    return beyond >= 0 && beyond <= 3 ? String(totalInstead()! + beyond) : value;
  }

  return { text, count, address: addresses(known.url, stand, isSecret), holdsSecret, isSecret };
}
