import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from 'puppeteer-core';

import type { Answer } from '@/messages/protocol';
import type { Reading } from '@/model/reading';
import { addDays } from '@/model/day';
import { chanceOf } from '../demo/chance';
import { chooseRange, seeWholeTable, tableLoaded } from '../demo/drive';
import { presetKeys, rangeOf, type Preset } from '../demo/pages/presets';
import { demoAddresses, demoOf, type Demo } from '../demo/serve';
import { targetDays } from '../demo/truth';
import { accounts, worldOf, type DemoAccount } from '../demo/world';
import { outputOf } from '../tools/ready.mjs';
import { browserNames, launch, type Rig } from './browser';
import { addTarget, kept } from './journey';
import { inContentWorld } from './lights';
import { ask } from './worker';

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
const account = (demo: Demo, key: keyof typeof accounts) =>
  worldOf(demo.shell.today, demo.shell.dayDone).accounts.find(
    (one) => one.key === accounts[key].key,
  ) as DemoAccount;

/** What is kept of an account, in numbers. */
async function keptOf(probe: Page, id: string) {
  const { accounts: all, broken } = await ask(probe, 'data.summary', {});
  const found = all.find((one) => one.account.id === id);
  return {
    readings: found?.readings ?? 0,
    campaigns: found?.campaigns ?? 0,
    ranges: found?.ranges ?? [],
    broken,
  };
}

describe.each(browserNames)('what is kept, in %s', (name) => {
  let demo: Demo;
  let rig: Rig;
  let probe: Page;
  beforeAll(async () => {
    demo = await demoOf({ delay: [20, 60] });
  });
  beforeEach(async () => {
    rig = await launch({ name, demo });
    probe = await rig.extensionPage('dashboard.html#data');
  });
  afterEach(() => rig?.close());

  it('survives a background that is ended again and again', { timeout: 120_000 }, async () => {
    const page = await rig.open(demoAddresses.google());
    await tableLoaded(page);
    const presets: Preset[] = ['last7', 'yesterday', 'last14', 'last30', 'lastMonth', 'today'];
    for (const preset of presets) {
      await chooseRange(page, { preset });
      for (let turn = 0; turn < 3; turn++) {
        await rig.killBackground();
        await pause(120);
      }
      await kept(probe, account(demo, 'colle'), rangeOf({ preset }, demo.shell.today));
    }
    const found = await keptOf(probe, accounts.colle.id);
    expect(found.campaigns).toBe(25);
    expect(found.broken).toBe(0);
    expect(rig.errors).toEqual([]);
  });

  it('is the same from two tabs on the same campaigns', { timeout: 90_000 }, async () => {
    const tabs = [await rig.open(demoAddresses.google()), await rig.open(demoAddresses.google())];
    for (const preset of ['last7', 'last30', 'yesterday', 'last7'] as const)
      for (const tab of tabs) {
        await tab.bringToFront();
        await tableLoaded(tab);
        await chooseRange(tab, { preset });
        await kept(probe, account(demo, 'colle'), rangeOf({ preset }, demo.shell.today));
      }
    const found = await keptOf(probe, accounts.colle.id);
    expect(found.campaigns).toBe(25);
    expect(found.broken).toBe(0);
    for (const range of found.ranges) expect(range.seen).toBe(25);
  });

  it('is sound when a page is closed at once', { timeout: 90_000 }, async () => {
    for (const preset of presetKeys.slice(0, 6)) {
      const page = await rig.open(demoAddresses.google());
      await tableLoaded(page);
      await chooseRange(page, { preset });
      await page.close();
    }
    const found = await keptOf(probe, accounts.colle.id);
    expect(found.broken).toBe(0);
    expect(found.campaigns).toBeLessThanOrEqual(25);
    for (const range of found.ranges) expect(range.seen).toBe(25);
  });

  it('survives the browser’s restart', { timeout: 120_000 }, async () => {
    const profile = mkdtempSync(path.join(tmpdir(), 'lampadina-restart-'));
    try {
      const first = await launch({ name, demo, profile });
      await addTarget(first, {
        kpi: 'cpa',
        value: '25',
        currency: 'EUR',
        days: targetDays(demo.shell.today),
      });
      const watcher = await first.extensionPage('dashboard.html#data');
      const page = await first.open(demoAddresses.google());
      await tableLoaded(page);
      await chooseRange(page, { preset: 'last30' });
      await kept(watcher, account(demo, 'colle'), rangeOf({ preset: 'last30' }, demo.shell.today));
      const before = await keptOf(watcher, accounts.colle.id);
      await first.close();
      const second = await launch({ name, demo, profile });
      const after = await second.extensionPage('dashboard.html#data');
      expect(await keptOf(after, accounts.colle.id)).toEqual(before);
      expect((await ask(after, 'targets.list', {})).length).toBe(1);
      await second.close();
    } finally {
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  });
});

/** Messages as the content script sends them, from its own world: Chromium lets a test stand there. */
describe('what was acknowledged, in chromium', () => {
  let demo: Demo;
  let rig: Rig;
  let probe: Page;
  let page: Page;
  beforeAll(async () => {
    demo = await demoOf({ delay: [20, 60] });
    rig = await launch({ name: 'chromium', demo });
    probe = await rig.extensionPage('dashboard.html#data');
    page = await rig.open(demoAddresses.google('italia'));
    await tableLoaded(page);
    await seeWholeTable(page);
  });
  afterAll(() => rig?.close());

  const reading = (number: number, rows = 200): Reading => ({
    source: 'page',
    platform: 'google-ads',
    grid: 'ess-table',
    account: { id: '900-000-0001', name: 'Killed' },
    level: 'campaign',
    range: { from: addDays('2026-01-01', number), to: addDays('2026-01-01', number) },
    currency: 'EUR',
    attribution: null,
    readAt: `2026-11-20T10:${String(Math.floor(number / 60)).padStart(2, '0')}:${String(number % 60).padStart(2, '0')}.000Z`,
    rows: Array.from({ length: rows }, (_, index) => ({
      id: String(7_000_000 + index),
      name: `Campaign ${index}`,
      status: 'enabled',
      budget: null,
      metrics: {
        impressions: 1000 + number * 7 + index,
        clicks: 100 + number,
        spend: 50 + number + index / 100,
      },
      resultType: null,
      limitedBy: null,
    })),
    totals: null,
    coverage: { seen: rows, total: rows },
    through: null,
    problems: [],
  });
  const send = (message: unknown, from = page) =>
    inContentWorld<Answer<'reading.add'> | null>(
      from,
      `chrome.runtime.sendMessage(${JSON.stringify(message)}).then((answer) => answer ?? null, () => null)`,
    );

  it('is there after the worker was killed in the middle of its writes', { timeout: 120_000 }, async () => {
    const acknowledged: number[] = [];
    let lost = 0;
    for (let number = 0; number < 60; number++) {
      const sending = send({ kind: 'reading.add', request: { reading: reading(number) } });
      if (number % 2) {
        await pause((number * 13) % 40);
        await rig.killBackground();
      }
      const answer = await sending;
      if (answer?.ok && answer.reply.outcome === 'stored') acknowledged.push(number);
      else lost += 1;
    }
    // The kills hit: some were never acknowledged. What was, is there.
    expect(lost).toBeGreaterThan(0);
    expect(acknowledged.length).toBeGreaterThan(20);
    const { accounts: all, broken } = await ask(probe, 'data.summary', {});
    const found = all.find((one) => one.account.id === '900-000-0001');
    expect(broken).toBe(0);
    expect(found?.readings).toBeGreaterThanOrEqual(acknowledged.length);
    const lines: string[] = [];
    let cursor: string | null = null;
    do {
      const part: { lines: string[]; next: string | null } = await ask(probe, 'data.export', { cursor });
      lines.push(...part.lines);
      cursor = part.next;
    } while (cursor !== null);
    const text = lines.join('\n');
    for (const number of acknowledged) expect(text).toContain(reading(number).readAt);
  });

  it('refuses what is no message, and what comes for a console from another site', async () => {
    for (const message of [
      { kind: 'reading.add', request: { reading: { rows: [] } } },
      { kind: 'remove.do' },
      { kind: 'nothing', request: {} },
      { kind: 'reading.add', request: { reading: { ...reading(99), platform: 'meta-ads' } } },
      { kind: 'targets.remove', request: { ids: ['x'] } },
      { kind: 'data.export', request: { cursor: null } },
    ]) {
      const answer = await send(message);
      expect([message.kind, answer?.ok ?? false]).toEqual([message.kind, false]);
    }
  });

  it('is refused aloud on a full disk, and nothing of it is half there', async () => {
    // A quota binds only an extension that has not asked for unlimited storage: the same build, without that.
    const limited = withoutUnlimitedStorage();
    const other = await launch({ name: 'chromium', demo, extension: limited });
    try {
      const its = await other.extensionPage('dashboard.html#data');
      // At once: what is left of a quota is remembered for a while.
      const session = await its.createCDPSession();
      await session.send('Storage.overrideQuotaForOrigin', { origin: other.origin, quotaSize: 1_500_000 });
      const table = await other.open(demoAddresses.google());
      await tableLoaded(table);
      await kept(its, account(demo, 'colle'), rangeOf({ preset: 'thisMonth' }, demo.shell.today));
      const before = await ask(its, 'data.summary', {});
      // Some megabytes of names.
      const chance = chanceOf('a full disk');
      const large = reading(70, 3000);
      for (const row of large.rows)
        row.name = Array.from({ length: 120 }, () => chance().toString(36).slice(2)).join('');
      const answer = await send({ kind: 'reading.add', request: { reading: large } }, table);
      expect(answer).toMatchObject({ ok: false, failure: { code: 'disk-full' } });
      const after = await ask(its, 'data.summary', {});
      expect(after.accounts.map((one) => one.readings)).toEqual(before.accounts.map((one) => one.readings));
      expect(after.broken).toBe(0);
      const again = await send({ kind: 'reading.add', request: { reading: reading(71) } }, table);
      expect(again?.ok).toBe(true);
    } finally {
      await other.close();
      rmSync(limited, { recursive: true, force: true });
    }
  });
});

function withoutUnlimitedStorage(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'lampadina-limited-'));
  cpSync(outputOf('chrome'), folder, { recursive: true });
  const file = path.join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { permissions: string[] };
  const permissions = manifest.permissions.filter((one) => one !== 'unlimitedStorage');
  writeFileSync(file, JSON.stringify({ ...manifest, permissions }));
  return folder;
}
