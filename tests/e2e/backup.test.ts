import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ElementHandle, Page } from 'puppeteer-core';

import { demoOf, type Demo } from '../demo/serve';
import { plainReading, plainRow } from '../store/readings';
import { launch, waitFor, type Rig } from './browser';
import { ask } from './worker';

const wide = { width: 1280, height: 900 };

describe('a backup, in a browser', () => {
  let demo: Demo;
  let rig: Rig;
  const folder = mkdtempSync(path.join(tmpdir(), 'lampadina-backup-'));
  beforeAll(async () => {
    demo = await demoOf({ delay: [20, 60] });
    rig = await launch({ name: 'chromium', demo });
  });
  afterAll(async () => {
    await rig?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const dashboard = async (on: Rig, hash: string): Promise<Page> => {
    const page = await on.extensionPage(`dashboard.html#/${hash}`);
    await page.setViewport(wide);
    return page;
  };
  const press = (page: Page, name: string) =>
    page.locator(`::-p-aria([name="${name}"][role="button"])`).click();
  const readings = async (page: Page) =>
    (await ask(page, 'data.summary', {})).accounts.reduce((sum, one) => sum + one.readings, 0);

  it('goes out, survives what is deleted, and comes back in elsewhere', async () => {
    const page = await dashboard(rig, 'data');
    for (const month of ['10', '11'])
      await ask(page, 'reading.add', {
        reading: plainReading({
          range: { from: `2025-${month}-01`, to: `2025-${month}-30` },
          readAt: `2025-12-0${month === '10' ? 1 : 2}T09:00:00Z`,
          rows: [plainRow('1', 'Brand', { spend: 100, conversions: 5 })],
        }),
      });
    await page.reload();

    const session = await page.createCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
    await press(page, 'Export everything');
    const saved = () => readdirSync(folder).find((name) => name.endsWith('.ndjson'));
    await waitFor(async () => saved() !== undefined);
    const file = path.join(folder, saved()!);
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, 'utf8')).toContain('"kind":"end"');

    // Deleted by date, and back by undo.
    await page.locator('.remove-days summary').click();
    const inputs = await page.$$('.remove-days input[type="date"]');
    await inputs[1]!.evaluate((input) => {
      (input as HTMLInputElement).value = '2025-10-31';
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await page.locator('.remove-days button[type="submit"]').click();
    await waitFor(async () => (await readings(page)) === 1);
    await press(page, 'Undo');
    await waitFor(async () => (await readings(page)) === 2);

    // The whole account, and back out of the bin after the page and the worker are gone.
    await press(page, 'Delete account');
    await page.locator('dialog ::-p-aria([name="Delete"][role="button"])').click();
    await waitFor(async () => (await readings(page)) === 0);
    await page.close();
    await rig.killBackground();
    const again = await dashboard(rig, 'data');
    await again.locator('.bin ::-p-text(Restore)').click();
    await waitFor(async () => (await readings(again)) === 2);
    await again.close();

    const elsewhere = await launch({ name: 'chromium', demo });
    try {
      const other = await dashboard(elsewhere, 'data');
      for (const expected of ['It is in', 'Everything in the file is here already']) {
        const input = await other.waitForSelector('.backup input[type="file"]');
        await (input as ElementHandle<HTMLInputElement>).uploadFile(file);
        await press(other, 'Restore');
        await other.locator(`::-p-text(${expected})`).wait();
        expect(await readings(other)).toBe(2);
      }
    } finally {
      await elsewhere.close();
    }
  });
});
