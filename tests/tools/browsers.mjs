// Finds Chromium and Firefox on this machine, and installs what is missing where that can be done.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { NotReady, root, run, runScript, say } from './ready.mjs';

/** @typedef {'chromium' | 'firefox'} BrowserName */

const home = os.homedir();
const cache = path.join(root, 'node_modules', '.cache', 'browsers');
const programs = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];

/**
 * Where each browser may be, the best first. Branded Chrome and Edge serve too: the extension is loaded over
 * the debugging pipe, not by the flag that they ignore.
 */
const known = {
  chromium: {
    variable: 'CHROMIUM_PATH',
    names: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'],
    places: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
      ...inPrograms('Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'),
    ],
    downloads: [
      [cache, /\/(chrome|Google Chrome for Testing|chrome\.exe)$/],
      [path.join(home, '.cache', 'puppeteer', 'chrome'), /\/(chrome|Google Chrome for Testing|chrome\.exe)$/],
      [path.join(home, '.cache', 'ms-playwright'), /chromium-\d+\/.*\/(chrome|Chromium|chrome\.exe)$/],
      [
        path.join(home, 'Library', 'Caches', 'ms-playwright'),
        /chromium-\d+\/.*\/(Chromium|Google Chrome for Testing)$/,
      ],
    ],
    debian: ['chromium', 'fonts-liberation'],
    download: 'chrome@stable',
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    names: ['firefox-esr', 'firefox', 'firefox-devedition'],
    places: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      ...inPrograms('Mozilla Firefox/firefox.exe'),
    ],
    downloads: [
      [cache, /\/(firefox|firefox\.exe)$/],
      [path.join(home, '.cache', 'puppeteer', 'firefox'), /\/(firefox|firefox\.exe)$/],
    ],
    debian: ['firefox-esr', 'fonts-liberation'],
    download: 'firefox@stable',
  },
};

/** @param {string[]} tails */
function inPrograms(...tails) {
  return programs.flatMap((base) => (base ? tails.map((tail) => path.join(base, tail)) : []));
}

/**
 * The path of a browser on this machine, or null.
 * @param {BrowserName} name
 * @throws NotReady where the environment names one that is not there
 */
export function findBrowser(name) {
  const { variable, names, places, downloads } = known[name];
  const named = process.env[variable];
  if (named) {
    if (!fs.existsSync(named)) throw new NotReady(`${variable} is set to ${named}, and no program is there.`);
    return named;
  }
  const onPath = (process.env.PATH ?? '')
    .split(path.delimiter)
    .flatMap((folder) => names.map((one) => path.join(folder, one)));
  return (
    [...onPath, ...places].find(works) ??
    downloads
      .flatMap(([folder, shape]) => downloaded(String(folder), /** @type {RegExp} */ (shape)))
      .find(works) ??
    null
  );
}

/** Is it a program that starts? Ubuntu's chromium without its snap is a script that only says how to get one. */
/** @param {string} file */
function works(file) {
  if (!fs.statSync(file, { throwIfNoEntry: false })?.isFile()) return false;
  if (process.platform === 'win32') return true;
  return spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}

/** @param {string} folder @param {RegExp} shape @returns {string[]} */
function downloaded(folder, shape) {
  if (!fs.existsSync(folder)) return [];
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .map((file) => path.join(folder, file))
    .filter((file) => shape.test(file.replaceAll('\\', '/')))
    .sort()
    .reverse();
}

/**
 * Finds the browsers, installing those that are missing.
 * @param {BrowserName[]} names
 * @returns {Record<BrowserName, string>}
 * @throws NotReady with one sentence on what to do
 */
export function ensureBrowsers(...names) {
  let missing = names.filter((name) => findBrowser(name) === null);
  if (missing.length > 0 && canUseApt()) {
    say(`Installing ${missing.join(' and ')} (apt-get) …`);
    installDebian(missing);
    missing = missing.filter((name) => findBrowser(name) === null);
  }
  for (const name of missing) {
    say(`Downloading ${name} …`);
    runScript('@puppeteer/browsers/lib/cjs/main-cli.js', ['install', known[name].download, '--path', cache]);
  }
  missing = missing.filter((name) => findBrowser(name) === null);
  if (missing.length > 0) throw new NotReady(howToInstall(missing));
  return /** @type {Record<BrowserName, string>} */ (
    Object.fromEntries(names.map((name) => [name, findBrowser(name)]))
  );
}

/** @param {BrowserName[]} missing */
function howToInstall(missing) {
  const variables = missing.map((name) => known[name].variable).join(' and ');
  const packages = missing.map((name) => known[name].debian[0]).join(' ');
  return `No ${missing.join(' and no ')} was found and none could be installed: install ${missing.length > 1 ? 'them' : 'it'} (on Debian: apt-get install ${packages}) or set ${variables} to the program's path.`;
}

function canUseApt() {
  const isRoot = process.getuid?.() === 0;
  return (
    isRoot && process.platform === 'linux' && /^ID(_LIKE)?=.*debian/m.test(readIfThere('/etc/os-release'))
  );
}

/** @param {BrowserName[]} names */
function installDebian(names) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3', '-o', 'Dpkg::Use-Pty=0'];
  const packages = [...new Set(names.flatMap((name) => known[name].debian))];
  const install = () =>
    run('apt-get', [...options, '-q', '-y', '--no-install-recommends', 'install', ...packages], env);
  // One broken list must not stop an install that needs another: its failure is told by apt-get and goes on.
  run('apt-get', [...options, '-q', 'update'], env);
  // Where one of the two cannot be had, the other is still installed.
  if (install() !== 0)
    for (const name of names)
      run(
        'apt-get',
        [...options, '-q', '-y', '--no-install-recommends', 'install', ...known[name].debian],
        env,
      );
}

/** @param {string} file */
function readIfThere(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
}
