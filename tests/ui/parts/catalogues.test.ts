import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { failureCodes } from '@/messages/protocol';
import { kpiKeys } from '@/model/kpi';
import { reasonCodes } from '@/model/light';
import { businessFigures, metricKeys } from '@/model/metric';
import { problemCodes } from '@/model/problem';
import type { Catalogue } from '@/locales/words';

const root = join(import.meta.dirname, '../../../src');
const areas = readdirSync(join(root, 'locales/en')).map((file) => file.replace(/\.ts$/, ''));

async function load(language: string, area: string): Promise<Catalogue> {
  const module = (await import(join(root, 'locales', language, `${area}.ts`))) as Record<string, Catalogue>;
  const catalogue = module[area];
  if (!catalogue) throw new Error(`locales/${language}/${area}.ts exports no ${area}`);
  return catalogue;
}

/** Parameter names with their plural forms: `n|one|other`. */
function parametersOf(text: string): string[] {
  const found = [...text.matchAll(/\{(\w+)((?:\|\w+=[^|{}]*)*)\}/g)].map(([, name]) => name!);
  return [...new Set(found)].sort();
}

function sources(folder: string): string {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}

// The worker says one sentence itself, for the cards in pages.
const code = sources(join(root, 'ui')) + sources(join(root, 'background', 'budget'));
/** Keys that are put together: `reason.${code}` stands for every key of that shape. */
const templates = [...code.matchAll(/`([a-z][\w.-]*\$\{[^`]*)`/g)].map(([, template]) => {
  const pattern = template!
    .replaceAll(/\$\{[^{}]*\}/g, '\u0000')
    .replaceAll('.', '\\.')
    .replaceAll('\u0000', '[\\w.-]*');
  return new RegExp(`^${pattern}$`);
});

describe('the catalogues', () => {
  it('are there', () => expect(areas).toEqual(expect.arrayContaining(['shared', 'popup', 'dashboard'])));

  for (const area of areas) {
    it(`${area}: both languages have the same keys with the same parameters`, async () => {
      const [en, italian] = [await load('en', area), await load('it', area)];
      expect(Object.keys(italian).sort()).toEqual(Object.keys(en).sort());
      for (const [key, text] of Object.entries(en))
        expect([key, ...parametersOf(italian[key]!)]).toEqual([key, ...parametersOf(text)]);
    });

    it(`${area}: no text is empty, exclaims, or is left in the other language`, async () => {
      const [en, italian] = [await load('en', area), await load('it', area)];
      for (const [key, text] of [...Object.entries(en), ...Object.entries(italian)]) {
        expect(text.trim(), key).not.toBe('');
        expect(text, key).not.toMatch(/!|\boops\b|\bAI\b|\p{Extended_Pictographic}/iu);
      }
      // Names and field terms may be the same; a sentence may not.
      for (const [key, text] of Object.entries(en))
        if (text.split(' ').length > 3) expect(italian[key], key).not.toBe(text);
    });

    it(`${area}: every key is used`, async () => {
      const unused = Object.keys(await load('en', area)).filter(
        (key) => !code.includes(`'${key}'`) && !templates.some((template) => template.test(key)),
      );
      expect(unused).toEqual([]);
    });
  }

  for (const together of [
    ['shared', 'overlay'],
    ['shared', 'pages', 'popup'],
    ['shared', 'pages', 'dashboard', 'targets', 'why'],
  ])
    it(`${together.join(', ')}: no key is written twice`, async () => {
      const keys = (await Promise.all(together.map((area) => load('en', area)))).flatMap(Object.keys);
      expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    });

  it('have words for every code, and none for a code that is gone', async () => {
    // Problems of files are told on the dashboard alone: the content script does not carry their words.
    const shared = { ...(await load('en', 'shared')), ...(await load('en', 'pages')) };
    const family = (prefix: string) =>
      Object.keys(shared)
        .filter((key) => key.startsWith(`${prefix}.`))
        .map((key) => key.split('.')[1]!);
    const families = {
      reason: reasonCodes,
      grey: reasonCodes,
      kpi: kpiKeys,
      metric: [...metricKeys, ...Object.keys(businessFigures)],
      failure: failureCodes,
    };
    for (const [prefix, codes] of Object.entries(families))
      expect([...new Set(family(prefix))].sort(), prefix).toEqual([...codes].sort());
    expect(
      family('problem')
        .filter((key) => key !== 'said')
        .sort(),
    ).toEqual([...problemCodes].sort());
  });
});
