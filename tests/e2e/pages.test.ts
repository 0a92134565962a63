import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';

import { defaultSettings, type Settings } from '@/model/settings';
import { demoAddresses, demoOf, type Demo } from '../demo/serve';
import { targetDays } from '../demo/truth';
import { accounts, worldOf, type DemoAccount } from '../demo/world';
import { launch, waitFor, type Rig } from './browser';
import { wordsOn } from './forms';
import { addTarget, lightsUp, visit } from './journey';
import { ask } from './worker';

/** What axe finds wrong on a page of ours: each rule with the places it found. */
async function accessProblems(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return (await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target.join(' ')).join(' | ')))`,
  )) as string[];
}

/** Pixels by which the page is wider than its window. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Tables of a page that are wider than their place, by their heads. */
const tooWide = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.table-scroll')]
      .filter((one) => one.scrollWidth > one.clientWidth)
      .map((one) => one.querySelector('tr')?.textContent ?? ''),
  );

const parts = ['lights', 'targets', 'budget', 'business', 'data', 'readers', 'settings'] as const;

describe('the popup and the dashboard', () => {
  let demo: Demo;
  let rig: Rig;
  beforeAll(async () => {
    demo = await demoOf({ delay: [20, 60] });
    rig = await launch({ name: 'chromium', demo });
  });
  afterAll(() => rig?.close());

  async function use(settings: Partial<Settings>): Promise<void> {
    const page = await rig.extensionPage('dashboard.html#settings');
    await ask(page, 'settings.set', { settings: { ...defaultSettings, ...settings } });
    await page.close();
  }

  async function open(file: string, size: { width: number; height: number }): Promise<Page> {
    const page = await rig.extensionPage(file);
    await page.setViewport(size);
    await waitFor(() =>
      page.evaluate(
        () =>
          document.querySelector('main') !== null && !document.querySelector('[aria-busy="true"], .loading'),
      ),
    );
    return page;
  }
  const openPopup = () => open('popup.html', { width: 400, height: 600 });

  it('say what to do when there is nothing yet', async () => {
    const popup = await openPopup();
    expect((await wordsOn(popup)).length).toBeGreaterThan(40);
    expect((await popup.$$('button, a')).length).toBeGreaterThan(0);
    expect(await accessProblems(popup)).toEqual([]);
    await popup.close();
    for (const part of parts) {
      const page = await open(`dashboard.html#${part}`, { width: 1280, height: 800 });
      expect((await wordsOn(page)).length).toBeGreaterThan(40);
      expect(await accessProblems(page)).toEqual([]);
      await page.close();
    }
  });

  describe('with targets and readings', () => {
    beforeAll(async () => {
      const days = targetDays(demo.shell.today);
      await addTarget(rig, { kpi: 'cpa', value: '25', currency: 'EUR', days, main: true });
      await addTarget(rig, { kpi: 'roas', value: '3', days });
      const account = worldOf(demo.shell.today, demo.shell.dayDone).accounts.find(
        (one) => one.key === accounts.colle.key,
      ) as DemoAccount;
      await lightsUp(rig, await visit(rig, demoAddresses.google(), account, demo));
    }, 120_000);

    const looks = [
      { language: 'en', theme: 'light' },
      { language: 'en', theme: 'dark' },
      { language: 'it', theme: 'light' },
      { language: 'it', theme: 'dark' },
    ] as const;

    it.each(looks)('are open to everybody: $language, $theme', { timeout: 120_000 }, async (look) => {
      await use({ ...look, palette: look.theme === 'dark' ? 'calm' : 'signal' });
      const popup = await openPopup();
      await waitFor(async () => (await popup.$$('[class*="light-shape"]')).length > 0);
      expect(await popup.evaluate(() => document.documentElement.lang)).toBe(look.language);
      expect(await accessProblems(popup)).toEqual([]);
      expect(await overflow(popup)).toBe(0);
      await popup.close();
      for (const part of parts) {
        const page = await open(`dashboard.html#${part}`, { width: 1280, height: 800 });
        expect([part, await accessProblems(page)]).toEqual([part, []]);
        for (const width of [800, 640, 400]) {
          await page.setViewport({ width, height: 800 });
          expect([part, width, await overflow(page)]).toEqual([part, width, 0]);
          if (width === 800) expect([part, await tooWide(page)]).toEqual([part, []]);
        }
        await page.close();
      }
    });

    it('hold no key instead of words', async () => {
      for (const language of ['en', 'it'] as const) {
        await use({ language });
        for (const file of ['popup.html', ...parts.map((part) => `dashboard.html#${part}`)]) {
          const page = await open(file, { width: 1280, height: 800 });
          expect(
            (await wordsOn(page))
              .match(/\b[a-z]+\.[a-z]+(?:[.-][a-z]+)*\b(?!\.)/gi)
              ?.filter((word) => /^[a-z]+\.[a-z.-]+$/.test(word)) ?? [],
          ).toEqual([]);
          await page.close();
        }
      }
    });

    it('are walked through by the keyboard alone', async () => {
      await use({ language: 'en' });
      const popup = await openPopup();
      const reached = new Set<string>();
      for (let step = 0; step < 40; step++) {
        await popup.keyboard.press('Tab');
        reached.add(
          await popup.evaluate(() => {
            const at = document.activeElement;
            return at && at !== document.body
              ? `${at.tagName} ${at.getAttribute('aria-label') ?? at.textContent?.slice(0, 40)}`
              : '';
          }),
        );
      }
      const buttons = await popup.$$eval(
        'button, a[href], summary',
        (all) => all.filter((one) => (one as HTMLElement).checkVisibility()).length,
      );
      expect([...reached].filter(Boolean).length).toBeGreaterThanOrEqual(Math.min(buttons, 20));
      await popup.close();
    });
  });
});
