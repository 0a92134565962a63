import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';

import { addDays } from '@/model/day';
import { targets as words } from '@/locales/en/targets';
import { shared } from '@/locales/en/shared';
import { why } from '@/locales/en/why';
import { demoOf } from '../demo/serve';
import { plainReading, plainRow } from '../store/readings';
import { plainTarget } from '../store/targets';
import { launch, waitFor, type Rig } from './browser';
import { fill, press, wordsOn } from './forms';
import { ask } from './worker';

/** A day of a shop: it converts worse in the last three weeks, and nothing else moves. */
const LATE = 21;
const dayOf = (back: number) => ({
  spend: 100 + (back % 3),
  impressions: 20_000,
  clicks: 400,
  conversions: back <= LATE ? 8 : 20,
  conversionValue: back <= LATE ? 400 : 1000,
});

const today = new Date().toISOString().slice(0, 10);

describe('a target, from its template to why it is missed', () => {
  let rig: Rig;
  let page: Page;
  const says = (text: string) => waitFor(async () => (await wordsOn(page)).includes(text), 15, text);

  beforeAll(async () => {
    rig = await launch({ name: 'chromium', demo: await demoOf({}) });
    page = await rig.extensionPage('dashboard.html#/targets');
    for (let back = 70; back >= 2; back -= 1) {
      const day = addDays(today, -back);
      const reading = plainReading({
        platform: 'meta-ads',
        range: { from: day, to: day },
        readAt: new Date(Date.now() - 600_000).toISOString(),
        rows: [plainRow('1', 'Shop', dayOf(back))],
        coverage: { seen: 1, total: 1 },
      });
      await ask(page, 'reading.add', { reading });
    }
  });
  afterAll(() => rig?.close());

  it('begins with a template and hears what was reached before', async () => {
    await press(page, words['targets.new']);
    await press(page, 'Sell');
    await press(page, 'CPA');
    await says('In the last 8 known weeks you reached');
    await fill(page, 'Target', '1');
    await fill(page, 'Currency', 'EUR');
    await says('€1 happened never.');
    await fill(page, 'Target', '6');
    await press(page, 'Create target');
    await says('Target created');
    const [target] = await ask(page, 'targets.list', {});
    expect(target).toMatchObject({ kpi: 'cpa', value: 6, objective: 'sell', currency: 'EUR' });
  });

  it('points at what is wrong in a formula, and judges by the one that is right', async () => {
    await press(page, words['formulas.title']);
    await fill(page, words['formula.expression'], '(conversionValue * 0.4 - spend) / spned');
    await says('No metric is called “spned” (character 35).');
    await fill(page, words['formula.expression'], '(conversionValue * 0.4 - spend) / spend');
    await says('(conversion value × 0.4 − spend) ÷ spend');
    await fill(page, words['formula.name'], 'Profit per euro');
    await press(page, words['formula.save']);
    await says(words['done.formula-saved']);
    const { formulas } = await ask(page, 'settings.get', {});
    expect(formulas).toMatchObject([{ name: 'Profit per euro', additive: false }]);
  });

  it('takes the miss apart beside the light', async () => {
    // A period of its own, so that the turn of a month makes no difference.
    const range = { from: addDays(today, -LATE), to: addDays(today, 9) };
    const target = plainTarget({ id: 'own', value: 6, period: { kind: 'once', range } });
    await ask(page, 'targets.save', { targets: [target] });
    await page.evaluate(() => {
      location.hash = '#/lights?open=own';
    });
    await says(shared['changed.title']);
    await waitFor(async () => (await page.$$('.bars li')).length > 1, 15, 'bars');
    const said = await wordsOn(page);
    expect(said).toContain('the site’s conversion rate: it fell from 5% to 2%');
    expect(said).toContain(why['changed.within']);
  });
});
