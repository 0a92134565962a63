import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import puppeteer, { type Browser, type HTTPRequest, type WebWorker } from 'puppeteer-core';

import type { PageReplies, PageStatus } from '@/messages/protocol';
import { ensureBrowsers } from './browsers.mjs';
import { ensureBuilt, outputOf } from './ready.mjs';

/** A page as somebody saved it, at the address where it stood. */
export interface SavedPage {
  url: string;
  html: string;
  /** The instant to read at; the current one where it is left out. */
  now?: string;
}

export type PageRead = PageReplies['page.read'];

/** A browser with the built extension, that reads one saved page after the other. */
export interface SavedPageReader {
  read(page: SavedPage): Promise<PageRead>;
  /** What "Copy a report" in the popup copies there; null where the page gives no report. */
  report(page: SavedPage): Promise<string | null>;
  close(): Promise<void>;
}

/** The page's own scripts do not run; its layout does, and so does the content script. */
const CSP = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
/** A content script that has not answered by then was not injected: the address is no console's. */
const INJECTED_MS = 3_000;
/** A page that still loads by then will not stop: it is a saved one. */
const SETTLED_MS = 2_500;
const POLL_MS = 60;

/**
 * Starts Chromium with the built extension, building it first where it is missing or old. Hosts that are asked for later are
 * matched too. No request leaves the machine: each is answered from the page or aborted, and no name resolves.
 */
export async function savedPageReader(): Promise<SavedPageReader> {
  await ensureBuilt('chrome');
  const { chromium } = ensureBrowsers('chromium');
  const folder = mkdtempSync(path.join(tmpdir(), 'lampadina-read-'));
  const extension = path.join(folder, 'extension');
  cpSync(outputOf('chrome'), extension, { recursive: true });
  matchOptionalHosts(path.join(extension, 'manifest.json'));
  const browser = await puppeteer.launch({
    executablePath: chromium,
    pipe: true,
    enableExtensions: true,
    userDataDir: path.join(folder, 'profile'),
    defaultViewport: { width: 1600, height: 1000 },
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND',
    ],
  });
  const close = async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const id = await browser.installExtension(extension);
    return {
      close,
      read: (page) => readIn(browser, id, page),
      report: (page) => reportIn(browser, id, page),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Reads one saved page with a browser of its own. */
export async function readSavedPage(page: SavedPage): Promise<PageRead> {
  const reader = await savedPageReader();
  try {
    return await reader.read(page);
  } finally {
    await reader.close();
  }
}

function matchOptionalHosts(file: string): void {
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as {
    host_permissions: string[];
    optional_host_permissions?: string[];
    content_scripts: { matches: string[] }[];
  };
  // Sites that a user may teach are none of a console's.
  const later = (manifest.optional_host_permissions ?? []).filter((one) => one !== 'https://*/*');
  manifest.host_permissions.push(...later);
  for (const script of manifest.content_scripts) script.matches.push(...later);
  delete manifest.optional_host_permissions;
  writeFileSync(file, JSON.stringify(manifest));
}

async function readIn(browser: Browser, id: string, saved: SavedPage): Promise<PageRead> {
  const { url, now } = saved;
  return onPage(browser, id, saved, async (worker) => {
    const ask = <T>(kind: string, request: object) => askTab<T>(worker, url, { kind, request });
    const status = await untilSettled(() => ask<PageStatus>('page.status', {}));
    if (!status) return { reading: null, problems: [{ code: 'not-campaign-table', params: {} }] };
    const answer = await ask<PageRead>('page.read', { now: now ?? new Date().toISOString() });
    if (!answer) throw new Error('the content script did not answer');
    return answer;
  });
}

/** As the popup does it: the script that makes the report is put into the tab. */
async function reportIn(browser: Browser, id: string, saved: SavedPage): Promise<string | null> {
  return onPage(browser, id, saved, async (worker) => {
    const text = await inTab(
      worker,
      saved.url,
      `chrome.scripting.executeScript({ target: { tabId: tab.id }, files: ['/report.js'] }).then(([done]) => done?.result)`,
    );
    return typeof text === 'string' ? text : null;
  });
}

/** A tab of its own with the page, for as long as the work takes. */
async function onPage<T>(
  browser: Browser,
  id: string,
  { url, html }: SavedPage,
  work: (worker: WebWorker) => Promise<T>,
): Promise<T> {
  const page = await browser.newPage();
  try {
    await page.setRequestInterception(true);
    let answered = false;
    page.on('request', (request) => {
      const first = !answered && request.isNavigationRequest() && request.frame() === page.mainFrame();
      answered ||= first;
      void (first ? respond(request, html) : request.abort()).catch(() => {});
    });
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    return await work(await workerOf(browser, id));
  } finally {
    await page.close();
  }
}

function respond(request: HTTPRequest, html: string): Promise<void> {
  return request.respond({
    status: 200,
    contentType: 'text/html; charset=utf-8',
    headers: { 'Content-Security-Policy': CSP },
    body: html,
  });
}

/** Null where no content script answers at that address. */
async function untilSettled(status: () => Promise<PageStatus | null>): Promise<PageStatus | null> {
  const start = Date.now();
  for (;;) {
    const found = await status();
    if (found && (found.state !== 'waiting' || Date.now() - start > SETTLED_MS)) return found;
    if (!found && Date.now() - start > INJECTED_MS) return null;
    await sleep(POLL_MS);
  }
}

async function workerOf(browser: Browser, id: string): Promise<WebWorker> {
  const target = await browser.waitForTarget(
    (one) => one.type() === 'service_worker' && one.url().startsWith(`chrome-extension://${id}/`),
  );
  const worker = await target.worker();
  if (!worker) throw new Error('the extension has no worker');
  // The target is there before the browser has bound the extension's own API in it.
  const start = Date.now();
  while (!(await worker.evaluate(`typeof chrome === 'object' && typeof chrome.tabs === 'object'`))) {
    if (Date.now() - start > SETTLED_MS) throw new Error('the worker never had the API of an extension');
    await sleep(POLL_MS);
  }
  return worker;
}

/** Asks the content script of the tab that stands at the address; null where there is none. */
async function askTab<T>(worker: WebWorker, url: string, message: object): Promise<T | null> {
  const asked = `chrome.tabs.sendMessage(tab.id, ${JSON.stringify(message)}).catch(() => null)`;
  return (await inTab(worker, url, asked)) as T | null;
}

/**
 * Does something with the `tab` that stands at the address; null where there is none. As text, because a compiled
 * function may lean on helpers that the worker does not have.
 */
async function inTab(worker: WebWorker, url: string, done: string): Promise<unknown> {
  const address = JSON.stringify(new URL(url).href.split('#')[0]);
  const answer = await worker.evaluate(`(async () => {
    const tabs = await chrome.tabs.query({});
    const tab = tabs.find((one) => (one.url ?? one.pendingUrl ?? '').split('#')[0] === ${address});
    return tab ? ${done} : null;
  })()`);
  return answer ?? null;
}
