// `npm test`: installs what is missing, runs the unit tests and then the browser tests in real Chromium and
// Firefox. Its last line is the tally of both. `npm test -- unit` or `npm test -- browser` runs one half.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { ensureBrowsers } from './browsers.mjs';
import { checkNode, ensureBuilt, ensurePackages, NotReady, runScript, runTool, say } from './ready.mjs';
import { addTallies, readTally } from './tally.mjs';

const halves = {
  unit: async () => process.env,
  browser: async () => {
    const found = ensureBrowsers('chromium', 'firefox');
    await ensureBuilt('chrome', 'firefox');
    return { ...process.env, CHROMIUM_PATH: found.chromium, FIREFOX_PATH: found.firefox };
  },
};
const configs = { unit: 'vitest.config.ts', browser: 'vitest.e2e.config.ts' };

/** @param {'unit' | 'browser'} half */
async function runHalf(half) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lampadina-'));
  const report = path.join(folder, 'report.json');
  try {
    const env = await halves[half]();
    const args = ['run', '--config', configs[half], '--reporter=default', '--reporter=json'];
    const code = runScript('vitest/vitest.mjs', [...args, `--outputFile.json=${report}`], env);
    return readTally(report, code);
  } catch (error) {
    if (!(error instanceof NotReady)) throw error;
    say(error.message);
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

await runTool(async () => {
  checkNode();
  await ensurePackages();
  const asked = process.argv.slice(2);
  const unknown = asked.filter((half) => !(half in halves));
  if (unknown.length > 0) throw new NotReady(`npm test takes unit or browser, not ${unknown.join(' ')}.`);
  const tallies = [];
  for (const half of /** @type {('unit' | 'browser')[]} */ (asked.length > 0 ? asked : ['unit', 'browser']))
    tallies.push(await runHalf(half));
  const tally = addTallies(tallies);
  if (tally.skipped > 0) console.log(`${tally.skipped} skipped`);
  console.log(`${tally.passed} passed, ${tally.failed} failed`);
  return tally.failed === 0 && tallies.every((one) => one.passed > 0) ? 0 : 1;
});
