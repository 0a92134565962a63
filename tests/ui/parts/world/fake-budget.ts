import type { budgetRequests, PoolView, SceneCampaign, ScenePool } from '@/messages/areas/budget';
import type { Replies, RequestOf } from '@/messages/protocol';
import type { Hint, HintRecord, HintSide } from '@/model/hint';
import { usualRules, type BudgetRules, type Channel, type Plan } from '@/model/plan';
import { monthOf } from '@/model/range';

import { contentChannel } from '../../../budget/content-channel';

type Kind = keyof typeof budgetRequests;
type Answers = { [K in Kind]: (request: RequestOf<K>) => Replies[K] };

const side = (name: string, now: number, next: number, marginal: number, spend = now): HintSide => ({
  account: 'a1',
  accountName: 'Nordlicht DE',
  platform: 'google-ads',
  campaigns: [name],
  name,
  currency: 'EUR',
  rate: 1,
  now,
  next,
  spend,
  marginal,
  conversions: 10 * marginal * spend,
});

const own = { days: 153, delay: 0, halfLife: 42 };

const hint = (id: string, from: HintSide, to: HintSide, perDay: number, value: number): Hint => ({
  id,
  pool: 'p1',
  currency: 'EUR',
  goal: 'conversions',
  counted: 'conversions',
  from,
  to,
  perDay,
  gain: { value, low: 0.4 * value, high: 1.6 * value, probability: 0.97 },
  basis: 'averages',
  cautions: ['averages', 'late'],
  asOf: '2026-11-22T09:10:00Z',
});

const hints: Hint[] = [
  hint(
    'h1',
    side('Generic | Winter Coats | DE', 240, 176, 0.013, 214),
    side('Brand | Search | DE', 96, 134, 0.058),
    38,
    1.7,
  ),
  hint(
    'h2',
    side('PMax | Outlet | AT', 160, 128, 0.016),
    side('Remarketing | Shoes', 80, 96, 0.051),
    16,
    0.5,
  ),
  {
    ...hint(
      'h3',
      side('Shopping | Outlet | DE', 210, 190, 0.012),
      { ...side('Content', 20, 40, 0.05), account: '', campaigns: [], platform: 'other', own },
      20,
      0.11,
    ),
    soon: { value: 0.05, low: 0.01, high: 0.1, probability: 0.84 },
    cautions: ['own', 'averages'],
  },
];

/** Content: five months of own figures, a slow answer. */
const content = contentChannel({
  lines: [600, 620, 620, 600, 620].map((cost, at) => ({
    ...monthOf(`2026-${String(at + 6).padStart(2, '0')}-01`),
    cost,
    count: [4, 9, 15, 19, 22][at]!,
    value: null,
  })),
  keptAt: '2026-11-02T08:00:00Z',
});

const names = [
  'Brand | Search | DE',
  'Remarketing | Shoes',
  'Generic | Winter Coats | DE',
  'PMax | Outlet | AT',
];
const campaign = (index: number): SceneCampaign => {
  const spend = 96 + 37 * (index % 11);
  const rate = 0.02 + 0.012 * (index % 5);
  return {
    id: `a1/${index}`,
    account: 'a1',
    campaigns: [String(index)],
    name: names[index] ?? `Shopping | Theme ${index} | DE`,
    platform: 'google-ads',
    labels: [],
    spend,
    budget: spend,
    conversions: { rate, moments: { A: 40, B: 40 / rate }, exponent: 0.7, error: 0.2, basis: 'averages' },
    value: null,
    dispersion: 1.2,
    held: index === 5 ? 'learning' : null,
  };
};

const ownCampaign: SceneCampaign = {
  ...campaign(0),
  id: 'own content',
  account: '',
  campaigns: [],
  name: 'Content',
  platform: 'other',
  spend: 20,
  budget: null,
  conversions: {
    rate: 0.041,
    moments: { A: 28, B: 28 / 0.041 },
    exponent: 0.7,
    error: 0.2,
    basis: 'averages',
  },
  own: { delay: 0, halfLife: 42, anchor: 20, soon: 0.48, days: 153 },
};

/** A pool with two targets, one on its way and one that budget alone does not save. */
export function fakePool(count = 12): ScenePool {
  const campaigns = Array.from({ length: count }, (_, index) => campaign(index));
  const target = {
    direction: 'at-most' as const,
    tolerance: 0.1,
    campaigns: campaigns.map(({ id }) => id),
    soFar: { spend: 60_000, conversions: 2200, conversionValue: null },
    maturity: 0.9,
    window: { from: '2026-11-01', to: '2026-11-30' },
    daysUnread: 0,
    daysLeft: 9,
    margin: 1,
  };
  return {
    id: 'p1',
    currency: 'EUR',
    goal: 'conversions',
    counted: 'conversions',
    accounts: [{ key: 'a1', name: 'Nordlicht DE', platform: 'google-ads' }],
    today: '2026-11-22',
    elasticity: { exponent: 0.7, error: 0.2 },
    groups: [],
    campaigns: [...campaigns, ownCampaign],
    targets: [
      { ...target, id: 't1', kpi: 'cpa', value: 25.5, light: 'yellow', main: true },
      {
        ...target,
        id: 't2',
        kpi: 'conversions',
        direction: 'at-least',
        value: 6000,
        light: 'red',
        main: false,
      },
    ],
  };
}

/** A worker's answers about the budget, from paper. */
export function fakeBudget(empty: boolean): Answers {
  let [plans, channels, rules]: [Plan[], Channel[], BudgetRules] = [[], [content], usualRules];
  const decided = new Map<string, HintRecord>();
  const scored: HintRecord = {
    hint: hint(
      'h0',
      side('Display | Ski', 120, 96, 0.01),
      side('Brand | Search | AT', 60, 84, 0.06),
      24,
      0.9,
    ),
    proposedAt: '2026-10-20T08:00:00Z',
    state: 'done',
    decidedAt: '2026-10-20T09:00:00Z',
    until: null,
    edit: { day: '2026-10-21', share: 1 },
    score: { expected: 0.9, seen: 0.6, low: -0.2, high: 1.4, verdict: 'within-noise' },
    scoredAt: '2026-11-07T08:00:00Z',
    shown: [],
  };
  const pool = (): PoolView => ({
    id: 'p1',
    currency: 'EUR',
    goal: 'conversions',
    counted: 'conversions',
    accounts: [{ key: 'a1', name: 'Nordlicht DE', platform: 'google-ads' }],
    trouble: null,
    moves: hints.filter(({ id }) => (decided.get(id)?.state ?? 'proposed') === 'proposed'),
    held: [
      ...['Shopping | Kids', 'Video | Brand'].map((name) => held(name, 'learning')),
      ...['Display | Loyalty', 'Search | Socks & Underwear'].map((name) => held(name, 'too-few')),
      ...Array.from({ length: 15 }, (_, index) => held(`Shopping | Theme ${index}`, 'best-as-it-is')),
    ],
    groups: [],
    clash: null,
    spend: 3412,
    asOf: '2026-11-22T09:10:00Z',
  });
  const held = (name: string, code: string): PoolView['held'][number] => ({
    account: 'a1',
    campaigns: [name],
    name,
    platform: 'google-ads',
    reason: { code, params: {} },
  });
  return {
    'hints.list': () => ({ pools: empty ? [] : [pool()] }),
    'hint.decide': ({ id, decision, until }) => {
      const record: HintRecord = {
        ...scored,
        hint: hints.find((one) => one.id === id) ?? scored.hint,
        state: decision === 'open' ? 'proposed' : decision,
        until: until ?? null,
        edit: null,
        score: null,
      };
      decided.set(id, record);
      return record;
    },
    'hints.past': () =>
      empty ? [] : [...[...decided.values()].filter(({ state }) => state !== 'proposed'), scored],
    'budget.scene': () => ({ pools: empty ? [] : [fakePool()], plans, channels, rules }),
    'plan.save': ({ plan }) => {
      if (plan.kind === 'plan') plans = [...plans, plan];
      else channels = [...channels.filter(({ id }) => id !== plan.id), plan];
      return { saved: true };
    },
    'plan.remove': ({ kind, id }) => {
      const found = [...plans, ...channels].find((one) => one.kind === kind && one.id === id) ?? null;
      plans = plans.filter((one) => one.id !== id);
      channels = channels.filter((one) => one.id !== id);
      return found;
    },
    'budget.rules': ({ rules: next }) => {
      rules = next;
      return { saved: true };
    },
  };
}
