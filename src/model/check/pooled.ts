import type { MetricKey } from '../metric';
import type { Reading } from '../reading';
import type { Finding } from '../verdict';
import { roundingIn } from './figures';
import { brokenRatios, checkRatios } from './ratios';
import { verdictOf } from './verdict';

/** Readings whose columns are the same ones: of one account, level, money and attribution. */
const groupOf = ({ platform, account, level, currency, attribution }: Reading) =>
  JSON.stringify([platform, account, level, currency, attribution]);

/**
 * By what the readings of one file contradict themselves; those that do not are not in the map. A day of one row proves
 * little by itself: the rows of all days are held against their parts together too, and what that shows is told of every
 * reading that has such a row.
 */
export function contradictionsOf(readings: readonly Reading[]): Map<Reading, Finding[]> {
  const found = new Map<Reading, Finding[]>();
  const groups = new Map<string, Reading[]>();
  for (const reading of readings) {
    const own = verdictOf(reading).filter(({ contradicts }) => contradicts);
    if (own.length > 0) found.set(reading, own);
    const key = groupOf(reading);
    const group = groups.get(key);
    if (group) group.push(reading);
    else groups.set(key, [reading]);
  }
  for (const group of groups.values()) if (group.length > 1) addPooled(group, found);
  return found;
}

function addPooled(group: readonly Reading[], found: Map<Reading, Finding[]>): void {
  const pooled: Reading = {
    ...group[0]!,
    rows: group.flatMap(({ rows }) => rows),
    totals: null,
    problems: group.flatMap(({ problems }) => problems),
  };
  const rounding = roundingIn(pooled);
  const broken = brokenRatios(checkRatios(pooled, rounding), pooled, rounding).filter(
    ({ contradicts }) => contradicts,
  );
  if (broken.length === 0) return;
  for (const reading of group) {
    const checks = checkRatios({ ...reading, totals: null }, rounding);
    const own = found.get(reading) ?? [];
    for (const finding of broken) {
      const metric = finding.params.metric as MetricKey;
      const check = checks.find(({ identity }) => identity.of === metric);
      if (!check || check.broken.length === 0 || isTold(own, finding)) continue;
      const params = { ...finding.params, rows: check.broken.length, checked: check.checked };
      own.push({ ...finding, params });
    }
    if (own.length > 0) found.set(reading, own);
  }
}

/** Is the same already said? */
export function isTold(told: readonly Finding[], { code, params }: Finding): boolean {
  return told.some((one) => one.code === code && one.params.metric === params.metric);
}
