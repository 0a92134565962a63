// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { attributionOf } from '@/page/attribution';
import { countIn, totalIn } from '@/page/coverage';
import { columnUnder, inlineSpan } from '@/page/geometry';
import { deliveryOf } from '@/page/status-words';
import { throughOf } from '@/page/shown-range';
import { leavesOf, textOf, tidy, tidyName } from '@/page/text';

const element = (html: string): Element => {
  const box = document.createElement('div');
  box.innerHTML = html;
  return box;
};

describe('text', () => {
  it.each([
    ['plain', '<b>1,560</b>', '1,560'],
    ['icons drawn by elements', '<i class="material-icon-i">help_outline</i><b>7</b>', '7'],
    ['icon components', '7 <material-icon>expand_more</material-icon>', '7'],
    ['toolbars and hover cards', '<b>7</b><div role="toolbar">Edit</div><div role="tooltip">more</div>', '7'],
    ['scripts and styles', '<style>b{}</style><script>1</script><b>7</b>', '7'],
    ['what is hidden', '<b hidden>6</b><b>7</b>', '7'],
    ['pieces apart', '<b>$50.00</b><i>Daily</i>', '$50.00 Daily'],
    ['names in snake case', '<b>brand_search_it</b>', 'brand_search_it'],
  ])('without %s', (_, html, text) => {
    expect(textOf(element(html))).toBe(text);
  });

  it('keeps no-break spaces inside numbers, and makes them plain in names', () => {
    expect(tidy(' 1\u00a0234,56\u202f₽ ')).toBe('1\u00a0234,56\u202f₽');
    expect(tidyName('\u202eA\u00a0 b\u200b')).toBe('A b');
  });

  it('is never longer than a cell can be, and never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 5000 }),
        (text) => tidy(text).length <= 2000 && tidyName(text).length <= 1000,
      ),
    );
    expect(leavesOf(element('<b>x</b>'.repeat(9000))).length).toBeLessThanOrEqual(2000);
  });
});

describe('counts', () => {
  it.each([
    ['Results from 48 campaigns', 48],
    ['来自 1,204 个广告系列的成效', 1204],
    ['Risultati di 1.204 campagne', 1204],
    ['Results', null],
    ['48 of 50', null],
  ])('%s', (text, count) => expect(countIn(text)).toBe(count));

  it.each([
    ['1 - 50 of 1,234', 1234],
    ['1 to 2 of about 2', 2],
    ['1 – 50 von 1.234', 1234],
    ['共 120 项，第 1-50 项', 120],
    ['1 - 1 of 1', 1],
    ['Show rows: 100', null],
    ['Show rows: 100 1 - 21 of 21', null],
    ['', null],
  ])('paging: %s', (text, total) => expect(totalIn(text)).toBe(total));
});

describe('geometry', () => {
  const headers = [{ left: 0, width: 100 }, { left: 100, width: 50 }, null, { left: 150, width: 80 }];

  it('finds the header that a cell stands under, both edges within 15 px', () => {
    expect(columnUnder({ left: 103, width: 50 }, headers)).toBe(1);
    expect(columnUnder({ left: 116, width: 50 }, headers)).toBeNull();
    expect(columnUnder({ left: 0, width: 150 }, headers)).toBeNull();
    expect(columnUnder({ left: 150, width: 80 }, headers)).toBe(3);
  });

  it('joins nothing where two columns stand in one place', () => {
    const same = { left: 0, width: 100 };
    expect(columnUnder(same, [same, same])).toBeNull();
  });

  it('never joins across a distance', () => {
    const span = fc.record({
      left: fc.integer({ min: -500, max: 3000 }),
      width: fc.integer({ min: 1, max: 400 }),
    });
    fc.assert(
      fc.property(span, fc.array(span, { maxLength: 12 }), (cell, all) => {
        const at = columnUnder(cell, all);
        if (at === null) return;
        expect(Math.abs(all[at]!.left - cell.left)).toBeLessThanOrEqual(15);
      }),
    );
  });

  it('adds up what inline styles say where there is no layout', () => {
    const frame = element(
      '<div style="position:absolute; left: 513px;"><div style="transform: translate(-200px, 0px)"><span style="display: contents"><p style="width: 170px; left: 314px;">7</p></span></div></div>',
    );
    expect(inlineSpan(frame.querySelector('p')!, frame)).toEqual({ left: 627, width: 170 });
    expect(inlineSpan(frame.querySelector('span')!, frame)).toBeNull();
  });
});

describe('attribution settings', () => {
  it.each([
    ['7-day click or 1-day view', '7d_click_1d_view'],
    ['7-day click, 1-day engaged-view or 1-day view', '7d_click_1d_view_1d_ev'],
    ['1-day click', '1d_click'],
    ['Clic nei 7 giorni o visualizzazione in 1 giorno', '7d_click_1d_view'],
    ['7 Tage nach Klick oder 1 Tag nach Ansicht', '7d_click_1d_view'],
    ['Clic de 7 jours ou vue de 1 jour', '7d_click_1d_view'],
    ['Clique de 7 dias ou visualização de 1 dia', '7d_click_1d_view'],
    ['点击后7天、浏览后1天或互动观看后1天', '7d_click_1d_view_1d_ev'],
    ['7d_click,1d_view', '7d_click_1d_view'],
    ['Incremental attribution', null],
    ['7-day click or 28-day click', null],
    ['28 days', null],
    ['', null],
  ])('%s', (text, attribution) => expect(attributionOf(text)).toBe(attribution));
});

describe('delivery', () => {
  it.each([
    ['Active', 'enabled', null],
    ['Eligible', 'enabled', null],
    ['Learning', 'learning', null],
    ['Learning limited', 'limited', 'learning'],
    ['Apprendimento limitato', 'limited', 'learning'],
    ['Limited by budget', 'limited', 'budget'],
    ['Durch Budget eingeschränkt', 'limited', 'budget'],
    ['Limitata dal budget', 'limited', 'budget'],
    ['Eligible (Limited)', 'limited', null],
    ['Off', 'paused', null],
    ['Campaign off', 'paused', null],
    ['Non attiva', 'paused', null],
    ['Désactivée', 'paused', null],
    ['已关闭', 'paused', null],
    ['Completed', 'ended', null],
    ['Beendet', 'ended', null],
    ['Terminée', 'ended', null],
    ['Archived', 'removed', null],
    ['In review', 'other', null],
    ['Scheduled', 'other', null],
    ['Запланировано', 'other', null],
  ] as const)('%s', (text, status, limitedBy) => expect(deliveryOf(text)).toEqual({ status, limitedBy }));

  it('is nothing where nothing is said', () => {
    expect(deliveryOf('')).toBeNull();
    expect(deliveryOf('—')).toBeNull();
  });
});

describe('the instant that figures run to', () => {
  const found = (from: string, to: string, preset: string | null = null) => ({
    range: { from, to },
    problem: null,
    preset,
  });

  it.each([
    ['a range that reaches today', found('2026-11-01', '2026-11-22'), '2026-11-22T09:15:00Z'],
    ['a closed range', found('2026-11-01', '2026-11-21'), null],
    [
      'yesterday, where that may still be today somewhere',
      found('2026-11-21', '2026-11-21', 'yesterday'),
      null,
    ],
    [
      'this month, seen from a zone behind',
      found('2026-11-01', '2026-11-21', 'this_month'),
      '2026-11-22T09:15:00Z',
    ],
    ['this month, long ago', found('2024-10-01', '2024-10-24', 'this_month'), null],
    ['no range', { range: null, problem: null, preset: 'today' }, null],
  ])('%s', (_, range, through) => expect(throughOf(range, '2026-11-22T09:15:00Z')).toBe(through));
});
