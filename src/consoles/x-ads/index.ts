import { isDay } from '@/model/day';
import { problem } from '@/model/problem';
import { rangeNear } from '@/page/range-near';
import type { RangeFound } from '@/page/shown-range';
import type { Place } from '../console';
import { genericConsole } from '../generic';
import { levelInPath, placeAt, segmentsOf } from '../generic/address';
import type { LookedAt } from '../reader';

/** Accounts look like `18ce54x6ggh`. */
const ACCOUNT = /^18[a-z\d]{7,11}$/;

/** Only hosts and parameters are known: any page may hold the table. */
function placeOf(url: URL): Place {
  const segments = segmentsOf(url.pathname);
  const inQuery = url.searchParams.get('account') ?? '';
  const account = [...segments, inQuery].find((part) => ACCOUNT.test(part)) ?? null;
  return placeAt(url, segments, levelInPath(segments) ?? 'campaign', account);
}

/**
 * `startDate` and `endDate` as plain days, both included. In any other form (a time of day beside them, another order)
 * they are ambiguous by a day or more, and the page itself is asked.
 */
function addressRange({ document, url, now, tools }: LookedAt): RangeFound | null {
  const from = url.searchParams.get('startDate');
  const to = url.searchParams.get('endDate');
  if (!from || !to) return null;
  if (isDay(from) && isDay(to) && from <= to) return { range: { from, to }, problem: null, preset: null };
  const shown = rangeNear(document, tools, now);
  if (shown.range) return shown;
  const text = `${from} – ${to}`.slice(0, 80);
  return { range: null, problem: problem('range-ambiguous', { text }), preset: null };
}

export const xAds = genericConsole({ platform: 'x-ads', place: placeOf, addressRange });
