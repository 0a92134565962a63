// `npm run bench`: what things cost, as ratios in one run on one machine. Never asserted by the tests.
import { ensureBrowsers } from './browsers.mjs';
import { checkNode, ensureBuilt, ensurePackages, runScript, runTool } from './ready.mjs';

await runTool(async () => {
  checkNode();
  await ensurePackages();
  const { chromium } = ensureBrowsers('chromium');
  await ensureBuilt('chrome', 'firefox');
  return runScript('tsx/dist/cli.mjs', ['tests/bench/bench.ts', ...process.argv.slice(2)], {
    ...process.env,
    CHROMIUM_PATH: chromium,
  });
});
