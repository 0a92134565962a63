import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

import { outputOf } from '../tools/ready.mjs';
import type { Line } from './measure';

const kilo = (bytes: number) => bytes / 1000;

/** Gzipped sizes of the built scripts, with what a page of ours loads counted to it. */
export function sizes(): Line[] {
  const folder = outputOf('chrome');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(js|css)$/.test(file),
  );
  const packed = (file: string) => kilo(gzipSync(readFileSync(path.join(folder, file)), { level: 9 }).length);
  const total = (some: readonly string[]) => some.reduce((sum, file) => sum + packed(file), 0);
  const content = files.filter((file) => file.startsWith('content-scripts/'));
  const page = (name: string) => {
    const html = readFileSync(path.join(folder, `${name}.html`), 'utf8');
    return [...html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map((match) => match[1] as string);
  };
  return [
    ...content.map((file): Line => ({
      what: `content script of ${path.basename(file, '.js')}, gzipped`,
      ours: packed(file),
      base: null,
      unit: 'kB',
      aim: { ours: 60 },
    })),
    { what: 'background, gzipped', ours: packed('background.js'), base: null, unit: 'kB' },
    { what: 'popup, gzipped', ours: total(page('popup')), base: null, unit: 'kB' },
    { what: 'dashboard, gzipped', ours: total(page('dashboard')), base: null, unit: 'kB' },
  ];
}
