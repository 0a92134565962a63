import { standsInCell, standsOverPage } from './host';
import { colourVariables, type Ground, type Palette } from '../parts/colours';

const palettes: Palette[] = ['signal', 'calm'];
const grounds: Ground[] = ['light', 'dark'];

/** The lights' colours as classes: `signal light`, `calm dark` and so on. */
const colours = palettes
  .flatMap((palette) => grounds.map((ground) => `.${palette}.${ground}{${colourVariables(palette, ground)}}`))
  .join('');

/** With forced colours a light is told by its shape and its word alone. */
const forced = ['light-green', 'light-yellow', 'light-red', 'light-grey', 'ink', 'soft', 'accent']
  .map((name) => `--${name}:CanvasText!important;`)
  .join('');

/** A row's light. px only: the page's root font size is not ours to trust. */
export const pillStyles = `${standsInCell}
${colours}
.pill{position:absolute;top:-12px;right:0;height:24px;display:flex;align-items:center;gap:2px;white-space:nowrap;
  font:12px/24px system-ui,sans-serif;font-variant-numeric:tabular-nums;color:var(--ink);pointer-events:none}
.pill.rtl{right:auto;left:0;flex-direction:row-reverse}
.pill[hidden],.shape .figures,.cover .figures{display:none}
.cover{background:linear-gradient(to right,transparent,var(--behind) 8px);padding-left:8px}
.cover.rtl{background:linear-gradient(to left,transparent,var(--behind) 8px);padding:0 8px 0 0}
.plate{background:#fff;border-radius:12px;color:#1f2328}
.plate.dark{background:#161b22;color:#e6edf3}
.plate.full{padding-left:8px}
.plate.full.rtl{padding:0 8px 0 0}
button{all:unset;box-sizing:border-box;width:24px;height:24px;flex:none;display:grid;place-items:center;
  cursor:pointer;pointer-events:auto;border-radius:6px}
button:focus-visible{outline:2px solid;outline-offset:-1px}
svg{display:block}
@media (forced-colors:active){.light,.dark{${forced}}.plate,.cover{background:Canvas}}
`;

/** The layer: where lights stand that cannot stand in their cells, the bar and the card. */
export const layerStyles = `${standsOverPage}
${colours}
.rows{position:absolute;overflow:clip;pointer-events:none}
.tick{position:absolute;height:1px;width:1px;visibility:hidden}
.signal,.calm{--ink:#1f2328;--soft:#59636e;--edge:#d1d9e0;--paper:#fff;--fold:#f6f8fa;--accent:#0969da}
.dark{--ink:#e6edf3;--soft:#9198a1;--edge:#3d444d;--paper:#161b22;--fold:#21262d;--accent:#4493f8}
.signal,.calm{font:13px/20px system-ui,sans-serif;font-variant-numeric:tabular-nums;color:var(--ink)}
.bar,.card,.problems{position:absolute;box-sizing:border-box;background:var(--paper);border:1px solid var(--edge);
  pointer-events:auto;text-align:left}
[hidden]{display:none!important}
button{all:unset;box-sizing:border-box;cursor:pointer;border-radius:4px}
button:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:2px solid var(--accent);outline-offset:1px}
.action{color:var(--accent);min-height:24px;display:inline-flex;align-items:center}
.action:hover{text-decoration:underline}
.icon{width:28px;height:28px;flex:none;display:grid;place-items:center}
.icon:hover{background:var(--fold)}
svg{display:block;flex:none}

.bar{display:flex;align-items:center;gap:12px;height:34px;padding:0 2px;border-radius:8px;white-space:nowrap;width:max-content}
.bar .counts,.bar .count,.bar .main,.bar .trouble{display:inline-flex;align-items:center;gap:4px}
.bar .counts{gap:10px}
.bar .main{gap:6px;height:28px;padding:0 4px}
.bar .main:hover{background:var(--fold)}
.bar .soft,.soft{color:var(--soft)}
.bar strong{font-weight:600}
.bar .sep{align-self:stretch;width:1px;background:var(--edge)}
.form-mid .long,.form-short .long,.form-short .mid{display:none}
.form-icon{gap:0;height:34px;padding:0 2px}
.form-icon .icon.bulb{width:auto;padding:0 4px;grid-auto-flow:column;gap:4px}
.handle{cursor:move;touch-action:none}
.problems{padding:12px;border-radius:8px;width:min(360px,calc(100vw - 16px));max-height:50vh;overflow:auto}
.problems .do{display:flex;flex-wrap:wrap;align-items:center;gap:0 16px;margin:0}
.problems ul{margin:0 0 8px;padding:0 0 0 16px}
.problems li{margin:0 0 8px;user-select:text}

.card{width:min(340px,calc(100vw - 16px));max-height:calc(100vh - 16px);overflow:auto;border-radius:8px;padding:12px 16px 16px;
  box-shadow:0 4px 12px rgb(0 0 0/.12);user-select:text}
.card:focus{outline:none}
.card header{display:flex;gap:8px;align-items:flex-start}
.card h2,.card h3,.card p,.card dl,.card dd,.card ul{margin:0;padding:0;font:inherit}
.card h2{flex:1;font-weight:600;overflow-wrap:anywhere;padding:4px 0}
.card header svg{margin-top:5px}
.card .verdict{font-weight:600}
.card .figure{display:flex;align-items:baseline;gap:8px;flex-wrap:wrap;margin:8px 0 0}
.card .figure b{font-size:22px;line-height:28px;font-weight:600}
.card section{margin-top:8px;padding-top:8px;border-top:1px solid var(--edge)}
.card h3{font-size:12px;line-height:16px;color:var(--soft);margin-bottom:4px}
.card .told{min-height:118px}
.card .told:lang(it){min-height:138px}
.card .small{font-size:12px;line-height:18px;margin-top:4px}
.card details{margin-top:4px}
.card summary{cursor:pointer;color:var(--accent);line-height:24px;width:max-content}
.card .why{margin-top:8px}
.card .next{margin-top:8px}
.card dl{display:grid;grid-template-columns:fit-content(45%) 1fr;gap:2px 12px;font-size:12px;line-height:18px}
.card dt{color:var(--soft)}
.card dd{overflow-wrap:anywhere}
.card .trend{margin-top:8px;overflow:visible}
.card .others{list-style:none}
.card .others button{display:flex;gap:8px;align-items:center;width:100%;min-height:24px}
.card .others button:hover{background:var(--fold)}
.card .others .soft{margin-left:auto}
.trend .line{fill:none;stroke:var(--ink);stroke-width:1.5;stroke-linejoin:round}
.trend .aim{stroke:var(--soft);stroke-dasharray:4 3}
.trend .band{fill:var(--soft);opacity:.14}
.trend .dot{fill:var(--ink)}
.trend text{font:12px system-ui,sans-serif;fill:var(--soft);font-variant-numeric:tabular-nums}
@media (forced-colors:active){.light,.dark{${forced}}}
@media print{.bar,.card,.problems{display:none}}
`;
