import type { Page } from 'puppeteer-core';

import type { KpiKey } from '@/model/kpi';
import { sameRange, type Range } from '@/model/range';
import { pages as words } from '@/locales/en/pages';
import { chooseRange, seeWholeTable, tableLoaded } from '../demo/drive';
import { rangeOf } from '../demo/pages/presets';
import type { Demo } from '../demo/serve';
import type { DemoAccount } from '../demo/world';
import { waitFor, type Rig } from './browser';
import { choose, fill, press } from './forms';
import { seenOverlay } from './lights';
import { ask } from './worker';

/** A target as a user types it. */
export interface Wish {
  kpi: KpiKey;
  value: string;
  currency?: string;
  days: Range;
  console?: 'google-ads' | 'meta-ads';
  main?: boolean;
}

/** Creates a target on the dashboard, by its form. */
export async function addTarget(rig: Rig, wish: Wish): Promise<void> {
  const page = await rig.extensionPage('dashboard.html#targets');
  const before = (await ask(page, 'targets.list', {})).length;
  await press(page, 'New target');
  await choose(page, words['field.kpi'], wish.kpi);
  await fill(page, words['field.value'], wish.value);
  if (wish.currency) await fill(page, words['field.currency'], wish.currency);
  if (wish.console) {
    await choose(page, words['field.scope'], 'console');
    await choose(page, words['field.which.console'], wish.console);
  }
  await choose(page, words['field.repeat'], 'once');
  await fill(page, words['field.from'], wish.days.from);
  await fill(page, words['field.to'], wish.days.to);
  await press(page, words['action.create']);
  await waitFor(
    async () => (await ask(page, 'targets.list', {})).length === before + 1,
    10,
    'the target to be kept',
  );
  await page.close();
}

/** The ranges that a light of the demo's target needs, and two more. */
const presets = ['last7', 'yesterday', 'last30', 'today'] as const;

/** Opens a console and drives its picker over the ranges, until every row of each is kept. */
export async function visit(rig: Rig, url: string, account: DemoAccount, demo: Demo): Promise<Page> {
  // Opened first: a page behind others draws no frames, and the console is to be in front.
  const probe = await rig.extensionPage('dashboard.html#data');
  const page = await rig.open(url);
  await tableLoaded(page);
  for (const preset of presets) {
    await chooseRange(page, { preset });
    const range = rangeOf({ preset }, demo.shell.today);
    // Rows are read when the page comes to rest: on a busy machine, a user scrolls once more, and more slowly.
    for (let pause = 450; pause < 4_000; pause *= 2) {
      await seeWholeTable(page, pause);
      if (await isKept(probe, account, range, 4)) break;
    }
    await kept(probe, account, range);
  }
  await probe.close();
  return page;
}

async function isKept(probe: Page, account: DemoAccount, range: Range, seconds: number): Promise<boolean> {
  return kept(probe, account, range, seconds).then(
    () => true,
    () => false,
  );
}

/** Waits until every campaign of the account is kept for the range. `probe` is any page of ours. */
export async function kept(probe: Page, account: DemoAccount, range: Range, seconds = 30): Promise<void> {
  await waitFor(
    async () => {
      const { accounts } = await ask(probe, 'data.summary', {});
      const found = accounts.find((one) => one.account.id === account.id);
      return found?.ranges.some(
        (one) => sameRange(one.range, range) && one.seen === account.campaigns.length,
      );
    },
    seconds,
    `${account.name}, ${range.from} to ${range.to}, to be kept`,
  );
}

/** Waits until lights stand in the page that are not all grey. */
export async function lightsUp(rig: Rig, page: Page): Promise<void> {
  await waitFor(
    async () => {
      const { lights } = await seenOverlay(rig, page);
      return lights.length > 3 && lights.some((light) => light.colour !== 'grey');
    },
    20,
    'lights in the page',
  );
}
