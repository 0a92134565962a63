import { describe, expect, it } from 'vitest';

import { RequestFailed } from '@/messages/client';

import { googlePage, redraw, rowOf, setRange, type GoogleRow } from './google-page';
import { rigAt } from './rig';

const URL_CAMPAIGNS = 'https://ads.google.com/aw/campaigns?ocid=7';
const NOVEMBER = 'Nov 1 – 22, 2026';
const OCTOBER = 'Oct 1 – 31, 2026';
const alpha: GoogleRow = { id: '1', name: 'Alpha', clicks: '450', cost: '$100.00' };
const beta: GoogleRow = { id: '2', name: 'Beta', clicks: '12', cost: '$3.10' };
const gamma: GoogleRow = { id: '3', name: 'Gamma', clicks: '7', cost: '$9.00' };

const november = () => rigAt(URL_CAMPAIGNS, googlePage(NOVEMBER, [alpha, beta]));
const canvas = (document: Document) => document.querySelector('.ess-table-canvas')!;

describe('a session', () => {
  it('reads the table that is there, sends it once and asks for its lights', async () => {
    const { stored, asked, session, placed, clock } = await november();
    expect(stored).toHaveLength(1);
    expect(stored[0]).toMatchObject({
      range: { from: '2026-11-01', to: '2026-11-22' },
      account: { id: '412-555-0187' },
      currency: 'USD',
    });
    expect(stored[0]!.rows.map(({ id, metrics }) => [id, metrics.spend])).toEqual([
      ['1', 100],
      ['2', 3.1],
    ]);
    expect(session.status()).toMatchObject({ state: 'reading', rows: 2, grid: 'ess-table' });
    expect(asked.find(({ kind }) => kind === 'page.lights')?.request).toMatchObject({ ids: ['1', '2'] });
    expect(placed.at(-1)!.map(({ id }) => id)).toEqual(['1', '2']);
    await clock.advance(10_000);
    expect(stored).toHaveLength(1);
  });

  it('gives rows their lights that were named before there was an overlay', async () => {
    let tell = (): void => undefined;
    const words = new Promise<void>((done) => (tell = done));
    const { session, stored, placed, shown, clock } = await rigAt(
      URL_CAMPAIGNS,
      googlePage(NOVEMBER, [alpha, beta]),
      words,
    );
    // Read and named while there were no words to say anything with; from here on the page stands still.
    await clock.advance(5_000);
    expect(stored).toHaveLength(1);
    expect([session.status().state, shown.length, placed.length]).toEqual(['reading', 0, 0]);
    tell();
    await clock.advance(500);
    expect(shown.length).toBeGreaterThan(0);
    expect(placed.at(-1)?.map(({ id }) => id)).toEqual(['1', '2']);
  });

  it('takes no news from its own nodes', async () => {
    const { document, asked, clock, placed } = await november();
    const before = [asked.length, placed.length];
    for (let turn = 0; turn < 20; turn++) {
      document.querySelector('ess-cell')!.append(document.createElement('lampadina-light'));
      await clock.advance(300);
    }
    expect([asked.length, placed.length]).toEqual(before);
  });

  it('joins rows over scrolling, whatever the page recycles', async () => {
    const { document, stored, session, clock } = await november();
    canvas(document).querySelector('.particle-table-row')!.outerHTML = rowOf(gamma);
    await clock.advance(2_000);
    expect(stored.at(-1)!.rows.map(({ id }) => id)).toEqual(['1', '2', '3']);
    expect(session.status().rows).toBe(3);
    canvas(document).querySelector('.particle-table-row')!.outerHTML = rowOf(alpha);
    await clock.advance(2_000);
    expect(stored).toHaveLength(2);
  });

  it('finds rows that came back without a mutation when the page is scrolled', async () => {
    const { document, window, clock, placed } = await november();
    const before = placed.length;
    document.dispatchEvent(new window.Event('scroll') as unknown as Event);
    await clock.advance(20);
    expect(placed.length).toBeGreaterThan(before);
  });

  it('starts anew where the page shows other figures for the same range', async () => {
    const { document, stored, clock } = await november();
    canvas(document).querySelector('.particle-table-row')!.outerHTML = rowOf(gamma);
    await clock.advance(2_000);
    redraw(document, [{ ...alpha, clicks: '451' }, beta]);
    await clock.advance(2_000);
    expect(stored.at(-1)!.rows.map(({ id, metrics }) => [id, metrics.clicks])).toEqual([
      ['1', 451],
      ['2', 12],
    ]);
  });

  it('never takes old rows for the new dates', async () => {
    const { document, stored, session, clock } = await november();
    setRange(document, OCTOBER);
    canvas(document).append(document.createElement('span'));
    await clock.advance(5_000);
    expect(stored).toHaveLength(1);
    expect(session.status().state).toBe('waiting');
    redraw(document, [
      { ...alpha, clicks: '900' },
      { ...beta, clicks: '44' },
    ]);
    await clock.advance(2_000);
    expect(stored).toHaveLength(2);
    expect(stored[1]).toMatchObject({ range: { from: '2026-10-01', to: '2026-10-31' } });
    expect(stored[1]!.rows.map(({ metrics }) => metrics.clicks)).toEqual([900, 44]);
  });

  it('believes the same figures for new dates once the page was seen loading', async () => {
    const { document, stored, clock } = await november();
    setRange(document, OCTOBER);
    const mark = document.createElement('div');
    mark.className = 'particle-content-loading';
    canvas(document).parentElement!.append(mark);
    await clock.advance(2_000);
    expect(stored).toHaveLength(1);
    mark.remove();
    await clock.advance(2_000);
    expect(stored).toHaveLength(2);
    expect(stored[1]).toMatchObject({ range: { from: '2026-10-01', to: '2026-10-31' } });
  });

  it('follows a drill-down, and holds the old level back', async () => {
    const { document, stored, session, clock, go } = await november();
    go('/aw/adgroups?ocid=7&campaignId=1');
    canvas(document).append(document.createElement('span'));
    await clock.advance(3_000);
    expect(stored).toHaveLength(1);
    expect(session.status().state).toBe('waiting');
    redraw(document, [{ id: '91', name: 'Shades', clicks: '3', cost: '$1.00' }], 'ad_group_name');
    await clock.advance(3_000);
    expect(stored[1]).toMatchObject({ level: 'ad-group' });
    expect(stored[1]!.rows.map(({ id, parentId }) => [id, parentId])).toEqual([['91', '1']]);
  });

  it('tells two accounts apart', async () => {
    const { document, stored, clock, go } = await november();
    go('/aw/campaigns?ocid=8');
    document.querySelector('.account-info')!.setAttribute('title', '900-555-0000 Other');
    redraw(document, [gamma]);
    await clock.advance(3_000);
    expect(stored[1]!.account).toMatchObject({ id: '900-555-0000', aliases: ['ocid:8'] });
    expect(stored[1]!.rows.map(({ id }) => id)).toEqual(['3']);
  });

  it('waits for a table, and says calmly where none comes', async () => {
    const { document, stored, session, clock } = await rigAt(
      URL_CAMPAIGNS,
      '<html lang="en"><body><div id="app"></div></body></html>',
    );
    expect(session.status().state).toBe('waiting');
    const page = googlePage(NOVEMBER, [alpha]).replace(/^.*<body>|<\/body>.*$/gs, '');
    document.querySelector('#app')!.innerHTML = page;
    await clock.advance(3_000);
    expect(stored).toHaveLength(1);
    document.querySelector('.around')!.remove();
    await clock.advance(200_000);
    document.querySelector('#app')!.append(document.createElement('p'));
    await clock.advance(2_000);
    expect(session.status().state).toBe('no-table');
  });

  it('leaves a page of the same site that shows no campaigns, and comes back', async () => {
    const { document, stored, session, clock, go, placed } = await november();
    go('/aw/overview?ocid=7');
    document.body.append(document.createElement('p'));
    await clock.advance(2_000);
    expect(session.status()).toMatchObject({ state: 'no-table', problems: [{ code: 'not-campaign-table' }] });
    expect(placed.at(-1)).toEqual([]);
    go('/aw/campaigns?ocid=7');
    redraw(document, [alpha, beta, gamma]);
    document.body.append(document.createElement('p'));
    await clock.advance(2_000);
    expect(stored.at(-1)!.rows).toHaveLength(3);
  });
});

describe('a session whose worker is away', () => {
  it('keeps a reading until it is acknowledged, and says that nobody answers', async () => {
    const rig = await rigAt(URL_CAMPAIGNS, '<html lang="en"><body></body></html>');
    rig.worker.refuse = () => {
      throw new Error('Could not establish connection.');
    };
    rig.document.body.innerHTML = googlePage(NOVEMBER, [alpha]).replace(/^.*<body>|<\/body>.*$/gs, '');
    await rig.clock.advance(20_000);
    const tries = rig.asked.filter(({ kind }) => kind === 'reading.add').length;
    expect(tries).toBeGreaterThanOrEqual(4);
    expect(tries).toBeLessThan(8);
    expect(rig.stored).toHaveLength(0);
    expect(rig.shown.at(-1)).toMatchObject({ workerAway: true });
    rig.worker.refuse = null;
    await rig.clock.advance(60_000);
    expect(rig.stored).toHaveLength(1);
    expect(rig.shown.at(-1)).toMatchObject({ workerAway: false });
  });

  it('does not repeat what the worker refuses for good, and says so', async () => {
    const rig = await rigAt(URL_CAMPAIGNS, '<html lang="en"><body></body></html>');
    rig.worker.refuse = () => {
      throw new RequestFailed({ code: 'bad-message', detail: 'rows: invalid' });
    };
    rig.document.body.innerHTML = googlePage(NOVEMBER, [alpha]).replace(/^.*<body>|<\/body>.*$/gs, '');
    await rig.clock.advance(120_000);
    expect(rig.asked.filter(({ kind }) => kind === 'reading.add')).toHaveLength(1);
    expect(rig.session.status().problems).toContainEqual({
      code: 'reader-failed',
      params: { detail: 'bad-message: rows: invalid' },
    });
  });

  it('looks once more and sends all when the page goes', async () => {
    const rig = await november();
    redraw(rig.document, [{ ...alpha, clicks: '460' }, beta]);
    await rig.clock.advance(0);
    expect(rig.stored).toHaveLength(1);
    rig.window.dispatchEvent(new rig.window.Event('pagehide'));
    await rig.clock.advance(0);
    expect(rig.stored.at(-1)!.rows[0]!.metrics.clicks).toBe(460);
  });
});

describe('a session and its extension', () => {
  it('takes everything away when the extension is gone', async () => {
    const rig = await november();
    rig.alive.yes = false;
    canvas(rig.document).append(rig.document.createElement('span'));
    await rig.clock.advance(1_000);
    expect(rig.removed()).toBe(true);
    expect(rig.document.querySelector('lampadina-light, lampadina-test')).toBeNull();
    const before = rig.asked.length;
    redraw(rig.document, [gamma]);
    await rig.clock.advance(10_000);
    expect(rig.asked.length).toBe(before);
  });

  it('does so too when a message finds that out', async () => {
    const rig = await november();
    rig.worker.refuse = () => {
      throw new RequestFailed({ code: 'failed', detail: 'context-invalidated' });
    };
    redraw(rig.document, [gamma]);
    await rig.clock.advance(3_000);
    expect(rig.removed()).toBe(true);
  });

  it('reads nothing where the console is switched off, and begins when it is switched on', async () => {
    const rig = await november();
    rig.worker.settings = { ...rig.worker.settings, consolesOff: ['google-ads'] };
    rig.announce();
    await rig.clock.advance(2_000);
    expect(rig.session.status().state).toBe('off');
    redraw(rig.document, [{ ...alpha, clicks: '999' }]);
    await rig.clock.advance(3_000);
    expect(rig.stored).toHaveLength(1);
    rig.worker.settings = { ...rig.worker.settings, consolesOff: [] };
    rig.announce();
    await rig.clock.advance(3_000);
    expect(rig.stored).toHaveLength(2);
  });

  it('asks again when lights have changed', async () => {
    const rig = await november();
    const before = rig.asked.filter(({ kind }) => kind === 'page.lights').length;
    rig.announce();
    await rig.clock.advance(100);
    expect(rig.asked.filter(({ kind }) => kind === 'page.lights').length).toBe(before + 1);
  });

  it('gives a fresh look to whoever asks, without sending it', async () => {
    const rig = await november();
    const { reading } = await rig.session.read('2027-01-01T00:00:00Z');
    expect(reading).toMatchObject({ readAt: '2027-01-01T00:00:00Z', through: null });
    expect(rig.stored).toHaveLength(1);
  });
});
