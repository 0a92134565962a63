import { standsOverPage } from '../overlay/host';

const light =
  '--ink:#1f2328;--soft:#59636e;--edge:#d1d9e0;--line:#858e98;--paper:#fff;--fold:#f6f8fa;--accent:#1f4f9e;--on-accent:#fff;--wrong:#b3202c';
const dark =
  '--ink:#e6edf3;--soft:#9198a1;--edge:#3d444d;--line:#6d7680;--paper:#161b22;--fold:#21262d;--accent:#8ab4f8;--on-accent:#0f1a2b;--wrong:#ff8b84';

/** The panel docks at the right edge; below 640 px of width it takes the lower part. px only, as in the overlay. */
export const teachingStyles = `${standsOverPage}
.teaching{${light};font:13px/20px system-ui,sans-serif;font-variant-numeric:tabular-nums;color:var(--ink);text-align:left}
.teaching.dark{${dark};color-scheme:dark}
@media (prefers-color-scheme:dark){.teaching.auto{${dark};color-scheme:dark}}
*{box-sizing:border-box}
[hidden]{display:none!important}
h2,h3,p,ul,dl,dd{margin:0;padding:0}
h2{font-size:16px;line-height:24px;font-weight:600;outline:0}
h3{font-size:13px;line-height:20px;font-weight:600}
ul{list-style:none}
.panel{position:fixed;top:0;right:0;bottom:0;width:380px;max-width:100vw;display:flex;flex-direction:column;
  background:var(--paper);border-left:1px solid var(--edge);pointer-events:auto}
.head,.foot{display:flex;align-items:center;gap:8px;padding:12px 16px;flex:none}
.head{justify-content:space-between;border-bottom:1px solid var(--edge)}
.foot{justify-content:flex-end;border-top:1px solid var(--edge)}
.foot p{flex:1}
.body{flex:1;overflow:auto;overscroll-behavior:contain;padding:16px;display:grid;gap:20px;align-content:start}
section,.step{display:grid;gap:8px;min-width:0}
section.fields{gap:16px}
.soft{color:var(--soft)}
.wrong{color:var(--wrong)}
.told{border-left:3px solid var(--line);padding-left:8px;display:grid;gap:4px}
.links{display:flex;gap:16px}
button,select,input{font:inherit;color:inherit}
.button{min-height:32px;padding:4px 12px;border:1px solid var(--line);border-radius:6px;background:var(--paper);cursor:pointer}
.button:hover{background:var(--fold)}
.button.primary{background:var(--accent);border-color:var(--accent);color:var(--on-accent);font-weight:600}
.button:disabled{opacity:.55;cursor:default}
.link{all:unset;box-sizing:border-box;min-height:24px;justify-self:start;color:var(--accent);cursor:pointer;text-decoration:underline}
.close{all:unset;width:32px;height:32px;display:grid;place-items:center;font-size:22px;cursor:pointer;border-radius:6px}
.close:hover{background:var(--fold)}
button:focus-visible,select:focus-visible,input:focus-visible,.close:focus-visible,.link:focus-visible{
  outline:2px solid var(--accent);outline-offset:2px;border-radius:4px}
select,input:not([type=radio]){min-height:32px;padding:4px 8px;border:1px solid var(--line);border-radius:6px;
  background:var(--paper);min-width:0;width:100%}
input.short{width:88px}
.choice{display:flex;gap:8px;align-items:flex-start;min-height:24px;cursor:pointer;overflow-wrap:anywhere}
.choice input{margin:3px 0 0;flex:none;width:14px;height:14px;accent-color:var(--accent)}
.choice span{min-width:0}
.inner{margin-left:22px;width:calc(100% - 22px)!important}
.field{display:grid;gap:4px}
.field label{font-weight:600}
.columns{display:grid;gap:0;border-top:1px solid var(--edge)}
.columns li{display:grid;grid-template-columns:minmax(0,1fr) 184px;gap:2px 8px;align-items:center;padding:8px 0;
  border-bottom:1px solid var(--edge)}
.columns label{font-weight:600;overflow-wrap:anywhere}
.columns .unused label{font-weight:400}
.columns p{grid-column:1/-1;overflow-wrap:anywhere;font-size:12px}
.preview{background:var(--fold);border:1px solid var(--edge);border-radius:8px;padding:12px}
.preview>dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 12px}
.preview dt{color:var(--soft)}
.preview dd{overflow-wrap:anywhere}
.preview .row{border-top:1px solid var(--edge);padding-top:8px;display:grid;gap:4px;overflow-wrap:anywhere}
.preview .row dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(96px,1fr));gap:4px 12px}
.sheet{position:fixed;inset:0;cursor:crosshair;pointer-events:auto}
.outline{position:fixed;pointer-events:none;outline:3px solid var(--accent);outline-offset:-3px;border-radius:4px;
  background:color-mix(in srgb,var(--accent) 10%,transparent)}
.hint{position:fixed;top:12px;left:50%;transform:translateX(-50%);max-width:calc(100vw - 24px);display:flex;gap:12px;
  align-items:center;padding:8px 8px 8px 16px;background:var(--paper);border:1px solid var(--line);border-radius:8px;pointer-events:auto}
@media (max-width:640px){.panel{top:auto;left:0;width:auto;height:60vh;border-left:0;border-top:1px solid var(--edge)}}
@media (forced-colors:active){.outline{outline-color:Highlight}.button{border-color:ButtonBorder}}
@media print{.teaching{display:none}}
`;
