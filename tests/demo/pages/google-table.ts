import type { Figures, Item } from '../world';
import { make } from './dom';
import { ratioOf, type Measure, type Writer } from './figures';
import type { Language } from './presets';

export const ROW = 48;
const SPARE = 6;

/** A row as the table shows it. */
export interface Line {
  item: Item;
  figures: Figures;
}

interface Column {
  field: string;
  width: number;
  title: Record<Language, string>;
  measure?: Measure;
  write?: (line: Line, writer: Writer) => string;
}

export const columns: readonly Column[] = [
  { field: 'status', width: 56, title: { en: 'Status', it: 'Stato', de: 'Status' } },
  { field: 'campaign_name', width: 320, title: { en: 'Campaign', it: 'Campagna', de: 'Kampagne' } },
  { field: 'budget', width: 140, title: { en: 'Budget', it: 'Budget', de: 'Budget' } },
  {
    field: 'stats.cost',
    width: 130,
    title: { en: 'Cost', it: 'Costo', de: 'Kosten' },
    measure: (figures) => figures.spend,
    write: ({ figures }, writer) => writer.money(figures.spend),
  },
  {
    field: 'stats.impressions',
    width: 110,
    title: { en: 'Impr.', it: 'Impr.', de: 'Impr.' },
    measure: (figures) => figures.impressions,
    write: ({ figures }, writer) => writer.count(figures.impressions),
  },
  {
    field: 'stats.clicks',
    width: 100,
    title: { en: 'Clicks', it: 'Clic', de: 'Klicks' },
    measure: (figures) => figures.clicks,
    write: ({ figures }, writer) => writer.count(figures.clicks),
  },
  {
    field: 'stats.click_through_rate',
    width: 90,
    title: { en: 'CTR', it: 'CTR', de: 'CTR' },
    measure: (figures) => ratioOf(figures.clicks, figures.impressions),
    write: ({ figures }, writer) => writer.share(figures.clicks, figures.impressions),
  },
  {
    field: 'stats.cost_per_click',
    width: 110,
    title: { en: 'Avg. CPC', it: 'CPC medio', de: 'Durchschn. CPC' },
    measure: (figures) => ratioOf(figures.spend, figures.clicks),
    write: ({ figures }, writer) => writer.moneyPer(figures.spend, figures.clicks),
  },
  {
    field: 'stats.conversions',
    width: 120,
    title: { en: 'Conversions', it: 'Conversioni', de: 'Conversions' },
    measure: (figures) => figures.conversions,
    write: ({ figures }, writer) => writer.decimal(figures.conversions),
  },
  {
    field: 'stats.cost_per_conversion',
    width: 120,
    title: { en: 'Cost / conv.', it: 'Costo/conv.', de: 'Kosten/Conv.' },
    measure: (figures) => ratioOf(figures.spend, figures.conversions),
    write: ({ figures }, writer) => writer.moneyPer(figures.spend, figures.conversions),
  },
  {
    field: 'stats.conversion_value',
    width: 130,
    title: { en: 'Conv. value', it: 'Valore conv.', de: 'Conv.-Wert' },
    measure: (figures) => figures.value,
    write: ({ figures }, writer) => writer.decimal(figures.value / 100),
  },
  {
    field: 'stats.conversion_value_per_cost',
    width: 130,
    title: { en: 'Conv. value / cost', it: 'Valore conv./costo', de: 'Conv.-Wert/Kosten' },
    measure: (figures) => ratioOf(figures.value, figures.spend),
    write: ({ figures }, writer) => writer.ratio(figures.value, figures.spend),
  },
];

const frozen = columns.slice(0, 2);
const scrolled = columns.slice(2);
const statusWords = {
  en: { enabled: 'Enabled', paused: 'Paused' },
  it: { enabled: 'Attiva', paused: 'In pausa' },
  de: { enabled: 'Aktiviert', paused: 'Pausiert' },
};
const perDay = { en: '/day', it: '/giorno', de: '/Tag' };

export interface TableLook {
  language: Language;
  writer: Writer;
  level: 'campaign' | 'ad-group';
  open(item: Item): void;
}

/** The rows of the table: few nodes, given to other campaigns as the page scrolls. */
export class GoogleRows {
  readonly body = make('div', { class: 'demo-body' });
  private readonly nodes: { row: HTMLElement; shows: Line | null }[] = [];
  private lines: readonly Line[] = [];

  constructor(private readonly look: TableLook) {}

  show(lines: readonly Line[], top: number, height: number): void {
    this.lines = lines;
    this.body.style.height = `${lines.length * ROW}px`;
    for (const node of this.nodes) node.shows = null;
    this.place(top, height);
  }

  /** Fills the nodes for what is in view: line n always stands in node n modulo the number of nodes. */
  place(top: number, height: number): void {
    const wanted = Math.ceil(height / ROW) + 2 * SPARE;
    while (this.nodes.length < wanted) this.nodes.push(this.addNode());
    const first = Math.max(0, Math.min(this.lines.length - 1, Math.floor(top / ROW) - SPARE));
    for (let index = first; index < first + this.nodes.length; index++) {
      const node = this.nodes[index % this.nodes.length] as (typeof this.nodes)[number];
      const line = this.lines[index] ?? null;
      if (!line) {
        node.shows = null;
        node.row.remove();
      } else if (node.shows !== line) {
        if (!node.row.isConnected) this.body.append(node.row);
        node.shows = line;
        node.row.style.transform = `translateY(${index * ROW}px)`;
        node.row.setAttribute('aria-rowindex', String(index + 2));
        fill(node.row, line, this.look);
      }
    }
  }

  private addNode() {
    const row = rowOf(this.look.level);
    row.querySelector('a')?.addEventListener('click', (event) => {
      event.preventDefault();
      const line = this.nodes.find((node) => node.row === row)?.shows;
      if (line) this.look.open(line.item);
    });
    return { row, shows: null };
  }
}

function rowOf(level: TableLook['level']): HTMLElement {
  const value = () => make('div', { class: 'ess-cell-text' }, make('span', { class: 'ess-cell-ellipsis' }));
  const inner = (field: string) => {
    if (field === 'status')
      return make(
        'aw-status',
        {},
        make('div', { class: 'aw-status', role: 'button' }, make('span', { class: 'status-text' })),
      );
    if (field === 'campaign_name')
      return make(
        'campaign-name',
        {},
        make('a', { class: 'ess-cell-link', 'navi-id': 'campaign-table-campaign-name-cell' }),
        make('material-icon', { class: 'demo-edit', 'aria-hidden': 'true' }, 'edit'),
      );
    if (field === 'budget')
      return make('div', {}, make('span', { class: 'ess-cell-ellipsis budget-amount' }));
    return value();
  };
  const cell = ({ field, width }: Column) =>
    make(
      'ess-cell',
      { role: 'gridcell', essfield: fieldAt(field, level), style: `width:${width}px;min-width:${width}px` },
      inner(field),
    );
  return make(
    'div',
    { class: 'particle-table-row', role: 'row' },
    ...frozen.map(cell),
    make('div', { class: 'particle-row-scroll-container' }, ...scrolled.map(cell)),
  );
}

const fieldAt = (field: string, level: TableLook['level']) =>
  field === 'campaign_name' && level === 'ad-group' ? 'ad_group_name' : field;

function fill(row: HTMLElement, line: Line, { language, writer, level }: TableLook): void {
  const { item } = line;
  const status = row.querySelector('.aw-status') as HTMLElement;
  const word = item.enabled ? 'enabled' : 'paused';
  status.className = `aw-status ${word}`;
  status.setAttribute('aria-label', statusWords[language][word]);
  (status.firstElementChild as HTMLElement).textContent = statusWords[language][word];
  const link = row.querySelector('a') as HTMLAnchorElement;
  link.textContent = item.name;
  link.title = item.name;
  link.href = linkTo(item, level);
  const budget = row.querySelector('.budget-amount') as HTMLElement;
  budget.textContent = item.budget ? `${writer.wholeMoney(item.budget)}${perDay[language]}` : '—';
  for (const { field, write } of scrolled) {
    if (!write) continue;
    const place = row.querySelector(`[essfield="${field}"] .ess-cell-ellipsis`) as HTMLElement;
    place.textContent = write(line, writer);
  }
}

function linkTo(item: Item, level: TableLook['level']): string {
  const query = new URLSearchParams(location.search);
  query.set(level === 'campaign' ? 'campaignId' : 'adGroupId', item.id);
  return `${level === 'campaign' ? '/aw/adgroups' : '/aw/ads'}?${query}`;
}

/** The header; a click on a title sorts. */
export function headerOf(look: TableLook, sort: (column: Column) => void): HTMLElement {
  const cell = (column: Column) => {
    const title =
      column.field === 'campaign_name' && look.level === 'ad-group'
        ? { en: 'Ad group', it: 'Gruppo di annunci', de: 'Anzeigengruppe' }[look.language]
        : column.title[look.language];
    const header = make(
      'div',
      {
        class: 'particle-table-header-cell',
        role: 'columnheader',
        essfield: fieldAt(column.field, look.level),
        style: `width:${column.width}px;min-width:${column.width}px`,
      },
      make('div', { class: 'particle-header-title' }, title),
      make('material-icon', { class: 'demo-help', 'aria-hidden': 'true' }, 'help_outline'),
    );
    header.addEventListener('click', () => sort(column));
    return header;
  };
  return make(
    'div',
    { class: 'particle-table-header', role: 'row' },
    ...frozen.map(cell),
    make('div', { class: 'particle-row-scroll-container' }, ...scrolled.map(cell)),
  );
}

/** A line of totals: of what is filtered, or of the whole account. */
export function summaryOf(kind: 'table' | 'scope', label: string, line: Line, writer: Writer): HTMLElement {
  const cell = ({ field, width, write }: Column) =>
    make(
      'ess-cell',
      { role: 'gridcell', essfield: field, style: `width:${width}px;min-width:${width}px` },
      make('span', { class: 'ess-cell-ellipsis' }, write ? write(line, writer) : ''),
    );
  return make(
    'div',
    { class: `particle-table-summary-row particle-table-summary-row-${kind}`, role: 'row' },
    make(
      'div',
      { class: 'particle-table-summary-label-container', style: 'width:376px;min-width:376px' },
      label,
    ),
    make('div', { class: 'particle-row-scroll-container' }, ...scrolled.map(cell)),
  );
}
