import { describe, expect, it } from 'vitest';

import { answer, type Handlers, type Sender } from '@/messages/serve';
import type { SiteTrust } from '@/messages/site-trust';
import { plainMap } from '../model/taught-example';
import { plainReading } from '../store/readings';

const home = { id: 'us', url: 'chrome-extension://us/' };
const handlers = new Proxy({} as Handlers, { get: () => async () => 'done' });
const failureOf = (error: unknown) => ({ code: 'failed' as const, detail: String(error) });
const SITE = 'https://reports.shop.example';
const tabAt = (url: string): Sender => ({ id: 'us', url, frameId: 0, tab: {} });
const trust = (known: string[], allowed: string[]): SiteTrust => ({
  knows: async (origin) => known.includes(origin),
  allows: async (origin) => allowed.includes(origin),
});

async function may(kind: string, request: object, sender: Sender, sites: SiteTrust): Promise<boolean> {
  const { ok } = await answer({ kind, request }, sender, handlers, failureOf, home, sites);
  return ok;
}

describe('a script on a site that is no console', () => {
  const other = { reading: { ...plainReading(), platform: 'other' } };
  const here = tabAt(`${SITE}/promotions`);
  const evil = tabAt('https://evil.example/promotions');
  const taught = trust([SITE], [SITE]);

  it('sends readings of its own site, once that was taught', async () => {
    expect(await may('reading.add', other, here, taught)).toBe(true);
    expect(await may('reading.add', other, here, trust([], [SITE]))).toBe(false);
    expect(await may('reading.add', other, evil, taught)).toBe(false);
    expect(await may('reading.add', other, { ...here, frameId: 3 }, taught)).toBe(false);
    expect(await may('reading.add', { reading: plainReading() }, here, taught)).toBe(false);
  });

  it('has lights told that stand on its own site, once that was taught', async () => {
    const told = { platform: 'other', account: 'a1', light: 't1 a1 7', language: 'en' };
    expect(await may('page.told', told, here, taught)).toBe(true);
    expect(await may('page.told', told, evil, taught)).toBe(false);
    expect(await may('page.told', { ...told, platform: 'google-ads' }, here, taught)).toBe(false);
  });

  it('asks for the maps of its own site, and lists or removes none', async () => {
    expect(await may('teaching.here', { address: `${SITE}/x` }, here, taught)).toBe(true);
    expect(await may('teaching.here', { address: `${SITE}/x` }, evil, taught)).toBe(false);
    expect(await may('teaching.list', {}, here, taught)).toBe(false);
    expect(await may('teaching.remove', { keys: [] }, here, taught)).toBe(false);
    expect(await may('teaching.start', { tab: 1, pattern: `${SITE}/*` }, here, taught)).toBe(false);
  });

  it('saves a map of its own site, once that was allowed', async () => {
    expect(await may('teaching.save', { map: plainMap() }, here, trust([], [SITE]))).toBe(true);
    expect(await may('teaching.save', { map: plainMap() }, here, trust([], []))).toBe(false);
    expect(
      await may('teaching.save', { map: plainMap() }, evil, trust([], [SITE, 'https://evil.example'])),
    ).toBe(false);
  });
});
