import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { Window } from 'happy-dom';

import type { Look } from '@/consoles/console';
import type { Problem } from '@/model/problem';
import type { Reading } from '@/model/reading';

const root = fileURLToPath(new URL('../fixtures/consoles', import.meta.url));

/** A folder of `tests/fixtures/consoles`: a page, what must be read there, and why it is here. */
export interface Case {
  name: string;
  html: string;
  expected: {
    url: string;
    now: string;
    state: Look['state'];
    reading: Omit<Reading, 'problems'> | null;
    problems: Problem[];
  };
}

/** Every case, as `<console>/<case>`. */
export function cases(): Case[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'expected.json')
    .sort()
    .map((file) => {
      const name = path.dirname(file).replaceAll('\\', '/');
      const read = (part: string) => readFileSync(path.join(root, name, part), 'utf8');
      return {
        name,
        html: read('page.html'),
        expected: JSON.parse(read('expected.json')) as Case['expected'],
      };
    });
}

/** A document at an address, without its scripts and without layout. */
export function documentAt(html: string, url: string): Document {
  const window = new Window({ url, settings: { disableJavaScriptEvaluation: true } });
  window.document.write(html);
  return window.document as unknown as Document;
}

export function drain<T>(steps: Generator<void, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
