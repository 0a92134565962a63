import { domGlobals, layers, networkGlobals } from './table';

const network = networkGlobals.map((name) => ({ name, message: 'Nothing leaves the machine.' }));
const dom = domGlobals.map((name) => ({
  name,
  message: 'The page is read and drawn in page, consoles, content and ui.',
}));
const clock = [
  { object: 'Date', property: 'now', message: 'Time is a parameter here.' },
  { object: 'performance', property: 'timeOrigin', message: 'Time is a parameter here.' },
];
const beacon = [{ object: 'navigator', property: 'sendBeacon', message: 'Nothing leaves the machine.' }];

/** The overrides of `.oxlintrc.json`, made of the import table: a test holds the two together. */
export function lintOverrides(): unknown[] {
  return Object.entries(layers).map(([name, layer]) => {
    const wanted = [name, ...layer.imports];
    const forbidden = Object.keys(layers).filter(
      (other) => !wanted.some((one) => one.split('/')[0] === other),
    );
    const inParts = wanted.filter((one) => one.includes('/'));
    const patterns: { group: string[]; message: string }[] = [
      {
        group: [...forbidden.flatMap(everyWayTo), ...inPartsOf(inParts)],
        message: `${name} may import ${layer.imports.join(', ') || 'nothing of ours'}.`,
      },
      ...(layer.browser ? [] : [{ group: ['wxt/**', '@wxt-dev/**'], message: `${name} knows no browser.` }]),
    ];
    return {
      files: [`src/${name}/**`],
      rules: {
        'no-restricted-imports': ['error', { patterns }],
        'no-restricted-globals': ['error', ...network, ...(layer.dom ? [] : dom)],
        'no-restricted-properties': ['error', ...beacon, ...(layer.clock ? [] : clock)],
      },
    };
  });
}

/** By the alias and by a relative path, from a layer's folder or one deeper. */
function everyWayTo(layer: string): string[] {
  return [`@/${layer}/**`, `../${layer}/**`, `../../${layer}/**`];
}

/** Of a layer that may be imported in part, everything else is forbidden: `@/ui/**` but not `@/ui/overlay`. */
function inPartsOf(parts: readonly string[]): string[] {
  const roots = [...new Set(parts.map((part) => part.split('/')[0]))];
  return [
    ...roots.map((root) => `@/${root}/**`),
    ...parts.flatMap((part) => [`!@/${part}`, `!@/${part}/**`]),
  ];
}
