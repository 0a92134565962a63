import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { addDays } from '@/model/day';
import { readMapFile, mapFileText } from '@/model/taught-file';
import { demoOf, type Demo } from '../demo/serve';
import { plainTarget } from '../store/targets';
import { outputOf } from '../tools/ready.mjs';
import { browserNames, launch, waitFor, type Rig } from './browser';
import { panelIsThere, panelText, pressInPanel, typeInSelect } from './teaching-panel';
import { seenOverlay, type SeenLight } from './lights';
import { ask } from './worker';

const SITE = 'https://reports.shop.example';
const ADDRESS = `${SITE}/stores/48213/promotions`;

/** A site that nobody knows, with words of its own. */
function sitePage(from: string, to: string): string {
  const row = (id: number, name: string, ...cells: string[]) =>
    `<tr><td><a href="/stores/48213/promotions/p-${id}">${name}</a></td>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>Promotions</title>
    <style>body{font:14px sans-serif;margin:24px}td,th{padding:8px 40px 8px 8px;text-align:left}</style></head><body>
    <h1>Promotions</h1><p>Last import 3 May 2019</p><div class="period-picker"><span>${from} – ${to}</span></div>
    <table><thead><tr><th>Promo</th><th>Outlay</th><th>Taps</th><th>Buys</th><th>Mood</th></tr></thead><tbody>
    ${row(101, 'Olive oil', '€4,000.00', '9,120', '40', 'grim')}
    ${row(102, 'Wine', '€1,200.00', '7,310', '120', 'fine')}
    ${row(103, 'Pasta', '€2,500.50', '8,001', '100', 'so so')}
    </tbody><tfoot><tr><td>All</td><td>€7,700.50</td><td>24,431</td><td>260</td><td></td></tr></tfoot></table></body></html>`;
}

/** The built extension with the site allowed: nobody can press the browser's own question here. */
function allowedOn(browser: 'chrome' | 'firefox', site: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'lampadina-teach-'));
  cpSync(outputOf(browser), folder, { recursive: true });
  const file = path.join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { host_permissions: string[] };
  manifest.host_permissions.push(`${site}/*`);
  writeFileSync(file, JSON.stringify(manifest));
  return folder;
}

/** Of each row by its name: colour and figures of the light inside its cell of names, which stands in no other. */
async function lightsByRow(rig: Rig, page: Page): Promise<Record<string, [string | null, string] | null>> {
  const { lights } = await seenOverlay(rig, page);
  const cells = await page.$$eval('td:first-child', (all) =>
    all.map((cell) => {
      const { left, right, top, bottom } = cell.getBoundingClientRect();
      return { name: cell.textContent.trim(), left, right, top, bottom };
    }),
  );
  const within = ({ box }: SeenLight, cell: (typeof cells)[number]) =>
    box.x >= cell.left &&
    box.x + box.width <= cell.right &&
    box.y >= cell.top &&
    box.y + box.height <= cell.bottom;
  for (const light of lights) expect(cells.filter((cell) => within(light, cell))).toHaveLength(1);
  return Object.fromEntries(
    cells.map((cell) => {
      const [light] = lights.filter((one) => within(one, cell));
      return [cell.name, light ? [light.colour, light.figures] : null];
    }),
  );
}

describe.each(browserNames)('teaching a page in %s', (name) => {
  let folder = '';
  let demo: Demo;
  let rig: Rig;
  beforeAll(async () => {
    folder = allowedOn(name === 'chromium' ? 'chrome' : 'firefox', SITE);
    const base = await demoOf();
    const { today } = base.shell;
    const body = sitePage(addDays(today, -20), addDays(today, -1));
    demo = {
      ...base,
      answer: (url) =>
        url.startsWith(SITE)
          ? { status: 200, contentType: 'text/html; charset=utf-8', body }
          : base.answer(url),
    };
    rig = await launch({ name, demo, extension: folder });
  }, 120_000);
  afterAll(async () => {
    await rig?.close();
    if (folder) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it('takes a few clicks, and holds at the next visit', { timeout: 90_000 }, async () => {
    const { today } = demo.shell;
    const days = { from: addDays(today, -20), to: addDays(today, 20) };
    const page = await rig.open(ADDRESS);
    const before = await page.evaluate(() => document.body.outerHTML);
    const probe = await rig.extensionPage('dashboard.html#settings');
    const target = plainTarget({ period: { kind: 'once', range: days } });
    await ask(probe, 'targets.save', { targets: [target] });
    const api = '(globalThis.browser ?? chrome)';
    const [tab] = (await probe.evaluate(`${api}.tabs.query({ url: '${SITE}/*' })`)) as { id: number }[];
    expect(await ask(probe, 'teaching.start', { tab: tab!.id, pattern: `${SITE}/*` })).toEqual({
      started: true,
    });
    await page.bringToFront();

    // One table, one place with days outside it: both are chosen; the words of the columns are nobody's.
    await waitFor(() => panelIsThere(rig, page), 10, 'the panel');
    expect(await panelText(rig, page)).toContain('Say which column has figures');
    await typeInSelect(rig, page, 'column-1', 'Spend');
    await typeInSelect(rig, page, 'column-2', 'Clicks');
    await typeInSelect(rig, page, 'column-3', 'Conversions');
    await pressInPanel(rig, page, `${days.from} –`);
    await waitFor(async () => (await panelText(rig, page)).includes('3 campaigns'), 5, 'the preview');
    await pressInPanel(rig, page, 'Save');
    await waitFor(async () => (await panelText(rig, page)).includes('Taught'), 10, 'the map to be kept');
    await pressInPanel(rig, page, 'Done');
    expect(await page.evaluate(() => document.querySelector('lampadina-teaching'))).toBeNull();
    expect(
      await page.evaluate(() =>
        document.body.outerHTML.replace(/<lampadina-[^>]*><\/lampadina-[a-z]+>/g, ''),
      ),
    ).toBe(before);

    await page.reload();
    await waitFor(
      async () => (await seenOverlay(rig, page)).bars.length === 1,
      20,
      'the bar over the taught table',
    );
    await waitFor(async () => (await seenOverlay(rig, page)).lights.length === 3, 10, 'a light for each row');
    expect(await lightsByRow(rig, page)).toEqual({
      'Olive oil': ['red', '100 / 25'],
      Wine: ['green', '10 / 25'],
      Pasta: ['yellow', '25.01 / 25'],
      All: null,
    });
    const { accounts } = await ask(probe, 'data.summary', {});
    expect(accounts).toEqual([
      expect.objectContaining({
        account: expect.objectContaining({
          platform: 'other',
          currency: 'EUR',
          name: 'reports.shop.example · 48213',
        }),
        campaigns: 3,
      }),
    ]);
    expect(accounts[0]!.ranges[0]).toMatchObject({
      range: { from: days.from, to: addDays(today, -1) },
      problems: [],
    });
    expect(rig.errors).toEqual([]);

    // Out to a file and in again: the same map.
    const [site] = await ask(probe, 'teaching.list', {});
    await ask(probe, 'teaching.remove', { keys: [`${SITE}/stores/*/promotions`] });
    expect(await ask(probe, 'teaching.list', {})).toEqual([]);
    const read = readMapFile(mapFileText(site!.map));
    if ('refusal' in read) throw new Error(read.refusal.code);
    await ask(probe, 'teaching.save', { map: read.map });
    expect((await ask(probe, 'teaching.list', {}))[0]!.map).toEqual(site!.map);
  });
});
