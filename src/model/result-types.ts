import * as z from 'zod/mini';

/** What a console's results count as among the metrics. Anything else stays a result, with a cost of its own. */
export type ResultMeaning = 'conversions' | 'leads';

/** What the user said that results of a type count as, by the type's plain form; `none`: they stay results. */
export const ResultChoicesSchema = z.record(z.string(), z.enum(['conversions', 'leads', 'none']));
export type ResultChoices = z.infer<typeof ResultChoicesSchema>;

/** Words for one purchase or lead, and what may stand beside them without making it something else. */
const cores: Record<ResultMeaning, readonly string[]> = {
  conversions: [
    'purchase|purchases',
    'acquisto|acquisti',
    'kauf|kaufe|kaeufe|websitekauf|websitekaufe|websitekaeufe',
    'achat|achats',
    'compra|compras',
  ],
  leads: [
    'lead|leads',
    'contatto|contatti',
    'websitelead|websiteleads',
    'prospect|prospects',
    'cadastro|cadastros',
  ],
};
const phrases: Record<ResultMeaning, readonly string[]> = {
  conversions: [],
  leads: ['cliente potencial', 'clientes potenciales', 'clientes potenciais'],
};
const beside = new Set(
  [
    'website web site sito sitio internet app in-app inapp mobile on-facebook facebook meta instagram messenger',
    'omni offline shop shops store in-store instore onsite off-facebook',
    'in im en no na on off of da dal dalla del della de du des dans sur le la les il el los las auf der die das',
    'nell nella nel sul sulla su via per pour para form forms instant modulo moduli formulario formularios',
    'formulaire formulaires formulare formular instantaneo instantanei total totale gesamt all',
  ].flatMap((line) => line.split(' ')),
);

const fold = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[’']/g, ' ')
    .replaceAll(/[()[\]:,.]/g, ' ')
    .trim();

/** `actions:offsite_conversion.fb_pixel_purchase`: the API names end in what was counted. */
function meaningOfName(name: string): ResultMeaning | null {
  const last = name.split(/[:.]/).at(-1)!;
  if (/(?:^|_)purchase$/.test(last)) return 'conversions';
  return /(?:^|_)lead(?:_grouped)?$|^leadgen(?:_grouped)?$/.test(last) ? 'leads' : null;
}

/**
 * What results of this type count as: purchases are conversions, leads are leads, in the words of the consoles
 * (en, it, de, fr, es, pt) or in the names of Meta's API. A type with any word that is not understood is
 * neither: "Adds to cart" is no purchase, and "Messaging contacts" are no leads.
 * @example resultMeaning('Website purchases') // 'conversions'
 * @example resultMeaning('actions:link_click') // null
 */
export function resultMeaning(type: string): ResultMeaning | null {
  const plain = type.trim();
  if (/^[a-z0-9_]+(?:[:.][a-z0-9_.]+)+$|^[a-z0-9]+(?:_[a-z0-9]+)+$/.test(plain)) return meaningOfName(plain);
  const words = fold(plain).split(/[\s/]+/);
  for (const meaning of ['conversions', 'leads'] as const) {
    const rest = [...words];
    const text = rest.join(' ');
    const phrase = phrases[meaning].find((one) => text.includes(one));
    const core = new Set(cores[meaning].flatMap((line) => line.split('|')));
    const left = phrase ? text.replace(phrase, ' ').trim().split(/\s+/) : rest;
    const others = left.flatMap((word) => splitHyphens(word, core)).filter((word) => word !== '');
    const hits = others.filter((word) => core.has(word)).length + (phrase ? 1 : 0);
    if (hits === 1 && others.every((word) => core.has(word) || beside.has(word))) return meaning;
  }
  return null;
}

/** "Website-Käufe" is two words; "in-app" is one that is known. */
function splitHyphens(word: string, core: ReadonlySet<string>): string[] {
  return beside.has(word) || core.has(word) ? [word] : word.split('-');
}

/** What results of a type count as: what the user said, else what their words say. */
export function resultCounts(type: string, choices: ResultChoices): ResultMeaning | null {
  const chosen = choices[plainResultType(type)];
  return chosen === undefined ? resultMeaning(type) : chosen === 'none' ? null : chosen;
}

/** The form in which two types are compared: case, accents and the plural's last letter do not count. */
export function plainResultType(type: string): string {
  return fold(type)
    .split(/\s+/)
    .map((word) => (word.length > 3 ? word.replace(/s$/, '') : word))
    .join(' ');
}
