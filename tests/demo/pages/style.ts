/** Looks of the demo consoles: near enough to the real ones to judge how the lights sit in them. */
export const style = `
:root { color-scheme: light; --ink: #202124; --dim: #5f6368; --line: #dadce0; --paper: #fff; --head: #f8f9fa; --link: #1a73e8; }
:root.dark { color-scheme: dark; --ink: #e8eaed; --dim: #9aa0a6; --line: #3c4043; --paper: #202124; --head: #28292c; --link: #8ab4f8; }
* { box-sizing: border-box; }
html, body { margin: 0; height: 100%; background: var(--paper); color: var(--ink); font: 13px/20px Roboto, "Liberation Sans", Arial, sans-serif; }
.base-root { height: 100vh; overflow: auto; position: relative; }
.demo-header { display: flex; gap: 16px; align-items: center; padding: 10px 24px; border-bottom: 1px solid var(--line); }
.demo-header strong { font-size: 18px; font-weight: 500; }
.account-info { color: var(--dim); }
.demo-accounts { margin-left: auto; }
h1 { font-size: 20px; font-weight: 500; margin: 16px 24px 8px; }
.demo-top { position: relative; }
.datepicker-container { position: absolute; right: 24px; bottom: -4px; }
.main-content, .demo-date { display: flex; gap: 12px; cursor: pointer; border: 1px solid var(--line); border-radius: 4px; padding: 5px 10px; background: var(--paper); }
.range-title { color: var(--dim); }
.demo-panel { position: absolute; right: 0; top: 36px; z-index: 20; background: var(--paper); border: 1px solid var(--line); border-radius: 4px; padding: 6px; display: flex; flex-direction: column; width: 300px; box-shadow: 0 2px 8px rgb(0 0 0 / 20%); }
.demo-panel[hidden] { display: none; }
.demo-panel button { text-align: left; border: 0; background: none; padding: 6px 8px; color: inherit; font: inherit; cursor: pointer; }
.demo-custom { display: flex; gap: 4px; padding: 6px 8px; }
.demo-custom input { width: 112px; }
.demo-tools { display: flex; gap: 16px; padding: 12px 24px; align-items: center; }
.demo-find { width: 260px; padding: 6px 10px; border: 1px solid var(--line); border-radius: 4px; background: var(--paper); color: inherit; font: inherit; }
.demo-tab { color: var(--link); text-decoration: none; }
ess-table, .demo-meta { display: block; position: relative; }
.demo-frame { overflow: hidden; }
.ess-table-canvas { display: flex; flex-direction: column; width: max-content; min-width: 100%; }
.particle-table-header, .particle-table-row, .particle-table-summary-row, .particle-row-scroll-container { display: flex; }
.particle-table-header { background: var(--head); border-block: 1px solid var(--line); color: var(--dim); }
.particle-table-header-cell { display: flex; align-items: center; gap: 4px; padding: 0 12px; height: 40px; overflow: hidden; cursor: pointer; }
.particle-header-title { white-space: nowrap; }
material-icon { font-size: 0; }
.demo-body { position: relative; }
.particle-table-row { position: absolute; inset-inline: 0; top: 0; height: 48px; border-bottom: 1px solid var(--line); background: var(--paper); will-change: transform; }
ess-cell { display: flex; align-items: center; padding: 0 12px; overflow: hidden; white-space: nowrap; }
.particle-row-scroll-container ess-cell { justify-content: flex-end; font-variant-numeric: tabular-nums; }
.particle-row-scroll-container .particle-table-header-cell { justify-content: flex-end; }
campaign-name { display: flex; align-items: center; min-width: 0; gap: 6px; flex: 1; }
.ess-cell-link { color: var(--link); text-decoration: none; overflow: hidden; text-overflow: ellipsis; }
.aw-status { width: 10px; height: 10px; border-radius: 50%; background: #1e8e3e; }
.aw-status.paused { background: #80868b; }
.status-text { font-size: 0; }
.particle-table-summary-row { height: 40px; align-items: center; background: var(--head); border-bottom: 1px solid var(--line); font-weight: 500; }
.particle-table-summary-label-container { padding: 0 12px; }
.particle-table-placeholder { padding: 48px; text-align: center; color: var(--dim); }
particle-content-loading { position: absolute; inset: 0 0 auto; height: 3px; overflow: hidden; z-index: 5; }
.demo-progress { height: 3px; width: 40%; background: var(--link); }
.pagination { display: flex; justify-content: flex-end; padding: 8px 24px; }
pagination-bar { display: flex; gap: 8px; align-items: center; }
.demo-meta { height: calc(100vh - 150px); overflow: hidden; border-top: 1px solid var(--line); }
.demo-meta [role="row"], ._1gda { position: absolute; left: 0; height: 46px; width: 100%; background: var(--paper); }
.demo-meta [role="row"] { background: var(--head); z-index: 3; }
.demo-pane { position: absolute; top: 0; bottom: 0; overflow: hidden; }
.demo-slide { position: absolute; inset: 0; }
._4lg0 { position: absolute; top: 0; height: 46px; border-bottom: 1px solid var(--line); padding: 4px 10px; overflow: hidden; white-space: nowrap; display: flex; flex-direction: column; justify-content: center; }
._4lg5 { text-align: right; }
._13is { display: flex; align-items: center; min-width: 0; }
._3dfi { color: var(--link); overflow: hidden; text-overflow: ellipsis; cursor: pointer; }
[role="switch"] { width: 30px; height: 16px; border: 0; border-radius: 8px; background: #80868b; position: relative; padding: 0; }
[role="switch"][aria-checked="true"] { background: var(--link); }
[role="switch"]::after { content: ""; position: absolute; width: 12px; height: 12px; top: 2px; left: 2px; border-radius: 50%; background: #fff; }
[role="switch"][aria-checked="true"]::after { left: 16px; }
._1ha4 { color: var(--dim); font-size: 11px; line-height: 14px; }
.demo-row-tools { font-size: 11px; line-height: 14px; color: var(--dim); display: none; }
.demo-footer { position: absolute; bottom: 0; left: 0; right: 0; height: 46px; z-index: 3; background: var(--head); }
`;
