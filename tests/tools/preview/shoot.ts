import { createServer } from 'node:http';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import puppeteer, { type Page } from 'puppeteer-core';
import { build } from 'vite';

import { views, type View } from './views';

/**
 * Pictures of the popup and the dashboard over believable data, and what axe-core has to say about each.
 * `npx tsx tests/tools/preview/shoot.ts <folder> [only]`
 */
const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../../..');
const [folder = join(root, '.output/preview'), only = ''] = process.argv.slice(2);
const built = join(folder, 'site');
mkdirSync(folder, { recursive: true });

await build({
  root: here,
  configFile: false,
  logLevel: 'error',
  resolve: { alias: { '@': join(root, 'src') } },
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  build: {
    outDir: built,
    emptyOutDir: true,
    rollupOptions: { input: [join(here, 'popup.html'), join(here, 'dashboard.html')] },
  },
});

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
const server = createServer((request, response) => {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  try {
    const body = readFileSync(join(built, path));
    response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as { port: number };
const axe = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--force-device-scale-factor=1'],
});

interface Violation {
  id: string;
  help: string;
  nodes: { html: string; failureSummary?: string }[];
}

async function shoot(view: View, page: Page): Promise<number> {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.setViewport({ width: view.width, height: view.height });
  // Not page.emulateMediaFeatures: it knows no forced colours.
  const devtools = await page.createCDPSession();
  await devtools.send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-color-scheme', value: view.dark ? 'dark' : 'light' },
      { name: 'forced-colors', value: view.forced ? 'active' : 'none' },
    ],
  });
  await page.goto(`http://127.0.0.1:${port}/${view.address}`);
  await page.waitForNetworkIdle({ idleTime: 100 });
  await view.act?.(page);
  await new Promise((resolve) => setTimeout(resolve, 250));
  await page.screenshot({ path: join(folder, `${view.name}.png`) as `${string}.png` });
  await page.evaluate(axe);
  const violations = (await page.evaluate(
    'axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then((r) => r.violations)',
  )) as Violation[];
  for (const { id, help, nodes } of violations)
    complaints.push(
      `${id}: ${help}\n      ${nodes
        .map((node) => `${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`)
        .slice(0, 3)
        .join('\n      ')}`,
    );
  console.log(`${complaints.length === 0 ? 'ok  ' : 'BAD '} ${view.name}`);
  for (const complaint of complaints) console.log(`    ${complaint}`);
  return complaints.length;
}

let complaints = 0;
for (const view of views.filter(({ name }) => name.includes(only))) {
  const page = await browser.newPage();
  complaints += await shoot(view, page);
  await page.close();
}
await browser.close();
server.close();
process.exitCode = complaints === 0 ? 0 : 1;
