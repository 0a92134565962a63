import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';

import { scrollTable } from '../demo/drive';
import { demoAddresses, demoOf, type Demo } from '../demo/serve';
import { judgedDays, rightMoves, targetDays } from '../demo/truth';
import { accounts, worldOf, type DemoAccount } from '../demo/world';
import { browserNames, launch, waitFor, type Rig } from './browser';
import { checkLights, rowsWithoutLight } from './check';
import { wordsOn } from './forms';
import { addTarget, lightsUp, visit } from './journey';
import { seenOverlay } from './lights';
import { strangers } from './network';
import { ask, badgeText } from './worker';

describe.each(browserNames)('from a campaign table to a light, in %s', (name) => {
  let demo: Demo;
  let rig: Rig;
  const account = (key: string) =>
    worldOf(demo.shell.today, demo.shell.dayDone).accounts.find((one) => one.key === key) as DemoAccount;

  beforeAll(async () => {
    demo = await demoOf({ delay: [30, 120] });
    rig = await launch({ name, demo });
  });
  afterAll(() => rig?.close());

  it('takes targets on the dashboard', async () => {
    const days = targetDays(demo.shell.today);
    await addTarget(rig, {
      kpi: 'cpa',
      value: '25',
      currency: 'EUR',
      days,
      console: 'google-ads',
      main: true,
    });
    await addTarget(rig, { kpi: 'cpa', value: '22', currency: 'EUR', days, console: 'meta-ads' });
  });

  describe.each([
    ['google', accounts.colle.key],
    ['meta', accounts.meta.key],
  ] as const)('on %s', (which, key) => {
    let page: Page;

    it('keeps what the page shows, for each range that is opened', { timeout: 120_000 }, async () => {
      page = await visit(rig, demoAddresses[which](), account(key), demo);
    });

    it('puts the right light beside each campaign', async () => {
      await lightsUp(rig, page);
      const seen = new Set<string>();
      for (const top of [0, 400, 900, 1300]) {
        await scrollTable(page, top);
        await waitFor(
          async () => (await rowsWithoutLight(rig, page)).length === 0,
          10,
          'a light in every row',
        );
        const { lights, wrong } = await checkLights(rig, page, account(key), judgedDays(demo.shell.today));
        expect(wrong).toEqual([]);
        for (const light of lights) seen.add(light.row?.id ?? '');
      }
      expect(seen.size).toBeGreaterThanOrEqual(Math.min(40, account(key).campaigns.length));
    });

    it('tells a light in its card: what moved it, and the mathematics', async () => {
      // One with figures, that the table's own scroll has not carried out of sight.
      const { lights } = await seenOverlay(rig, page);
      const { x, y } = lights.find(({ figures, box }) => figures !== '' && box.y > 300 && box.y < 700)!.box;
      await page.mouse.click(x + 12, y + 12);
      const told = async () => (await seenOverlay(rig, page)).cards.join('');
      await waitFor(async () => (await told()).includes('CPA = spend ÷ conversions'), 10, 'the mathematics');
      expect(await told()).toMatch(/Why it changed(?!Comparing|This cannot)/);
      await page.keyboard.press('Escape');
    });
  });

  it('says the same in the popup, and counts the reds on the badge', async () => {
    const popup = await rig.extensionPage('popup.html');
    const { lights } = await ask(popup, 'overview', {});
    expect(lights.length).toBe(2);
    await waitFor(
      async () => (await popup.$$('[class*="light-shape"]')).length >= 2,
      10,
      'lights in the popup',
    );
    const says = await wordsOn(popup);
    expect(says).toContain('CPA');
    const reds = lights.filter((light) => light.light === 'red').length;
    expect(await badgeText(popup)).toBe(reds === 0 ? '' : String(reds));
    // From what the pages showed: money goes from what is dear to what does well, in each account.
    const { pools } = await ask(popup, 'hints.list', {});
    expect(pools.map(({ moves }) => moves.length >= 2)).toEqual([true, true]);
    for (const pool of pools)
      for (const { from, to } of pool.moves) {
        const own = [accounts.colle.key, accounts.meta.key].map(account);
        const of = own.find(({ platform }) => platform === pool.accounts[0]!.platform)!;
        expect(rightMoves(of, from.campaigns[0]!, to.campaigns[0]!)).toBe(true);
      }
    await popup.close();
  });

  it('raises no error in the console pages and reaches for nothing', () => {
    expect(rig.errors).toEqual([]);
    expect(rig.requests.refused).toEqual([]);
    expect(strangers(rig.proxy.attempts)).toEqual([]);
  });
});
