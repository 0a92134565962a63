// Installs the packages of the lock file where they are missing.
import { checkNode, ensurePackages, runTool } from './ready.mjs';

await runTool(async () => {
  checkNode();
  await ensurePackages();
  return 0;
});
