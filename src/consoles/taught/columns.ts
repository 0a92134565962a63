import type { TaughtColumn } from '@/model/taught';
import type { GridColumn } from '@/page/grid-header';
import { foldWords } from '@/page/numbers-text';

/** Marks of the sorted column come and go. */
const SORT = /[▲▼△▽▴▾↑↓⇅⬍⌃⌄]/g;
const LONGEST = 200;

/** What a header says, as it is kept and compared. */
export function headerOf({ texts }: GridColumn): string {
  return (texts[0] ?? '').replace(SORT, ' ').replace(/\s+/g, ' ').trim().slice(0, LONGEST);
}

/** The grid's own key of a column, where it names more than a place. */
export const lastingKey = ({ key }: GridColumn) =>
  key !== null && /\p{L}/u.test(key) && !/^(?:col(?:umn)?|c|field|f)[-_]?\d+$/i.test(key)
    ? key.slice(0, LONGEST)
    : null;

/**
 * The taught column under each header of the page; null for a header that was not there when the table was taught. Headers
 * may have moved, and some may be hidden. Null altogether where the table is another, or may be: the campaign's column
 * or every figure is gone; a taught header is gone while a new one stands there, so that it may have been renamed;
 * or two headers say the same and the order of all is not what it was.
 */
export function columnsTaught(
  taught: readonly TaughtColumn[],
  columns: readonly GridColumn[],
): (TaughtColumn | null)[] | null {
  const wanted = taught.map(identityOf);
  const shown = columns.map((column) => identityOf({ header: headerOf(column), key: lastingKey(column) }));
  const sameOrder = wanted.length === shown.length && wanted.every((one, at) => one === shown[at]);
  const found = sameOrder ? [...taught] : byIdentity(taught, wanted, shown);
  if (!found) return null;
  const there = new Set(found);
  const gone = taught.filter((column) => column.meaning !== 'ignore' && !there.has(column));
  if (gone.length > 0 && found.includes(null)) return null;
  const meanings = found.flatMap((column) => column?.meaning ?? []);
  const hasFigures = meanings.some((one) => !['campaign', 'id', 'status', 'budget', 'ignore'].includes(one));
  return meanings.includes('campaign') && hasFigures ? found : null;
}

function byIdentity(
  taught: readonly TaughtColumn[],
  wanted: readonly string[],
  shown: readonly string[],
): (TaughtColumn | null)[] | null {
  const places = new Map<string, number[]>();
  wanted.forEach((identity, at) => places.set(identity, [...(places.get(identity) ?? []), at]));
  const found: (TaughtColumn | null)[] = [];
  for (const [at, identity] of shown.entries()) {
    const own = places.get(identity) ?? [];
    const means = own.some((place) => taught[place]!.meaning !== 'ignore');
    // Two of one name among moved columns: nobody knows which is which.
    if (means && (own.length > 1 || shown.indexOf(identity) !== at || shown.lastIndexOf(identity) !== at))
      return null;
    found.push(own.length > 0 ? taught[own[0]!]! : null);
  }
  return found;
}

const identityOf = ({ header, key }: Pick<TaughtColumn, 'header' | 'key'>) =>
  `${foldWords(header)}\n${key ?? ''}`;
