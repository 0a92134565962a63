import { dayNumber, type Day } from '@/model/day';
import type { Range } from '@/model/range';
import { between, chanceOf, pick, poisson } from './chance';

/** What the demo consoles know: the truth that the lights are held against. Money in cents. */
export interface Figures {
  impressions: number;
  clicks: number;
  spend: number;
  conversions: number;
  value: number;
}

/**
 * How a campaign does against its account's cost per conversion, and so which light is right:
 * - `strong`: far below, with volume: green.
 * - `dear`: far above, with volume: red.
 * - `edge`: about there: any colour but grey.
 * - `small`: next to no spend: never red.
 * - `paused`: no delivery at all.
 */
export type Course = 'strong' | 'dear' | 'edge' | 'small' | 'paused';

export interface Item {
  id: string;
  name: string;
  enabled: boolean;
  /** Cents a day. */
  budget: number;
  course: Course;
  /** Figures of any range, zero before the demo's first day and after today. */
  figures(range: Range): Figures;
  /** The next level down: ad groups or ad sets of a campaign. */
  children(): Item[];
}

export interface DemoAccount {
  platform: 'google-ads' | 'meta-ads';
  id: string;
  /** Google's `ocid`; for Meta the same as `id`. */
  key: string;
  name: string;
  currency: string;
  language: 'en' | 'it' | 'de';
  /** The cost per conversion that the courses are built around, in cents. */
  aim: number;
  campaigns: Item[];
}

export interface World {
  today: Day;
  accounts: DemoAccount[];
}

export const DAYS = 90;
const WEEK = [0.78, 1.08, 1.1, 1.06, 1.04, 0.98, 0.84];

const courses: { course: Course; share: number; cost: number; perDay: readonly [number, number] }[] = [
  { course: 'strong', share: 0.42, cost: 0.55, perDay: [9000, 32_000] },
  { course: 'dear', share: 0.16, cost: 2.1, perDay: [14_000, 42_000] },
  { course: 'edge', share: 0.22, cost: 1.02, perDay: [6000, 22_000] },
  { course: 'small', share: 0.12, cost: 1.0, perDay: [60, 160] },
  { course: 'paused', share: 0.08, cost: 1.0, perDay: [4000, 9000] },
];

const themes = [
  'Running Shoes',
  'Trail Jackets',
  'Summer Sale',
  'New Customers',
  'Brand',
  'Kids',
  'Hiking Boots',
  'Yoga',
  'Swimwear',
  'Cycling',
  'Winter Coats',
  'Gift Cards',
  'Backpacks',
  'Tennis',
  'Ski',
  'Camping',
  'Socks & Underwear',
  'Total Rewards',
  'Outlet',
  'Loyalty',
];
const kinds = ['Search', 'Shopping', 'PMax', 'Display', 'Remarketing', 'Prospecting'];
const places = ['IT', 'DE', 'US', 'FR', 'ES', 'UK'];

interface Account extends Omit<DemoAccount, 'campaigns'> {
  size: number;
}

export const accounts = {
  colle: {
    platform: 'google-ads',
    id: '412-555-0137',
    key: '7411880021',
    name: 'Colle Outdoor',
    currency: 'EUR',
    language: 'en',
    aim: 2500,
    size: 25,
  },
  italia: {
    platform: 'google-ads',
    id: '604-277-1188',
    key: '9034417765',
    name: 'Bottega Lumina',
    currency: 'EUR',
    language: 'it',
    aim: 1800,
    size: 60,
  },
  america: {
    platform: 'google-ads',
    id: '218-903-4471',
    key: '5527740193',
    name: 'Northwind Sports US',
    currency: 'USD',
    language: 'en',
    aim: 3200,
    size: 250,
  },
  grande: {
    platform: 'google-ads',
    id: '771-020-9986',
    key: '6620918843',
    name: 'Grosshandel Nord',
    currency: 'EUR',
    language: 'de',
    aim: 2800,
    size: 1000,
  },
  meta: {
    platform: 'meta-ads',
    id: '1204455889012',
    key: '1204455889012',
    name: 'Colle Outdoor Social',
    currency: 'EUR',
    language: 'en',
    aim: 2200,
    size: 48,
  },
} as const satisfies Record<string, Account>;

/** The world as of a day; `dayDone` is the share of today that is over, for today's own figures. */
export function worldOf(today: Day, dayDone = 0.6): World {
  return {
    today,
    accounts: Object.values(accounts).map(({ size, ...account }) => ({
      ...account,
      campaigns: Array.from({ length: size }, (_, index) => campaign(account, index, today, dayDone)),
    })),
  };
}

function campaign(account: Omit<DemoAccount, 'campaigns'>, index: number, today: Day, dayDone: number): Item {
  const chance = chanceOf(`${account.id}/${index}`);
  const kind = courseAt(index);
  const name = `${pick(chance, kinds)} | ${pick(chance, themes)} | ${pick(chance, places)} ${String(index + 1).padStart(2, '0')}`;
  const perDay = between(chance, ...kind.perDay);
  const costPerClick = between(chance, 35, 140);
  const order = between(chance, 2.2, 4.5) * account.aim;
  const clickRate = between(chance, 0.012, 0.07);
  const known = new Map<number, Figures>();
  const last = dayNumber(today);
  const life = [last + 1 - DAYS, kind.course === 'paused' ? last - 40 : last] as const;

  const onDay = (day: number): Figures => {
    const chanceOfDay = chanceOf(`${account.id}/${index}/${day}`);
    const part = day === last ? dayDone : 1;
    const spent = perDay * (WEEK[(day + 4) % 7] as number) * between(chanceOfDay, 0.9, 1.1) * part;
    const clicks = poisson(chanceOfDay, spent / costPerClick);
    const ripe = account.platform === 'google-ads' ? ripeAt(last - day) : { conversions: 1, value: 1 };
    const ordered = Math.min(clicks, poisson(chanceOfDay, spent / (account.aim * kind.cost)));
    const conversions = Math.round(ordered * ripe.conversions);
    return {
      impressions: clicks + poisson(chanceOfDay, clicks / clickRate),
      clicks,
      spend: clicks === 0 ? 0 : Math.round(spent),
      conversions,
      value: Math.round(ordered * ripe.value * order * between(chanceOfDay, 0.92, 1.08)),
    };
  };
  const figures = (range: Range): Figures => {
    const from = Math.max(dayNumber(range.from), life[0]);
    const to = Math.min(dayNumber(range.to), life[1]);
    const days = Array.from({ length: Math.max(0, to - from + 1) }, (_, offset) => from + offset);
    return sum(
      days.map((day) => {
        const there = known.get(day) ?? onDay(day);
        known.set(day, there);
        return there;
      }),
    );
  };
  // Some of those that do well spend all they may: the budget holds them back. The others never reach theirs.
  const headroom = kind.course === 'strong' && index % 3 === 0 ? 1 : 1.3;
  const id = idOf(account, index);
  const item: Item = {
    id,
    name,
    enabled: kind.course !== 'paused',
    budget: Math.round((perDay * headroom) / 100) * 100,
    course: kind.course,
    figures,
    children: () => [],
  };
  return { ...item, children: () => parts(item, ['Exact', 'Broad', 'Retail']) };
}

/** Conversions arrive late on Google: shares of a day's that are in after so many days, and of their value. */
const arrived: readonly (readonly [age: number, conversions: number, value: number])[] = [
  [0, 0.5, 0.4],
  [1, 0.6, 0.49],
  [3, 0.66, 0.56],
  [7, 0.72, 0.69],
  [14, 0.83, 0.8],
  [21, 0.9, 0.88],
  [31, 1, 1],
];

function ripeAt(age: number): { conversions: number; value: number } {
  const after = arrived.findIndex(([days]) => days >= age);
  if (after <= 0) return { conversions: after === 0 ? 0.5 : 1, value: after === 0 ? 0.4 : 1 };
  const [[from, c0, v0], [to, c1, v1]] = arrived.slice(after - 1, after + 1) as [
    (typeof arrived)[number],
    (typeof arrived)[number],
  ];
  const part = (age - from) / (to - from);
  return { conversions: c0 + part * (c1 - c0), value: v0 + part * (v1 - v0) };
}

/** Past 2^53 on Meta, as there. */
function idOf(account: Pick<Account, 'platform' | 'key'>, index: number): string {
  const number = 20_454_061_361n * BigInt(index + 7) + BigInt(account.key) * 97n;
  return account.platform === 'meta-ads'
    ? `1202${String(number).padStart(14, '0').slice(-14)}`
    : String(number);
}

/** The courses are spread by share, in a fixed order that mixes them. */
function courseAt(index: number) {
  const position = ((index * 37) % 100) / 100;
  let from = 0;
  for (const kind of courses) {
    from += kind.share;
    if (position < from) return kind;
  }
  return courses[0] as (typeof courses)[number];
}

/** Children whose figures add up to their parent's, to the cent. */
function parts(parent: Item, names: readonly string[]): Item[] {
  const chance = chanceOf(`${parent.id}/parts`);
  const weights = names.map(() => between(chance, 0.5, 1.5));
  const whole = weights.reduce((a, b) => a + b, 0);
  return names.map((name, index) => {
    const before = weights.slice(0, index).reduce((a, b) => a + b, 0) / whole;
    const after = index === names.length - 1 ? 1 : before + (weights[index] as number) / whole;
    const share = (count: number) => Math.round(count * after) - Math.round(count * before);
    return {
      id: `${parent.id.slice(0, 11)}${index + 1}`,
      name: `${name} – ${parent.name.split(' | ')[1] ?? parent.name}`,
      enabled: parent.enabled,
      budget: 0,
      course: parent.course,
      children: () => [],
      figures(range) {
        const all = parent.figures(range);
        return {
          impressions: share(all.impressions),
          clicks: share(all.clicks),
          spend: share(all.spend),
          conversions: share(all.conversions),
          value: share(all.value),
        };
      },
    };
  });
}

export function sum(figures: readonly Figures[]): Figures {
  const whole: Figures = { impressions: 0, clicks: 0, spend: 0, conversions: 0, value: 0 };
  for (const one of figures)
    for (const key of Object.keys(whole) as (keyof Figures)[]) whole[key] += one[key];
  return whole;
}
