import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';
import type { Page } from 'puppeteer-core';

import type { Demo } from '../demo/serve';
import type { Rig } from '../e2e/browser';

const ADDRESS = 'https://ads.google.com/aw/campaigns?ocid=1';

/** A page of the bench at a console's address, its script bundled from `pages/`. */
export async function openBench(
  rig: Rig,
  name: 'reading' | 'consoles' | 'storing' | 'importing' | 'overview',
  shell: Demo['shell'],
): Promise<Page> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`./pages/${name}.ts`, import.meta.url))],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2022',
    alias: { '@': fileURLToPath(new URL('../../src', import.meta.url)) },
    logLevel: 'error',
  });
  const script = outputFiles[0]?.text ?? '';
  const page =
    '<!doctype html><html lang="en"><head><link rel="icon" href="data:,"></head><body><script src="/bench.js"></script></body></html>';
  return rig.open(ADDRESS, {
    shell,
    answer: (url) =>
      url.endsWith('/bench.js')
        ? { status: 200, contentType: 'text/javascript', body: script }
        : { status: 200, contentType: 'text/html; charset=utf-8', body: page },
  });
}

/** Runs the page's `bench()` and gives what it returns. */
export function runBench<T>(page: Page): Promise<T> {
  return page.evaluate(() => (globalThis as unknown as { bench(): Promise<never> }).bench());
}
