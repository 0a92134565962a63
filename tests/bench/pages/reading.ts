import { consoleAt } from '@/consoles/hosts';
import { consoles } from '@/consoles/index';
import { make } from '../../demo/pages/dom';

/** A whole table of 1,000 rows and 20 columns, read and walked over. */
const ROWS = 1000;
const fields = [
  'status',
  'campaign_name',
  'budget',
  'stats.impressions',
  'stats.clicks',
  'stats.click_through_rate',
  'stats.cost',
  'stats.cost_per_click',
  'stats.conversions',
  'stats.cost_per_conversion',
  'stats.conversion_rate',
  'stats.conversion_value',
  'stats.conversion_value_per_cost',
  ...Array.from({ length: 7 }, (_, index) => `custom_column#${index}`),
];

function cell(field: string, row: number): HTMLElement {
  const text = {
    budget: `€${(row % 90) + 10}.00/day`,
    'stats.impressions': (90_000 + row * 7).toLocaleString('en'),
    'stats.clicks': (3000 + row).toLocaleString('en'),
    'stats.click_through_rate': `${(((3000 + row) / (90_000 + row * 7)) * 100).toFixed(2)}%`,
    'stats.cost': `€${(2000 + row * 1.37).toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`,
    'stats.conversions': `${100 + (row % 60)}.00`,
  }[field];
  const inner =
    field === 'campaign_name'
      ? make(
          'campaign-name',
          {},
          make(
            'a',
            { class: 'ess-cell-link', href: `/aw/adgroups?campaignId=${1e9 + row}` },
            `Campaign ${row}`,
          ),
        )
      : field === 'status'
        ? make(
            'aw-status',
            {},
            make(
              'div',
              { class: 'aw-status enabled', 'aria-label': 'Enabled' },
              make('span', { class: 'status-text' }, 'Enabled'),
            ),
          )
        : make(
            'span',
            { class: field === 'budget' ? 'ess-cell-ellipsis budget-amount' : 'ess-cell-ellipsis' },
            text ?? `${row}.25`,
          );
  return make(
    'ess-cell',
    { role: 'gridcell', essfield: field, style: 'display:inline-block;width:90px' },
    inner,
  );
}

const header = make(
  'div',
  { class: 'particle-table-header', role: 'row' },
  ...fields.map((field) =>
    make(
      'div',
      { role: 'columnheader', essfield: field },
      make('div', { class: 'particle-header-title' }, field),
    ),
  ),
);
const rows = Array.from({ length: ROWS }, (_, row) =>
  make(
    'div',
    { class: 'particle-table-row', role: 'row' },
    ...fields.slice(0, 2).map((field) => cell(field, row)),
    make(
      'div',
      { class: 'particle-row-scroll-container' },
      ...fields.slice(2).map((field) => cell(field, row)),
    ),
  ),
);
document.title = 'Campaigns - Bench - Google Ads';
document.body.append(
  make('account-ids', {}, make('div', { class: 'account-info', title: '111-222-3333 Bench' })),
  make(
    'div',
    { class: 'datepicker-container', 'navi-id': 'datepicker' },
    make(
      'material-date-range-picker',
      {},
      make(
        'div',
        { class: 'main-content' },
        make('span', { class: 'range-title' }, 'Custom'),
        make(
          'div',
          { class: 'dropdown-and-comparison' },
          make('span', { class: 'button-text' }, 'Nov 1 – 20, 2026'),
        ),
      ),
    ),
  ),
  make(
    'ess-table',
    { 'navi-id': 'table-view' },
    make('div', { class: 'ess-table-canvas', role: 'grid', 'aria-rowcount': ROWS + 1 }, header, ...rows),
  ),
);

/** The floor: the text of each cell, once. */
function walk(): number {
  let length = 0;
  for (const row of document.querySelectorAll('.particle-table-row'))
    for (const one of row.querySelectorAll('ess-cell')) length += (one.textContent ?? '').length;
  return length;
}

function read(): { rows: number; slice: number } {
  const url = new URL(location.href);
  const look = consoleAt(consoles, url)?.look(document, url, '2026-11-22T10:00:00Z');
  let slice = 0;
  for (;;) {
    const before = performance.now();
    const step = look?.next();
    slice = Math.max(slice, performance.now() - before);
    if (!step || step.done) return { rows: step?.value?.reading?.rows.length ?? 0, slice };
  }
}

const timed = (work: () => void) => {
  const before = performance.now();
  work();
  return performance.now() - before;
};

Object.assign(globalThis, {
  bench() {
    const readings: number[] = [];
    const walks: number[] = [];
    let last = { rows: 0, slice: 0 };
    for (let turn = 0; turn < 14; turn++) {
      walks.push(timed(walk));
      readings.push(timed(() => (last = read())));
    }
    // The first turns warm the machine up.
    return { readings: readings.slice(4), walks: walks.slice(4), rows: last.rows, slice: last.slice };
  },
});
