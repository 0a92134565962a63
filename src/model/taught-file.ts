import { TaughtMapSchema, type TaughtMap } from './taught';

/** A map of a hundred columns has 20 kB. */
const MOST_CHARACTERS = 200_000;

/** Why a file is no map, by code; `where` names the field that does not fit, never what stood there. */
export type MapRefusal = { code: 'too-large' | 'not-json' | 'newer' | 'not-a-map'; where: string };

export const mapFileName = ({ name }: TaughtMap) =>
  `${
    name
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '') || 'site'
  }.lampadina-map.json`;

export const mapFileText = (map: TaughtMap) => `${JSON.stringify(map, null, 2)}\n`;

/** Takes a file for a map, or says why not. The file may come from anybody. */
export function readMapFile(text: string): { map: TaughtMap } | { refusal: MapRefusal } {
  const refuse = (code: MapRefusal['code'], where = '') => ({ refusal: { code, where } });
  if (text.length > MOST_CHARACTERS) return refuse('too-large');
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return refuse('not-json');
  }
  const version = typeof value === 'object' && value !== null && 'version' in value ? value.version : null;
  if (typeof version === 'number' && version > 1) return refuse('newer');
  const parsed = TaughtMapSchema.safeParse(value);
  if (parsed.success) return { map: parsed.data };
  const [issue] = parsed.error.issues;
  return refuse('not-a-map', issue?.path.map(String).join('.') || (issue?.message ?? ''));
}
