// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { problem } from '@/model/problem';
import { Popup } from '@/ui/popup/popup';
import type { PopupPort, TabFacts } from '@/ui/popup/ports';
import { fakeClient, type FakeClient } from '../parts/world/fake-client';
import { choose, click, field, mount, named, rawKeys, settle, type } from '../parts/world/mount';
import { world, worldNow } from '../parts/world/world';

const reading: TabFacts = {
  url: 'https://ads.google.com/aw/campaigns',
  platform: 'google-ads',
  status: { platform: 'google-ads', state: 'reading', grid: 'ess', rows: 4, problems: [], account: null },
};
let client: FakeClient;
let port: PopupPort;
const show = async (tab: TabFacts = reading) => {
  port = {
    consoles: ['google-ads', 'meta-ads'],
    tab: vi.fn(async () => tab),
    hasAccess: vi.fn(async () => true),
    requestAccess: vi.fn(async () => true),
    requestOrigins: vi.fn(async () => true),
    reloadTab: vi.fn(async () => {}),
    openDashboard: vi.fn(async () => {}),
  };
  return mount(<Popup client={client} port={port} now={worldNow} browserLanguages={['de', 'it-CH', 'en']} />);
};
const emptyWorld = (readings = 0) => {
  const here = world(6);
  here.targets = [];
  here.lines = [];
  client = fakeClient(here, readings);
};
beforeEach(() => {
  const here = world(12);
  here.settings = { ...here.settings, language: 'en' };
  client = fakeClient(here);
});

describe('the popup', () => {
  it('opens with the main target, then the others worst first', async () => {
    const root = await show();
    expect(root.querySelector('.headline')!.textContent).toContain('€162,000');
    expect(root.querySelector('[role="img"][aria-label*="should be €175k today"]')).not.toBeNull();
    const heads = [...root.querySelectorAll('.line-head')];
    expect(heads).toHaveLength(11);
    const shapes = heads.map((head) => head.querySelector('[role="img"]')!.getAttribute('aria-label'));
    const order = ['Red', 'Yellow', 'Green', 'Grey'];
    expect(shapes).toEqual([...shapes].sort((a, b) => order.indexOf(a!) - order.indexOf(b!)));
    expect(heads[0]!.textContent).toMatch(/€.* \/ €.*above target2 h ago/);
    expect(rawKeys(root)).toEqual([]);
  });

  it('opens a line to its sentence, to the dashboard and to its target', async () => {
    const root = await show();
    await click(root.querySelector('.line-head'));
    expect(root.querySelector('.line-head')!.getAttribute('aria-expanded')).toBe('true');
    expect(root.querySelector('.line-more')!.textContent).toMatch(/above target\. Red since/);
    await click(named(root.querySelector('.line-more')!, 'Why?'));
    const first = client.world.lines.find((line) => !line.aim.main)!;
    expect(port.openDashboard).toHaveBeenCalledWith(`#/lights?open=${first.key}`);
  });

  it('leads a line, and the main target, to what moved it', async () => {
    const root = await show();
    await click(root.querySelector('.line-head'));
    await settle();
    expect(root.querySelector('.line-more .driver')!.textContent).toMatch(
      /conversion rate: it fell from 4\.1% to 3%; the rest is (small or )?within noise\.It went from/,
    );
    const headline = root.querySelector('.headline')!;
    expect(headline.querySelector('.driver')).toBeNull();
    await click(named(headline, 'What moved it'));
    await settle();
    expect(headline.querySelector('.driver')!.textContent).toContain('it fell from 4.1% to 3%');
    expect(rawKeys(root)).toEqual([]);
  });

  it('holds the place of moves while they are worked out, and keeps it where there are none', async () => {
    const ask = client.ask;
    let answer = () => {};
    client.ask = (async (kind: never, request: never) => {
      if ((kind as string) !== 'hints.list') return ask(kind, request);
      await new Promise<void>((done) => (answer = done));
      return { pools: [] };
    }) as typeof client.ask;
    const root = await show();
    expect(root.querySelector('.moves-held')!.textContent).toContain('Working out what budget could move');
    answer();
    await settle();
    expect(root.querySelector('.moves-held')!.textContent).toContain('No move to propose');
  });

  it('says of a console whose table is strange that the table is, not that the page is unknown', async () => {
    const site = { tab: 7, pattern: 'https://ads.google.com/*' };
    const teach = async (tab: TabFacts) => {
      await show(tab);
      const taught = { ...port, teach: async () => {} };
      return mount(<Popup client={client} port={taught} now={worldNow} browserLanguages={['en']} />);
    };
    const strange = { ...reading, status: { ...reading.status!, state: 'not-understood' as const }, site };
    expect((await teach(strange)).textContent).toContain('The table of this page is laid out in a new way');
    const unknown = await teach({ url: 'https://x.test/', platform: null, status: null, site });
    expect(unknown.textContent).toContain('This page is not known');
    expect((await teach({ ...reading, status: null, site })).textContent).not.toContain('not known');
  });

  it('creates a target', async () => {
    emptyWorld(3);
    client.world.settings = { ...client.world.settings, language: 'en' };
    const root = await show();
    expect(root.querySelector('h2')!.textContent).toBe('Set the first target');
    await click(named(root, 'Set a target'));
    await click(named(root, 'Create target'));
    expect(root.textContent).toContain('Write a figure.');
    expect(client.asked.some(({ kind }) => kind === 'targets.save')).toBe(false);
    await type(field(root, 'Target'), '1,250.5');
    expect(root.textContent).toContain('Read as 1,250.50');
    await type(field(root, 'Currency'), 'eur');
    await click(named(root, 'Create target'));
    expect(client.world.targets).toMatchObject([{ kpi: 'cpa', value: 1250.5, currency: 'EUR', main: true }]);
  });

  it('edits and deletes a target', async () => {
    const root = await show();
    await click(named(root.querySelector('.headline')!, 'Edit target'));
    expect(field(root, 'Target').value).toBe('250000');
    await type(field(root, 'Target'), '260000');
    await click(named(root, 'Save'));
    expect(client.world.targets.find(({ id }) => id === 't1')!.value).toBe(260_000);
    await click(named(root.querySelector('.headline')!, 'Edit target'));
    await click(named(root, 'Delete target'));
    expect(client.world.targets.some(({ id }) => id === 't1')).toBe(false);
    expect(root.querySelector('.headline')).toBeNull();
    expect(root.textContent).toContain('Target deleted');
    await click(named(root, 'Undo'));
    expect(client.world.targets.find(({ id }) => id === 't1')).toMatchObject({ value: 260_000, main: true });
    expect(root.textContent).not.toContain('Target deleted');
  });

  it('keeps the form open and says why when saving fails', async () => {
    const root = await show();
    await click(named(root, 'New target'));
    await choose(field(root, 'KPI'), 'roas');
    await type(field(root, 'Target'), '4');
    const ask = client.ask;
    client.ask = async () => {
      throw new Error('gone');
    };
    await click(named(root, 'Create target'));
    expect(root.textContent).toContain('The background did not answer. Try again.');
    expect(field(root, 'Target').value).toBe('4');
    client.ask = ask;
    await click(named(root, 'Create target'));
    expect(root.querySelector('.lines')).not.toBeNull();
  });

  it('has a screen for each state with one thing to do', async () => {
    emptyWorld();
    client.world.settings = { ...client.world.settings, language: 'en' };
    let root = await show({ ...reading, status: null });
    await click(named(root, 'Reload tab'));
    expect(port.reloadTab).toHaveBeenCalled();

    root = await show({ url: 'https://x.test', platform: null, status: null });
    expect([...root.querySelectorAll('a.primary')].map((link) => link.textContent)).toEqual([
      'Open Google Ads',
      'Open Meta Ads Manager',
    ]);

    client.world.settings = { ...client.world.settings, consolesOff: ['google-ads', 'meta-ads'] };
    root = await show();
    await click(named(root, 'Switch on'));
    expect(client.world.settings.consolesOff).toEqual(['meta-ads']);
  });

  it('asks for access straight from the click', async () => {
    emptyWorld();
    const root = await show();
    port.hasAccess = async () => false;
    port.tab = async () => reading;
    const again = await mount(<Popup client={client} port={port} now={worldNow} browserLanguages={['en']} />);
    const button = named(again, 'Allow access');
    button.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    // Within the click itself: after an await the browser no longer counts it as the user's wish.
    expect(port.requestAccess).toHaveBeenCalledWith(['google-ads']);
    await settle();
    void root;
  });

  it('copies the problems of a page that is not understood', async () => {
    emptyWorld();
    client.world.settings = { ...client.world.settings, language: 'en' };
    const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const root = await show({
      ...reading,
      status: { ...reading.status!, state: 'not-understood', problems: [problem('layout-unknown')] },
    });
    expect(root.textContent).toContain('This table has a layout that Lampadina does not know.');
    await click(named(root, 'Copy a report'));
    expect(written.mock.calls[0]![0]).toContain('layout-unknown');
    expect(named(root, 'Copied')).toBeTruthy();
    written.mockRejectedValue(new Error('no'));
    await click(named(root, 'Copied'));
    expect(named(root, 'The browser refused to copy')).toBeTruthy();
    written.mockRestore();
  });

  it('says calmly that the worker is away, and tries again', async () => {
    client.world.settings = { ...client.world.settings, language: 'en' };
    const ask = client.ask;
    client.ask = async () => {
      throw new Error('gone');
    };
    const root = await show();
    client.ask = ask;
    expect(root.querySelector('.lines')).toBeNull();
    await click(root.querySelector('.note button'));
    expect(root.querySelectorAll('.line').length).toBe(11);
  });

  it('speaks the browser’s first language that it has, and the chosen one at once', async () => {
    client.world.settings = { ...client.world.settings, language: 'auto' };
    const root = await show();
    expect(document.documentElement.lang).toBe('it');
    expect(named(root, 'Nuovo obiettivo')).toBeTruthy();
    expect(rawKeys(root)).toEqual([]);
    client.world.settings = { ...client.world.settings, language: 'en', theme: 'dark', palette: 'calm' };
    client.change();
    await settle();
    expect(named(root, 'New target')).toBeTruthy();
    expect(document.documentElement.dataset).toMatchObject({ theme: 'dark', palette: 'calm' });
  });
});
