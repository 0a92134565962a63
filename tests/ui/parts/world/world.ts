import type { Account, Campaign } from '@/model/account';
import { kpis, type KpiKey } from '@/model/kpi';
import { colours, worstFirst, type Colour, type LightView, type Reason } from '@/model/light';
import { defaultSettings, type Settings } from '@/model/settings';
import type { Scope, Target } from '@/model/target';
import { brands, funnels, markets, products } from './names';

/** Believable accounts, campaigns, targets and lights; the same every time. */
export interface World {
  accounts: Account[];
  campaigns: Campaign[];
  targets: Target[];
  /** Target lines, worst first. */
  lines: LightView[];
  /** Campaign lights of each target that cascades. */
  campaignLights: LightView[];
  settings: Settings;
}

export const worldNow = '2026-11-22T15:20:00Z';
const window = { from: '2026-11-01', to: '2026-11-30' };

/** A small deterministic generator (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function accountOf(change: Partial<Account> & Pick<Account, 'key'>): Account {
  return {
    platform: 'google-ads',
    id: '535-149-3750',
    name: 'Nordlicht DE',
    aliases: [],
    currency: 'EUR',
    timeZone: 'Europe/Rome',
    labels: [],
    ...change,
  };
}

export function targetOf(change: Partial<Target> & Pick<Target, 'id'>): Target {
  const kpi: KpiKey = change.kpi ?? 'cpa';
  return {
    kpi,
    scope: { kind: 'everything' },
    value: 25,
    currency: kpis[kpi].unit === 'money' ? 'EUR' : null,
    direction: kpis[kpi].direction,
    objective: 'sell',
    reason: 'Break-even with a margin of 40%',
    period: { kind: 'month', from: '2026-11-01', until: null },
    tolerance: 0.1,
    main: false,
    createdAt: '2026-11-01T08:00:00Z',
    changedAt: '2026-11-01T08:00:00Z',
    ...change,
  };
}

export function lightOf(change: Partial<LightView> = {}): LightView {
  const kpi = change.kpi ?? 'cpa';
  return {
    key: 't1',
    target: 't1',
    kpi,
    light: 'red',
    value: 32,
    low: 28.4,
    high: 37.1,
    probability: 0.04,
    reason: { code: 'misses', params: {} },
    subject: { platform: 'google-ads', account: 'a1', campaign: null, name: 'Nordlicht DE' },
    aim: { value: 25, tolerance: 0.1, direction: kpis[kpi].direction, main: false },
    currency: 'EUR',
    window,
    covered: { from: '2026-11-01', to: '2026-11-21' },
    figures: [
      { metric: 'spend', value: 3120, asOf: '2026-11-22T13:00:00Z', source: 'page' },
      { metric: 'conversions', value: 97.5, asOf: '2026-11-22T13:00:00Z', source: 'page' },
    ],
    asOf: '2026-11-22T13:00:00Z',
    missing: [],
    stale: false,
    since: '2026-11-14T09:00:00Z',
    before: 'yellow',
    trend: trendTo(32, seeded(3)),
    ...change,
  };
}

function trendTo(value: number, random: () => number): LightView['trend'] {
  let level = value * (0.75 + random() * 0.4);
  return Array.from({ length: 18 }, (_, index) => {
    level += (value - level) * 0.15 + value * (random() - 0.5) * 0.12;
    const day = String(index + 4).padStart(2, '0');
    return {
      at: `2026-11-${day}T0${8 + Math.floor(random() * 2)}:30:00Z`,
      value: index === 17 ? value : level,
    };
  });
}

const greyReasons: Reason[] = [
  { code: 'too-few', params: {} },
  { code: 'window-missing', params: {} },
  { code: 'immature', params: {} },
  { code: 'metric-absent', params: {} },
];

function figuresOf(kpi: KpiKey, value: number, random: () => number): LightView['figures'] {
  const asOf = '2026-11-22T13:00:00Z';
  const { formula } = kpis[kpi];
  const source = 'page' as const;
  if (formula.kind === 'total') return [{ metric: formula.metric, value, asOf, source }];
  if (formula.kind === 'return') {
    const spend = 900 + Math.round(random() * 9000);
    return [
      { metric: formula.value, value: Math.round(spend * (1 + value)), asOf, source },
      { metric: formula.spend, value: spend, asOf, source },
    ];
  }
  if (formula.kind !== 'ratio') return [];
  const under =
    formula.denominator === 'impressions' ? 120_000 : formula.denominator === 'clicks' ? 4200 : 64;
  const denominator = Math.round(under * (0.3 + random() * 2));
  return [
    { metric: formula.numerator, value: (value * denominator) / formula.scale, asOf, source },
    { metric: formula.denominator, value: denominator, asOf, source },
  ];
}

/** A light of the colour wished, at a value that fits it. */
function judged(target: Target, colour: Colour, random: () => number, change: Partial<LightView>): LightView {
  const miss = {
    red: 0.18 + random() * 0.6,
    yellow: 0.02 + random() * 0.14,
    green: -0.05 - random() * 0.3,
    grey: 0,
  }[colour];
  const sign = target.direction === 'at-least' ? -1 : 1;
  const grey = colour === 'grey' ? greyReasons[Math.floor(random() * greyReasons.length)]! : null;
  const known = grey?.code !== 'metric-absent';
  const value = known ? target.value * Math.max(0.05, 1 + sign * miss) : null;
  const spread = 0.06 + random() * 0.15;
  return lightOf({
    target: target.id,
    kpi: target.kpi,
    light: colour,
    value,
    low: value === null ? null : value * (1 - spread),
    high: value === null ? null : value * (1 + spread),
    probability: {
      red: 0.02 + random() * 0.07,
      yellow: 0.3 + random() * 0.4,
      green: 0.85 + random() * 0.14,
      grey: null,
    }[colour],
    reason: grey ?? { code: colour === 'red' ? 'misses' : colour === 'green' ? 'meets' : 'open', params: {} },
    aim: { value: target.value, tolerance: target.tolerance, direction: target.direction, main: target.main },
    currency: target.currency,
    figures: value === null ? [] : figuresOf(target.kpi, value, random),
    missing: grey?.code === 'window-missing' ? [{ from: '2026-11-01', to: '2026-11-08' }] : [],
    since:
      colour === 'grey'
        ? null
        : `2026-11-${String(6 + Math.floor(random() * 14)).padStart(2, '0')}T09:00:00Z`,
    before: colour === 'grey' ? null : (['green', 'yellow', 'grey'] as const)[Math.floor(random() * 3)]!,
    trend: value === null ? [] : trendTo(value, random),
    ...change,
  });
}

function countOf(lights: readonly LightView[]): Record<Colour, number> {
  return Object.fromEntries(
    colours.map((colour) => [colour, lights.filter(({ light }) => light === colour).length]),
  ) as Record<Colour, number>;
}

const scopes: [string, KpiKey, number, Scope, Colour, string | null][] = [
  ['t2', 'cpa', 25, { kind: 'account', account: 'a1' }, 'red', 'EUR'],
  ['t3', 'roas', 4, { kind: 'account', account: 'a2' }, 'yellow', null],
  ['t4', 'ctr', 0.045, { kind: 'console', platform: 'google-ads' }, 'green', null],
  ['t5', 'cpl', 18, { kind: 'name', pattern: '*Lead form*' }, 'red', 'EUR'],
  ['t6', 'spend', 60_000, { kind: 'account', account: 'a3' }, 'yellow', 'USD'],
  ['t7', 'conversions', 900, { kind: 'label', label: 'Casa Verde' }, 'green', null],
  ['t8', 'cpc', 0.85, { kind: 'name', pattern: 'Brand' }, 'green', 'EUR'],
  ['t9', 'cvr', 0.035, { kind: 'everything' }, 'yellow', null],
  ['t10', 'aov', 78, { kind: 'account', account: 'a3' }, 'grey', 'USD'],
  ['t11', 'roi', 0.2, { kind: 'account', account: 'a2' }, 'green', null],
  ['t12', 'cpm', 9, { kind: 'console', platform: 'meta-ads' }, 'grey', 'EUR'],
];

export function world(campaignCount = 500): World {
  const random = seeded(20261122);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!;
  const accounts = [
    accountOf({ key: 'a1', name: 'Nordlicht DE', labels: ['Nordlicht'] }),
    accountOf({
      key: 'a2',
      platform: 'meta-ads',
      id: '1029384756',
      name: 'Casa Verde Italia',
      labels: ['Casa Verde'],
    }),
    accountOf({
      key: 'a3',
      id: '771-020-9984',
      name: 'Bianchi Sport US',
      currency: 'USD',
      timeZone: null,
    }),
  ];
  const campaigns = Array.from({ length: campaignCount }, (_, index): Campaign => {
    const at = index % 3;
    return {
      account: `a${at + 1}`,
      id: String(12_000_000_000 + index * 7919),
      name: `${brands[at]} | ${pick(markets)} | ${pick(funnels)} | ${pick(products)}${random() < 0.15 ? ' | test B (do not touch before Monday)' : ''}`,
      labels: random() < 0.2 ? [brands[at]!] : [],
    };
  });
  const main = targetOf({
    id: 't1',
    kpi: 'conversionValue',
    value: 250_000,
    scope: { kind: 'everything' },
    main: true,
  });
  const rest = scopes.map(([id, kpi, value, scope, , currency]) =>
    targetOf({
      id,
      kpi,
      value,
      scope,
      currency,
      objective: kpi === 'cpl' ? 'leads' : 'sell',
      reason: id === 't9' ? '' : 'Agreed with the client for Q4',
    }),
  );
  const targets = [main, ...rest];
  const platformOf = (key: string) => accounts.find((account) => account.key === key)!.platform;

  const campaignLights = rest
    .filter(({ kpi }) => !kpis[kpi].additive)
    .flatMap((target) =>
      campaigns
        .filter((campaign) => covers(target.scope, campaign, platformOf(campaign.account)))
        .map((campaign) => {
          const dice = random();
          const colour: Colour = dice < 0.12 ? 'red' : dice < 0.3 ? 'yellow' : dice < 0.82 ? 'green' : 'grey';
          return judged(target, colour, random, {
            key: `${target.id}/${campaign.account}/${campaign.id}`,
            stale: random() < 0.06,
            subject: {
              platform: platformOf(campaign.account),
              account: campaign.account,
              campaign: campaign.id,
              name: campaign.name,
            },
          });
        }),
    );
  const lines = [
    judged(main, 'yellow', random, {
      key: 't1',
      subject: { platform: null, account: null, campaign: null, name: '' },
      value: 162_000,
      low: null,
      high: null,
      pace: 175_000,
      needPerDay: 9778,
      landing: { value: 236_000, low: 219_000, high: 252_000 },
      figures: [{ metric: 'conversionValue', value: 162_000, asOf: '2026-11-22T13:00:00Z', source: 'page' }],
      trend: Array.from({ length: 21 }, (_, day) => ({
        at: `2026-11-${String(day + 1).padStart(2, '0')}T20:00:00Z`,
        value: Math.round((162_000 * (day + 1 + Math.sin(day) / 2)) / 21.5),
      })),
      attribution: '7d_click_1d_view',
      probability: 0.36,
    }),
    ...rest.map((target, index) =>
      judged(target, scopes[index]![4], random, {
        key: target.id,
        subject: { platform: null, account: null, campaign: null, name: '' },
        stale: target.id === 't7',
        ...(kpis[target.kpi].additive
          ? {
              pace: target.value * 0.7,
              low: null,
              high: null,
              value: target.value * (target.id === 't6' ? 0.78 : 0.74),
            }
          : { counts: countOf(campaignLights.filter((light) => light.target === target.id)) }),
      }),
    ),
  ].sort(worstFirst);
  return { accounts, campaigns, targets, lines, campaignLights, settings: defaultSettings };
}

function covers(scope: Scope, campaign: Campaign, platform: string): boolean {
  switch (scope.kind) {
    case 'everything':
      return true;
    case 'console':
      return scope.platform === platform;
    case 'account':
      return scope.account === campaign.account;
    case 'campaign':
      return scope.id === campaign.id;
    case 'name':
      return campaign.name.toLowerCase().includes(scope.pattern.replaceAll('*', '').toLowerCase());
    case 'label':
      return campaign.labels.includes(scope.label);
  }
}
