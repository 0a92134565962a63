import type { Campaign } from './lights';

/** A table that imitates one console's grid: few rows in the document, given to other campaigns as it scrolls. */
export interface Grid {
  table: HTMLElement;
  /** Shows these campaigns from that scroll position on. */
  render(list: readonly Campaign[], scrollTop: number): void;
  /** Rows as a console's reader finds them: from what the page shows, never from what we know. */
  anchors(): { id: string | null; name: string; cell: HTMLElement }[];
  anchoring: 'cell' | 'layer';
}

export type GridName = 'google' | 'meta' | 'slots';

const make = (tag: string, className = '', parent?: Element) => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  parent?.append(element);
  return element;
};

const figures = (index: number) => [
  `€${(index * 37) % 900}.00`,
  `${(index * 91) % 5000}`,
  `${(index * 7) % 80}`,
];

/** Google's: rows in a canvas, cells as flex items, the name a link cut off with an ellipsis. */
function google(pool: number, nameWidth: number): Grid {
  const table = make('ess-table');
  const canvas = make('div', 'ess-table-canvas', table);
  canvas.setAttribute('role', 'grid');
  const header = make('div', 'particle-table-header', canvas);
  header.setAttribute('role', 'row');
  for (const title of ['Campaign', 'Cost', 'Impr.', 'Conversions'])
    Object.assign(make('div', 'head', header), { textContent: title }).setAttribute('role', 'columnheader');
  (header.firstElementChild as HTMLElement).style.width = `${nameWidth}px`;
  const body = make('div', 'body', canvas);
  const rows = Array.from({ length: pool }, () => {
    const row = make('div', 'particle-table-row', body);
    row.setAttribute('role', 'row');
    const cell = make('ess-cell', 'name', row);
    cell.setAttribute('role', 'gridcell');
    cell.style.width = `${nameWidth}px`;
    const link = make('a', 'ess-cell-link', make('campaign-name', '', cell)) as HTMLAnchorElement;
    const others = [0, 1, 2].map(() => {
      const other = make('ess-cell', '', row);
      other.setAttribute('role', 'gridcell');
      return other;
    });
    return { row, cell, link, others };
  });
  return {
    table,
    anchoring: 'cell',
    render(list, scrollTop) {
      body.style.height = `${list.length * 48}px`;
      const first = Math.max(0, Math.floor(scrollTop / 48) - 2);
      for (let index = first; index < first + pool; index += 1) {
        const { row, link, others } = rows[index % pool]!;
        const campaign = list[index];
        row.hidden = !campaign;
        if (!campaign) continue;
        row.style.transform = `translateY(${index * 48}px)`;
        if (link.textContent !== campaign.name) link.textContent = campaign.name;
        link.href = `/aw/adgroups?campaignId=${campaign.id}&ocid=1`;
        figures(index).forEach((text, column) => {
          others[column]!.textContent = text;
        });
      }
    },
    anchors: () =>
      rows
        .filter(({ row }) => !row.hidden && row.isConnected)
        .map(({ link, cell }) => ({
          id: new URL(link.href).searchParams.get('campaignId'),
          name: link.textContent,
          cell,
        })),
  };
}

/** Meta's: absolute rows with two panes; the whole content of a row is built anew for another campaign. */
function meta(pool: number, nameWidth: number): Grid {
  const table = make('div', 'fdt');
  table.setAttribute('role', 'table');
  const header = make('div', 'fdt-header', table);
  header.setAttribute('role', 'row');
  header.textContent = 'Campaign';
  const body = make('div', 'fdt-body', table);
  const rows = Array.from({ length: pool }, () => ({ row: make('div', '_1gda _2djg', body), id: '' }));
  return {
    table,
    anchoring: 'cell',
    render(list, scrollTop) {
      body.style.height = `${list.length * 46}px`;
      const first = Math.max(0, Math.floor(scrollTop / 46) - 2);
      for (let index = first; index < first + pool; index += 1) {
        const slot = rows[index % pool]!;
        const campaign = list[index];
        slot.row.style.display = campaign ? '' : 'none';
        if (!campaign) continue;
        slot.row.style.transform = `translate(0px,${index * 46}px)`;
        if (slot.id === campaign.id) continue;
        slot.id = campaign.id;
        slot.row.replaceChildren();
        const pane = make('div', 'pane', slot.row);
        const inner = make('span', '', make('div', 'pane-inner', pane));
        inner.dataset.surface = `/am/table/table_row:${campaign.id}unit`;
        const cell = make('div', '_4lg0 name', inner);
        cell.style.width = `${nameWidth}px`;
        Object.assign(make('div', 'wrap', cell), {}).append(
          Object.assign(make('span', 'link'), { textContent: campaign.name }),
        );
        const more = make('div', 'more', cell);
        more.textContent = 'View charts   Edit   Duplicate';
        figures(index).forEach((text, column) => {
          const other = make('div', '_4lg0 _4lg5', inner);
          other.style.left = `${nameWidth + column * 120}px`;
          other.textContent = text;
        });
      }
    },
    anchors: () =>
      rows
        .filter(({ row }) => row.isConnected && row.style.display !== 'none' && row.firstChild)
        .map(({ row }) => ({
          id: /table_row:(\d+)unit/.exec(
            row.querySelector<HTMLElement>('[data-surface]')!.dataset.surface!,
          )![1]!,
          name: row.querySelector('.link')!.textContent,
          cell: row.querySelector<HTMLElement>('.name')!,
        })),
  };
}

/** TikTok's: a custom element whose cells are slotted children, moved by transforms, siblings clipped. */
function slots(pool: number, nameWidth: number): Grid {
  const table = make('ks-virtual-table-1-1-1n');
  const root = table.attachShadow({ mode: 'open' });
  const clip = document.createElement('div');
  clip.style.cssText = 'position:relative;overflow:hidden;height:100%';
  root.append(clip);
  const cells = Array.from({ length: pool }, () => {
    const place = document.createElement('div');
    place.style.cssText = `position:absolute;left:0;width:${nameWidth}px;height:48px;overflow:hidden`;
    const slot = document.createElement('slot');
    place.append(slot);
    clip.append(place);
    const cell = make('div', 'slot-cell', table);
    const name = make('span', 'KsLink-x', cell);
    return { place, slot, cell, name };
  });
  return {
    table,
    anchoring: 'layer',
    render(list, scrollTop) {
      const first = Math.max(0, Math.floor(scrollTop / 48));
      for (let index = first; index < first + pool; index += 1) {
        const { place, slot, cell, name } = cells[index % pool]!;
        const campaign = list[index];
        place.style.display = campaign ? '' : 'none';
        if (!campaign) continue;
        place.style.transform = `translateY(${index * 48 - scrollTop}px)`;
        const field = `cell-${campaign.id}_campaign_name`;
        if (cell.slot === field) continue;
        cell.slot = field;
        slot.name = field;
        name.textContent = campaign.name;
      }
    },
    anchors: () =>
      cells
        .filter(({ place }) => place.style.display !== 'none')
        .map(({ cell, name }) => ({
          id: /^cell-(\d+)_/.exec(cell.slot)?.[1] ?? null,
          name: name.textContent,
          cell,
        })),
  };
}

const grids: Record<GridName, (pool: number, nameWidth: number) => Grid> = { google, meta, slots };

export const gridOf = (name: GridName, pool: number, nameWidth: number): Grid => grids[name](pool, nameWidth);

export const gridStyles = `
* { box-sizing: border-box }
body { margin: 0; font: 13px/20px Roboto, Arial, sans-serif; background: #fff; color: #202124 }
body.dark { background: #1b1c1e; color: #e8eaed; color-scheme: dark }
.toolbar { height: 64px; padding: 20px 16px; border-bottom: 1px solid #8886; display: flex; gap: 16px }
.range { height: 44px; padding: 12px 16px }
.scroller { position: relative; height: calc(100vh - 140px); overflow: auto; margin: 0 16px }
.scroller.still { overflow: hidden }
ess-table, .fdt { display: block; position: relative; min-width: 100% }
.particle-table-header { position: sticky; top: 0; z-index: 2; display: flex; height: 40px; background: #f1f3f4 }
.dark .particle-table-header, .dark .fdt-header { background: #2b2d31 }
.head { width: 140px; padding: 10px 16px; flex: none; font-weight: 500 }
.body, .fdt-body { position: relative }
.particle-table-row { position: absolute; left: 0; right: 0; height: 48px; display: flex; border-bottom: 1px solid #8883; contain: layout }
.particle-table-row[hidden] { display: none }
.particle-table-row:hover { background: #8881 }
ess-cell { width: 140px; flex: none; display: flex; align-items: center; justify-content: space-between; padding: 0 16px; gap: 8px }
ess-cell > :last-child { margin-right: 0 }
campaign-name { min-width: 0; flex: 1 1 auto }
a.ess-cell-link { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; color: #1a73e8; text-decoration: none }
.dark a.ess-cell-link { color: #8ab4f8 }
.fdt-header { position: sticky; top: 0; z-index: 2; height: 40px; padding: 10px 16px; background: #f1f3f4 }
._1gda { position: absolute; height: 46px; width: 100%; border-bottom: 1px solid #8883 }
.pane { position: absolute; inset: 0; overflow: hidden }
.pane-inner { position: absolute; inset: 0; transform: translate(0px, 0px) }
.pane-inner > span { display: contents }
._4lg0 { position: absolute; top: 0; height: 46px; width: 120px; padding: 6px 12px; overflow: hidden }
._4lg0 .wrap { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-weight: 600; font-size: 12px; line-height: 16px }
._4lg0 .more { visibility: hidden; font-size: 12px; line-height: 16px; white-space: nowrap }
._1gda:hover .more { visibility: visible }
._4lg5 { text-align: right }
ks-virtual-table-1-1-1n { display: block; height: 400px }
.slot-cell { height: 48px; padding: 14px 12px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis }
`;
