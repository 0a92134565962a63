import type { Level } from '@/model/reading';
import type { Place } from '../console';

const LEVELS: readonly (readonly [RegExp, Level])[] = [
  [/^campaign[-_]?groups?$/i, 'other'],
  [/^campaigns?$/i, 'campaign'],
  [/^(?:ad[-_]?groups?|ad[-_]?sets?|ad[-_]?squads?|line[-_]?items?)$/i, 'ad-group'],
  [/^(?:ads?|creatives?)$/i, 'ad'],
  [/^keywords?$/i, 'keyword'],
];
/** Parameters that narrow a table to a part of the account. */
const NARROWING = /account|campaign|group|adset|squad|filter|^[acu]id$/i;
/** Parameters of days and columns: the range has a place of its own. */
const LOOKS = /date|column|sort|page|preset/i;
const ID = /^(?=.*\d)[\w-]{3,64}$/;

/** The level that the last telling segment of a path names; null where none does. */
export function levelInPath(segments: readonly string[]): Level | null {
  for (const segment of segments.toReversed()) {
    const found = LEVELS.find(([pattern]) => pattern.test(segment));
    if (found) return found[1];
  }
  return null;
}

/** The segment after one of these, where it can be an id. */
export function idAfter(segments: readonly string[], names: RegExp): string | null {
  const at = segments.findIndex((segment) => names.test(segment));
  const id = at < 0 ? undefined : segments[at + 1];
  return id !== undefined && ID.test(id) ? id : null;
}

export function segmentsOf(path: string): string[] {
  return path.split('/').filter(Boolean);
}

/**
 * A place by what an address commonly says: the level by its path, one campaign by `campaigns/<id>`, whose parts are then
 * listed. Everything that narrows the table makes another view.
 */
export function placeAt(url: URL, segments: readonly string[], level: Level, account: string | null): Place {
  const campaign = idAfter(segments, /^campaigns?$/i);
  const below = campaign !== null && /^campaigns?$/i.test(segments.at(-2) ?? '');
  const narrowed = [...url.searchParams].filter(([name]) => NARROWING.test(name) && !LOOKS.test(name));
  return {
    level: below && level === 'campaign' ? 'ad-group' : level,
    account: { id: account, name: null },
    view: [segments.join('/'), ...narrowed.map(([name, value]) => `${name}=${value.slice(0, 200)}`)].join(
      '|',
    ),
    ...(campaign === null ? {} : { parentId: campaign }),
  };
}
