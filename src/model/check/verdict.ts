import type { Reading } from '../reading';
import type { Finding, Verdict } from '../verdict';
import { roundingIn } from './figures';
import { brokenRatios, checkRatios } from './ratios';
import { brokenSums, checkSums, sawAllRows } from './sums';

/** What is worse is told first. */
const ORDER = ['identities-broken', 'does-not-add-up', 'partial', 'partial-day', 'reconciles', 'unchecked'];

/**
 * A reading checks itself: its ratios against their parts, its rows against the page's own totals, within the rounding
 * that is shown. Beside that it names what its figures are not whole by. Never empty.
 */
export function verdictOf(reading: Reading): Verdict {
  const rounding = roundingIn(reading);
  const [ratios, sums] = [checkRatios(reading, rounding), checkSums(reading, rounding)];
  const found: Finding[] = [...brokenRatios(ratios, reading, rounding), ...brokenSums(sums, reading)];
  const { seen, total } = reading.coverage;
  const all = sawAllRows(reading);
  const more = sums.length > 0 && sums.every(({ state }) => state === 'short');
  if (all === false || (all === null && more)) found.push({ code: 'partial', params: { seen, total } });
  if (reading.through !== null) found.push({ code: 'partial-day', params: { through: reading.through } });
  const held = {
    ratios: ratios.filter(({ broken }) => broken.length === 0).length,
    totals: sums.filter(({ state }) => state === 'holds').length,
  };
  const amiss = found.some(({ code }) => code === 'identities-broken' || code === 'does-not-add-up');
  if (!amiss && held.ratios + held.totals > 0) found.push({ code: 'reconciles', params: held });
  else if (!amiss) found.push({ code: 'unchecked', params: {} });
  const rank = ({ code, contradicts }: Finding) => (contradicts ? -1 : ORDER.indexOf(code));
  return found.toSorted((a, b) => rank(a) - rank(b));
}
