import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { cases } from '../consoles/replay';
import { savedPageReader, type SavedPageReader } from '../tools/saved-pages';

/** The same pages as in the unit tests, by the built content script and with the layout of a real browser. */
describe('saved pages in Chromium', () => {
  let reader: SavedPageReader;
  beforeAll(async () => {
    reader = await savedPageReader();
  }, 120_000);
  afterAll(() => reader.close());

  it.each(cases().map((one) => [one.name, one] as const))('%s', async (_, { html, expected }) => {
    const { url, now, reading, problems } = expected;
    const read = await reader.read({ url, html, now });
    expect(read).toEqual({ reading: reading && { ...reading, problems }, problems });
  });

  it('takes an address of no console calmly', async () => {
    const read = await reader.read({ url: 'https://example.com/aw/campaigns', html: '<table></table>' });
    expect(read).toEqual({ reading: null, problems: [{ code: 'not-campaign-table', params: {} }] });
  });

  it('reads at hosts that are asked for later', async () => {
    const { html, expected } = cases().find(({ name }) => name === 'meta-ads/ad-sets')!;
    const url = expected.url.replace('adsmanager.facebook.com', 'www.facebook.com');
    expect((await reader.read({ url, html })).reading?.rows).toEqual(expected.reading!.rows);
  });

  it("runs none of the page's own scripts, and fetches nothing", async () => {
    const html =
      '<html lang="en"><meta http-equiv="refresh" content="0;url=/elsewhere"><script>document.title="ran"</script><img src="https://example.com/a.png" onerror="document.title=1"></html>';
    const { problems } = await reader.read({ url: 'https://ads.google.com/aw/campaigns', html });
    expect(problems.map(({ code }) => code)).toEqual(['not-campaign-table']);
  });
});
