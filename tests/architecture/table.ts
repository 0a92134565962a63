/** What a layer of `src/` may use beyond itself and packages. CONTRIBUTING.md shows this table. */
export interface Layer {
  /** Layers, or modules and folders of layers (`page/numbers`, `ui/overlay`), that it may import. */
  imports: readonly string[];
  /** `document`, `window` and their like. */
  dom?: true;
  /** The extension's own interface, from `wxt/browser`. */
  browser?: true;
  /** Reading the time of day. Everywhere else time is a parameter. */
  clock?: true;
}

export const layers: Readonly<Record<string, Layer>> = {
  model: { imports: [] },
  page: { imports: ['model'], dom: true },
  consoles: { imports: ['model', 'page'], dom: true },
  reports: {
    imports: [
      'model',
      'page/attribution',
      'page/currency',
      'page/dates',
      'page/header-words',
      'page/identities',
      'page/numbers',
      'page/numbers-period',
      'page/numbers-table',
      'page/ranges',
      'page/status-words',
    ],
  },
  messages: { imports: ['model'], browser: true },
  content: {
    imports: ['model', 'page', 'consoles', 'messages', 'ui/overlay'],
    dom: true,
    browser: true,
    clock: true,
  },
  store: { imports: ['model'], browser: true },
  ledger: { imports: ['model'] },
  kpi: { imports: ['model', 'ledger'] },
  lights: { imports: ['model', 'ledger', 'kpi'] },
  budget: { imports: ['model', 'ledger', 'kpi', 'lights'] },
  export: { imports: ['model', 'ledger', 'kpi', 'lights'] },
  background: {
    imports: [
      'model',
      'messages',
      'store',
      'ledger',
      'kpi',
      'lights',
      'budget',
      'export',
      'locales',
      'ui/told',
    ],
    browser: true,
  },
  ui: { imports: ['model', 'messages', 'kpi', 'lights', 'budget', 'locales'], dom: true },
  locales: { imports: ['model'] },
};

/** Names that say nothing: a file is named after its one main thing. */
export const emptyNames = ['utils', 'util', 'helpers', 'helper', 'manager', 'common'];

/** Ways to the network. None is used anywhere: the extension sends nothing. */
export const networkGlobals = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'EventSource',
  'WebTransport',
  'RTCPeerConnection',
  'importScripts',
];

export const domGlobals = ['document', 'window'];

/** Lines of a composition root: it composes, it holds no logic. */
export const ENTRYPOINT_LINES = 40;
/** Lines above which a source file is parted, or named in `longFiles` with its reason. */
export const FILE_LINES = 250;

export const longFiles: Readonly<Record<string, string>> = {};

/** May a file of `layer` import the module `target` (a path under `src/`, without extension)? */
export function mayImport(layer: string, target: string): boolean {
  const allowed = [layer, ...(layers[layer]?.imports ?? [])];
  return allowed.some((one) => target === one || target.startsWith(`${one}/`));
}
