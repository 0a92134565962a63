import { sum, worldOf, type DemoAccount, type Item } from '../world';
import { make, shell, wait } from './dom';
import { writer } from './figures';
import { columns, GoogleRows, headerOf, ROW, summaryOf, type Line } from './google-table';
import { opens, pickerPanel } from './picker';
import { googleRange, presetNames, rangeOf, type Choice } from './presets';

const config = shell();
const world = worldOf(config.today, config.dayDone);
const accounts = world.accounts.filter((account) => account.platform === 'google-ads');
const [first] = accounts as [DemoAccount, ...DemoAccount[]];
const words = {
  en: {
    campaigns: 'Campaigns',
    groups: 'Ad groups',
    find: 'Filter by name',
    filtered: 'Total: Filtered campaigns',
    all: 'Total: Account',
    none: 'You don’t have any enabled campaigns',
    of: 'of',
  },
  it: {
    campaigns: 'Campagne',
    groups: 'Gruppi di annunci',
    find: 'Filtra per nome',
    filtered: 'Totale: campagne filtrate',
    all: 'Totale: account',
    none: 'Nessuna campagna attiva',
    of: 'di',
  },
  de: {
    campaigns: 'Kampagnen',
    groups: 'Anzeigengruppen',
    find: 'Nach Namen filtern',
    filtered: 'Gesamt: gefilterte Kampagnen',
    all: 'Gesamt: Konto',
    none: 'Keine aktiven Kampagnen',
    of: 'von',
  },
};

interface State {
  choice: Choice;
  filter: string;
  sort: { field: string; down: boolean } | null;
  page: number;
}
const state: State = { choice: { preset: 'thisMonth' }, filter: '', sort: null, page: 0 };

/** What the address asks for. */
function place() {
  const query = new URLSearchParams(location.search);
  const account = accounts.find((one) => one.key === query.get('ocid')) ?? first;
  const level = location.pathname.startsWith('/aw/adgroups') ? ('ad-group' as const) : ('campaign' as const);
  const parent = account.campaigns.find((campaign) => campaign.id === query.get('campaignId')) ?? null;
  return { account, level, parent, language: config.language ?? account.language };
}

const scroller = make('div', { class: 'base-root', acxscrollhost: '' });
document.body.append(scroller);
let rows: GoogleRows | null = null;
let visit = 0;

/** One page of the app as it stands: drawn anew at each navigation, its table loaded late. */
function draw(): void {
  const { account, level, parent, language } = place();
  const says = words[language];
  document.documentElement.lang = language;
  document.title = `${level === 'campaign' ? says.campaigns : says.groups} - ${account.name} - Google Ads`;
  const look = { language, writer: writer(language, account.currency), level, open };
  rows = new GoogleRows(look);
  const canvas = make('div', {
    class: 'ess-table-canvas',
    role: 'grid',
    'aria-label': level === 'campaign' ? says.campaigns : says.groups,
    'aria-colcount': columns.length,
  });
  canvas.append(
    headerOf(look, ({ field, measure }) => measure && sortBy(field)),
    rows.body,
  );
  const find = make('input', {
    type: 'search',
    class: 'demo-find',
    placeholder: says.find,
    'aria-label': says.find,
  }) as HTMLInputElement;
  find.value = state.filter;
  find.addEventListener('input', () => {
    state.filter = find.value;
    state.page = 0;
    void load();
  });
  scroller.replaceChildren(
    make(
      'div',
      { class: 'demo-top' },
      headerBar(account),
      make('h1', {}, parent?.name ?? (level === 'campaign' ? says.campaigns : says.groups)),
      dates(language),
    ),
    make('div', { class: 'demo-tools' }, find, tabs(language)),
    make('ess-table', { 'navi-id': 'table-view' }, make('div', { class: 'demo-frame' }, canvas)),
    make('pagination-holder', { class: 'pagination' }, make('pagination-bar', {})),
  );
  scroller.scrollTop = 0;
  void load();
}

function headerBar(account: DemoAccount): HTMLElement {
  const menu = make('select', { class: 'demo-accounts', 'aria-label': 'Account' }) as HTMLSelectElement;
  for (const one of accounts)
    menu.append(make('option', { value: one.key, ...(one === account ? { selected: '' } : {}) }, one.name));
  menu.addEventListener('change', () => go('/aw/campaigns', { ocid: menu.value }));
  const info = make(
    'div',
    { class: 'account-info', title: `${account.id} ${account.name}` },
    `${account.id} ${account.name}`,
  );
  return make(
    'header',
    { class: 'demo-header' },
    make('strong', {}, 'Google Ads'),
    make('account-ids', {}, info),
    menu,
  );
}

function tabs(language: keyof typeof words): HTMLElement {
  const link = make('a', { href: '/aw/campaigns', class: 'demo-tab' }, words[language].campaigns);
  link.addEventListener('click', (event) => {
    event.preventDefault();
    go('/aw/campaigns', { ocid: place().account.key });
  });
  return link;
}

function dates(language: keyof typeof words): HTMLElement {
  const title = make('span', { class: 'range-title' });
  const text = make('span', { class: 'button-text' });
  const show = () => {
    title.textContent = presetNames[language]['preset' in state.choice ? state.choice.preset : 'custom'];
    text.textContent =
      'preset' in state.choice && state.choice.preset === 'allTime'
        ? presetNames[language].allTime
        : googleRange(rangeOf(state.choice, config.today), language);
  };
  show();
  const button = make(
    'div',
    { class: 'main-content', role: 'button', tabindex: 0 },
    title,
    make(
      'div',
      { class: 'dropdown-and-comparison' },
      make(
        'div',
        { class: 'dropdown' },
        text,
        make('material-icon', { 'aria-hidden': 'true' }, 'arrow_drop_down'),
      ),
    ),
  );
  const panel = pickerPanel(language, config.today, (choice) => {
    state.choice = choice;
    show();
    void load();
  });
  opens(button, panel);
  return make(
    'div',
    { class: 'datepicker-container', 'navi-id': 'datepicker' },
    make('material-date-range-picker', {}, button),
    panel,
  );
}

/** The new dates stand at once; the old rows stay under a loading mark until the new ones come. */
async function load(): Promise<void> {
  const mine = ++visit;
  const table = scroller.querySelector('ess-table') as HTMLElement;
  if (!table.querySelector('particle-content-loading'))
    table.prepend(make('particle-content-loading', {}, make('div', { class: 'demo-progress' })));
  const [low, high] = config.delay;
  await wait(low + Math.random() * (high - low));
  if (mine !== visit) return;
  const { account, level, parent, language } = place();
  const range = rangeOf(state.choice, config.today);
  const items: Item[] =
    level === 'campaign'
      ? account.campaigns
      : (parent ? [parent] : account.campaigns.slice(0, 100)).flatMap((campaign) => campaign.children());
  const all: Line[] = items.map((item) => ({ item, figures: item.figures(range) }));
  const wanted = all.filter((line) => line.item.name.toLowerCase().includes(state.filter.toLowerCase()));
  const measure = columns.find((column) => column.field === state.sort?.field)?.measure;
  if (measure) wanted.sort((a, b) => (state.sort?.down ? -1 : 1) * (measure(a.figures) - measure(b.figures)));
  const shown = wanted.slice(state.page * config.pageSize, (state.page + 1) * config.pageSize);

  const canvas = table.querySelector('.ess-table-canvas') as HTMLElement;
  canvas.setAttribute('aria-rowcount', String(shown.length + 1));
  for (const old of canvas.querySelectorAll('.particle-table-summary-row')) old.remove();
  table.querySelector('.particle-table-placeholder')?.remove();
  const total = (lines: readonly Line[]) => ({
    item: lines[0]?.item as Item,
    figures: sum(lines.map((line) => line.figures)),
  });
  const write = writer(language, account.currency);
  if (shown.length > 0)
    canvas.append(
      summaryOf('table', words[language].filtered, total(wanted), write),
      summaryOf('scope', words[language].all, total(all), write),
    );
  else table.append(make('div', { class: 'particle-table-placeholder' }, words[language].none));
  rows?.show(shown, scroller.scrollTop - offset(), innerHeight);
  paginate(shown.length, wanted.length, language);
  table.querySelector('particle-content-loading')?.remove();
}

function paginate(shown: number, total: number, language: keyof typeof words): void {
  const from = state.page * config.pageSize;
  const bar = scroller.querySelector('pagination-bar') as HTMLElement;
  const text =
    shown === 0
      ? `0 - 0 ${words[language].of} 0`
      : `${from + 1} - ${from + shown} ${words[language].of} ${total}`;
  const button = (label: string, step: number, off: boolean) => {
    const one = make(
      'button',
      { type: 'button', 'aria-label': label, ...(off ? { disabled: '' } : {}) },
      step < 0 ? '‹' : '›',
    );
    one.addEventListener('click', () => {
      state.page += step;
      void load();
    });
    return one;
  };
  bar.replaceChildren(
    make(
      'span',
      { class: 'demo-pages', 'aria-label': `${from + 1} to ${from + shown} of about ${total}` },
      text,
    ),
    button('Previous page', -1, state.page === 0),
    button('Next page', 1, from + shown >= total),
  );
}

function sortBy(field: string): void {
  state.sort = { field, down: state.sort?.field === field ? !state.sort.down : true };
  void load();
}

function open(item: Item): void {
  if (place().level === 'campaign') go('/aw/adgroups', { ocid: place().account.key, campaignId: item.id });
}

function go(path: string, query: Record<string, string>): void {
  history.pushState(null, '', `${path}?${new URLSearchParams(query)}`);
  state.filter = '';
  state.sort = null;
  state.page = 0;
  draw();
}

/** Where the rows begin below the top of what scrolls. */
function offset(): number {
  return rows
    ? rows.body.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop
    : 0;
}

let waiting = false;
scroller.addEventListener('scroll', () => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    rows?.place(Math.max(0, scroller.scrollTop - offset()), Math.max(innerHeight, ROW));
  });
});
addEventListener('popstate', draw);
draw();
