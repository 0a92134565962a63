import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';

import type { PageStatus } from '@/messages/protocol';
import { googlePage, headerOf, rowOf, type GoogleRow } from '../content/google-page';
import { demoOf, type Demo } from '../demo/serve';
import { browserNames, launch, waitFor, type Rig } from './browser';
import { ask } from './worker';

const ADDRESS = 'https://ads.google.com/aw/campaigns?ocid=7';
const alpha: GoogleRow = { id: '1', name: 'Alpha', clicks: '450', cost: '$100.00' };
const beta: GoogleRow = { id: '2', name: 'Beta', clicks: '12', cost: '$3.10' };

/** Runs before everything else on the page: what a host could see of a script beside its own. */
const LISTENING = `<script>
  window.heard = [];
  addEventListener('message', (event) => heard.push('message ' + JSON.stringify(event.data)));
  const dispatch = EventTarget.prototype.dispatchEvent;
  EventTarget.prototype.dispatchEvent = function (event) { heard.push('event ' + event.type); return dispatch.call(this, event); };
  addEventListener('error', (event) => heard.push('error ' + event.message));
  addEventListener('unhandledrejection', (event) => heard.push('rejection ' + event.reason));
  const push = history.pushState;
  window.steps = 0;
  history.pushState = function (...given) { steps++; return push.apply(this, given); };
</script>`;

describe.each(browserNames)('the reading session, in %s', (name) => {
  let demo: Demo;
  let rig: Rig;
  let home: Page;
  beforeAll(async () => {
    demo = await demoOf();
    rig = await launch({ name, demo });
    home = await rig.extensionPage('dashboard.html');
  }, 120_000);
  afterAll(() => rig?.close());

  const open = () => {
    const body = googlePage('Nov 1 – 21, 2026', [alpha, beta]).replace('<body>', `<body>${LISTENING}`);
    return rig.open(ADDRESS, {
      shell: demo.shell,
      answer: () => ({ status: 200, contentType: 'text/html; charset=utf-8', body }),
    });
  };
  const status = async (): Promise<PageStatus | null> =>
    (await home.evaluate(`(async () => {
      const api = globalThis.browser ?? chrome;
      const tabs = await api.tabs.query({ url: 'https://ads.google.com/*' });
      return api.tabs.sendMessage(tabs.at(-1).id, { kind: 'page.status', request: {} }).catch(() => null);
    })()`)) as PageStatus | null;
  const untilStatus = (fits: (status: PageStatus) => boolean) =>
    waitFor(async () => {
      const found = await status();
      return found !== null && fits(found);
    });
  const rowsStored = async () =>
    (await ask(home, 'data.summary', {})).accounts.flatMap(({ ranges }) =>
      ranges.map(({ range, seen }) => `${range.from} ${range.to} ${seen}`),
    );
  const redraw = (page: Page, rows: readonly GoogleRow[]) =>
    page.evaluate(
      (html) => {
        document.querySelector('.ess-table-canvas')!.innerHTML = html;
      },
      headerOf('campaign_name') + rows.map((row) => rowOf(row)).join(''),
    );

  it('notices another address without a single mutation, and touches nothing to do so', async () => {
    const page = await open();
    await untilStatus(({ state, rows }) => state === 'reading' && rows === 2);
    await page.evaluate(() => history.pushState({}, '', '/aw/overview?ocid=7'));
    await untilStatus(({ state }) => state === 'no-table');
    await page.evaluate(() => history.pushState({}, '', '/aw/campaigns?ocid=7'));
    await untilStatus(({ state, rows }) => state === 'reading' && rows === 2);
    expect(await page.evaluate('[steps, heard]')).toEqual([2, []]);
    await page.close();
  });

  it('stores no old row under new dates', async () => {
    const page = await open();
    await untilStatus(({ state }) => state === 'reading');
    await page.evaluate(() => {
      document.querySelector('.button-text')!.textContent = 'Oct 1 – 31, 2026';
      document.querySelector('.ess-table-canvas')!.append(document.createElement('span'));
    });
    await untilStatus(({ state }) => state === 'waiting');
    expect((await rowsStored()).filter((line) => line.startsWith('2026-10-01'))).toEqual([]);
    await redraw(page, [{ ...alpha, clicks: '900' }]);
    await untilStatus(({ state, rows }) => state === 'reading' && rows === 1);
    await waitFor(async () => (await rowsStored()).includes('2026-10-01 2026-10-31 1'));
    await page.close();
  });

  it('is not switched off, stopped or fooled by what a page forges', async () => {
    const page = await open();
    await untilStatus(({ state }) => state === 'reading');
    await page.evaluate(() => {
      const id = 'lampadina';
      for (const type of ['wxt:content-script-started', `${id}:wxt:content-script-started`]) {
        document.dispatchEvent(
          new CustomEvent(type, { detail: { contentScriptName: 'google', messageId: 'x' } }),
        );
        window.postMessage({ type, contentScriptName: 'google', messageId: 'x' }, '*');
      }
      window.postMessage({ kind: 'page.read', request: {} }, '*');
      window.postMessage({ kind: 'reading.add', request: { reading: {} } }, '*');
      Object.defineProperty(Element.prototype, 'textContent', { get: () => '666', set() {} });
      Object.defineProperty(Node.prototype, 'firstChild', {
        get() {
          throw new Error('host');
        },
      });
      Document.prototype.querySelector = () => null;
      window.MutationObserver = (() => undefined) as never;
    });
    await page.evaluate(
      (html) => {
        document.getElementsByClassName('ess-table-canvas')[0]!.innerHTML = html;
      },
      headerOf('campaign_name') +
        [alpha, beta, { ...beta, id: '3', name: 'Gamma' }].map((row) => rowOf(row)).join(''),
    );
    await untilStatus(({ state, rows }) => state === 'reading' && rows === 3);
    expect((await status())!.problems).toEqual([]);
    await page.close();
  });
});
