import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';

import { chooseRange, scrollTable, tableLoaded } from '../demo/drive';
import { demoAddresses, demoOf, type Demo } from '../demo/serve';
import { targetDays } from '../demo/truth';
import { accounts, worldOf, type DemoAccount } from '../demo/world';
import { browserNames, launch, waitFor, type Rig } from './browser';
import { knownLights, misplaced } from './check';
import { disableInFirefox } from './firefox';
import { addTarget, lightsUp } from './journey';
import { seenOverlay } from './lights';
import { ask } from './worker';

const colle = (demo: Demo) =>
  worldOf(demo.shell.today, demo.shell.dayDone).accounts.find(
    (one) => one.id === accounts.colle.id,
  ) as DemoAccount;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Where every row, cell and header of the page stands, and how much there is to scroll. */
function layoutOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const things = document.querySelectorAll(
      '.particle-table-row, ess-cell, campaign-name, .ess-cell-link, .particle-table-header-cell, ._1gda, ._4lg0, ._13is, ._3dfi, .demo-tools, h1',
    );
    const boxes = [...things].map((thing) => {
      const { x, y, width, height } = thing.getBoundingClientRect();
      return [x, y, width, height].map((value) => Math.round(value * 100) / 100).join(' ');
    });
    const host = document.querySelector('.base-root') ?? document.documentElement;
    return [...boxes.sort(), host.scrollWidth, host.scrollHeight, document.body.scrollHeight].join('\n');
  });
}

describe.each(browserNames)('the host page, in %s', (name) => {
  let demo: Demo;
  let rig: Rig;
  beforeAll(async () => {
    demo = await demoOf({ delay: [20, 60] });
    rig = await launch({ name, demo });
    const days = targetDays(demo.shell.today);
    await addTarget(rig, { kpi: 'roas', value: '3', days, console: 'google-ads' });
    await addTarget(rig, { kpi: 'cpa', value: '22', currency: 'EUR', days, console: 'meta-ads' });
  });
  afterAll(() => rig?.close());

  const lit = async (url: string) => {
    const page = await rig.open(url);
    await tableLoaded(page);
    await chooseRange(page, { preset: 'last30' });
    await lightsUp(rig, page);
    return page;
  };

  it.each(['google', 'meta'] as const)('keeps its layout to the pixel: %s', async (which) => {
    const bare = await launch({ name, demo, extension: null });
    try {
      const without = await bare.open(demoAddresses[which]());
      await tableLoaded(without);
      await chooseRange(without, { preset: 'last30' });
      const before = await layoutOf(without);
      const page = await lit(demoAddresses[which]());
      expect(await layoutOf(page)).toBe(before);
      await scrollTable(page, 500);
      await scrollTable(without, 500);
      await pause(400);
      expect(await layoutOf(page)).toBe(await layoutOf(without));
      await page.close();
    } finally {
      await bare.close();
    }
  });

  it('forges messages and events, and nothing comes of it', async () => {
    const page = await lit(demoAddresses.google());
    const probe = await rig.extensionPage('dashboard.html#data');
    const before = await ask(probe, 'data.summary', {});
    const targets = await ask(probe, 'targets.list', {});
    await page.bringToFront();
    await page.evaluate(() => {
      const forged = [
        { kind: 'targets.remove', request: { ids: ['x'] } },
        { kind: 'remove.do', request: { account: 'x', days: null, keep: false } },
        { kind: 'reading.add', request: { reading: { source: 'page', rows: [] } } },
        'lampadina',
        null,
      ];
      for (const one of forged) {
        window.postMessage(one, '*');
        for (const type of ['message', 'lampadina', 'reading.add', 'page.read'])
          for (const target of [window, document, document.body])
            target.dispatchEvent(new CustomEvent(type, { detail: one, bubbles: true }));
      }
      for (const light of document.querySelectorAll('lampadina-light'))
        for (const type of ['click', 'pointerdown', 'mouseenter', 'focusin', 'keydown'])
          light.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
    });
    await pause(800);
    expect(await ask(probe, 'targets.list', {})).toEqual(targets);
    const after = await ask(probe, 'data.summary', {});
    expect(after.accounts.map((one) => one.campaigns)).toEqual(before.accounts.map((one) => one.campaigns));
    await probe.close();
    await page.close();
  });

  it('sees none of our figures: the roots are closed', async () => {
    const page = await lit(demoAddresses.google());
    const open = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((one) => one.localName.startsWith('lampadina'))
        .map((one) => [one.shadowRoot === null, one.textContent]),
    );
    expect(open.length).toBeGreaterThan(3);
    for (const [closed, text] of open) expect([closed, text]).toEqual([true, '']);
    await page.close();
  });

  it('removes our nodes again and again, and still stands', async () => {
    const probe = await rig.extensionPage('dashboard.html#data');
    const known = knownLights(probe, [colle(demo)]);
    const page = await lit(demoAddresses.google());
    for (let turn = 0; turn < 12; turn++) {
      await page.evaluate(() => {
        for (const one of document.querySelectorAll('*'))
          if (one.localName.startsWith('lampadina')) one.remove();
      });
      await pause(80);
      expect(await misplaced(rig, page, known)).toEqual([]);
    }
    // The page still works, and a last look finds either right lights or none.
    await chooseRange(page, { preset: 'last7' });
    await pause(600);
    expect(await misplaced(rig, page, known)).toEqual([]);
    await page.close();
    await probe.close();
  });

  it('breaks what a script may lean on, and sees no error', async () => {
    const page = await rig.browser.newPage();
    await page.evaluateOnNewDocument(() => {
      const broken = () => {
        throw new Error('the page’s own');
      };
      Object.assign(Array.prototype, { map: broken });
      Object.assign(Element.prototype, { attachShadow: broken, append: broken });
      window.addEventListener('error', () => void (document.documentElement.dataset.error = 'yes'));
    });
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      const found = demo.answer(request.url());
      // Not the demo's script: it stands on what was just broken.
      void (found && !request.url().endsWith('.js') ? request.respond(found) : request.abort());
    });
    await page.goto(demoAddresses.google());
    await pause(1500);
    expect(await page.evaluate(() => document.documentElement.dataset.error ?? 'none')).toBe('none');
    await page.close();
  });

  it('saw no error of ours', () => {
    expect(rig.errors).toEqual([]);
  });

  it('is itself again at its next look, once the extension is switched off', async () => {
    const page = await lit(demoAddresses.google());
    expect((await seenOverlay(rig, page)).hosts).toBeGreaterThan(5);
    if (name === 'firefox') await disableInFirefox(rig.browser, 'lampadina@lampadina.local');
    else await rig.browser.uninstallExtension(new URL(rig.origin).host);
    await pause(300);
    await scrollTable(page, 300);
    await page.evaluate(() =>
      document.querySelector('.particle-table-row a')?.setAttribute('title', 'touched'),
    );
    // Chromium lets our script tidy up; Firefox ends it, and takes away the sheet that kept our nodes in sight.
    const inSight = () =>
      page.evaluate(
        () =>
          [...document.querySelectorAll('*')].filter(
            (one) => one.localName.startsWith('lampadina') && getComputedStyle(one).visibility !== 'hidden',
          ).length,
      );
    await waitFor(async () => (await inSight()) === 0, 15, 'our elements to be gone');
    expect(rig.errors).toEqual([]);
  });
});
