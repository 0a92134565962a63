import { holdsBetween, identities, ratioBetween, type Between, type Identity } from '../identities';
import type { MetricKey } from '../metric';
import type { Reading } from '../reading';
import type { Finding } from '../verdict';
import { totalsOf, type Figures, type Rounding } from './figures';

/** One identity in one row that does not hold it. */
interface Break {
  row: Figures;
  /** By which power of ten the ratio is off, where it is off by just that; null by something else; `coarse` where figures cannot tell. */
  power: number | null | 'coarse';
  /** How far it is off at least: the logarithm of the factor. */
  by: number;
}

/** An identity over all rows that show its three figures, the totals as one of them. */
export interface IdentityCheck {
  identity: Identity;
  checked: number;
  broken: readonly Break[];
}

/** Ratios whose parts the same column may count otherwise: by interactions, by a website's purchases, by a thousand reached. */
const SOFT: ReadonlySet<MetricKey> = new Set(['cvr', 'cpa', 'roas', 'acos', 'costPerResult', 'frequency']);
/** Ratios that a total's row shows of something else than its sums. */
const NOT_OF_TOTALS: ReadonlySet<MetricKey> = new Set(['costPerResult', 'frequency', 'cvr']);

/** Holds every ratio that a reading shows against its parts. Identities without a row to check are left out. */
export function checkRatios(reading: Reading, rounding: Rounding): IdentityCheck[] {
  const totals = totalsOf(reading);
  const mixed = reading.problems.some(
    ({ code }) => code === 'attribution-mixed' || code === 'result-types-mixed',
  );
  return identities.flatMap((identity) => {
    const skip = totals === null || NOT_OF_TOTALS.has(identity.of) || (mixed && SOFT.has(identity.of));
    const rows: readonly Figures[] = skip ? reading.rows : [...reading.rows, totals];
    const broken: Break[] = [];
    let checked = 0;
    for (const row of rows) {
      const state = stateOf(identity, row, rounding);
      if (state === null) continue;
      checked += 1;
      if (state !== 'holds') broken.push(state);
    }
    return checked > 0 ? [{ identity, checked, broken }] : [];
  });
}

function stateOf(identity: Identity, row: Figures, { between }: Rounding): Break | 'holds' | null {
  const { of, numerator, denominator } = identity;
  // Columns of two attribution windows are not each other's parts.
  const bases = new Set([of, numerator, denominator].map((metric) => row.basis?.[metric]).filter(Boolean));
  if (bases.size > 1) return null;
  const [ratio, top, bottom] = [between(row, of), between(row, numerator), between(row, denominator)];
  const may = ratio && top && bottom && ratioBetween(identity, top, bottom);
  if (!may) return null;
  if (holdsBetween(identity, ratio, top!, bottom!)) return 'holds';
  // Cost of a thousand people reached, beside the number of people.
  const power = powerOf(ratio, may);
  if (of === 'costPerResult' && power === 3 && (row.metrics.results ?? 0) >= 1000) return null;
  const by = ratio[0] > may[1] ? ratio[0] / may[1] : may[0] / ratio[1];
  return { row, power, by: Math.log(by) };
}

/** A whole power of ten between what is shown and what the parts give. */
function powerOf(ratio: Between, may: Between): Break['power'] {
  const width = (ratio[1] / ratio[0]) * (may[1] / may[0]);
  if (!(width < WIDEST)) return 'coarse';
  const power = Math.round(Math.log10(Math.sqrt(ratio[0] * ratio[1]) / Math.sqrt(may[0] * may[1])));
  const shift = 10 ** power;
  // A figure of too many digits, taken off by two places or more, seems finer than it was shown.
  const room = Math.abs(power) >= 2 ? 1.1 : 1.005;
  const meets = ratio[0] / shift <= may[1] * room && ratio[1] / shift >= may[0] / room;
  return power !== 0 && meets ? power : null;
}
const WIDEST = 1.6;

/**
 * What the checks found amiss. A contradiction needs clear evidence: rows that are off by one and the same power of ten (a
 * separator taken for another), or most rows of a ratio that every console works out alike, and nothing that explains it.
 */
export function brokenRatios(
  checks: readonly IdentityCheck[],
  { platform }: Reading,
  rounding: Rounding,
): Finding[] {
  return checks.flatMap((check): Finding[] => {
    const { identity, checked, broken } = check;
    const finding = {
      code: 'identities-broken' as const,
      params: { metric: identity.of, of: blamed(check, checks), rows: broken.length, checked },
    };
    if (isMisread(check, checks)) return [{ ...finding, contradicts: true }];
    if (!isOften(check) || isCorroborated(check, checks)) return [];
    const soft = SOFT.has(identity.of);
    if (!soft && isOfOtherClicks(check, rounding)) return [finding];
    const interactions = platform === 'google-ads' && identity.of === 'cvr';
    const far = broken.length >= 3 && median(broken.map(({ by }) => by)) > FAR;
    return [soft && (!far || interactions) ? finding : { ...finding, contradicts: true }];
  });
}

/** Further off than another basis of the same thing makes it. */
const FAR = Math.log(3);

const isOften = ({ checked, broken }: IdentityCheck) =>
  (broken.length >= 2 && broken.length * 2 > checked) || (broken.length >= 5 && broken.length * 5 > checked);

/** Off by a power of ten, the same in most rows that are off; of a single row, by a hundred or more. */
function isMisread({ identity, checked, broken }: IdentityCheck, checks: readonly IdentityCheck[]): boolean {
  const least = SOFT.has(identity.of) ? 2 : 1;
  const telling = broken.filter(({ power }) => power !== 'coarse');
  const counts = new Map<number, number>();
  for (const one of telling) if (isPower(one, least)) counts.set(one.power, (counts.get(one.power) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  if (most >= 2 && most * 2 > telling.length) return true;
  const far = broken.filter((one) => isPower(one, 2));
  if (checked <= 2 && far.length === checked) return true;
  // One row whose figure breaks two of its ratios.
  return far.some(({ row }) =>
    checks.some(
      (other) =>
        other.identity !== identity && other.broken.some((one) => one.row === row && isPower(one, 2)),
    ),
  );
}

const isPower = (one: Break, least: number): one is Break & { power: number } =>
  typeof one.power === 'number' && Math.abs(one.power) >= least;

/** What lights are made of goes first. */
const partsOf = ({ of, numerator, denominator }: Identity): MetricKey[] => [numerator, denominator, of];

/** Do other ratios hold that both parts stand in? Then the ratio itself is of another basis, and no light is made of it. */
function isCorroborated({ identity }: IdentityCheck, checks: readonly IdentityCheck[]): boolean {
  return [identity.numerator, identity.denominator].every((part) =>
    checks.some(
      (other) =>
        other.identity !== identity &&
        partsOf(other.identity).includes(part) &&
        other.checked >= 2 &&
        other.broken.length * 10 <= other.checked,
    ),
  );
}

/** The figure to look at first: the one that stands in most of the broken ratios, the ratio itself where none does. */
function blamed({ identity }: IdentityCheck, checks: readonly IdentityCheck[]): MetricKey {
  const score = (metric: MetricKey) =>
    checks.reduce(
      (sum, { identity: other, broken }) =>
        sum + (partsOf(other).includes(metric) ? (broken.length > 0 ? 1 : -1) : 0),
      0,
    );
  return partsOf(identity).reduce((best, metric) => (score(metric) > score(best) ? metric : best));
}

/** CTR or CPC by another count of clicks: by link clicks where they are shown, or by one that both ratios agree on. */
function isOfOtherClicks({ identity, broken }: IdentityCheck, rounding: Rounding): boolean {
  const { between } = rounding;
  const { of } = identity;
  if (of !== 'ctr' && of !== 'cpc') return false;
  const explained = broken.filter(({ row }) => {
    const links = between(row, 'linkClicks');
    const ratio = between(row, of)!;
    const other = between(row, of === 'ctr' ? 'impressions' : 'spend')!;
    const [top, bottom] = of === 'ctr' ? [links, other] : [other, links];
    if (top && bottom && holdsBetween(identity, ratio, top, bottom)) return true;
    return clicksAgree(row, rounding);
  });
  return explained.length * 2 > broken.length;
}

function clicksAgree(row: Figures, { between }: Rounding): boolean {
  const [ctr, cpc] = [between(row, 'ctr'), between(row, 'cpc')];
  const [spend, impressions] = [between(row, 'spend'), between(row, 'impressions')];
  if (!ctr || !cpc || !spend || !impressions || cpc[0] <= 0) return false;
  const [byRate, byCost] = [
    [ctr[0] * impressions[0], ctr[1] * impressions[1]],
    [spend[0] / cpc[1], spend[1] / cpc[0]],
  ] as const;
  return byRate[0] <= byCost[1] && byCost[0] <= byRate[1];
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
