import { addDays, dayNumber, type Day, type Instant } from '@/model/day';
import type { MetricKey } from '@/model/metric';
import type { Platform } from '@/model/platform';
import type { Level } from '@/model/reading';
import type { ResultChoices } from '@/model/result-types';
import { dayCount, type Range } from '@/model/range';
import type { Rereading } from '@/lights/chain-ladder';
import { defaultMaturity, learnMaturity } from '@/lights/maturity';
import type { Maturity } from '@/lights/judge';
import { keepLearnt, learntOn } from '@/store/learnt';
import type { Store } from '@/store/open';
import { readKept } from '@/store/reach';
import type { Look } from '@/store/schema';

import { isFit } from './choose';
import type { Clock } from './clock';
import { viewsOf, type LookView } from './rows';
import { basisKey, sightsOf } from './sight';

/** Ranges longer than this say little of single days; ages beyond it add nothing. */
const LONGEST_RANGE = 31;
const OLDEST_AGE = 45;
/** Ranges that are learnt from, looks of each, and rows in all: the newest ranges teach of today's delay. */
const MOST_RANGES = 60;
const MOST_LOOKS = 6;
const MOST_ROWS = 40_000;
const MS_PER_DAY = 86_400_000;

/** Age in whole days of a range's last day at a look, by UTC: only which looks are worth reading hangs on it. */
const ageAt = ({ to, at }: Look) => Math.floor(at / MS_PER_DAY) - dayNumber(to);

/** Days back from which on ranges are learnt from. */
const REACH_DAYS = 120;

/**
 * The account's curve of late conversions: its own as far as its re-readings teach one, else the console's default.
 * Learnt once a day, because its looks are read beside those that lights need.
 */
export async function maturityOf(
  store: Store,
  account: { key: string; keys: readonly string[] },
  level: Level,
  about: { platform: Platform; currency: string | null; clock: Clock; choices: ResultChoices },
  now: Instant,
): Promise<Maturity | undefined> {
  const day = now.slice(0, 10);
  const known = await learntOn(store, account.key, day, now);
  if (known) return known.curve ?? undefined;
  const choose = (heads: readonly Look[]) => ({ looks: rereadLooks(heads, Date.parse(now)) });
  const kept = await readKept(store, account, level, addDays(day, -REACH_DAYS), choose, now);
  const views = viewsOf(kept, about.clock, about.choices);
  const curve = learntFrom(views, about.platform, about.currency, about.clock);
  await keepLearnt(store, { kind: 'maturity', account: account.key, day, curve: curve ?? null }).catch(
    () => undefined,
  );
  return curve;
}

/** Looks at closed ranges that were read on two days or more: what late conversions are learnt from. */
export function rereadLooks(heads: readonly Look[], now: number): Look[] {
  const groups = new Map<string, Look[]>();
  for (const look of heads) {
    const { from, to, through, metrics, attribution, currency, account } = look;
    if (!isFit(look) || look.at > now || through !== null || !metrics.includes('conversions')) continue;
    const age = ageAt(look);
    if (age < 1 || age > OLDEST_AGE || dayCount({ from, to }) > LONGEST_RANGE) continue;
    const key = `${to} ${from} ${account} ${attribution} ${currency}`;
    const group = groups.get(key);
    if (group) group.push(look);
    else groups.set(key, [look]);
  }
  const chosen: Look[] = [];
  let [ranges, rows] = [0, 0];
  for (const [, group] of [...groups].toSorted(([a], [b]) => (a < b ? 1 : -1))) {
    const looks = atAges(group);
    if (looks.length < 2) continue;
    const more = looks.reduce((sum, { seen }) => sum + seen, 0);
    if (ranges >= MOST_RANGES || rows + more > MOST_ROWS) break;
    chosen.push(...looks);
    ranges += 1;
    rows += more;
  }
  return chosen;
}

/** The last look of each age, the first and the last age among them; where they are many, evenly spread. */
function atAges(group: readonly Look[]): Look[] {
  const byAge = new Map<number, Look>();
  for (const look of group.toSorted((a, b) => a.at - b.at || a.n - b.n)) byAge.set(ageAt(look), look);
  const looks = [...byAge.values()];
  if (looks.length <= MOST_LOOKS) return looks;
  const step = (looks.length - 1) / (MOST_LOOKS - 1);
  return Array.from({ length: MOST_LOOKS }, (_, index) => looks[Math.round(index * step)]!);
}

/** The account's own curve of late conversions, out of the looks that `rereadLooks` chose. */
export function learntFrom(
  views: readonly LookView[],
  platform: Platform,
  currency: string | null,
  clock: Clock,
): Maturity | undefined {
  const readOn = ({ readAt }: Look) => (clock.dayOf ? clock.dayOf(readAt) : readAt.slice(0, 10));
  const conversions = rereadings(views, 'conversions', platform, currency, readOn);
  const value = rereadings(views, 'conversionValue', platform, currency, readOn);
  if (conversions.length === 0) return defaultMaturity(platform);
  const learnt = learnMaturity(platform, { conversions, value });
  return learnt && !learnt.assumed ? { ...learnt, rereadDays: daysIn(conversions) } : learnt;
}

/** One list of readings a range and basis: the sum over the campaigns that all of its looks show. */
function rereadings(
  views: readonly LookView[],
  metric: MetricKey,
  platform: Platform,
  currency: string | null,
  readOn: (look: Look) => Day,
): Rereading[][] {
  const sums = new Map<string, Map<string, Rereading>>();
  const looksOf = new Map<string, number>();
  for (const { range } of views) looksOf.set(keyOf(range), (looksOf.get(keyOf(range)) ?? 0) + 1);
  for (const { series } of sightsOf(views, metric, platform, currency).values())
    for (const { basis, layout, values } of series)
      for (const [key, places] of placesByRange(layout.ranges)) {
        // A campaign that one of the looks lacks would make the sum grow or fall by itself.
        if (places.length !== looksOf.get(key)) continue;
        const name = `${key} ${basisKey(basis)}`;
        const known = sums.get(name) ?? new Map<string, Rereading>();
        sums.set(name, known);
        for (const at of places) {
          const look = layout.looks[at]!;
          const sum = known.get(look.readAt);
          if (sum) sum.value += values[at]!;
          else
            known.set(look.readAt, { range: layout.ranges[at]!, value: values[at]!, readOn: readOn(look) });
        }
      }
  return [...sums.values()].map((one) => [...one.values()]).filter((one) => one.length > 1);
}

const keyOf = ({ from, to }: Range) => `${from} ${to}`;

function placesByRange(ranges: readonly Range[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  ranges.forEach((range, at) => {
    const known = places.get(keyOf(range));
    if (known) known.push(at);
    else places.set(keyOf(range), [at]);
  });
  return places;
}

/** Days that some range with a rereading covers. */
function daysIn(series: readonly (readonly Rereading[])[]): number {
  const days = new Set<number>();
  for (const [first] of series) {
    const { from, to } = first!.range;
    for (let day = dayNumber(from); day <= dayNumber(to); day += 1) days.add(day);
  }
  return days.size;
}
