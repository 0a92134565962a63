import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';

import { demoOf, type Demo } from '../demo/serve';
import { launch, waitFor, type Rig } from './browser';
import { wordsOn } from './forms';
import { ask } from './worker';

const days = Array.from({ length: 30 }, (_, at) => `2026-09-${String(at + 1).padStart(2, '0')}`);

/** A daily report of Google Ads: two campaigns on each day of September, and totals that are none. */
const september = [
  'Campaign report',
  '"September 1, 2026 - September 30, 2026"',
  'Day,Campaign,Currency code,Cost,Impr.,Clicks,Conversions,Conv. value',
  ...days.flatMap((day) => [
    `${day},Brand,EUR,10.00,1000,50,2.00,120.00`,
    `${day},"Shoes, men",EUR,20.50,"2,000",60,1.00,80.00`,
  ]),
  ' --,Total: Campaigns,EUR,915.00,"90,000","3,300",90.00,"6,000.00"',
].join('\n');

/** What a drop of files from the desktop comes to. */
async function drop(page: Page, files: readonly { name: string; text: string }[]): Promise<void> {
  await page.evaluate(
    (given) => {
      const dataTransfer = new DataTransfer();
      for (const { name, text } of given)
        dataTransfer.items.add(new File([text], name, { lastModified: Date.parse('2026-10-01T08:00:00Z') }));
      const init = { dataTransfer, bubbles: true, cancelable: true };
      document.body.dispatchEvent(new DragEvent('dragover', init));
      document.body.dispatchEvent(new DragEvent('drop', init));
    },
    files as { name: string; text: string }[],
  );
}

const says = (page: Page, words: RegExp) =>
  waitFor(async () => words.test(await wordsOn(page)), 30, String(words));

const press = (page: Page, words: string) => page.locator(`button::-p-text(${words})`).click();

describe('report files, in chromium', () => {
  let demo: Demo;
  let rig: Rig;
  let page: Page;
  beforeAll(async () => {
    demo = await demoOf();
    rig = await launch({ name: 'chromium', demo });
    page = await rig.extensionPage('dashboard.html#/data');
    await says(page, /Fill the last months/);
  }, 120_000);
  afterAll(() => rig?.close());

  const covered = async () =>
    (await ask(page, 'data.summary', {})).accounts.map(({ rows, campaigns }) => ({ rows, campaigns }));

  it('are shown before they are added, then kept, known again, and taken out whole', async () => {
    await drop(page, [
      { name: 'september.csv', text: september },
      { name: 'broken.csv', text: 'Name,Spend\n"Shoes,3\n' },
    ]);
    await says(page, /september\.csv: this would be added/);
    await says(page, /€915\b/);
    await says(page, /1–30 Sept? 2026, every day \(30\)/);
    await says(page, /One row of totals is left out/);
    expect(await covered()).toEqual([]);

    await press(page, 'Add 60 rows');
    await says(page, /60 rows added from september\.csv/);
    expect(await covered()).toEqual([{ rows: 60, campaigns: 2 }]);
    // The second of the two files, which is cut off, stops nothing and adds nothing.
    await says(page, /broken\.csv was not added[\s\S]*ends in the middle of a cell/);
    await press(page, 'Put away');

    await drop(page, [{ name: 'again.csv', text: september }]);
    await says(page, /again\.csv is here already/);
    await press(page, 'Put away');
    expect(await covered()).toEqual([{ rows: 60, campaigns: 2 }]);

    await page.locator('summary::-p-text(Imported files)').click();
    await page.locator('[aria-label="Delete september.csv"]').click();
    await says(page, /september\.csv was deleted/);
    expect((await covered()).reduce((sum, { rows }) => sum + rows, 0)).toBe(0);
    await press(page, 'Undo');
    await waitFor(async () => (await covered())[0]?.rows === 60);
  });

  it('ask what a file does not say, and keep the answer for the next', async () => {
    const own = (day: string) => `Werbung,Tag,Geld\nAlpha,${day},"12,50"\nBeta,${day},"7,25"\n`;
    await drop(page, [{ name: 'own.csv', text: own('03/04/2026') }]);
    await says(page, /What the columns of own\.csv are/);
    await page.select('[aria-label="What “Werbung” is"]', 'campaign');
    await page.select('[aria-label="What “Tag” is"]', 'day');
    await page.select('[aria-label="What “Geld” is"]', 'spend');
    await press(page, 'Continue');
    await says(page, /Which console is this report from/);
    await page.select('.import-questions select', 'reddit-ads');
    await press(page, 'Continue');
    await says(page, /can be two days/);
    await page.locator('label::-p-text(3 Apr 2026)').click();
    await page.locator('.import-questions input[type=text]').fill('EUR');
    await press(page, 'Continue');
    await says(page, /€19\.75/);
    await press(page, 'Add 2 rows');
    await says(page, /2 rows added from own\.csv/);

    await drop(page, [{ name: 'next.csv', text: own('25/04/2026') }]);
    await says(page, /Before next\.csv can be added/);
    await press(page, 'Continue');
    await says(page, /Columns as you said/);
    await press(page, 'Do not add');
  });

  it('leave the page free, however long they are, and can be stopped', { timeout: 120_000 }, async () => {
    const rows = 100_000;
    await page.evaluate(
      `window.longest = 0; new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => { longest = Math.max(longest, duration); })).observe({ type: 'longtask' })`,
    );
    const lines = Array.from(
      { length: rows },
      (_, at) =>
        `2026-0${1 + (at % 8)}-${String(1 + (Math.floor(at / 8) % 25)).padStart(2, '0')},Campaign ${Math.floor(at / 200)},EUR,${at % 90}.25,${at % 5000},${at % 50},${at % 3}`,
    );
    const began = Date.now();
    const text = ['Day,Campaign,Currency code,Cost,Impr.,Clicks,Conversions', ...lines].join('\n');
    const file = { name: 'large.csv', text };
    // Building the file in the page holds it up: the measure is seen to work, and begins after it.
    const measureFromHere = async () => {
      await waitFor(() => page.evaluate('longest > 50'));
      await page.evaluate('longest = 0');
    };
    await drop(page, [file]);
    await measureFromHere();
    await says(page, /Whose figures are these/);
    const read = Date.now() - began;
    const before = await covered();
    await page.locator('.import-step label::-p-text(A new account)').click();
    await press(page, 'Add 100,000 rows');
    await says(page, /Adding large\.csv, [1-9][\d,]* of 100,000 rows/);
    await press(page, 'Stop, add nothing');
    await waitFor(async () => !/large\.csv/.test(await wordsOn(page)));
    expect(await covered()).toEqual(before);
    expect((await ask(page, 'imports.list', {})).map(({ file }) => file.name)).not.toContain('large.csv');

    await page.evaluate('before = longest; longest = 0');
    await drop(page, [file]);
    await measureFromHere();
    await says(page, /Whose figures are these/);
    await page.locator('.import-step label::-p-text(A new account)').click();
    await press(page, 'Add 100,000 rows');
    await says(page, /100,000 rows added from large\.csv/);
    const longest = (await page.evaluate('Math.max(before, longest)')) as number;
    process.stderr.write(`100,000 rows: read in ${read} ms, the page's longest task ${longest} ms\n`);
  });
});

describe('report files, in firefox', () => {
  it('are read by the worker of the built extension', { timeout: 120_000 }, async () => {
    const rig = await launch({ name: 'firefox', demo: await demoOf() });
    const page = await rig.extensionPage('dashboard.html#/data');
    await says(page, /Fill the last months/);
    await drop(page, [{ name: 'september.csv', text: september }]);
    await says(page, /september\.csv: this would be added[\s\S]*€915\b/);
    await press(page, 'Add 60 rows');
    await says(page, /60 rows added from september\.csv/);
    await rig.close();
  });
});
