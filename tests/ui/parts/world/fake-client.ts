import { bookFigureKeys } from '@/model/business';
import type { BusinessCheck } from '@/messages/areas/business';
import type { Client } from '@/messages/client';
import type { DataSummary, Replies, RequestKind, RequestOf } from '@/messages/protocol';
import { addDays } from '@/model/day';
import type { Changed, Funnel } from '@/messages/areas/why';
import { problem } from '@/model/problem';
import { worstFirst } from '@/model/light';
import { fakeBudget } from './fake-budget';
import type { World } from './world';
import { readerHealth } from './readers';

/** A worker of paper: answers from a world and changes it. What was asked is kept for tests to look at. */
export interface FakeClient extends Client {
  asked: { kind: RequestKind; request: unknown }[];
  world: World;
  /** Tells every listener that something changed. */
  change: () => void;
}

/** What pages of ours ask in the tests; anything else fails as a worker that is away does. */
type Answers = { [K in RequestKind]?: (request: RequestOf<K>) => Replies[K] };

export function fakeClient(world: World, readings = 214): FakeClient {
  const listeners = new Set<() => void>();
  const change = () => listeners.forEach((listener) => listener());
  const asked: FakeClient['asked'] = [];
  const answers = answersOf(world, readings);
  return {
    asked,
    world,
    change,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async ask(kind, request) {
      asked.push({ kind, request });
      await Promise.resolve();
      const answer = answers[kind];
      if (!answer) throw new Error(`${kind} has no answer here`);
      // JSON both ways, as the real transport does.
      const reply = JSON.parse(JSON.stringify(answer(structuredClone(request)))) as Replies[typeof kind];
      if (/\.(save|remove|set|decide|rules)$/.test(kind)) change();
      return reply;
    },
  };
}

function answersOf(world: World, readings: number): Answers {
  return {
    ...fakeBudget(readings === 0),
    'reading.add': () => ({ outcome: 'stored', account: 'a1', rowsStored: 0 }),
    'page.lights': () => {
      throw new Error('not asked by pages of ours');
    },
    'page.open': () => {
      throw new Error('not asked by pages of ours');
    },
    overview: () => ({
      lights: world.lines,
      accounts: world.accounts,
      targets: world.targets,
      readings,
      lastReadAt: readings > 0 ? '2026-11-22T14:50:00Z' : null,
      oldestUsed: readings > 0 ? '2026-11-22T09:10:00Z' : null,
      settings: world.settings,
    }),
    lights: ({ target }) =>
      world.campaignLights
        .filter((light) => target === undefined || light.target === target)
        .sort(worstFirst),
    'targets.list': () => world.targets,
    'targets.save': ({ targets }) => {
      for (const target of targets) {
        const at = world.targets.findIndex(({ id }) => id === target.id);
        if (at < 0) world.targets.push(target);
        else world.targets[at] = target;
      }
      return { saved: targets.length };
    },
    'targets.remove': ({ ids }) => {
      const removed = world.targets.filter(({ id }) => ids.includes(id));
      world.targets = world.targets.filter(({ id }) => !ids.includes(id));
      world.lines = world.lines.filter(({ target }) => !ids.includes(target));
      return removed;
    },
    'subjects.list': () => ({ accounts: world.accounts, campaigns: world.campaigns }),
    'labels.set': ({ account, campaign, labels }) => {
      const subject =
        campaign === null
          ? world.accounts.find(({ key }) => key === account)
          : world.campaigns.find((one) => one.account === account && one.id === campaign);
      if (subject) subject.labels = labels;
      return { saved: true };
    },
    'account.set': ({ account, timeZone, currency, name }) => {
      const found = world.accounts.find(({ key }) => key === account);
      if (found && timeZone !== undefined) found.timeZone = timeZone;
      if (found && currency !== undefined) found.currency = currency;
      if (found && name !== undefined) found.name = name;
      return { saved: true };
    },
    'results.seen': () => [
      {
        plain: 'website purchase',
        name: 'Website purchases',
        platforms: ['meta-ads'],
        campaigns: 12,
        byWords: 'conversions',
        counts: 'conversions',
      },
      {
        plain: 'adds to cart',
        name: 'Adds to cart',
        platforms: ['meta-ads', 'tiktok-ads'],
        campaigns: 3,
        byWords: null,
        counts: null,
      },
    ],
    'backup.look': () => ({
      header: { version: 2, at: '2026-11-20T10:00:00Z' },
      newer: false,
      accounts: [],
      kinds: { lampadina: 1, account: 2, reading: 214, target: 4, end: 1 },
      damaged: [],
      differing: 1,
      end: null,
    }),
    'backup.accounts': () => ({ keys: {}, added: 0, joined: 2 }),
    'backup.add': ({ lines }) => ({ added: lines.length, changed: 0, known: 0, wrong: [] }),
    'remove.look': () => ({ readings: 71, targets: 0, across: 3 }),
    'remove.do': ({ account, days, keep }) => {
      if (days === null) {
        world.accounts = world.accounts.filter(({ key }) => key !== account);
        world.campaigns = world.campaigns.filter((one) => one.account !== account);
      }
      return { readings: 71, targets: 0, across: 0, id: keep ? 'bin-1' : null };
    },
    'remove.undo': () => ({ restored: true }),
    'trash.list': () => [],
    'trash.empty': () => ({ emptied: 1 }),
    'business.list': () => [],
    'business.save': ({ entries }) => ({
      added: entries.length,
      corrected: 0,
      unchanged: 0,
      before: [],
      fresh: [],
    }),
    'business.remove': () => [],
    'business.restore': () => ({ restored: true }),
    'business.check': () => ({
      window: null,
      books: [],
      figures: Object.fromEntries(
        bookFigureKeys.map((key) => [key, { value: null, why: 'none', missing: [] }]),
      ) as unknown as BusinessCheck['figures'],
      currency: null,
      claims: [],
    }),
    'data.summary': () => summaryOf(world),
    'readers.list': () => readerHealth,
    'data.export': ({ cursor }) => {
      const at = Number(cursor ?? 0);
      const lines = Array.from({ length: 500 }, (_, index) =>
        JSON.stringify({ kind: 'reading', n: at + index }),
      );
      return { lines, next: at + 500 < 1500 ? String(at + 500) : null };
    },
    'imports.list': () => [],
    'layouts.list': () => [],
    'import.look': ({ accounts }) => ({
      known: null,
      accounts: accounts.map(({ ref, names }) => ({
        ref,
        sure: null,
        candidates: [],
        asNew: {
          byId: 0,
          byName: 0,
          ambiguous: { count: 0, sample: [] },
          fresh: { count: names.length, sample: names.map(({ name }) => name).slice(0, 50) },
        },
      })),
    }),
    'history.reach': () => ({
      by: 'week',
      currency: 'EUR',
      spans: [3.1, 3.6, 3.3, 3.45, null, 3.2, 3.5, 3.4].map((value, back) => ({
        range: { from: addDays('2026-11-09', -7 * back), to: addDays('2026-11-15', -7 * back) },
        value,
        reason: value === null ? ('window-missing' as const) : null,
        ripe: 1,
      })),
    }),
    'why.changed': ({ campaign }) => changedOf(campaign === null),
    'why.funnel': () => funnel,
    'settings.get': () => world.settings,
    'settings.set': ({ settings }) => {
      world.settings = settings;
      return settings;
    },
  };
}

function summaryOf(world: World): DataSummary {
  return {
    accounts: world.accounts.map((account, index) => ({
      account,
      readings: [124, 71, 19][index] ?? 1,
      rows: [18_340, 9120, 2210][index] ?? 1,
      campaigns: world.campaigns.filter((one) => one.account === account.key).length,
      firstReadAt: '2026-08-24T07:30:00Z',
      lastReadAt: '2026-11-22T13:00:00Z',
      ranges: [
        {
          range: { from: '2026-11-01', to: '2026-11-22' },
          readAt: '2026-11-22T13:00:00Z',
          level: 'campaign',
          seen: 167,
          total: 167,
          problems: [],
        },
        {
          range: { from: '2026-11-15', to: '2026-11-21' },
          readAt: '2026-11-22T12:40:00Z',
          level: 'campaign',
          seen: 48,
          total: 167,
          problems: [
            problem('rows-missing', { seen: 48, total: 167 }),
            problem('column-unknown', { header: 'Opt. score' }),
          ],
        },
        {
          range: { from: '2026-10-01', to: '2026-10-31' },
          readAt: '2026-11-02T08:10:00Z',
          level: 'ad-group',
          seen: 310,
          total: null,
          problems: [],
        },
      ],
    })),
    used: 8_420_000,
    quota: 120_000_000_000,
    broken: 2,
  };
}

/** A cost that rose, mostly because the site converts less. */
/** A funnel of four weeks, and the eight weeks before it. */
const stretch = (clicks: number, conversions: number) => ({
  spend: 24_000,
  impressions: 3_100_000,
  clicks,
  conversions,
});
const funnel: Funnel = {
  told: true,
  now: {
    range: { from: '2026-10-25', to: '2026-11-21' },
    metrics: stretch(31_000, 960),
    ripe: 0.9,
  },
  by: 'week',
  past: [1010, 940, 1100, 1050, 990, 920, 960, 1000].map((conversions, back) => ({
    range: { from: addDays('2026-11-09', -7 * back), to: addDays('2026-11-15', -7 * back) },
    metrics: stretch(30_000 + 400 * (back % 3), conversions),
    ripe: 1,
  })),
  currency: 'EUR',
};

function changedOf(line: boolean): Changed {
  const driver = (name: string, effect: number, before: number, after: number, within: boolean) => ({
    driver: name,
    effect,
    before,
    after,
    within,
  });
  const part = (campaign: string, name: string, rate: number, mix: number) => ({
    account: 'a1',
    campaign,
    name,
    effect: rate + mix,
    rate,
    mix,
  });
  return {
    told: true,
    against: 'days-before',
    before: { range: { from: '2026-10-11', to: '2026-10-31' }, value: 24.1, ripe: 1 },
    after: { range: { from: '2026-11-01', to: '2026-11-21' }, value: 32, ripe: 0.72 },
    change: 7.9,
    drivers: [
      driver('cpm', 0.9, 9.4, 9.7, true),
      driver('ctr', -0.4, 0.0212, 0.0215, true),
      driver('cvr', 7.1, 0.041, 0.03, false),
      ...(line ? [{ driver: 'mix', effect: 0.3, before: null, after: null, within: null }] : []),
    ],
    campaigns: line ? [part('1', 'Brand | IT', 1.2, -0.2), part('2', 'Black Friday DE', 6.4, 0.5)] : [],
    metrics: [
      { metric: 'spend', before: 8120, after: 8460 },
      { metric: 'impressions', before: 863_000, after: 872_000 },
      { metric: 'clicks', before: 18_300, after: 18_750 },
      { metric: 'conversions', before: 337, after: 264.4 },
    ],
    currency: 'EUR',
  };
}
