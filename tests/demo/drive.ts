import type { Page } from 'puppeteer-core';

import type { Choice } from './pages/presets';

/** The demo's consoles driven by hand: clicks, typing and the wheel, as a user would. */

const LOADING = 'particle-content-loading, [aria-busy="true"]';
const ROWS =
  '.particle-table-row:not([style*="display: none"], [style*="display:none"]), ._1gda._2djg:not([data-pagelet])';

/** Waits until the table has loaded: rows, or a line that says there are none. */
export async function tableLoaded(page: Page): Promise<void> {
  await page.waitForFunction(
    (loading, rows) =>
      !document.querySelector(loading) &&
      document.querySelector(`${rows}, .particle-table-placeholder`) !== null,
    { timeout: 20_000 },
    LOADING,
    ROWS,
  );
}

/** Chooses a range in the page's own picker and waits for the table. */
export async function chooseRange(page: Page, choice: Choice): Promise<void> {
  await page.evaluate(() => document.querySelector('.base-root')?.scrollTo(0, 0));
  await page.click('.main-content, .demo-date');
  if ('preset' in choice) await page.click(`[data-preset="${choice.preset}"]`);
  else {
    for (const end of ['from', 'to'] as const)
      await page.$eval(
        `.demo-panel [name="${end}"]`,
        (input, day) => void ((input as HTMLInputElement).value = day),
        choice[end],
      );
    await page.click('.demo-panel [data-apply]');
  }
  await tableLoaded(page);
}

/** Scrolls the table to `top` pixels: by its scroll host in Google's way, by the wheel in Meta's. */
export async function scrollTable(page: Page, top: number, left = 0): Promise<void> {
  await page.evaluate(
    (y, x) => {
      const host = document.querySelector('.base-root');
      if (host) host.scrollTo(x, y);
      const table = document.querySelector('.demo-meta');
      // Far up and left first, so that the wheel's way ends where it was asked to.
      table?.dispatchEvent(
        new WheelEvent('wheel', { deltaX: -1e6, deltaY: -1e6, bubbles: true, cancelable: true }),
      );
      table?.dispatchEvent(
        new WheelEvent('wheel', { deltaX: x, deltaY: y, bubbles: true, cancelable: true }),
      );
    },
    top,
    left,
  );
}

/** Scrolls through the whole table, a screen at a time, so that every row has been in the document. */
export async function seeWholeTable(page: Page, pause = 450): Promise<void> {
  const height = await page.evaluate(() => {
    const host = document.querySelector('.base-root');
    if (host) return host.scrollHeight;
    const footer = document.querySelector('[data-pagelet]')?.textContent ?? '';
    return Number(/\d+/.exec(footer)?.[0] ?? 0) * 46;
  });
  for (let top = 0; top < height; top += 600) {
    await scrollTable(page, top);
    await new Promise((done) => setTimeout(done, pause));
  }
  await scrollTable(page, 0);
}

export async function filterBy(page: Page, text: string): Promise<void> {
  await page.$eval(
    '.demo-find',
    (input, value) => {
      (input as HTMLInputElement).value = value;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    },
    text,
  );
  await tableLoaded(page);
}

/** Sorts by a column: a key of Google's (`stats.cost`) or of Meta's (`spend`). */
export async function sortBy(page: Page, key: string): Promise<void> {
  await page.evaluate((wanted) => {
    const google = document.querySelector<HTMLElement>(`[role=columnheader][essfield="${wanted}"]`);
    const meta = document.querySelector<HTMLElement>(
      `[data-surface="/am/table/table_column_header:${wanted}"]`,
    );
    (google ?? meta)?.click();
  }, key);
  await tableLoaded(page);
}

/** Opens a campaign: its ad groups or ad sets. */
export async function openCampaign(page: Page, name: string): Promise<void> {
  await page.evaluate((wanted) => {
    const links = [...document.querySelectorAll<HTMLElement>('.ess-cell-link, ._3dfi')];
    links.find((link) => link.textContent === wanted)?.click();
  }, name);
  await tableLoaded(page);
}

/** Switches to another Google account by the header's menu. */
export async function switchAccount(page: Page, key: string): Promise<void> {
  await page.select('.demo-accounts', key);
}

/** A row as it is seen: name, id where the page says it, the texts of its cells, and its place. */
export interface SeenRow {
  id: string | null;
  name: string;
  text: string;
  top: number;
  height: number;
}

/** The rows that are in view now, top to bottom. */
export async function rowsInView(page: Page): Promise<SeenRow[]> {
  return page.evaluate((rows) => {
    const seen = [...document.querySelectorAll<HTMLElement>(rows)].map((row) => {
      const link = row.querySelector<HTMLAnchorElement>('.ess-cell-link, ._3dfi');
      const surface = row.querySelector('[data-surface]')?.getAttribute('data-surface') ?? '';
      const id =
        /table_row:(\d+)unit/.exec(surface)?.[1] ??
        /(?:campaignId|adGroupId)=(\d+)/.exec(link?.getAttribute('href') ?? '')?.[1] ??
        row.querySelector('[adobjectid]')?.getAttribute('adobjectid') ??
        null;
      const box = row.getBoundingClientRect();
      return {
        id,
        name: link?.textContent ?? '',
        text: row.textContent ?? '',
        top: box.top,
        height: box.height,
      };
    });
    return seen
      .filter((row) => row.height > 0 && row.top > -20 && row.top < innerHeight)
      .sort((a, b) => a.top - b.top);
  }, ROWS);
}
