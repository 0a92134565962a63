import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { consoleAt } from '@/consoles/hosts';
import { consoles } from '@/consoles/index';
import { problemCodes } from '@/model/problem';
import { ReadingSchema } from '@/model/reading';
import { tidyName } from '@/page/text';

import { cases, documentAt, drain } from './replay';

const all = cases();

describe('saved pages', () => {
  it('are there, for each console', () => {
    for (const console of ['google-ads', 'meta-ads'])
      expect(all.filter(({ name }) => name.startsWith(`${console}/`)).length).toBeGreaterThan(10);
  });

  it('come with what must be read there, and why they are here', () => {
    const root = fileURLToPath(new URL('../fixtures/consoles', import.meta.url));
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) =>
      file.replaceAll('\\', '/'),
    );
    const pages = files.filter((file) => file.endsWith('/page.html'));
    expect(pages.length).toBe(all.length);
    for (const page of pages)
      for (const part of ['expected.json', 'about.md'])
        expect(files).toContain(page.replace('page.html', part));
  });

  it.each(all.map((one) => [one.name, one] as const))('%s is read as expected', (_, { html, expected }) => {
    const url = new URL(expected.url);
    const document = documentAt(html, expected.url);
    const before = document.documentElement.outerHTML;
    const look = drain(consoleAt(consoles, url)!.look(document, url, expected.now));

    expect(look.state).toBe(expected.state);
    expect(look.problems).toEqual(expected.problems);
    expect(look.reading).toEqual(expected.reading && { ...expected.reading, problems: expected.problems });
    if (look.reading) expect(ReadingSchema.parse(look.reading)).toEqual(look.reading);
    for (const { code } of look.problems) expect(problemCodes).toContain(code);
    // A look leaves the page as it was.
    expect(document.documentElement.outerHTML).toBe(before);
  });

  it.each(all.filter(({ expected }) => expected.reading?.rows.length).map((one) => [one.name, one] as const))(
    '%s has an anchor for each row that was read, with its id and name',
    (_, { html, expected }) => {
      const url = new URL(expected.url);
      const document = documentAt(html, expected.url);
      const { engines } = consoleAt(consoles, url)!;
      const engine = engines.find((one) => one.find(document))!;
      const anchors = engine.anchors(engine.find(document)!);
      for (const row of expected.reading!.rows) {
        const own = anchors.filter(({ id, name }) =>
          row.id ? id === row.id || id === null : name === row.name,
        );
        const cell = own.find((anchor) => anchor.name === row.name)?.cell;
        expect(tidyName(cell?.textContent), row.name.slice(0, 40)).toContain(row.name.slice(0, 12));
      }
    },
  );
});
