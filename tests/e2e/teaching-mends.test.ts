import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { addDays } from '@/model/day';
import { demoOf, type Demo } from '../demo/serve';
import { plainTarget } from '../store/targets';
import { launch, waitFor, type Rig } from './browser';
import { seenOverlay } from './lights';
import { inPanel, panelIsThere, panelText, pressInPanel, typeInSelect } from './teaching-panel';
import { ask } from './worker';

const ADDRESS = 'https://ads.google.com/aw/campaigns?ocid=7';
const api = '(globalThis.browser ?? chrome)';

/** The console after a change of its layout: words and elements of its table are nobody's. Another table stands beside it. */
function changedConsole(days: string, compared: string): string {
  const row = (id: number, name: string, ...cells: string[]) =>
    `<div role="row"><div role="gridcell"><a href="/aw/elsewhere?campaignId=${id}">${name}</a></div>${cells.map((cell) => `<div role="gridcell">${cell}</div>`).join('')}</div>`;
  return `<!doctype html><html lang="en"><head><title>Campaigns</title><link rel="icon" href="data:,">
    <style>[role=row]{display:flex}[role=row]>*{width:180px;padding:8px} header{position:sticky;top:0;z-index:2147483647;background:#eee}
    div{letter-spacing:2px!important}</style></head><body>
    <header>Console</header><account-ids><div class="account-info" title="412-555-0187 Harbour Lamps">Harbour Lamps</div></account-ids>
    <p class="now"><span>${days}</span></p><p class="then"><span>${compared}</span></p>
    <div role="grid" class="own"><div role="row"><div role="columnheader">Flume</div><div role="columnheader">Blorp</div><div role="columnheader">Zing</div></div>
    ${row(11, 'Alpha', '$4,000.00', '40')}${row(12, 'Beta', '$1,200.00', '120')}</div>
    <table><thead><tr><th>Note</th><th>Age</th></tr></thead><tbody><tr><td>Call</td><td>3</td></tr><tr><td>Mail</td><td>5</td></tr></tbody></table></body></html>`;
}

/** The middle of an element, in pixels of the viewport. */
async function middleOf(page: Page, selector: string): Promise<[number, number]> {
  return page.$eval(selector, (one) => {
    const { x, y, width, height } = one.getBoundingClientRect();
    return [x + width / 2, y + height / 2] as [number, number];
  });
}

/** Presses the button of a page of ours that is called so. */
const pressNamed = (page: Page, name: string) =>
  waitFor(
    () =>
      page.evaluate((wanted) => {
        const named = [...document.querySelectorAll('button')].find(
          (one) => (one.getAttribute('aria-label') ?? one.textContent) === wanted,
        );
        named?.click();
        return named !== undefined;
      }, name),
    10,
    `the button ${name}`,
  );

describe('a console whose layout changed', () => {
  let rig: Rig;
  let demo: Demo;
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'lampadina-maps-'));
    const base = await demoOf();
    const ago = (days: number) => addDays(base.shell.today, -days);
    const body = changedConsole(`${ago(20)} – ${ago(1)}`, `${ago(41)} – ${ago(21)}`);
    demo = {
      ...base,
      answer: (url) =>
        url.startsWith('https://ads.google.com/aw/')
          ? { status: 200, contentType: 'text/html; charset=utf-8', body }
          : base.answer(url),
    };
    rig = await launch({ name: 'chromium', demo });
  }, 120_000);
  afterAll(async () => {
    await rig?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  it(
    'is taught from the popup by pointing, and its map is kept in Settings',
    { timeout: 90_000 },
    async () => {
      const { today } = demo.shell;
      const probe = await rig.extensionPage('dashboard.html#settings');
      const range = { from: addDays(today, -20), to: addDays(today, 20) };
      await ask(probe, 'targets.save', {
        targets: [plainTarget({ currency: 'USD', period: { kind: 'once', range } })],
      });
      const page = await rig.open(ADDRESS);
      await page.bringToFront();

      // The popup stands beside the tab, as the toolbar has it: the tab stays the active one.
      const opening = rig.browser.waitForTarget((one) => one.url().endsWith('/popup.html'));
      await probe.evaluate(
        `void ${api}.tabs.create({ url: ${api}.runtime.getURL('popup.html'), active: false })`,
      );
      const popup = (await (await opening).page())!;
      await waitFor(
        () =>
          popup.evaluate(() => {
            const known = document.body.textContent.includes('layout that Lampadina does not know');
            // It is opened again once it has said something else: the page may not have been looked at yet.
            const said = document.querySelector('main') !== null && !document.querySelector('.loading');
            if (!known && said) location.reload();
            return known;
          }),
        30,
        'the popup to say that the layout is unknown',
      );
      await pressNamed(popup, 'Teach this page');
      await page.bringToFront();
      await waitFor(() => panelIsThere(rig, page), 10, 'the panel');

      // Pointing at a link of the table chooses the table and follows nothing.
      await pressInPanel(rig, page, 'Point at the table');
      await page.mouse.click(...(await middleOf(page, '.own a')));
      expect(page.url()).toBe(ADDRESS);
      await typeInSelect(rig, page, 'column-1', 'Spend');
      await typeInSelect(rig, page, 'column-2', 'Conversions');
      await pressInPanel(rig, page, 'Point at the dates');
      await page.mouse.click(...(await middleOf(page, '.own a')));
      expect(await panelText(rig, page)).toContain('No dates can be read there');
      await page.mouse.click(...(await middleOf(page, '.now span')));
      const chosen = `(root) => [...root.querySelectorAll('input[name="days"]:checked')].map((one) => one.parentElement.textContent)`;
      expect(await inPanel<string[]>(rig, page, chosen)).toEqual([
        expect.stringMatching(`^${addDays(today, -20)}`),
      ]);
      expect(await inPanel(rig, page, `(root) => root.activeElement?.id`)).toBe('point-days');
      await typeInSelect(rig, page, 'attribution', '7-day click');
      await pressInPanel(rig, page, 'Save');
      await waitFor(async () => (await panelText(rig, page)).includes('Taught'), 10, 'the map to be kept');
      await page.keyboard.press('Escape');
      // No reload: the page that was taught has its lights at once.
      await waitFor(async () => (await seenOverlay(rig, page)).lights.length === 2, 15, 'two lights');
      expect((await seenOverlay(rig, page)).lights.map(({ colour }) => colour)).toEqual(['red', 'green']);
      const [site] = await ask(probe, 'teaching.list', {});
      expect(site!.map).toMatchObject({ platform: 'google-ads', attribution: '7d_click_1d_view' });
      expect(rig.errors).toEqual([]);

      await probe.bringToFront();
      const names = async () => (await ask(probe, 'teaching.list', {})).map(({ map }) => map.name);
      await pressNamed(probe, 'Edit ads.google.com');
      const field = (await probe.waitForSelector('.site-edit input')) as ElementHandle<HTMLInputElement>;
      await field.click({ clickCount: 3 });
      await probe.keyboard.type('Harbour');
      await pressNamed(probe, 'Save');
      await waitFor(async () => (await names()).join() === 'Harbour', 5, 'the new name');
      // A map that would read every site, from somebody else.
      const file = path.join(folder, 'hostile.json');
      writeFileSync(file, JSON.stringify({ ...site!.map, origin: 'https://*', platform: 'other' }));
      const input = await probe.$('[aria-labelledby="taught-sites"] input[type="file"]');
      await (input as ElementHandle<HTMLInputElement>).uploadFile(file);
      const alert = () =>
        probe.$eval('[aria-labelledby="taught-sites"] [role="alert"]', (one) => one.textContent);
      await waitFor(async () => (await alert()).includes('fit at: origin'), 5, 'the refusal');
      await pressNamed(probe, 'Delete Harbour');
      await waitFor(async () => (await names()).length === 0, 5, 'the map to be gone');
      const said = () => probe.evaluate(() => document.body.textContent.includes('Harbour deleted'));
      await waitFor(said, 5, 'the notice with its undo');
      await pressNamed(probe, 'Undo');
      await waitFor(async () => (await names()).join() === 'Harbour', 5, 'the map to be back');
    },
  );
});
