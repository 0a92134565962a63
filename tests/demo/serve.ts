import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

import { addDays, type Day } from '@/model/day';
import { accounts } from './world';
import type { Shell } from './pages/dom';
import { style } from './pages/style';

export interface Answer {
  status: number;
  contentType: string;
  body: string;
}
export type DemoOptions = Partial<Shell>;

/** The demo's consoles as a function from address to answer; null for what is not theirs. */
export interface Demo {
  shell: Shell;
  answer(url: string): Answer | null;
}

const pages = {
  google: 'https://ads.google.com/',
  meta: 'https://adsmanager.facebook.com/',
} as const;
type Page = keyof typeof pages;

/** The addresses that the demo begins at. */
export const demoAddresses = {
  google: (account: keyof typeof accounts = 'colle') =>
    `${pages.google}aw/campaigns?ocid=${accounts[account].key}`,
  meta: () => `${pages.meta}adsmanager/manage/campaigns?act=${accounts.meta.key}`,
};

/** Bundles the pages' scripts and answers their addresses. */
export async function demoOf(options: DemoOptions = {}): Promise<Demo> {
  const scripts = Object.fromEntries(
    await Promise.all((Object.keys(pages) as Page[]).map(async (page) => [page, await bundled(page)])),
  ) as Record<Page, string>;
  const shell: Shell = {
    today: localToday(),
    dayDone: 0.6,
    language: null,
    dark: false,
    delay: [250, 700],
    pageSize: 500,
    build: '2026',
    ...options,
  };
  return {
    shell,
    answer(url) {
      const page = (Object.keys(pages) as Page[]).find((one) => url.startsWith(pages[one]));
      if (!page) return null;
      const { pathname } = new URL(url);
      if (pathname === '/demo.js')
        return { status: 200, contentType: 'text/javascript', body: scripts[page] };
      if (!/^\/(aw|adsmanager)\//.test(pathname)) return { status: 404, contentType: 'text/plain', body: '' };
      return { status: 200, contentType: 'text/html; charset=utf-8', body: documentOf(shell) };
    },
  };
}

/** Today where this machine stands, as the browser that it starts sees it. */
function localToday(): Day {
  const now = new Date();
  const days = Math.floor((now.getTime() - now.getTimezoneOffset() * 60_000) / 86_400_000);
  return addDays('1970-01-01', days);
}

async function bundled(page: Page): Promise<string> {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [`${here}/pages/${page}.ts`],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    alias: { '@': fileURLToPath(new URL('../../src', import.meta.url)) },
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

function documentOf(shell: Shell): string {
  const json = JSON.stringify(shell).replaceAll('<', '\\u003c');
  return `<!doctype html><html lang="${shell.language ?? 'en'}" class="${shell.dark ? 'dark' : ''}"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>…</title><style>${style}</style></head><body><script type="application/json" id="demo-shell">${json}</script><script src="/demo.js"></script></body></html>`;
}
