import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';
import type { Page } from 'puppeteer-core';

import { launch, type BrowserName, type Rig } from '../browser';
import type { Demo } from '../../demo/serve';

const root = new URL('../../../', import.meta.url);
const address = 'https://ads.google.com/aw/campaigns';
const html =
  '<!doctype html><html lang="en"><head><title>Campaigns</title><link rel="icon" href="data:,"></head>' +
  '<body></body><script src="/stage.js"></script></html>';

/** A browser without the extension, and a page of our own that carries the overlay and the stage's grids. */
export async function openStage(
  name: BrowserName,
  viewport = { width: 1280, height: 800 },
): Promise<{ rig: Rig; page: Page }> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('tests/e2e/overlay/stage.ts', root))],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    alias: { '@': fileURLToPath(new URL('src', root)) },
  });
  const script = outputFiles[0]!.text;
  const demo = {
    answer: (url: string) =>
      url.endsWith('/stage.js')
        ? { status: 200, contentType: 'text/javascript', body: script }
        : { status: 200, contentType: 'text/html; charset=utf-8', body: html },
  } as Demo;
  const rig = await launch({ name, demo, extension: null, viewport });
  return { rig, page: await rig.open(address) };
}

export const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Waits until a condition of the page holds. */
export async function until(page: Page, holds: () => unknown, ms = 5000): Promise<void> {
  const end = Date.now() + ms;
  for (;;) {
    if (await page.evaluate(holds)) return;
    if (Date.now() > end) throw new Error(`never came true: ${holds.toString()}`);
    await pause(30);
  }
}
