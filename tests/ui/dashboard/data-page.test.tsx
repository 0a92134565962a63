// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';

import { RequestFailed, type Client } from '@/messages/client';
import { exportAll } from '@/ui/dashboard/data/export';
import { click, field, named, press, rawKeys, settle, type } from '../parts/world/mount';
import { port, show } from './show';

const card = (root: Element, name: string) => root.querySelector(`section[aria-label="${name}"]`)!;

describe('the data', () => {
  it('says what is kept, how much of the space is used, and what is broken', async () => {
    const { root } = await show('#/data?open=a1');
    const text = root.textContent!;
    expect(text).toMatch(/8\.4.MB in use of 120.GB\./);
    expect(text).toContain('2 records can no longer be read.');
    const one = card(root, 'Nordlicht DE').textContent!;
    expect(one).toContain('18,340');
    expect(one).toContain('15–21 Nov 2026');
    expect(one).toContain('48 of 167');
    expect(one).toContain('Not all rows were seen.');
    expect(one).toContain('“Opt. score”');
    expect(rawKeys(root)).toEqual([]);
  });

  it('copies the problems without a figure or a name', async () => {
    const { root } = await show('#/data?open=a1');
    const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await click(named(card(root, 'Nordlicht DE'), 'Copy problems'));
    expect(written.mock.calls[0]![0]).toContain('rows-missing');
    expect(written.mock.calls[0]![0]).not.toMatch(/Nordlicht|535-149/);
    written.mockRestore();
  });

  it('sets currency and time zone, refuses what is none, and takes it back', async () => {
    const { root, client } = await show('#/data');
    const one = card(root, 'Bianchi Sport US');
    expect(one.textContent).toContain('a day is closed only when it is over everywhere');
    await type(field(one, 'Time zone'), 'Mars/Olympus');
    await click(named(one, 'Save'));
    expect(one.textContent).toContain('Choose a time zone from the list');
    await type(field(one, 'Time zone'), 'america/new_york');
    await type(field(one, 'Currency'), 'XQQ');
    await click(named(one, 'Save'));
    expect(client.asked.some(({ kind }) => kind === 'account.set')).toBe(false);
    await type(field(one, 'Currency'), 'usd');
    await click(named(one, 'Save'));
    expect(client.asked.find(({ kind }) => kind === 'account.set')!.request).toEqual({
      account: 'a3',
      currency: 'USD',
      timeZone: 'America/New_York',
    });
    await press('z', document.body, { ctrlKey: true });
    expect(client.world.accounts[2]).toMatchObject({ currency: 'USD', timeZone: null });
  });

  it('labels accounts and campaigns, in the letters in which a label is known', async () => {
    const { root, client } = await show('#/data?open=a1');
    const one = card(root, 'Nordlicht DE');
    const input = one.querySelector('[aria-label="Add a label to Nordlicht DE"]')!;
    await type(input, ' casa   verde ');
    await press('Enter', input);
    expect(client.world.accounts[0]!.labels).toEqual(['Nordlicht', 'Casa Verde']);
    await click(named(card(root, 'Nordlicht DE'), 'Take “Nordlicht” off Nordlicht DE'));
    expect(client.world.accounts[0]!.labels).toEqual(['Casa Verde']);
  });

  it('labels all the campaigns that a search leaves, and takes it back', async () => {
    const { root, client } = await show('#/data?open=a1');
    const before = structuredClone(client.world.campaigns);
    const one = card(root, 'Nordlicht DE');
    await type(field(one, 'Search campaigns'), 'search');
    await type(field(one, 'Label'), 'focus');
    const wanted = client.world.campaigns.filter(
      ({ account, name, labels }) =>
        account === 'a1' && [name, ...labels].some((text) => text.toLowerCase().includes('search')),
    );
    expect(wanted.length).toBeGreaterThan(0);
    await click(named(one, `Label ${wanted.length} campaign${wanted.length === 1 ? '' : 's'}`));
    expect(
      client.world.campaigns.filter(({ labels }) => labels.includes('focus')).map(({ id }) => id),
    ).toEqual(wanted.map(({ id }) => id));
    await press('z', document.body, { ctrlKey: true });
    expect(client.world.campaigns).toEqual(before);
  });

  it('names what goes before an account is deleted, and keeps it on second thoughts', async () => {
    const { root, client } = await show('#/data');
    await click(named(card(root, 'Nordlicht DE'), 'Delete account'));
    const dialog = root.querySelector('dialog')!;
    expect(dialog.textContent).toContain('Delete Nordlicht DE?');
    expect(dialog.textContent).toContain('124 readings with 18,340 rows');
    expect(dialog.textContent).toContain('1 target set on it');
    expect(dialog.textContent).toContain('in the bin for 7 days');
    await click(dialog.querySelector<HTMLInputElement>('input[type="checkbox"]')!);
    expect(dialog.textContent).toContain('cannot be undone');
    await click(named(dialog, 'Cancel'));
    expect(root.querySelector('dialog')).toBeNull();
    expect(client.world.accounts).toHaveLength(3);
    await click(named(card(root, 'Nordlicht DE'), 'Delete account'));
    await click(named(root.querySelector('dialog')!, 'Delete'));
    expect(client.world.accounts.map(({ key }) => key)).toEqual(['a2', 'a3']);
    expect(root.querySelector('.toast')!.textContent).toContain('Account deleted');
    // It went into the bin.
    expect(root.querySelector('.toast')!.textContent).toContain('Undo');
  });

  it('exports everything to a file', async () => {
    let blob: Blob | undefined;
    const made = vi.spyOn(URL, 'createObjectURL').mockImplementation((given) => {
      blob = given as Blob;
      return 'blob:x';
    });
    const clicked: string[] = [];
    const click_ = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      clicked.push(this.download);
    });
    const { root } = await show('#/data');
    await click(named(root, 'Export everything'));
    await settle();
    expect(clicked).toEqual(['lampadina-2026-11-22.ndjson']);
    const lines = (await blob!.text()).trimEnd().split('\n');
    expect(lines).toHaveLength(1500);
    expect(JSON.parse(lines[1499]!)).toEqual({ kind: 'reading', n: 1499 });
    expect(root.textContent).toContain('Exported, 1,500 lines');
    made.mockRestore();
    click_.mockRestore();
  });
});

describe('exportAll', () => {
  const clientOf = (ask: (request: { cursor: string | null }) => unknown) =>
    ({ ask: async (_kind: string, request: { cursor: string | null }) => ask(request) }) as unknown as Client;
  const signal = () => new AbortController().signal;

  it('gives nothing where a page fails', async () => {
    const client = clientOf(({ cursor }) => {
      if (cursor === null) return { lines: ['1'], next: 'a' };
      throw new RequestFailed({ code: 'store-unavailable', detail: '' });
    });
    await expect(exportAll(client, () => {}, signal())).rejects.toThrow('store-unavailable');
  });
  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const client = clientOf(() => ({ lines: ['1'], next: String(Math.random()) }));
    await expect(exportAll(client, (lines) => lines > 5 && stop.abort(), stop.signal)).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
  it('does not run in circles', async () => {
    const client = clientOf(() => ({ lines: [], next: 'a' }));
    await expect(exportAll(client, () => {}, signal())).rejects.toThrow('came back');
  });
});

describe('the settings', () => {
  it('hold at once: language, theme, palette, overlay', async () => {
    const { root, client } = await show('#/settings');
    expect(rawKeys(root)).toEqual([]);
    const set = async (label: string) => {
      const input = [...root.querySelectorAll('label')].find((one) => one.textContent === label)!;
      await click(input.querySelector('input'));
    };
    await set('Dark');
    expect(document.documentElement.dataset.theme).toBe('dark');
    await set('Show lights beside the campaigns in the ad console');
    expect(client.world.settings.overlay).toBe(false);
    await set('Italiano');
    expect(document.documentElement.lang).toBe('it');
    expect(root.textContent).toContain('Impostazioni');
    expect(rawKeys(root)).toEqual([]);
  });
});

describe('the switches of consoles', () => {
  it('do not undo each other when they come quickly', async () => {
    const { root, client } = await show('#/readers');
    const boxes = root.querySelectorAll<HTMLInputElement>('tbody input');
    for (const one of boxes) one.click();
    await settle();
    expect(client.world.settings.consolesOff).toEqual(['google-ads', 'meta-ads']);
    await click(boxes[0]);
    expect(client.world.settings.consolesOff).toEqual(['meta-ads']);
  });
  it('show where site access is off and ask for it', async () => {
    const { root } = await show('#/readers');
    await click(named(root, 'Allow access to Meta Ads Manager'));
    expect(port.requestAccess).toHaveBeenCalledWith(['meta-ads']);
    expect(root.textContent).not.toContain('Site access is off');
  });
  it('list only consoles that can be read', async () => {
    const { root } = await show('#/readers');
    expect([...root.querySelectorAll('tbody label')].map((one) => one.textContent)).toEqual([
      'Google Ads',
      'Meta Ads Manager',
    ]);
  });
});
