import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import puppeteer from 'puppeteer-core';

/**
 * Draws the icon into `public/icon/`, one PNG a size: `npx tsx tests/tools/preview/icons.ts`.
 * The filament is a rising course; below 48 px it would be a smudge, so the small ones go without.
 */
const folder = fileURLToPath(new URL('../../../public/icon/', import.meta.url));

function drawing(size: number): string {
  const small = size < 48;
  const filament = small
    ? ''
    : '<path d="M44 62l12-12 11 9 17-20" fill="none" stroke="#7a4f00" stroke-width="7" stroke-linecap="round" stroke-linejoin="round"/>';
  const edge = small ? 9 : 6;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 128 128">
  <path d="M64 7a45 45 0 0 0-27 81c5 4 8 9 8 15v1h38v-1c0-6 3-11 8-15A45 45 0 0 0 64 7z"
    fill="#ffc42e" stroke="#8f6000" stroke-width="${edge}" stroke-linejoin="round"/>
  ${filament}
  <path d="M46 104h36v7a13 13 0 0 1-13 13H59a13 13 0 0 1-13-13z" fill="#6b7580"/>
</svg>`;
}

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--force-device-scale-factor=1'],
});
const page = await browser.newPage();
for (const size of [16, 32, 48, 128]) {
  await page.setViewport({ width: size, height: size });
  await page.setContent(
    `<style>html,body{margin:0;background:none}svg{display:block}</style>${drawing(size)}`,
  );
  writeFileSync(`${folder}${size}.png`, await page.screenshot({ omitBackground: true }));
}
await browser.close();
