// `npm start`: makes the tree ready and opens the demo in a browser. `npm start -- firefox` takes Firefox;
// `-- headless` walks the demo without a window and saves screenshots, as it does where there is no display.
import { ensureBrowsers } from './browsers.mjs';
import { checkNode, ensureBuilt, ensurePackages, NotReady, runScript, runTool } from './ready.mjs';

const choices = ['chromium', 'firefox', 'headless'];

await runTool(async () => {
  checkNode();
  const asked = process.argv.slice(2).map((word) => word.replace(/^--/, ''));
  const unknown = asked.filter((word) => !choices.includes(word));
  if (unknown.length > 0)
    throw new NotReady(`npm start takes ${choices.join(', ')}; not ${unknown.join(' ')}.`);
  await ensurePackages();
  const name = asked.includes('firefox') ? 'firefox' : 'chromium';
  const found = ensureBrowsers(name);
  await ensureBuilt(name === 'firefox' ? 'firefox' : 'chrome');
  const variable = name === 'firefox' ? 'FIREFOX_PATH' : 'CHROMIUM_PATH';
  return runScript('tsx/dist/cli.mjs', ['tests/tools/start.ts', name, ...asked], {
    ...process.env,
    [variable]: found[name],
  });
});
