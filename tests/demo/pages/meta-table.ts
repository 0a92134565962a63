import { make } from './dom';
import { columns, type Column, type Line, type TableLook } from './meta-columns';

export const ROW = 46;
export const FROZEN = 420;
const SPARE = 4;

const isFrozen = (column: Column) => column.key === 'toggle' || column.key === 'name';
const lefts = new Map<Column, number>();
for (const frozen of [true, false]) {
  let left = 0;
  for (const column of columns.filter((one) => isFrozen(one) === frozen)) {
    lefts.set(column, left);
    left += column.width;
  }
}
export const scrolledWidth = columns
  .filter((column) => !isFrozen(column))
  .reduce((sum, column) => sum + column.width, 0);

const pane = (left: number, width: string, slideX: number, cells: Node[]) =>
  make(
    'div',
    { class: 'demo-pane', style: `left:${left}px;width:${width}` },
    make('div', { class: 'demo-slide', style: `transform:translate(${-slideX}px,0)` }, ...cells),
  );
const surface = (name: string, ...children: Node[]) =>
  make('span', { 'data-surface': name, style: 'display:contents' }, ...children);
const box = (column: Column, ...children: (Node | string)[]) =>
  make(
    'div',
    {
      class: column.numeric ? '_4lg0 _4lg5' : '_4lg0',
      style: `left:${lefts.get(column)}px;width:${column.width}px`,
    },
    ...children,
  );
const inView = (column: Column, slideX: number, width: number) => {
  const left = (lefts.get(column) ?? 0) - slideX;
  return left + column.width > 0 && left < width;
};

/** The header row: every column, in view or not. */
export function headerOf(look: TableLook, slideX: number, sort: (column: Column) => void): HTMLElement {
  const cell = (column: Column) => {
    const words =
      column.key === 'name' && look.level === 'ad-group'
        ? { en: 'Ad set', it: 'Gruppo di inserzioni', de: 'Anzeigengruppe' }
        : column.title;
    const special = ['results', 'attribution_setting'].includes(column.key);
    const id = special
      ? `ads_manager_table_${column.key}_column_label_id`
      : `reporting_table_column_${column.key}`;
    const label = make('div', { id }, make('span', {}, words[look.language]));
    const whole = box(column, surface(`/am/table/table_column_header:${column.key}`, label));
    if (column.measure) whole.setAttribute('role', 'columnheader');
    whole.addEventListener('click', () => column.measure && sort(column));
    return whole;
  };
  return make(
    'div',
    { role: 'row' },
    pane(0, `${FROZEN}px`, 0, columns.filter(isFrozen).map(cell)),
    pane(FROZEN, `calc(100% - ${FROZEN}px)`, slideX, columns.filter((column) => !isFrozen(column)).map(cell)),
  );
}

/** The line of totals, with the columns that are in view. */
export function footerOf(
  look: TableLook,
  line: Line,
  count: number,
  slideX: number,
  width: number,
): HTMLElement {
  const cell = (column: Column) => {
    const shown = column.measure
      ? column.write?.(line, look).value
      : column.key === 'name'
        ? `Results from ${count} campaigns`
        : '—';
    return box(
      column,
      surface(
        `/am/table/table_row:-1unit/table_cell:${column.cellKey(look.level)}`,
        make('div', { 'data-hover': 'tooltip' }, shown ?? ''),
      ),
    );
  };
  return make(
    'div',
    { class: '_1gda _2djg demo-footer', 'data-pagelet': 'FixedDataTableNew_footerRow' },
    pane(0, `${FROZEN}px`, 0, columns.filter((column) => column.key === 'name').map(cell)),
    pane(
      FROZEN,
      `calc(100% - ${FROZEN}px)`,
      slideX,
      columns.filter((column) => !isFrozen(column) && inView(column, slideX, width)).map(cell),
    ),
  );
}

interface Node_ {
  row: HTMLElement;
  shows: Line | null;
  slideX: number;
}

/** The rows: few nodes, moved by transform and given to other campaigns; columns out of view have no cells. */
export class MetaRows {
  readonly body = make('div', { class: 'demo-body' });
  private readonly nodes: Node_[] = [];
  private lines: readonly Line[] = [];

  constructor(private readonly look: TableLook) {}

  show(lines: readonly Line[]): void {
    this.lines = lines;
    for (const node of this.nodes) node.shows = null;
  }

  place(top: number, slideX: number, width: number, height: number): void {
    const wanted = Math.ceil(height / ROW) + 2 * SPARE;
    while (this.nodes.length < wanted) {
      const row = make('div', { class: '_1gda _2djg' });
      this.body.append(row);
      this.nodes.push({ row, shows: null, slideX: -1 });
    }
    const first = Math.max(0, Math.floor(top / ROW) - SPARE);
    for (let index = first; index < first + this.nodes.length; index++) {
      const node = this.nodes[index % this.nodes.length] as Node_;
      const line = this.lines[index] ?? null;
      node.row.style.display = line ? '' : 'none';
      if (!line) {
        node.shows = null;
        continue;
      }
      node.row.style.transform = `translate(0,${ROW + index * ROW - top}px)`;
      if (node.shows === line && node.slideX === slideX) continue;
      if (node.slideX !== slideX || !node.row.firstChild || this.look.build === '2026')
        this.draw(node, line, index, slideX, width);
      else refill(node.row, line, this.look);
      node.shows = line;
      node.slideX = slideX;
    }
  }

  private draw(node: Node_, line: Line, index: number, slideX: number, width: number): void {
    const { look } = this;
    const cell = (column: Column) => {
      const inner = box(column, ...contentOf(column, line, look, index));
      inner.dataset.demoColumn = column.key;
      const name = `/am/table/table_row:${line.item.id}unit/table_cell:${column.cellKey(look.level)}`;
      return look.build === '2026' ? surface(name, inner) : inner;
    };
    const panes = [
      pane(0, `${FROZEN}px`, 0, columns.filter(isFrozen).map(cell)),
      pane(
        FROZEN,
        `calc(100% - ${FROZEN}px)`,
        slideX,
        columns.filter((column) => !isFrozen(column) && inView(column, slideX, width)).map(cell),
      ),
    ];
    const whole =
      look.build === '2026' ? [surface(`/am/table/table_row:${line.item.id}unit`, ...panes)] : panes;
    node.row.replaceChildren(...whole);
    node.row
      .querySelector('._3dfi')
      ?.addEventListener('click', () => node.shows && look.open(node.shows.item));
  }
}

function contentOf(column: Column, line: Line, look: TableLook, index: number): Node[] {
  if (column.key === 'toggle')
    return [
      make(
        'button',
        {
          role: 'switch',
          'aria-checked': String(line.item.enabled),
          'aria-label': look.language === 'it' ? 'Sì/No' : 'On/Off',
        },
        '',
      ),
    ];
  if (column.key === 'name')
    return [
      make(
        'div',
        { class: '_13is', 'data-tooltip-content': line.item.name },
        make('span', { class: '_3dfi', role: 'link', tabindex: 0 }, line.item.name),
      ),
      make('div', { class: 'demo-row-tools' }, 'Charts Edit Duplicate'),
    ];
  const shown = column.write?.(line, look) ?? { value: '' };
  const parts = [
    make('div', { 'data-hover': 'tooltip' }, shown.value),
    ...(shown.label === undefined ? [] : [make('div', { class: 'ellipsis _1ha4' }, shown.label)]),
  ];
  if (look.build === '2026') return parts;
  // The older build has no row keys: its ids and its currency stand in attributes of two cells.
  if (column.key === 'budget')
    return [
      make(
        'div',
        { adobjectid: line.item.id, objecttype: look.level === 'campaign' ? 'CAMPAIGN_GROUP' : 'CAMPAIGN' },
        ...parts,
      ),
    ];
  if (column.key === 'attribution_setting')
    return [
      make(
        'div',
        {
          column: 'attribution_setting',
          currencycode: look.currency,
          timezoneid: 60,
          rowindex: index,
          primaryvalue: shown.value,
        },
        ...parts,
      ),
    ];
  return parts;
}

/** The same nodes for another campaign: texts and attributes change, nothing is replaced. */
function refill(row: HTMLElement, line: Line, look: TableLook): void {
  for (const cell of row.querySelectorAll<HTMLElement>('._4lg0')) {
    const column = columns.find((one) => one.key === cell.dataset.demoColumn) as Column;
    if (column.key === 'name') {
      (cell.querySelector('._13is') as HTMLElement).dataset.tooltipContent = line.item.name;
      (cell.querySelector('._3dfi') as HTMLElement).textContent = line.item.name;
      continue;
    }
    cell.querySelector('[role=switch]')?.setAttribute('aria-checked', String(line.item.enabled));
    const shown = column.write?.(line, look);
    if (!shown) continue;
    (cell.querySelector('[data-hover]') as HTMLElement).textContent = shown.value;
    const label = cell.querySelector('._1ha4');
    if (label) label.textContent = shown.label ?? '';
    cell.querySelector('[adobjectid]')?.setAttribute('adobjectid', line.item.id);
  }
}
