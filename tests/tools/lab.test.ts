import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'lampadina-lab-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function lab(...args: string[]) {
  const done = spawnSync(process.execPath, [path.join(root, 'tests/tools/lab.mjs'), ...args], {
    cwd: folder,
    env: { ...process.env, INIT_CWD: folder },
    encoding: 'utf8',
  });
  return { code: done.status, json: JSON.parse(done.stdout) as Record<string, unknown>, says: done.stderr };
}

function caseFile(json: unknown): string {
  writeFileSync(path.join(folder, 'case.json'), typeof json === 'string' ? json : JSON.stringify(json));
  return 'case.json';
}

describe('the lab', { timeout: 30_000 }, () => {
  it('explains itself, and each verb', () => {
    const help = lab('--help');
    expect(help.code).toBe(0);
    const verbs = help.json.verbs as string[];
    expect(verbs).toEqual(expect.arrayContaining(['read', 'window', 'judge', 'explain']));
    for (const verb of verbs) expect(help.says).toContain(verb);
    expect(lab('window', '--help').says).toContain('"readings"');
  });

  it('exits with 2 on bad usage, and says why', () => {
    expect(lab().code).toBe(2);
    expect(lab('wander').code).toBe(2);
    const bare = lab('window');
    expect(bare.code).toBe(2);
    expect(bare.says).toContain('no file');
  });

  it('answers with one document, the file named from where the user stands', () => {
    const file = caseFile({
      readings: [{ from: '2026-11-01', to: '2026-11-10', value: 120, readAt: '2026-11-12T08:00:00Z' }],
      ask: [{ from: '2026-11-01', to: '2026-11-10' }],
    });
    const { code, json } = lab('window', file);
    expect(code).toBe(0);
    expect(json).toMatchObject([{ from: '2026-11-01', to: '2026-11-10', value: 120 }]);
  });

  it('exits with 1 where it failed, and says why', () => {
    const broken = lab('window', caseFile('{ "readings": ['));
    expect(broken.code).toBe(1);
    expect(broken.says).toContain('case.json is not JSON');
    expect(lab('window', caseFile({ readings: 3 })).code).toBe(1);
    expect(lab('window', 'nowhere.json').code).toBe(1);
  });
});
