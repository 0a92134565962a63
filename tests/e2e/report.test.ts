import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { cases } from '../consoles/replay';
import { shapeOf } from '../content/shape';
import { savedPageReader, type SavedPageReader } from '../tools/saved-pages';

/** The page laid out as consoles lay theirs out: by a style sheet, where the fixture has inline styles. */
function sheeted(html: string): string {
  const rules: string[] = [];
  const bare = html.replace(/ style="([^"]*)"/g, (_, style: string) => {
    rules.push(`[place="${rules.length}"]{${style}}`);
    return ` place="${rules.length - 1}"`;
  });
  return bare.replace(/<body|$/, (body) => `<style>${rules.join('\n')}</style>${body}`);
}

/** What "Copy a report" copies is read as the page was, by `lab read`, with the layout of a real browser. */
describe('a report of a page in Chromium', () => {
  let reader: SavedPageReader;
  beforeAll(async () => {
    reader = await savedPageReader();
  }, 120_000);
  afterAll(() => reader.close());

  const chosen = cases().filter(({ expected }) => expected.reading);
  it.each(chosen.map((one) => [one.name, one] as const))('%s', async (_, { html, expected }) => {
    const { url, now } = expected;
    const saved = { url, html: sheeted(html), now };
    const read = await reader.read(saved);
    expect(read.reading).not.toBeNull();
    const report = await reader.report(saved);
    const found = JSON.parse(/<!-- lampadina (.*) -->/.exec(report!)![1]!) as { url: string };
    const again = await reader.read({ url: found.url, html: report!, now });
    expect(report).not.toContain('<style>');
    expect(shapeOf(again)).toEqual(shapeOf(read));
  });
});
