import type { TaughtMap } from './taught';

/** Reads like an id: three digits or more, or a long run of hexadecimal. */
const ID = /\d{3}|^[\da-f-]{16,}$/i;

/** The segments of an address: of its path, and of the route behind a `#/`, where pages keep their own. */
export function segmentsAt(url: URL): string[] {
  const route = /^#!?\/([^?]*)/.exec(url.hash);
  const own = url.pathname.split('/').filter(Boolean);
  return route ? [...own, '#', ...route[1]!.split('/').filter(Boolean)] : own;
}

/**
 * The path that a map of this address is kept for: what reads like an id stands for any.
 * @example pathAt(new URL('https://x.example/accounts/8812/campaigns?page=2')) // '/accounts/∗/campaigns' (with an asterisk)
 */
export function pathAt(url: URL): string {
  return `/${segmentsAt(url)
    .map((segment) => (ID.test(segment) ? '*' : segment))
    .join('/')}`;
}

/** What stood where the map's path has `*`; null where the address is none of the map's. What follows the path is free. */
export function wildcardsAt({ origin, path }: Pick<TaughtMap, 'origin' | 'path'>, url: URL): string[] | null {
  if (url.origin !== origin) return null;
  const wanted = path.split('/').filter(Boolean);
  const there = segmentsAt(url);
  const found: string[] = [];
  for (const [at, segment] of wanted.entries()) {
    const own = there[at];
    if (own === undefined || (segment !== '*' && segment !== own)) return null;
    if (segment === '*') found.push(own);
  }
  return found;
}

/** Of the maps that fit an address the one whose path says most. */
export function mapAt<M extends Pick<TaughtMap, 'origin' | 'path'>>(maps: readonly M[], url: URL): M | null {
  const length = ({ path }: M) => path.split('/').filter((segment) => segment && segment !== '*').length;
  return (
    maps.filter((map) => wildcardsAt(map, url) !== null).toSorted((a, b) => length(b) - length(a))[0] ?? null
  );
}
