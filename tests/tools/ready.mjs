// Makes a fresh clone ready: Node checked, packages installed, extension built. Plain Node, no package is needed
// to run it. Everything it says goes to stderr, so that tools with a result on stdout can call it.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const inRoot = (/** @type {string[]} */ ...parts) => path.join(root, ...parts);

/** What the built extension is made of. */
const SOURCES = ['src', 'entrypoints', 'public', 'wxt.config.ts', 'package-lock.json', 'tsconfig.json'];
const LOCK_STALE_MS = 5 * 60_000;

/** A failure with one clear sentence for the user, shown without a stack. */
export class NotReady extends Error {}

/** @param {string} line */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Runs a program to its end, its output on stderr, with no stdin.
 * @param {string} program @param {string[]} args @param {NodeJS.ProcessEnv} [env]
 * @returns {number} its exit code; 127 where it could not start
 */
export function run(program, args, env = process.env) {
  const done = spawnSync(program, args, { cwd: root, env, stdio: ['ignore', 2, 2] });
  return done.status ?? 127;
}

/**
 * The same for a package's own program, through Node itself: no shell, no .cmd file on Windows.
 * @param {string} script path in node_modules @param {string[]} args @param {NodeJS.ProcessEnv} [env]
 */
export function runScript(script, args, env = process.env) {
  return run(process.execPath, [inRoot('node_modules', script), ...args], env);
}

/** @throws NotReady on a Node that is too old */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const fits = major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);
  if (!fits)
    throw new NotReady(
      `Node 20.19, 22.12 or newer is needed; this is ${process.versions.node}. See nodejs.org.`,
    );
}

/** Installs the packages of the lock file where they are missing or others. */
export async function ensurePackages() {
  if (packagesFit() && typesFit()) return;
  await alone('node_modules', async () => {
    if (!packagesFit()) installPackages();
    // Paths and types that the TypeScript configuration extends.
    if (!typesFit() && runScript('wxt/bin/wxt.mjs', ['prepare']) !== 0)
      throw new NotReady('The project could not be prepared: see what wxt said above.');
  });
}

function installPackages() {
  say('Installing packages (npm ci) …');
  if (npm('ci') === 0) return;
  // A registry may lack packages of other platforms that the lock file names: versions stay those of the lock.
  say('npm ci did not work here: trying npm install …');
  if (npm('install', '--no-save') !== 0)
    throw new NotReady('The packages could not be installed: see what npm said above.');
}

/** @param {string[]} args */
function npm(...args) {
  const program = process.env.npm_execpath;
  const quiet = [...args, '--no-audit', '--no-fund'];
  if (program?.endsWith('.js')) return run(process.execPath, [program, ...quiet]);
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', quiet);
}

function typesFit() {
  return fs.existsSync(inRoot('.wxt', 'tsconfig.json'));
}

function packagesFit() {
  const wanted = readJson('package-lock.json')?.packages ?? {};
  const there = readJson('node_modules/.package-lock.json')?.packages;
  if (!there) return false;
  return Object.entries(wanted).every(
    ([name, entry]) => name === '' || entry.optional || there[name]?.version === entry.version,
  );
}

/**
 * Builds the extension for each browser where the build is missing or was made of other sources.
 * @param {('chrome' | 'firefox' | 'edge')[]} browsers
 */
export async function ensureBuilt(...browsers) {
  for (const browser of browsers) {
    if (builtFits(browser)) continue;
    await alone(`build-${browser}`, async () => {
      if (builtFits(browser)) return;
      const sources = sourcesHash();
      fs.rmSync(stampOf(browser), { force: true });
      say(`Building the extension for ${browser} …`);
      if (runScript('wxt/bin/wxt.mjs', ['build', '-b', browser]) !== 0)
        throw new NotReady(`The extension could not be built for ${browser}: see above.`);
      fs.writeFileSync(stampOf(browser), sources);
    });
  }
}

/** @param {string} browser */
export function outputOf(browser) {
  return inRoot('.output', `${browser}-mv3`);
}

/** @param {string} browser */
function stampOf(browser) {
  return inRoot('.output', `${browser}-mv3.sources`);
}

/** @param {string} browser */
function builtFits(browser) {
  if (!fs.existsSync(path.join(outputOf(browser), 'manifest.json'))) return false;
  try {
    return fs.readFileSync(stampOf(browser), 'utf8') === sourcesHash();
  } catch {
    return false;
  }
}

/** By content, not by date: a checkout, a removed file and a clock change are all seen. */
function sourcesHash() {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((source) => filesUnder(inRoot(source))).sort()) {
    hash.update(path.relative(root, file)).update('\0').update(fs.readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** @param {string} place @returns {string[]} */
function filesUnder(place) {
  const stat = fs.statSync(place, { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isFile()) return [place];
  return fs.readdirSync(place).flatMap((name) => filesUnder(path.join(place, name)));
}

/**
 * One process at a time: several tools may start at once on one tree.
 * @param {string} what @param {() => Promise<void>} work
 */
async function alone(what, work) {
  const lock = inRoot('.output', `.lock-${what}`);
  fs.mkdirSync(path.dirname(lock), { recursive: true });
  for (;;) {
    try {
      fs.mkdirSync(lock);
      break;
    } catch {
      const since = fs.statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
      if (Date.now() - since > LOCK_STALE_MS) fs.rmSync(lock, { recursive: true, force: true });
      else await sleep(200);
    }
  }
  try {
    await work();
  } finally {
    fs.rmSync(lock, { recursive: true, force: true });
  }
}

/** @param {string} file @returns {any} */
function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(inRoot(file), 'utf8'));
  } catch {
    return null;
  }
}

/**
 * Runs a tool's main function: its number is the exit code, a NotReady is one sentence and exit 1.
 * @param {() => Promise<number>} main
 */
export async function runTool(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    say(error instanceof NotReady ? error.message : String(error instanceof Error ? error.stack : error));
    process.exitCode = 1;
  }
}
