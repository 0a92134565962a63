import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';

import { budget as words } from '@/locales/en/budget';
import { limits } from '@/locales/en/limits';
import { demoReadings } from '../background/demo-readings';
import { demoOf, type Demo } from '../demo/serve';
import { rightMoves, targetDays } from '../demo/truth';
import { accounts, worldOf, type DemoAccount } from '../demo/world';
import { plainTarget } from '../store/targets';
import { launch, waitFor, type Rig } from './browser';
import { fill, press, wordsOn } from './forms';
import { ask } from './worker';

/** The readings are handed to the worker as a content script does; that consoles give them is the main path's test. */
describe('the budget, from a move to a plan', () => {
  let demo: Demo;
  let rig: Rig;
  let page: Page;
  let account: DemoAccount;
  const moves = async () => (await ask(page, 'hints.list', {})).pools.flatMap((pool) => pool.moves);
  const says = (text: string) => waitFor(async () => (await wordsOn(page)).includes(text), 10, text);

  beforeAll(async () => {
    demo = await demoOf({});
    rig = await launch({ name: 'chromium', demo });
    const { today, dayDone } = demo.shell;
    const world = worldOf(today, dayDone);
    account = world.accounts.find(({ key }) => key === accounts.colle.key) as DemoAccount;
    page = await rig.extensionPage('dashboard.html#/budget');
    const choices = [{ preset: 'last7' }, { preset: 'last30' }, { preset: 'today' }] as const;
    // Ten minutes ago, but today: soon after midnight that is the day before.
    const readAt = new Date(Math.max(Date.now() - 600_000, new Date().setHours(0, 0, 0, 0))).toISOString();
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    for (const reading of demoReadings(world, account, choices, readAt, timeZone))
      await ask(page, 'reading.add', { reading });
    const period = { kind: 'once' as const, range: targetDays(today) };
    await ask(page, 'targets.save', { targets: [plainTarget({ period, main: true, value: 18 })] });
  });
  afterAll(() => rig?.close());

  it('proposes two or three moves that a good media buyer would agree with, in the popup as well', async () => {
    const found = await moves();
    expect(found.length).toBeGreaterThanOrEqual(2);
    expect(found.length).toBeLessThanOrEqual(3);
    for (const { from, to } of found)
      expect(rightMoves(account, from.campaigns[0]!, to.campaigns[0]!)).toBe(true);
    const popup = await rig.extensionPage('popup.html');
    await waitFor(
      async () => (await wordsOn(popup)).includes(words['popup.moves']),
      10,
      'moves in the popup',
    );
    expect(await wordsOn(popup)).toContain(found[0]!.to.name);
    await popup.close();
  });

  it('takes a decision, keeps it in the ledger, and takes it back', async () => {
    const [first] = await moves();
    await says(first!.from.name);
    await press(page, words['hint.done']);
    await waitFor(async () => (await moves()).every(({ id }) => id !== first!.id), 10, 'the move to go');
    await says(words['done.hint-done']);
    await press(page, words['budget.part.past']);
    await says(first!.to.name);
    await says('Done on');
    await press(page, 'Undo');
    await waitFor(async () => (await moves()).some(({ id }) => id === first!.id), 10, 'the move to be back');
  });

  it('forecasts a target while a slider moves, and keeps the plan', async () => {
    await press(page, words['budget.part.what-if']);
    await says(words['whatif.now']);
    const before = await wordsOn(page);
    expect(before).not.toContain(words['whatif.plan']);
    await page.focus('.sliders li input[type=range]');
    // The keyboard is enough.
    for (let turn = 0; turn < 5; turn++) await page.keyboard.press('PageDown');
    await says(words['whatif.plan']);
    await fill(page, words['whatif.name'], 'Less of the largest');
    await press(page, words['whatif.keep']);
    await says('Less of the largest');
    const { plans } = await ask(page, 'budget.scene', {});
    expect(plans.map(({ name }) => name)).toEqual(['Less of the largest']);
    expect(Object.keys(plans[0]!.spend)).toHaveLength(1);
  });

  it('keeps the limit of a group, and works a plan out inside it', async () => {
    await press(page, words['budget.part.rules']);
    await fill(page, limits['limits.most'], '5000');
    await press(page, limits['limits.add']);
    await press(page, words['budget.part.what-if']);
    await says('at most €5,000 a day');
    await press(page, limits['aim.place']);
    await says('On the sliders:');
  });
});
