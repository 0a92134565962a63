import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';

import { chanceOf } from '../demo/chance';
import {
  chooseRange,
  filterBy,
  openCampaign,
  rowsInView,
  scrollTable,
  sortBy,
  switchAccount,
  tableLoaded,
} from '../demo/drive';
import { demoAddresses, demoOf, type Demo } from '../demo/serve';
import { targetDays } from '../demo/truth';
import { accounts, worldOf } from '../demo/world';
import { browserNames, launch, waitFor, type Rig } from './browser';
import { knownLights, misplaced, type Known } from './check';
import { addTarget, lightsUp } from './journey';
import { seenOverlay } from './lights';
import { ask } from './worker';

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** A light stands on its own campaign or not at all, whatever the page does with its rows. */
describe.each(browserNames)('lights and recycled rows, in %s', (name) => {
  let demo: Demo;
  let rig: Rig;
  let looks = 0;
  let seen = 0;
  let probe: Page;

  beforeAll(async () => {
    demo = await demoOf({ delay: [20, 200], pageSize: 250 });
    rig = await launch({ name, demo });
    const days = targetDays(demo.shell.today);
    await addTarget(rig, { kpi: 'roas', value: '3', days, console: 'google-ads' });
    await addTarget(rig, { kpi: 'cpa', value: '22', currency: 'EUR', days, console: 'meta-ads' });
    probe = await rig.extensionPage('dashboard.html#data');
  });
  afterAll(() => rig?.close());

  const knownOf = (...keys: (keyof typeof accounts)[]) =>
    knownLights(
      probe,
      worldOf(demo.shell.today, demo.shell.dayDone).accounts.filter((one) =>
        keys.some((key) => accounts[key].id === one.id),
      ),
    );

  async function look(page: Page, known: Known): Promise<void> {
    expect(await misplaced(rig, page, known)).toEqual([]);
    looks += 1;
    seen += (await seenOverlay(rig, page)).lights.length;
  }

  it.each([
    ['Google, 250 campaigns', 'google', 'stats.cost', 'stats.clicks'],
    ['Meta, 48 campaigns', 'meta', 'spend', 'impressions'],
  ] as const)('%s: at random', { timeout: 180_000 }, async (_title, which, one, other) => {
    const page = await rig.open(which === 'google' ? demoAddresses.google('america') : demoAddresses.meta());
    await tableLoaded(page);
    await chooseRange(page, { preset: 'last30' });
    await lightsUp(rig, page);
    const known = knownOf(which === 'google' ? 'america' : 'meta');
    const chance = chanceOf(`${name} ${which}`);
    const turns = name === 'chromium' ? 60 : 24;
    for (let turn = 0; turn < turns; turn++) {
      const kind = chance();
      if (kind < 0.7) await scrollTable(page, Math.floor(chance() * (which === 'google' ? 11_000 : 1600)));
      else if (kind < 0.8) await sortBy(page, chance() < 0.5 ? one : other);
      else if (kind < 0.9)
        await filterBy(page, ['', 'Shopping', 'Kids', 'DE'][Math.floor(chance() * 4)] ?? '');
      else await chooseRange(page, { preset: chance() < 0.5 ? 'last30' : 'last7' });
      // At once, in the next frame, and when the page has come to rest.
      await look(page, known);
      await pause(chance() * 120);
      await look(page, known);
    }
    await filterBy(page, '');
    await scrollTable(page, 0);
    await lightsUp(rig, page);
    await look(page, known);
    await page.close();
  });

  it('follow a drill-down and the way back', async () => {
    const page = await rig.open(demoAddresses.google());
    await tableLoaded(page);
    await chooseRange(page, { preset: 'last30' });
    await lightsUp(rig, page);
    const known = knownOf('colle');
    const [first] = await rowsInView(page);
    await openCampaign(page, first?.name ?? '');
    for (let turn = 0; turn < 8; turn++) {
      await look(page, known);
      await pause(100);
    }
    await page.goBack();
    await tableLoaded(page);
    await lightsUp(rig, page);
    await look(page, known);
    await page.close();
  });

  it('leave with an account that is switched in the middle of a scroll', async () => {
    const page = await rig.open(demoAddresses.google('italia'));
    await tableLoaded(page);
    await chooseRange(page, { preset: 'last30' });
    await lightsUp(rig, page);
    const known = knownOf('italia', 'colle');
    await scrollTable(page, 700);
    void scrollTable(page, 1400);
    await switchAccount(page, accounts.colle.key);
    for (let turn = 0; turn < 10; turn++) {
      await look(page, known);
      await pause(60);
    }
    await tableLoaded(page);
    await lightsUp(rig, page);
    await look(page, known);
    // Neither account holds a campaign of the other.
    const { accounts: kept } = await ask(probe, 'data.summary', {});
    for (const [key, size] of [
      ['italia', 60],
      ['colle', 25],
    ] as const)
      expect(kept.find((one) => one.account.id === accounts[key].id)?.campaigns).toBeLessThanOrEqual(size);
    await page.close();
  });

  it('were looked at often enough for this to mean something', () => {
    expect(looks).toBeGreaterThan(name === 'chromium' ? 200 : 90);
    expect(seen / looks).toBeGreaterThan(5);
    expect(rig.errors).toEqual([]);
  });

  it('come back after the page’s own reload', async () => {
    const page = await rig.open(demoAddresses.google());
    await tableLoaded(page);
    await page.reload();
    await tableLoaded(page);
    await chooseRange(page, { preset: 'last30' });
    await waitFor(async () => (await seenOverlay(rig, page)).lights.length > 5, 15, 'lights after a reload');
    await look(page, knownOf('colle'));
    await page.close();
  });
});
