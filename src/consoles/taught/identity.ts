import type { Identity } from '@/model/taught';
import type { GridRow } from '@/page/grid-rows';
import { keyId } from '../generic/identity';

/** One run of letters and digits. */
const ID = /^[\w.~:-]{1,100}$/;
const MOST_SEGMENTS = 40;

/** The row's id by what tells rows of this table apart; null where this row has none. Names are the caller's business. */
export function idByMap(identity: Identity, row: GridRow, cell: Element): string | null {
  if (identity.by === 'key') return keyId(row);
  if (identity.by !== 'segment' && identity.by !== 'parameter') return null;
  const url = linkIn(cell);
  if (!url) return null;
  const part =
    identity.by === 'segment' ? partsOf(url)[identity.segment] : paramsOf(url).get(identity.parameter);
  return part !== undefined && ID.test(part) ? part : null;
}

/**
 * What tells these rows apart, the likeliest first: a part of the link in the cell of names that holds a figure, or else
 * letters, and is another in every row; the grid's own key.
 */
export function identitiesOf(all: readonly GridRow[], name: number): Identity[] {
  // Totals among the rows have no link where campaigns have one.
  const linked = all.filter((row) => row.cells.get(name)?.querySelector('a[href]'));
  const rows = linked.length * 2 > all.length ? linked : all;
  const cells = rows.flatMap((row) => row.cells.get(name) ?? []);
  const links = cells.map(linkIn);
  const found: Identity[] = [];
  if (rows.length > 1 && cells.length === rows.length) {
    const first = links[0];
    const candidates: Identity[] = first
      ? [
          ...partsOf(first).map((_, segment): Identity => ({ by: 'segment', segment })),
          ...[...paramsOf(first).keys()].map((parameter): Identity => ({ by: 'parameter', parameter })),
        ].filter((one) => one.by !== 'segment' || one.segment <= MOST_SEGMENTS)
      : [];
    candidates.push({ by: 'key' });
    const idsBy = (identity: Identity) => rows.map((row) => idByMap(identity, row, row.cells.get(name)!));
    for (const identity of candidates) {
      const ids = idsBy(identity);
      if (!ids.includes(null) && new Set(ids).size === ids.length) found.push(identity);
    }
    const figures = (identity: Identity) => idsBy(identity).filter((id) => /\d/.test(id ?? '')).length;
    found.sort((a, b) => figures(b) - figures(a));
  }
  return found;
}

function linkIn(cell: Element): URL | null {
  const link = cell.querySelector<HTMLAnchorElement>('a[href]');
  const href = link?.getAttribute('href') ?? '';
  const base = cell.ownerDocument.baseURI;
  return href && href !== '#' && URL.canParse(href, base) ? new URL(href, base) : null;
}

/** Segments of the path, then those of a route in the hash. */
function partsOf(url: URL): string[] {
  return [...url.pathname.split('/'), ...(/^#!?\/([^?]*)/.exec(url.hash)?.[1] ?? '').split('/')].filter(
    Boolean,
  );
}

function paramsOf(url: URL): Map<string, string> {
  const route = /\?(.*)$/.exec(url.hash)?.[1] ?? '';
  return new Map([...url.searchParams, ...new URLSearchParams(route)].filter(([name]) => name.length <= 100));
}
