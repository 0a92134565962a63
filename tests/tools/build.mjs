// Builds the extension for every browser, each only where its sources have changed.
import { checkNode, ensureBuilt, ensurePackages, runTool } from './ready.mjs';

await runTool(async () => {
  checkNode();
  await ensurePackages();
  await ensureBuilt('chrome', 'firefox', 'edge');
  return 0;
});
