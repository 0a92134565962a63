// `npm run -s lab -- <verb> …`: makes the tree ready and runs the lab. stdout is left to its one JSON document.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

import { checkNode, ensurePackages, root, runTool } from './ready.mjs';

await runTool(async () => {
  checkNode();
  await ensurePackages();
  const tsx = path.join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  const lab = path.join(root, 'tests', 'tools', 'lab.ts');
  // Files are named from where the user stands, which npm keeps in INIT_CWD.
  const done = spawnSync(
    process.execPath,
    [tsx, '--tsconfig', path.join(root, 'tsconfig.json'), lab, ...process.argv.slice(2)],
    {
      cwd: process.env.INIT_CWD ?? process.cwd(),
      stdio: ['inherit', 'inherit', 'inherit'],
    },
  );
  return done.status ?? 1;
});
