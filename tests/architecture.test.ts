import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { importsOf, resolved, violations, type Tree } from './architecture/check';
import { lintOverrides } from './architecture/lint';
import { layers } from './architecture/table';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string) => readFileSync(`${root}/${file}`, 'utf8');

function treeOf(...folders: string[]): Tree {
  return new Map(
    folders.flatMap((folder) =>
      readdirSync(`${root}/${folder}`, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) =>
          `${entry.parentPath.slice(root.length)}/${entry.name}`.replaceAll('\\', '/').replace(/^\//, ''),
        )
        .map((file) => [file, read(file)] as const),
    ),
  );
}

describe('the tree', () => {
  it('keeps the import table and the project’s own rules', () => {
    expect(violations(treeOf('src', 'entrypoints'), 60)).toEqual([]);
  });

  it('is linted by the same table', () => {
    const config = JSON.parse(read('.oxlintrc.json')) as { overrides: { files: string[] }[] };
    const own = config.overrides.filter((override) => /^src\/\w+\/\*\*$/.test(override.files[0] ?? ''));
    expect(own).toEqual(lintOverrides());
  });

  it('shows the same table to its readers', () => {
    const text = read('CONTRIBUTING.md');
    for (const [name, layer] of Object.entries(layers))
      expect(text).toContain(`| ${name} | ${layer.imports.join(', ') || 'nothing of ours'} |`);
  });
});

describe('the checker', () => {
  const rulesOf = (file: string, text: string) => violations(new Map([[file, text]])).map((one) => one.rule);

  it('fails where it saw nothing', () => {
    expect(violations(new Map()).map((one) => one.rule)).toEqual(['floor']);
  });

  it.each([
    ['src/kpi/a.ts', "import { store } from '@/store/open';", 'import'],
    ['src/kpi/a.ts', "import type { Store } from '@/store/open';", 'import'],
    ['src/kpi/a.ts', "export * from '../store/open';", 'import'],
    ['src/kpi/a.ts', "const open = await import('@/store/open');", 'import'],
    ['src/ui/a.tsx', "import {\n  one,\n  two,\n} from '@/consoles/index';", 'import'],
    ['src/content/a.ts', "import { Card } from '@/ui/popup/card';", 'import'],
    ['src/reports/a.ts', "import { observe } from '@/page/observe';", 'import'],
    ['src/model/a.ts', "import { launch } from '../../tests/e2e/browser';", 'import'],
    ['src/nowhere/a.ts', 'export const a = 1;', 'layer'],
    ['src/ui/a.ts', "import { browser } from 'wxt/browser';", 'browser'],
    ['src/lights/a.ts', 'const id = chrome.runtime.id;', 'browser'],
    ['src/ledger/a.ts', "const title = document.querySelector('h1');", 'dom'],
    ['src/lights/a.ts', 'const now = Date.now();', 'clock'],
    ['src/lights/a.ts', 'const now = new Date();', 'clock'],
    ['src/content/a.ts', "await fetch('/x');", 'network'],
    ['src/store/a.ts', 'globalThis.fetch(url);', 'network'],
    ['src/ui/a.tsx', 'const a = <img src="https://cdn.example/x.png" />;', 'network'],
    ['src/ui/a.ts', "navigator.sendBeacon('/x');", 'network'],
    ['src/ui/a.ts', 'cell.innerHTML = name;', 'injection'],
    ['src/ui/a.ts', 'let open = false;', 'state'],
    ['src/ui/a.ts', 'x;\n'.repeat(251), 'length'],
    ['entrypoints/popup/main.tsx', 'x;\n'.repeat(41), 'length'],
    ['src/ui/date-utils.ts', 'export const a = 1;', 'name'],
    ['src/ui/common/a.ts', 'export const a = 1;', 'name'],
  ])('finds what is planted in %s: %s', (file, text, rule) => {
    expect(rulesOf(file, text)).toEqual([rule]);
  });

  it.each([
    ['src/content/a.ts', "import { overlay } from '@/ui/overlay';\nimport { a } from '@/ui/overlay/bar';"],
    ['src/reports/a.ts', "import { parseNumber } from '@/page/numbers';"],
    ['src/kpi/a.ts', "import { sum } from './sum';\nimport * as z from 'zod/mini';"],
    ['src/consoles/google-ads/reader.ts', "import type { Console } from '../console';"],
    ['src/model/day.ts', 'const back = new Date(ms);'],
    ['src/content/a.ts', 'const now = new Date().toISOString();'],
    ['src/ledger/a.ts', '// fetch(url) is never called\n/* let x */ const windowed = ranges.window;'],
    ['src/ui/a.ts', 'function open() {\n  let shown = 0;\n}'],
  ])('lets stand what is right in %s', (file, text) => {
    expect(rulesOf(file, text)).toEqual([]);
  });

  it('reads every form of import', () => {
    const text =
      "import a from 'a';\nimport 'b';\nexport { c } from 'c';\nimport('d');\nimport type { E } from './e';";
    expect(importsOf(text).sort()).toEqual(['./e', 'a', 'b', 'c', 'd']);
  });

  it('resolves an import from where it stands', () => {
    expect(resolved('src/consoles/google-ads/index.ts', '../console')).toBe('consoles/console');
    expect(resolved('src/kpi/a.ts', '@/model/day')).toBe('model/day');
    expect(resolved('src/kpi/a.ts', 'idb')).toBeNull();
  });
});
