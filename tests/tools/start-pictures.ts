import path from 'node:path';

import type { Page } from 'puppeteer-core';

import { defaultSettings, type Settings } from '@/model/settings';
import { chooseRange, tableLoaded } from '../demo/drive';
import { demoAddresses, demoOf } from '../demo/serve';
import type { Rig } from '../e2e/browser';
import { lightsUp } from '../e2e/journey';
import { seenOverlay } from '../e2e/lights';
import { ask } from '../e2e/worker';

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
const wide = { width: 1440, height: 900 };
const narrow = { width: 760, height: 900 };
const popup = { width: 400, height: 600 };

/**
 * Pictures of what a user sees, saved in `folder`: the consoles with their lights, a card, the popup and the
 * dashboard; light, dark, narrow and Italian. Gives the files' names.
 */
export async function shootPages(rig: Rig, google: Page, meta: Page, folder: string): Promise<string[]> {
  const saved: string[] = [];
  const shoot = async (page: Page, name: string) => {
    await page.bringToFront();
    await pause(500);
    await page.screenshot({ path: path.join(folder, `${name}.png`) as `${string}.png` });
    saved.push(name);
  };
  const use = async (settings: Partial<Settings>) => {
    const page = await rig.extensionPage('dashboard.html#settings');
    await ask(page, 'settings.set', { settings: { ...defaultSettings, ...settings } });
    await page.close();
  };
  const shootOurs = async (file: string, size: { width: number; height: number }, name: string) => {
    const page = await rig.extensionPage(file);
    await page.setViewport(size);
    await shoot(page, name);
    await page.close();
  };

  await shoot(google, 'console-google');
  await hoverWorst(rig, google);
  await shoot(google, 'console-card');
  await google.mouse.move(5, 5);
  await google.setViewport(narrow);
  await shoot(google, 'console-narrow');
  await google.setViewport(wide);
  await shoot(meta, 'console-meta');

  const dark = await openConsole(rig, true, demoAddresses.google());
  await shoot(dark, 'console-dark');
  await dark.close();

  for (const [theme, language, suffix] of [
    ['light', 'en', ''],
    ['dark', 'en', '-dark'],
    ['light', 'it', '-italian'],
  ] as const) {
    await use({ theme, language });
    await shootOurs('popup.html', popup, `popup${suffix}`);
    for (const part of suffix === '' ? ['lights', 'targets', 'data', 'settings'] : ['lights'])
      await shootOurs(`dashboard.html#${part}`, { width: 1280, height: 860 }, `dashboard-${part}${suffix}`);
  }
  const italian = await openConsole(rig, false, demoAddresses.google('italia'));
  await shoot(italian, 'console-italian');
  await italian.close();
  await use({});
  await shootOurs('dashboard.html#lights', narrow, 'dashboard-narrow');
  return saved;
}

async function openConsole(rig: Rig, dark: boolean, url: string): Promise<Page> {
  const page = await rig.open(url, await demoOf({ dark, delay: [40, 120] }));
  await tableLoaded(page);
  await chooseRange(page, { preset: 'last30' });
  await pause(700);
  await chooseRange(page, { preset: 'today' });
  await lightsUp(rig, page);
  return page;
}

/** Moves the pointer onto the first red light in view, so that its card opens. */
async function hoverWorst(rig: Rig, page: Page): Promise<void> {
  await page.bringToFront();
  const { lights } = await seenOverlay(rig, page);
  const light = lights.find((one) => one.colour === 'red') ?? lights[0];
  if (!light) return;
  await page.mouse.move(light.box.x + light.box.width / 2, light.box.y + light.box.height / 2);
  await pause(1200);
}
