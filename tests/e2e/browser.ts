import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import puppeteer, { type Browser, type HTTPRequest, type Page } from 'puppeteer-core';

import { findBrowser } from '../tools/browsers.mjs';
import { outputOf } from '../tools/ready.mjs';
import type { Demo } from '../demo/serve';
import { deadProxy, type DeadProxy } from './network';
import { stopBackgroundInFirefox } from './firefox';

export type BrowserName = 'chromium' | 'firefox';
export const browserNames: readonly BrowserName[] = ['chromium', 'firefox'];

/** A browser with the built extension, behind a dead proxy, with the demo at the consoles' addresses. */
export interface Rig {
  name: BrowserName;
  browser: Browser;
  /** `chrome-extension://…` or `moz-extension://…`, without a slash at the end. */
  origin: string;
  proxy: DeadProxy;
  /** Requests of the console pages: answered ones, and those that nobody had asked the demo for. */
  requests: { answered: string[]; refused: string[] };
  /** Errors that the console pages saw: thrown in them, or written to their console. */
  errors: string[];
  /** A new tab on a console. */
  open(url: string, demo?: Demo): Promise<Page>;
  /** A page of the extension in a tab: `popup.html`, `dashboard.html#targets`. */
  extensionPage(file: string): Promise<Page>;
  /** Ends the worker or event page as the browser does when it needs the memory. */
  killBackground(): Promise<void>;
  close(): Promise<void>;
}

export interface RigOptions {
  name: BrowserName;
  demo: Demo;
  /** A folder with another extension than ours; null for none. */
  extension?: string | null;
  /** A profile that outlives the browser, for restarts. */
  profile?: string;
  headful?: boolean;
  viewport?: { width: number; height: number };
  language?: string;
}

const FIREFOX_UUID = '5f0c1b9e-7f6a-4a53-9a3c-1d7c0b6f2a11';
const SANDBOXLESS = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export async function launch(options: RigOptions): Promise<Rig> {
  const { name, demo } = options;
  const folder =
    options.extension === undefined
      ? outputOf(name === 'chromium' ? 'chrome' : 'firefox')
      : options.extension;
  const proxy = await deadProxy();
  const profile = options.profile ?? mkdtempSync(path.join(tmpdir(), 'lampadina-profile-'));
  const browser =
    name === 'chromium'
      ? await chromium(proxy, profile, options)
      : await firefox(folder, proxy, profile, options);
  const id = folder ? await browser.installExtension(folder) : '';
  const requests: Rig['requests'] = { answered: [], refused: [] };
  const errors: string[] = [];
  const origin = name === 'chromium' ? `chrome-extension://${id}` : `moz-extension://${FIREFOX_UUID}`;

  const watch = async (page: Page, answers: Demo) => {
    page.on('pageerror', (error) =>
      errors.push(`thrown: ${error instanceof Error ? error.message : String(error)}`),
    );
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(`console: ${message.text()}`);
    });
    await page.setRequestInterception(true);
    page.on('request', (request) => void answer(request, answers, requests));
  };

  return {
    name,
    browser,
    origin,
    proxy,
    requests,
    errors,
    async open(url, answers = demo) {
      const page = await browser.newPage();
      await watch(page, answers);
      await page.goto(url, { waitUntil: 'load' });
      return page;
    },
    async extensionPage(file) {
      const page = await browser.newPage();
      // Firefox tears the first frame off when it moves the tab to the extension's process, and never says so.
      const there = page.goto(`${origin}/${file}`, name === 'firefox' ? { timeout: 1000 } : {});
      if (name === 'chromium') await there;
      else await there.catch(() => undefined);
      await waitFor(() =>
        page.evaluate(() => document.readyState === 'complete' && location.protocol.endsWith('-extension:')),
      );
      return page;
    },
    async killBackground() {
      if (name === 'firefox') return stopBackgroundInFirefox(browser, id);
      const target = browser
        .targets()
        .find((one) => one.type() === 'service_worker' && one.url().startsWith(origin));
      const ended = (async () => (await target?.worker())?.close())();
      // It may have ended by itself in between.
      await ended.catch((error: Error) => {
        if (!/No session|No target|closed/i.test(error.message)) throw error;
      });
    },
    async close() {
      await browser.close();
      await proxy.close();
      if (!options.profile) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function answer(request: HTTPRequest, demo: Demo, seen: Rig['requests']): Promise<void> {
  const url = request.url();
  const found = url.startsWith('https://') ? demo.answer(url) : null;
  if (url.startsWith('data:') || url.startsWith('blob:')) return request.continue();
  (found && found.status === 200 ? seen.answered : seen.refused).push(url);
  return found ? request.respond(found) : request.abort();
}

function chromium(proxy: DeadProxy, profile: string, options: RigOptions): Promise<Browser> {
  // Chromium connects ahead to where it navigates, which would look like a request of ours at the proxy.
  const preferences = path.join(profile, 'Default', 'Preferences');
  if (!existsSync(preferences)) {
    mkdirSync(path.dirname(preferences), { recursive: true });
    writeFileSync(
      preferences,
      JSON.stringify({ net: { network_prediction_options: 2 }, autofill: { enabled: false } }),
    );
  }
  return puppeteer.launch({
    executablePath: programOf('chromium'),
    headless: !options.headful,
    pipe: true,
    enableExtensions: true,
    userDataDir: profile,
    defaultViewport: options.headful ? null : (options.viewport ?? { width: 1440, height: 900 }),
    args: [
      ...SANDBOXLESS,
      '--disable-quic',
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-default-apps',
      '--disable-search-engine-choice-screen',
      `--lang=${options.language ?? 'en-US'}`,
      `--proxy-server=127.0.0.1:${proxy.port}`,
      '--proxy-bypass-list=<-loopback>',
    ],
    env: { ...process.env, LANGUAGE: options.language ?? 'en-US' },
  });
}

function firefox(
  folder: string | null,
  proxy: DeadProxy,
  profile: string,
  options: RigOptions,
): Promise<Browser> {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: programOf('firefox'),
    headless: !options.headful,
    userDataDir: profile,
    defaultViewport: options.headful ? null : (options.viewport ?? { width: 1440, height: 900 }),
    args: ['-remote-allow-system-access'],
    extraPrefsFirefox: {
      ...(folder
        ? { 'extensions.webextensions.uuids': JSON.stringify({ [extensionIdOf(folder)]: FIREFOX_UUID }) }
        : {}),
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
      'network.http.speculative-parallel-limit': 0,
      'services.settings.server': 'data:,#remote-settings-dummy/v1',
      'intl.accept_languages': options.language ?? 'en-US',
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': proxy.port,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxy.port,
      'network.proxy.no_proxies_on': '',
      'network.proxy.allow_hijacking_localhost': true,
    },
  });
}

function programOf(name: BrowserName): string {
  const found = findBrowser(name);
  if (!found) throw new Error(`no ${name} on this machine: npm test says how to get it`);
  return found;
}

function extensionIdOf(folder: string | null): string {
  const manifest = JSON.parse(readFileSync(path.join(folder ?? '', 'manifest.json'), 'utf8')) as {
    browser_specific_settings?: { gecko?: { id?: string } };
  };
  return manifest.browser_specific_settings?.gecko?.id ?? '';
}

/** Waits until the condition holds. @throws Error after `seconds`. */
export async function waitFor(
  condition: () => Promise<unknown>,
  seconds = 15,
  what = condition.toString(),
): Promise<void> {
  const until = Date.now() + seconds * 1000;
  for (;;) {
    if (await condition().catch(() => false)) return;
    if (Date.now() > until) throw new Error(`waited ${seconds} s for: ${what}`);
    await new Promise((done) => setTimeout(done, 60));
  }
}
