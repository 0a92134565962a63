import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import { RequestFailed } from '@/messages/client';
import type { RequestKind } from '@/messages/protocol';
import { requests } from '@/messages/protocol';
import { sendPatiently } from '@/messages/browser-client';
import { isFromHome } from '@/messages/page-port';
import { answer, type Handlers, type Sender } from '@/messages/serve';

import { plainReading } from '../store/readings';

const home = { id: 'us', url: 'chrome-extension://us/' };
const popup: Sender = { id: 'us', url: 'chrome-extension://us/popup.html' };
const tab: Sender = { id: 'us', url: 'https://ads.google.com/aw/campaigns?ocid=1', frameId: 0, tab: {} };

const asked = vi.fn();
const handlers = new Proxy({} as Handlers, {
  get: (_, kind) => async (request: unknown) => {
    asked(kind, request);
    return { kind };
  },
});
const failureOf = (error: unknown) => ({ code: 'failed' as const, detail: String(error) });
const ask = (message: unknown, sender: Sender) => answer(message, sender, handlers, failureOf, home);

const told = { platform: 'google-ads', account: 'a1', light: 't1 a1 7', language: 'it' };
const lights = { platform: 'google-ads', account: { id: '1', name: null }, level: 'campaign', ids: ['1'] };

describe('answer', () => {
  it('hands a request that fits to its handler', async () => {
    asked.mockClear();
    expect(await ask({ kind: 'reading.add', request: { reading: plainReading() } }, tab)).toMatchObject({
      ok: true,
    });
    expect(asked).toHaveBeenCalledWith('reading.add', { reading: plainReading() });
  });

  it.each([
    null,
    7,
    'reading.add',
    {},
    { kind: 'constructor' },
    { kind: 'toString', request: {} },
    { kind: 'reading.add' },
    { kind: 'reading.add', request: { reading: { ...plainReading(), readAt: 'soon' } } },
    { kind: 'reading.add', request: { reading: { ...plainReading(), rows: [{ id: 7 }] } } },
    {
      kind: 'reading.add',
      request: { reading: { ...plainReading(), range: { from: '2026-11-30', to: '2026-11-01' } } },
    },
    { kind: 'targets.save', request: { targets: [{ id: 'x' }] } },
  ])('refuses what does not fit and changes nothing: %j', async (message) => {
    asked.mockClear();
    expect(await ask(message, popup)).toMatchObject({ ok: false, failure: { code: 'bad-message' } });
    expect(asked).not.toHaveBeenCalled();
  });

  it('never throws, whatever comes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), fc.constantFrom(...Object.keys(requests)), async (request, kind) => {
        expect(await ask({ kind, request }, popup)).toHaveProperty('ok');
        expect(await ask(request, popup)).toMatchObject({ ok: false });
      }),
    );
  });

  it('never says the figures of a message that does not fit', async () => {
    const secret = {
      kind: 'reading.add',
      request: { reading: { ...plainReading(), rows: 'secret figures' } },
    };
    expect(JSON.stringify(await ask(secret, tab))).not.toContain('secret');
  });

  it.each<[string, Sender]>([
    ['another extension', { ...tab, id: 'them' }],
    ['another extension that claims our page', { ...popup, id: 'them' }],
    ['nobody', {}],
    ['a frame inside the console', { ...tab, frameId: 3 }],
    ['another console', { ...tab, url: 'https://adsmanager.facebook.com/adsmanager/manage/campaigns' }],
    [
      'a page that looks like the console',
      { ...tab, url: 'https://ads.google.com.evil.example/aw/campaigns' },
    ],
    ['a page that looks like ours', { ...tab, url: 'https://evil.example/chrome-extension://us/' }],
    ['no tab', { id: 'us', url: tab.url, frameId: 0 }],
    ['no address', { id: 'us', frameId: 0, tab: {} }],
  ])('takes readings and asks for lights from %s for nothing', async (_, sender) => {
    for (const message of [
      { kind: 'reading.add', request: { reading: plainReading() } },
      { kind: 'page.lights', request: lights },
      { kind: 'page.told', request: told },
    ])
      expect(await ask(message, sender)).toMatchObject({ ok: false, failure: { code: 'not-allowed' } });
  });

  it('lets a console ask for its own lights, the settings and a page of ours, and for nothing else', async () => {
    expect(await ask({ kind: 'page.lights', request: lights }, tab)).toMatchObject({ ok: true });
    expect(await ask({ kind: 'page.told', request: told }, tab)).toMatchObject({ ok: true });
    expect(await ask({ kind: 'settings.get', request: {} }, tab)).toMatchObject({ ok: true });
    expect(await ask({ kind: 'page.open', request: { page: 'targets' } }, tab)).toMatchObject({ ok: true });
    expect(await ask({ kind: 'page.open', request: { page: 'https://evil.example' } }, tab)).toMatchObject({
      failure: { code: 'bad-message' },
    });
    expect(await ask({ kind: 'words.overlay', request: { languages: ['it'] } }, tab)).toMatchObject({
      ok: true,
    });
    const known = new Set([
      'reading.add',
      'page.lights',
      'page.told',
      'settings.get',
      'page.open',
      'words.overlay',
      'teaching.here',
      'teaching.save',
    ]);
    const others = (Object.keys(requests) as RequestKind[]).filter((kind) => !known.has(kind));
    expect(others.length).toBeGreaterThan(10);
    for (const kind of others) {
      expect(await ask({ kind, request: {} }, tab)).toMatchObject({ failure: { code: 'not-allowed' } });
      expect(await ask({ kind, request: {} }, popup)).not.toMatchObject({ failure: { code: 'not-allowed' } });
    }
  });

  it('turns what a handler throws into a failure by code', async () => {
    const failing = new Proxy({} as Handlers, { get: () => async () => Promise.reject(new Error('no')) });
    expect(await answer({ kind: 'overview', request: {} }, popup, failing, failureOf, home)).toEqual({
      ok: false,
      failure: { code: 'failed', detail: 'Error: no' },
    });
  });
});

describe('sendPatiently', () => {
  const send = (...outcomes: unknown[]) => {
    const calls = vi.fn(async () => {
      const outcome = outcomes.shift();
      if (outcome instanceof Error) throw outcome;
      return outcome;
    });
    return { calls, send: (kind: RequestKind) => sendPatiently(calls, { kind, request: {} }, [0, 0]) };
  };
  const asleep = new Error('Could not establish connection. Receiving end does not exist.');
  const died = new Error('The message port closed before a response was received.');

  it('asks again while the worker wakes up, and after it died', async () => {
    const { calls, send: ask } = send(asleep, died, { ok: true });
    expect(await ask('overview')).toEqual({ ok: true });
    expect(calls).toHaveBeenCalledTimes(3);
  });

  it('asks again where nobody answered', async () => {
    expect(await send(undefined, { ok: true }).send('reading.add')).toEqual({ ok: true });
  });

  it("gives up in the end, with the browser's words", async () => {
    const tries = send(asleep, asleep, asleep, asleep);
    await expect(tries.send('overview')).rejects.toMatchObject({
      failure: { code: 'failed', detail: asleep.message },
    });
    expect(tries.calls).toHaveBeenCalledTimes(3);
  });

  it('removes nothing twice', async () => {
    await expect(send(died, { ok: true }).send('targets.remove')).rejects.toBeInstanceOf(RequestFailed);
    expect(await send(asleep, { ok: true }).send('targets.remove')).toEqual({ ok: true });
  });

  it('says at once that the extension is gone', async () => {
    const tries = send(new Error('Extension context invalidated.'), { ok: true });
    await expect(tries.send('overview')).rejects.toMatchObject({
      failure: { detail: 'context-invalidated' },
    });
    expect(tries.calls).toHaveBeenCalledTimes(1);
  });
});

describe('a message to a page', () => {
  it('counts from the worker and from our own pages alone', () => {
    expect(isFromHome({ id: 'us' }, home)).toBe(true);
    expect(isFromHome(popup, home)).toBe(true);
    expect(isFromHome({ ...popup, tab: {} }, home)).toBe(true);
    expect(isFromHome(tab, home)).toBe(false);
    expect(isFromHome({ id: 'them', url: home.url }, home)).toBe(false);
  });
});
