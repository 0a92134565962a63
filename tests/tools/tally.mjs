// What a run of tests came to, from Vitest's JSON report.
import fs from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/**
 * A run that broke without a failed test (a file that did not load, an error outside a test, no report at all)
 * counts as a failure: the tally never says 0 failed of a run that failed.
 * @param {string} file the report @param {number} exitCode what Vitest ended with
 * @returns {Tally}
 */
export function readTally(file, exitCode) {
  /** @type {any} */
  let report = {};
  try {
    report = JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    // No report: the exit code speaks.
  }
  const tests = (report.testResults ?? []).map((/** @type {any} */ one) => one.assertionResults?.length ?? 0);
  const unloaded = (report.testResults ?? []).filter(
    (/** @type {any} */ one, /** @type {number} */ index) => one.status === 'failed' && tests[index] === 0,
  ).length;
  const passed = report.numPassedTests ?? 0;
  const failed = (report.numFailedTests ?? 0) + unloaded;
  const broken = exitCode !== 0 || passed + failed === 0;
  return {
    passed,
    failed: failed === 0 && broken ? 1 : failed,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  };
}

/** @param {Tally[]} tallies @returns {Tally} */
export function addTallies(tallies) {
  return tallies.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}
