import path from 'node:path';

import {
  domGlobals,
  emptyNames,
  ENTRYPOINT_LINES,
  FILE_LINES,
  layers,
  longFiles,
  mayImport,
  networkGlobals,
} from './table';

/** A tree of sources: text by path from the project's root, with `/`. */
export type Tree = ReadonlyMap<string, string>;
export interface Violation {
  file: string;
  rule: string;
  detail: string;
}
type Check = (file: string, text: string, layer: string | null) => Omit<Violation, 'file'>[];

const CODE = /\.tsx?$/;

/**
 * Every breach of the project's own rules in `src/` and `entrypoints/`. A tree with fewer than `atLeast` source
 * files is a breach itself: a check that saw nothing has proven nothing.
 */
export function violations(tree: Tree, atLeast = 1): Violation[] {
  const sources = [...tree].filter(([file]) => /^(src|entrypoints)\//.test(file));
  const code = sources.filter(([file]) => CODE.test(file) && !file.endsWith('.d.ts'));
  const found = code.flatMap(([file, text]) => {
    const layer = file.startsWith('src/') ? (file.split('/')[1] ?? null) : null;
    const bare = withoutComments(text);
    return checks.flatMap((check) => check(file, bare, layer)).map((breach) => ({ file, ...breach }));
  });
  const lengths = code.flatMap(([file, text]) => checkLength(file, text));
  const names = sources.flatMap(([file]) => checkName(file));
  const few =
    code.length < atLeast
      ? [{ file: 'src', rule: 'floor', detail: `${code.length} files seen, at least ${atLeast} expected` }]
      : [];
  return [...few, ...found, ...lengths, ...names];
}

/** The modules that a file imports or re-exports, types included, static and dynamic. */
export function importsOf(text: string): string[] {
  const shapes = [
    /\b(?:import|export)\s+(?:type\s+)?[^'"`;()]*?\bfrom\s*['"]([^'"]+)['"]/g,
    /\bimport\s*['"]([^'"]+)['"]/g,
    /\bimport\s*\(\s*['"`]([^'"`]+)['"`]/g,
  ];
  return shapes.flatMap((shape) => [...text.matchAll(shape)].map((match) => match[1] as string));
}

/** The path under `src/` that an import means, or null for a package. */
export function resolved(file: string, module: string): string | null {
  const alias = /^[@~]\/(.*)$/.exec(module);
  if (alias) return alias[1] as string;
  const rooted = /^(?:@@|~~)\/(.*)$/.exec(module);
  const place = rooted
    ? (rooted[1] as string)
    : module.startsWith('.')
      ? path.posix.join(path.posix.dirname(file), module)
      : null;
  if (place === null) return null;
  return place.startsWith('src/') ? place.slice('src/'.length) : `../${place}`;
}

const checkImports: Check = (file, text, layer) => {
  if (layer === null) return [];
  if (layers[layer] === undefined) return [{ rule: 'layer', detail: `no such layer: ${layer}` }];
  return importsOf(text).flatMap((module) => {
    const target = resolved(file, module);
    if (target === null || mayImport(layer, target)) return [];
    return [{ rule: 'import', detail: `${layer} may not import ${module}` }];
  });
};

const checkBrowser: Check = (_file, text, layer) => {
  if (layer === null || layers[layer]?.browser) return [];
  const imports = importsOf(text).filter((module) => /^(wxt|@wxt-dev)\b/.test(module));
  const named =
    /(?<![.\w$'"-])(?:chrome|browser)\.(?:runtime|storage|tabs|action|alarms|scripting|i18n)\b/.test(text);
  const found = [...imports, ...(named ? ['the browser global'] : [])];
  return found.map((one) => ({ rule: 'browser', detail: `${layer} may not use ${one}` }));
};

const checkDom: Check = (_file, text, layer) => {
  if (layer === null || layers[layer]?.dom) return [];
  // A window of days is a common local name: only a file that does not declare the name means the global.
  const declares = (name: string) =>
    new RegExp(`\\b(?:const|let|function)\\s+(?:[[{][^=;]*)?${name}\\b|[(,[{]\\s*${name}\\s*[,:)=}\\]]`).test(
      text,
    );
  return domGlobals
    .filter((name) => new RegExp(`(?<![.\\w$'"-])${name}\\s*[.[]`).test(text) && !declares(name))
    .map((name) => ({ rule: 'dom', detail: `${layer} may not use ${name}` }));
};

const checkClock: Check = (_file, text, layer) => {
  if (layer === null || layers[layer]?.clock) return [];
  const shapes = [
    /\bDate\.now\b/,
    /\bnew Date\s*(?:\(\s*\)|(?![\w\s]*\())/,
    /(?<!new )(?<![.\w$])Date\(\)/,
    /\bTemporal\.Now\b/,
  ];
  return shapes
    .map((shape) => shape.exec(text)?.[0])
    .filter((found) => found !== undefined)
    .map((found) => ({ rule: 'clock', detail: `${layer} reads the clock: ${found}` }));
};

const checkNetwork: Check = (_file, text) => {
  const globals = networkGlobals.filter((name) => new RegExp(`(?<![\\w$'"-])${name}\\s*[(.]`).test(text));
  const members = ['sendBeacon', 'serviceWorker.register'].filter((name) => text.includes(`${name}(`));
  const remote = text.match(/\b(?:src|import)\s*[=(:]\s*\{?\s*['"`]https?:\/\/[^'"`\s]*/g) ?? [];
  return [...globals, ...members, ...remote].map((name) => ({ rule: 'network', detail: `uses ${name}` }));
};

const checkInjection: Check = (_file, text) =>
  [
    'innerHTML',
    'outerHTML',
    'insertAdjacentHTML',
    'document.write',
    'dangerouslySetInnerHTML',
    'eval(',
    'new Function',
  ]
    .filter((name) => new RegExp(`(?<![\\w$'"])${name.replace(/[.()]/g, '\\$&')}`).test(text))
    .map((name) => ({ rule: 'injection', detail: `uses ${name}` }));

const checkState: Check = (_file, text) =>
  (text.match(/^(?:export\s+)?let\s+\w+/gm) ?? []).map((found) => ({
    rule: 'state',
    detail: `module-level mutable state: ${found}`,
  }));

const checks: Check[] = [
  checkImports,
  checkBrowser,
  checkDom,
  checkClock,
  checkNetwork,
  checkInjection,
  checkState,
];

function checkLength(file: string, text: string): Violation[] {
  const lines = text.trimEnd().split('\n').length;
  const limit = file.startsWith('entrypoints/') ? ENTRYPOINT_LINES : FILE_LINES;
  if (lines <= limit || longFiles[file] !== undefined) return [];
  return [{ file, rule: 'length', detail: `${lines} lines, at most ${limit}` }];
}

function checkName(file: string): Violation[] {
  const parts = file
    .replace(/\.[^/]*$/, '')
    .split('/')
    .flatMap((part) => part.toLowerCase().split(/[-_.]/));
  return parts
    .filter((part) => emptyNames.includes(part))
    .map((part) => ({ file, rule: 'name', detail: `"${part}" says nothing of what is inside` }));
}

/** Comments are blanked, line by line kept; a `//` inside a string or a regular expression is left alone. */
function withoutComments(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/^(\s*)\/\/.*$/gm, '$1')
    .replace(/([;,{}()]\s*)\/\/ .*$/gm, '$1');
}
