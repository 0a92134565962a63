/** A Google Ads page with the given rows, which can be drawn anew. */
export function googlePage(range: string, rows: readonly GoogleRow[], level = 'campaign_name'): string {
  return `<html lang="en"><body>
<account-ids><div class="account-info" title="412-555-0187 Harbour Lamps"></div></account-ids>
<div class="datepicker-container" navi-id="datepicker"><material-date-range-picker><div class="main-content">
<div class="dropdown-and-comparison"><span class="main-line"><span class="button-text">${range}</span></span></div>
</div></material-date-range-picker></div>
<div class="around"><ess-table navi-id="table-view"><div class="wrapper"><div class="ess-table-canvas" role="grid">
${headerOf(level)}${rows.map((row) => rowOf(row, level)).join('')}
</div></div></ess-table></div></body></html>`;
}

export interface GoogleRow {
  id: string;
  name: string;
  clicks: string;
  cost: string;
}

export const headerOf = (level: string) =>
  `<div class="particle-table-header" role="row">${[level, 'stats.clicks', 'stats.cost']
    .map(
      (key) =>
        `<div role="columnheader" essfield="${key}"><div class="particle-header-title">${key}</div></div>`,
    )
    .join('')}</div>`;

export function rowOf({ id, name, clicks, cost }: GoogleRow, level = 'campaign_name'): string {
  const parameter = level === 'campaign_name' ? 'campaignId' : 'adGroupId';
  return `<div class="particle-table-row" role="row">
<ess-cell essfield="${level}"><a class="ess-cell-link" href="/aw/x?${parameter}=${id}">${name}</a></ess-cell>
<ess-cell essfield="stats.clicks"><div class="ess-cell-ellipsis">${clicks}</div></ess-cell>
<ess-cell essfield="stats.cost"><div class="ess-cell-ellipsis">${cost}</div></ess-cell></div>`;
}

/** Takes the rows away and draws others, as the console does after a load. */
export function redraw(document: Document, rows: readonly GoogleRow[], level = 'campaign_name'): void {
  const canvas = document.querySelector('.ess-table-canvas')!;
  canvas.innerHTML = headerOf(level) + rows.map((row) => rowOf(row, level)).join('');
}

export function setRange(document: Document, range: string): void {
  document.querySelector('.button-text')!.textContent = range;
}
