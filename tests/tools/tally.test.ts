import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { addTallies, readTally } from './tally.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'lampadina-tally-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function report(content: unknown): string {
  const file = path.join(folder, `${Math.random()}.json`);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((one) => ({ status: one })),
});

describe('the tally', () => {
  it('counts what Vitest counted', () => {
    const all = {
      numPassedTests: 7,
      numFailedTests: 2,
      numPendingTests: 1,
      testResults: [file('failed', 'passed', 'failed')],
    };
    expect(readTally(report(all), 1)).toEqual({ passed: 7, failed: 2, skipped: 1 });
  });

  it('counts a file that did not load as a failure', () => {
    const all = {
      numPassedTests: 7,
      numFailedTests: 0,
      testResults: [file('passed', 'passed'), file('failed')],
    };
    expect(readTally(report(all), 1).failed).toBe(1);
  });

  it('never says 0 failed of a run that failed', () => {
    expect(readTally(report({ numPassedTests: 7, numFailedTests: 0, testResults: [] }), 1).failed).toBe(1);
    expect(readTally(report('{ broken'), 0).failed).toBe(1);
    expect(readTally(path.join(folder, 'nowhere.json'), 1).failed).toBe(1);
  });

  it('takes a run without tests for a failure', () => {
    expect(readTally(report({ numPassedTests: 0, numFailedTests: 0, testResults: [] }), 0)).toEqual({
      passed: 0,
      failed: 1,
      skipped: 0,
    });
  });

  it('adds up', () => {
    const one = { passed: 3, failed: 0, skipped: 1 };
    expect(addTallies([one, { passed: 4, failed: 2, skipped: 0 }])).toEqual({
      passed: 7,
      failed: 2,
      skipped: 1,
    });
  });
});
