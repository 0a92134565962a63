import { describe, expect, it } from 'vitest';

import type { Overview, PageStatus } from '@/messages/protocol';
import { problem } from '@/model/problem';
import { defaultSettings } from '@/model/settings';
import { countsOf, popupState, problemReport, type PopupFacts } from '@/ui/popup/state';
import { lightOf, targetOf } from '../parts/world/world';

const consoles = ['google-ads', 'meta-ads'] as const;
const status = (change: Partial<PageStatus> = {}): PageStatus => ({
  platform: 'google-ads',
  state: 'reading',
  grid: 'ess',
  rows: 12,
  problems: [],
  account: null,
  ...change,
});
const tab = (change: Partial<PageStatus> = {}) => ({
  url: 'https://ads.google.com/aw/campaigns',
  platform: 'google-ads' as const,
  status: status(change),
});
const elsewhere = { url: 'https://example.org', platform: null, status: null };
const overview = (change: Partial<Overview> = {}): PopupFacts['overview'] => ({
  state: 'ready',
  value: {
    lights: [],
    accounts: [],
    targets: [],
    readings: 0,
    lastReadAt: null,
    oldestUsed: null,
    settings: defaultSettings,
    ...change,
  },
});
const state = (facts: Partial<PopupFacts>) =>
  popupState({ overview: overview(), tab: tab(), consoles, accessMissing: [], ...facts });
const lights = [lightOf({ key: 'a' }), lightOf({ key: 'b', aim: { ...lightOf().aim, main: true } })];
const full = overview({ lights, targets: [targetOf({ id: 't1' })], readings: 3 });
const off = { ...defaultSettings, consolesOff: ['google-ads' as const] };

describe('popupState', () => {
  it('waits for the worker and for the tab', () => {
    expect(state({ overview: { state: 'loading' } })).toEqual({ screen: 'loading' });
    expect(state({ tab: null })).toEqual({ screen: 'loading' });
  });

  it('says that the worker is away before anything else', () => {
    const failure = { code: 'failed', detail: 'gone' } as const;
    expect(state({ overview: { state: 'failed', failure }, tab: null })).toEqual({
      screen: 'worker-away',
      failure,
    });
  });

  it('asks for the part of a whole site that a console lives in, with lights or without', () => {
    const origins = ['https://www.linkedin.com/campaignmanager/*'];
    const inside = { url: 'https://www.linkedin.com/campaignmanager/', platform: 'linkedin-ads' as const };
    const trouble = { kind: 'access-off', platforms: ['linkedin-ads'], origins };
    const closed = { ...inside, status: null, blocked: origins };
    expect(state({ tab: closed })).toEqual({ screen: 'trouble', trouble });
    expect(state({ tab: closed, overview: full })).toMatchObject({ screen: 'lights', notice: trouble });
    // Allowed since: its script comes with the next load.
    expect(state({ tab: { ...inside, status: null, blocked: [] } })).toMatchObject({
      trouble: { kind: 'reload' },
    });
  });

  it('does not repeat that nobody has confirmed a console that its user confirmed', () => {
    const problems = [problem('range-unknown'), problem('provisional')];
    const shown = (settings = defaultSettings) => {
      const now = state({ overview: overview({ settings }), tab: tab({ problems }) });
      return now.screen === 'trouble' && 'problems' in now.trouble
        ? now.trouble.problems.map(({ code }) => code)
        : now.screen;
    };
    expect(shown()).toEqual(['range-unknown', 'provisional']);
    expect(shown({ ...defaultSettings, confirmed: ['meta-ads'] })).toEqual(['range-unknown', 'provisional']);
    expect(shown({ ...defaultSettings, confirmed: ['google-ads'] })).toEqual(['range-unknown']);
  });

  it('first run: nothing read, no target, no console open', () =>
    expect(state({ tab: elsewhere })).toEqual({ screen: 'first-run' }));

  it('nothing read: a console is open, or a target waits', () => {
    expect(state({ tab: tab({ state: 'no-table' }) })).toEqual({
      screen: 'nothing-read',
      platform: 'google-ads',
      waiting: false,
    });
    expect(state({ tab: tab({ state: 'waiting' }) })).toMatchObject({ waiting: true });
    expect(
      state({ tab: elsewhere, overview: overview({ targets: [targetOf({ id: 't1' })] }) }),
    ).toMatchObject({ screen: 'nothing-read', platform: null });
  });

  it('no target yet: readings are there', () =>
    expect(state({ overview: overview({ readings: 2 }) })).toEqual({ screen: 'no-target', notice: null }));

  it('lights, with the main target apart', () => {
    expect(state({ overview: full })).toEqual({ screen: 'lights', main: lights[1], lights, notice: null });
    const plain = overview({ lights: [lights[0]!], targets: [targetOf({ id: 't1' })], readings: 3 });
    expect(state({ overview: plain })).toMatchObject({ screen: 'lights', main: null });
  });

  const troubles: [string, Partial<PopupFacts>, object][] = [
    ['site access off', { accessMissing: ['google-ads'] }, { kind: 'access-off', platforms: ['google-ads'] }],
    [
      'site access off everywhere, so that the tab cannot be known',
      { tab: { url: null, platform: null, status: null }, accessMissing: consoles },
      { kind: 'access-off', platforms: consoles },
    ],
    ['reload this tab', { tab: { ...tab(), status: null } }, { kind: 'reload', platform: 'google-ads' }],
    ['console off by its page', { tab: tab({ state: 'off' }) }, { kind: 'console-off' }],
    [
      'page not understood',
      { tab: tab({ state: 'not-understood', problems: [problem('layout-unknown')] }) },
      { kind: 'not-understood', platform: 'google-ads', problems: [problem('layout-unknown')] },
    ],
    [
      'a problem that keeps the table from use',
      { tab: tab({ problems: [problem('range-unknown')] }) },
      { kind: 'problems' },
    ],
  ];
  it.each(troubles)('%s: the screen without lights, one line above them with lights', (_, facts, trouble) => {
    expect(state(facts)).toMatchObject({ screen: 'trouble', trouble });
    expect(state({ ...facts, overview: full })).toMatchObject({ screen: 'lights', notice: trouble });
    expect(state({ ...facts, overview: overview({ readings: 2 }) })).toMatchObject({
      screen: 'no-target',
      notice: trouble,
    });
  });

  it('console off by the settings, or all of them', () => {
    expect(state({ overview: overview({ settings: off }) })).toMatchObject({
      trouble: { kind: 'console-off', platforms: ['google-ads'] },
    });
    const allOff = { ...defaultSettings, consolesOff: [...consoles] };
    expect(state({ overview: overview({ settings: allOff }), tab: elsewhere })).toMatchObject({
      trouble: { kind: 'console-off', platforms: consoles },
    });
    expect(state({ overview: overview({ settings: off }), tab: elsewhere })).toEqual({ screen: 'first-run' });
  });

  it('asks for access before it speaks of anything that needs it', () =>
    expect(
      state({
        overview: overview({ settings: off }),
        tab: { ...tab(), status: null },
        accessMissing: ['google-ads'],
      }),
    ).toMatchObject({ trouble: { kind: 'access-off' } }));

  it('is not troubled by access to a console that is not open', () =>
    expect(state({ accessMissing: ['meta-ads'], overview: full })).toMatchObject({ notice: null }));

  it('is not troubled by a column that nobody knows', () =>
    expect(state({ tab: tab({ problems: [problem('column-unknown')] }), overview: full })).toMatchObject({
      notice: null,
    }));
});

describe('what is copied and counted', () => {
  it('carries the problems and no account', () => {
    const report = problemReport(
      tab({
        state: 'not-understood',
        problems: [problem('layout-unknown')],
        account: { id: '535-149-3750', name: 'Nordlicht' },
      }),
    );
    expect(JSON.parse(report)).toMatchObject({ platform: 'google-ads', state: 'not-understood', rows: 12 });
    expect(report).toContain('layout-unknown');
    expect(report).not.toMatch(/Nordlicht|535/);
  });
  it('counts by colour', () =>
    expect(countsOf([lightOf(), lightOf({ light: 'grey' }), lightOf()])).toEqual({
      red: 2,
      yellow: 0,
      green: 0,
      grey: 1,
    }));
});
