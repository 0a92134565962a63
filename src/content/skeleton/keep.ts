import { attributionOf } from '@/page/attribution';
import { countIn, totalIn } from '@/page/coverage';
import { monthNames } from './months';
import { periodOf } from '@/page/numbers-period';
import { deliveryOf } from '@/page/status-words';
import { tidy } from '@/page/text';
import type { PageTools } from '@/page/tools';
import type { StandIns } from './stand-ins';

/** What a page shows that is somebody's own, and what of it is the console's. */
export interface Known {
  headers: ReadonlySet<string>;
  /** Names of campaigns, of accounts, of what they hold; ids. */
  secrets: readonly string[];
  /** How many rows the page says there are. */
  total: number | null;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** What becomes of a text on its way out: the console's own words stay, all else is replaced. */
export function keeper(known: Known, tools: PageTools, stand: StandIns) {
  const months = monthNames(tools.locale);
  const isOwn = (word: string) =>
    months.has(word.toLowerCase()) || periodOf(word) !== null || /^(?:[A-Z]{3})$/.test(word);
  const holdsSecret = (text: string) => known.secrets.some((secret) => text.includes(secret));

  function text(raw: string): string {
    const shown = tidy(raw);
    if (shown === '' || !/[\p{L}\p{Nd}]/u.test(shown)) return raw;
    if (known.headers.has(shown)) return raw;
    // A console's own word for a column, wherever it stands.
    if (!known.secrets.includes(shown) && tools.words(shown).key !== null) return raw;
    if (holdsSecret(shown)) return stand.words(raw);
    if (isRange(shown) || tools.preset(shown) !== null) return raw;
    if (isStatus(shown) || periodOf(shown) !== null || attributionOf(shown) !== null) return raw;
    if (!/\p{Nd}/u.test(shown)) return isOwn(shown) ? raw : wordsOf(raw);
    if (known.total !== null && (totalIn(shown) ?? countIn(shown)) === known.total) return lettersOnly(raw);
    const [cell] = tools.numbers([shown], { unit: 'money', currency: null }).cells;
    // Ambiguous or not: digits, a currency and a unit are a figure, and hold no name.
    const figure = cell?.kind === 'value' || /^[^\p{L}]*$/u.test(shown);
    return figure ? stand.figure(raw) : wordsOf(raw);
  }

  const isStatus = (shown: string) =>
    !/\p{Nd}/u.test(shown) &&
    shown.split(' ').length <= 4 &&
    (deliveryOf(shown)?.status ?? 'other') !== 'other';
  const isRange = (shown: string) => {
    return /\p{Nd}/u.test(shown) && /\d{4}|\p{L}/u.test(shown) && dates(shown);
  };
  const dates = (shown: string) => {
    const answer = tools.range(shown, null);
    return answer !== null && 'range' in answer && answer.range !== null;
  };
  const wordsOf = (raw: string) =>
    raw.replace(/[\p{L}\p{M}]+|\p{Nd}+/gu, (run) => (isOwn(run) ? run : stand.words(run)));
  const lettersOnly = (raw: string) =>
    raw.replace(/[\p{L}\p{M}]+/gu, (run) => (isOwn(run) ? run : stand.words(run)));

  /** An address: what leads to a row keeps its way and its parameters' names. */
  function address(raw: string): string {
    const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(raw) ?? [];
    const way = path
      .split('/')
      .map((part) => (known.secrets.includes(decoded(part)) ? stand.ids(part, 1) : stand.ids(part, 4)))
      .join('/');
    return (
      way +
      rest.replace(/([?&#][^=&#?]*=)([^&#]*)/g, (_, name: string, value: string) => name + valueOf(value))
    );
  }
  const valueOf = (value: string) => {
    const plain = decoded(value);
    if (holdsSecret(plain) && !/\p{Nd}/u.test(plain)) return encodeURIComponent(stand.words(plain));
    if (/\d{4}-\d\d-\d\d/.test(plain) || /^[a-z_]{1,24}$/i.test(plain)) return value;
    return plain === value ? stand.ids(value, 3) : encodeURIComponent(stand.ids(plain, 3));
  };

  return { text, address, holdsSecret };
}
