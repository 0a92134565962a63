import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { cases } from '../consoles/replay';
import { shapeOf } from '../content/shape';
import { savedPageReader, type SavedPageReader } from '../tools/saved-pages';

const NAMES: ReadonlySet<string> = new Set([
  'amazon-ads/ag-en',
  'amazon-ads/udt-de',
  'google-ads/campaigns-it',
  'linkedin-ads/de-fields',
  'meta-ads/bare-de',
  'meta-ads/keyed-en',
  'meta-ads/keyed-zh-scrolled',
  'microsoft-ads/two-tables-fr',
  'pinterest-ads/by-place-en',
  'snapchat-ads/by-place-panes',
  'tiktok-ads/campaigns-en',
]);

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

  // One page of each way in which a grid is laid out; that they all are read alike, the unit tests hold without layout.
  const chosen = cases().filter(({ name }) => NAMES.has(name));
  it('finds the pages', () => expect(chosen).toHaveLength(NAMES.size));
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
