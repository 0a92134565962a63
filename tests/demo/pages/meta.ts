import { addDays } from '@/model/day';
import { sum, worldOf, type DemoAccount, type Item } from '../world';
import { make, shell, wait } from './dom';
import { writer } from './figures';
import type { Column, Line, TableLook } from './meta-columns';
import { footerOf, FROZEN, headerOf, MetaRows, ROW, scrolledWidth } from './meta-table';
import { opens, pickerPanel } from './picker';
import { metaRange, rangeOf, type Choice, type Preset } from './presets';

const config = shell();
const world = worldOf(config.today, config.dayDone);
const account = world.accounts.find((one) => one.platform === 'meta-ads') as DemoAccount;
const language = config.language ?? account.language;
const words = {
  en: { campaigns: 'Campaigns', groups: 'Ad sets', find: 'Search by name' },
  it: { campaigns: 'Campagne', groups: 'Gruppi di inserzioni', find: 'Cerca per nome' },
  de: { campaigns: 'Kampagnen', groups: 'Anzeigengruppen', find: 'Nach Namen suchen' },
}[language];
const tokens: Record<Preset, string> = {
  today: 'today',
  yesterday: 'yesterday',
  last7: 'last_7d',
  last14: 'last_14d',
  last30: 'last_30d',
  thisMonth: 'this_month',
  lastMonth: 'last_month',
  allTime: 'maximum',
};

const state = {
  choice: { preset: 'thisMonth' } as Choice,
  filter: '',
  sort: null as { column: Column; down: boolean } | null,
  top: 0,
  slideX: 0,
  lines: [] as readonly Line[],
};
let rows: MetaRows;
let look: TableLook;
let table: HTMLElement;
let visit = 0;

function place() {
  const level = location.pathname.includes('/manage/adsets') ? ('ad-group' as const) : ('campaign' as const);
  const selected = new URLSearchParams(location.search).get('selected_campaign_ids');
  return {
    level,
    parents: account.campaigns.filter((campaign) => !selected || selected.split(',').includes(campaign.id)),
  };
}

function draw(): void {
  const { level } = place();
  document.documentElement.lang = language;
  document.title = `Ads Manager - ${words[level === 'campaign' ? 'campaigns' : 'groups']}`;
  look = {
    language,
    writer: writer(language, account.currency),
    currency: account.currency,
    level,
    build: config.build,
    open,
  };
  rows = new MetaRows(look);
  state.top = 0;
  state.slideX = 0;
  state.lines = [];
  table = make('div', { class: 'demo-meta', role: 'table', 'aria-label': words.campaigns });
  const find = make('input', {
    type: 'search',
    class: 'demo-find',
    placeholder: words.find,
    'aria-label': words.find,
  }) as HTMLInputElement;
  find.value = state.filter;
  find.addEventListener('input', () => {
    state.filter = find.value;
    void load();
  });
  document.body.replaceChildren(
    make(
      'header',
      { class: 'demo-header' },
      make('strong', {}, 'Ads Manager'),
      make('div', {}, `${account.name} (${account.id})`),
    ),
    make(
      'div',
      { class: 'demo-tools' },
      find,
      tab('campaigns', words.campaigns),
      tab('adsets', words.groups),
      dates(),
    ),
    table,
  );
  table.addEventListener('wheel', wheel, { passive: false });
  paint();
  void load();
}

function tab(path: string, title: string): HTMLElement {
  const link = make('a', { class: 'demo-tab', href: `/adsmanager/manage/${path}` }, title);
  link.addEventListener('click', (event) => {
    event.preventDefault();
    go(path, {});
  });
  return link;
}

function dates(): HTMLElement {
  const button = make('div', { class: 'demo-date', role: 'button', tabindex: 0 });
  const show = () => {
    button.textContent = metaRange(state.choice, rangeOf(state.choice, config.today), language);
  };
  show();
  const panel = pickerPanel(language, config.today, (choice) => {
    state.choice = choice;
    const range = rangeOf(choice, config.today);
    const query = new URLSearchParams(location.search);
    const preset = 'preset' in choice ? `,${tokens[choice.preset]}` : '';
    query.set('date', `${range.from}_${addDays(range.to, 1)}${preset}`);
    history.replaceState(null, '', `${location.pathname}?${query}`);
    show();
    void load();
  });
  opens(button, panel);
  return make(
    'div',
    { style: 'margin-left:auto;position:relative' },
    make('div', { 'data-surface': '/am/table/stats_range' }, button),
    panel,
  );
}

async function load(): Promise<void> {
  const mine = ++visit;
  table.setAttribute('aria-busy', 'true');
  if (!table.querySelector('[role=progressbar]'))
    table.append(
      make('div', { role: 'progressbar', 'aria-label': '…', style: 'position:absolute;top:46px;left:50%' }),
    );
  const [low, high] = config.delay;
  await wait(low + Math.random() * (high - low));
  if (mine !== visit) return;
  const { level, parents } = place();
  const range = rangeOf(state.choice, config.today);
  const items = level === 'campaign' ? parents : parents.flatMap((campaign) => campaign.children());
  const lines = items
    .map((item, index): Line => ({
      item,
      figures: item.figures(range),
      counts: index % 5 === 4 ? 'clicks' : 'purchases',
    }))
    .filter((line) => line.item.name.toLowerCase().includes(state.filter.toLowerCase()));
  const measure = state.sort?.column.measure;
  if (measure) lines.sort((a, b) => (state.sort?.down ? -1 : 1) * (measure(a.figures) - measure(b.figures)));
  state.lines = lines;
  state.top = Math.min(state.top, lowest());
  rows.show(lines);
  table.removeAttribute('aria-busy');
  table.querySelector('[role=progressbar]')?.remove();
  paint();
}

function paint(): void {
  const width = Math.max(0, table.clientWidth - FROZEN);
  const header = headerOf(look, state.slideX, sortBy);
  const loading = [...table.querySelectorAll('[role=progressbar]')];
  const old = { header: table.querySelector('[role=row]'), footer: table.querySelector('[data-pagelet]') };
  if (!table.contains(rows.body)) table.replaceChildren(header, rows.body, ...loading);
  else old.header?.replaceWith(header);
  old.footer?.remove();
  rows.place(state.top, state.slideX, width, table.clientHeight);
  const [first] = state.lines;
  if (first) {
    const total: Line = {
      item: first.item,
      figures: sum(state.lines.map((line) => line.figures)),
      counts: 'purchases',
    };
    table.append(footerOf(look, total, state.lines.length, state.slideX, width));
  }
}

const lowest = () => Math.max(0, state.lines.length * ROW - table.clientHeight + 2 * ROW);

/** The table scrolls by the wheel alone: native scroll positions stay 0. */
function wheel(event: WheelEvent): void {
  event.preventDefault();
  const most = Math.max(0, scrolledWidth - (table.clientWidth - FROZEN));
  state.top = Math.min(lowest(), Math.max(0, state.top + event.deltaY));
  const slideX = Math.min(most, Math.max(0, state.slideX + event.deltaX));
  const moved = slideX !== state.slideX;
  state.slideX = slideX;
  if (moved) paint();
  else rows.place(state.top, state.slideX, table.clientWidth - FROZEN, table.clientHeight);
}

function sortBy(column: Column): void {
  state.sort = { column, down: state.sort?.column === column ? !state.sort.down : true };
  void load();
}

function open(item: Item): void {
  if (place().level === 'campaign') go('adsets', { selected_campaign_ids: item.id });
}

function go(path: string, query: Record<string, string>): void {
  const kept = new URLSearchParams(location.search);
  kept.delete('selected_campaign_ids');
  for (const [name, value] of Object.entries(query)) kept.set(name, value);
  history.pushState(null, '', `/adsmanager/manage/${path}?${kept}`);
  state.filter = '';
  state.sort = null;
  draw();
}

addEventListener('popstate', draw);
addEventListener('resize', paint);
draw();
