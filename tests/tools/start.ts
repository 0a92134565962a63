import { mkdirSync } from 'node:fs';
import path from 'node:path';

import type { Page } from 'puppeteer-core';

import { dayCount } from '@/model/range';
import { scrollTable } from '../demo/drive';
import { demoAddresses, demoOf, type Demo } from '../demo/serve';
import { judgedDays, targetDays } from '../demo/truth';
import { accounts, sum, worldOf, type DemoAccount, type World } from '../demo/world';
import { launch, type BrowserName, type Rig } from '../e2e/browser';
import { checkLights } from '../e2e/check';
import { addTarget, lightsUp, visit } from '../e2e/journey';
import type { SeenLight } from '../e2e/lights';
import { root } from './ready.mjs';
import { shootPages } from './start-pictures';

const asked = process.argv.slice(2);
const name: BrowserName = asked.includes('firefox') ? 'firefox' : 'chromium';
const hasDisplay =
  process.platform === 'darwin' ||
  process.platform === 'win32' ||
  Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
const headful = hasDisplay && !process.env.CI && !asked.includes('headless');
const pictures = path.join(root, 'screenshots');

const tell = (line: string) => console.log(line);

/** Targets and readings, by the product's own ways: the dashboard's form, and the consoles' date pickers. */
async function fillIn(rig: Rig, demo: Demo): Promise<{ page: Page; account: DemoAccount }[]> {
  const days = targetDays(demo.shell.today);
  tell('Setting targets on the dashboard …');
  const world = worldOf(demo.shell.today, demo.shell.dayDone);
  const value = String(valueAim(world, demo));
  await addTarget(rig, {
    kpi: 'conversionValue',
    value,
    currency: 'EUR',
    days,
    console: 'google-ads',
    main: true,
  });
  await addTarget(rig, { kpi: 'cpa', value: '25', currency: 'EUR', days, console: 'google-ads' });
  await addTarget(rig, { kpi: 'roas', value: '3', days, console: 'google-ads' });
  await addTarget(rig, { kpi: 'cpa', value: '22', currency: 'EUR', days, console: 'meta-ads' });
  const stops = [
    { account: accounts.colle, url: demoAddresses.google() },
    { account: accounts.meta, url: demoAddresses.meta() },
  ];
  const visited = [];
  for (const stop of stops) {
    const account = world.accounts.find((one) => one.key === stop.account.key);
    if (!account) continue;
    tell(`Opening ${account.name} and its date ranges …`);
    visited.push({ page: await visit(rig, stop.url, account, demo), account });
  }
  return visited;
}

/** A value for the target's days that is just within reach, in whole ten thousands of euros. */
function valueAim(world: World, demo: Demo): number {
  const campaigns = world.accounts.find((one) => one.key === accounts.colle.key)?.campaigns ?? [];
  const been = judgedDays(demo.shell.today);
  const perDay = sum(campaigns.map((campaign) => campaign.figures(been))).value / 100 / dayCount(been);
  return Math.round((perDay * dayCount(targetDays(demo.shell.today)) * 1.25) / 10_000) * 10_000;
}

/** Every light of an account's table, a screen at a time, held against the truth. */
async function lightsOf(rig: Rig, page: Page, account: DemoAccount, demo: Demo) {
  await page.bringToFront();
  await lightsUp(rig, page);
  const found = new Map<string, SeenLight>();
  const wrong = new Set<string>();
  for (let top = 0; top < account.campaigns.length * 48; top += 350) {
    await scrollTable(page, top);
    await new Promise((done) => setTimeout(done, 400));
    const verdict = await checkLights(rig, page, account, judgedDays(demo.shell.today));
    for (const light of verdict.lights) if (light.row?.id) found.set(light.row.id, light);
    for (const line of verdict.wrong) wrong.add(line);
  }
  await scrollTable(page, 0);
  for (const campaign of account.campaigns)
    if (!found.has(campaign.id)) wrong.add(`${campaign.name}: has no light`);
  return { found, wrong: [...wrong] };
}

const shapes = { green: '●', yellow: '▲', red: '◆', grey: '○' };

function tableOf(account: DemoAccount, found: ReadonlyMap<string, SeenLight>): string {
  const rows = account.campaigns.map((campaign) => {
    const light = found.get(campaign.id);
    const colour = light?.colour ? `${shapes[light.colour]} ${light.colour}` : '–';
    return [colour, campaign.name, light?.figures ?? '', campaign.course];
  });
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

async function walk(): Promise<number> {
  const demo = await demoOf({ delay: [40, 150] });
  const rig = await launch({ name, demo });
  try {
    const visited = await fillIn(rig, demo);
    const wrong: string[] = [];
    for (const { page, account } of visited) {
      const lights = await lightsOf(rig, page, account, demo);
      tell(
        `\n${account.name} (${account.currency}): cost per conversion, shown / target, and how the campaign was built`,
      );
      tell(tableOf(account, lights.found));
      wrong.push(...lights.wrong);
    }
    mkdirSync(pictures, { recursive: true });
    const [google, meta] = visited;
    if (!google || !meta) throw new Error('the demo lacks a console');
    const saved = await shootPages(rig, google.page, meta.page, pictures);
    tell(`\n${saved.length} screenshots in ${path.relative(process.cwd(), pictures) || '.'}`);
    wrong.push(...rig.errors.map((error) => `error in a console page: ${error}`));
    if (wrong.length > 0) tell(`\nNot as it should be:\n${wrong.join('\n')}`);
    else tell('Every light is as the demo’s own truth says.');
    return wrong.length === 0 ? 0 : 1;
  } finally {
    await rig.close();
  }
}

async function show(): Promise<number> {
  const demo = await demoOf();
  const rig = await launch({ name, demo, headful: true });
  const closed = new Promise<void>((done) => rig.browser.once('disconnected', () => done()));
  const visited = await fillIn(rig, demo);
  await visited[0]?.page.bringToFront();
  tell(
    '\nThe demo is open. Hover a light, press it, scroll, sort, change the dates; open the popup from the toolbar.',
  );
  tell('Close the browser, or press Ctrl+C, to end.');
  await closed;
  return 0;
}

process.exit(await (headful ? show() : walk()));
