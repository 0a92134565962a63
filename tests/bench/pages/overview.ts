import { createWorker, type Ports } from '@/background/worker';
import { addDays, type Day } from '@/model/day';
import type { KpiKey } from '@/model/kpi';
import type { Reading } from '@/model/reading';
import type { Target } from '@/model/target';
import { addReading } from '@/store/looks';
import { storeOf } from '@/store/open';
import { saveTargets } from '@/store/targets';

/** Daily reports of an account, and what its lights cost a worker that has just been woken. */
const TODAY: Day = '2026-11-22';
const NOW = `${TODAY}T10:00:00Z`;
const CAMPAIGNS = 500;

/** What a day brought: spend that swings, and the rest in some proportion to it. No two days are alike. */
function readingOf(day: Day, turn: number, account = 0, campaigns = CAMPAIGNS): Reading {
  const readAt = `${addDays(day, 1)}T08:00:00Z`;
  return {
    source: 'report',
    platform: 'google-ads',
    grid: 'report',
    account: { id: `111-222-33${33 + account}`, name: `Bench ${account}` },
    level: 'campaign',
    range: { from: day, to: day },
    currency: 'EUR',
    attribution: null,
    readAt,
    rows: Array.from({ length: campaigns }, (_, index) => {
      const spend = 10 + (index % 40) + ((turn * 37 + index * 11 + account * 17) % 100) / 25;
      const conversions = Math.floor(spend / 20 + ((turn * 13 + index * 7) % 30) / 10);
      return {
        id: String(1e9 + index),
        name: `Campaign ${index}`,
        status: 'enabled' as const,
        budget: { amount: 50, per: 'day' as const },
        metrics: {
          impressions: Math.floor(spend * 100),
          clicks: Math.floor(spend * 2) + 3,
          spend: Math.round(spend * 100) / 100,
          conversions,
          conversionValue: conversions * 50,
        },
        resultType: null,
        limitedBy: null,
      };
    }),
    totals: null,
    coverage: { seen: campaigns, total: campaigns },
    through: null,
    problems: [],
  };
}

const aims: readonly [KpiKey, number, Target['direction']][] = [
  ['cpa', 20, 'at-most'],
  ['roas', 2.5, 'at-least'],
  ['conversions', 20_000, 'at-least'],
  ['spend', 450_000, 'two-sided'],
  ['ctr', 0.02, 'at-least'],
];

function targetsOf(count: number): Target[] {
  return Array.from({ length: count }, (_, index): Target => {
    const [kpi, value, direction] = aims[index % aims.length]!;
    return {
      id: `target ${index}`,
      kpi,
      scope: index < 5 ? { kind: 'everything' } : { kind: 'name', pattern: `Campaign ${index % 10}*` },
      value: value * (1 + index / 500),
      currency: 'EUR',
      direction,
      objective: null,
      reason: '',
      period: { kind: 'month', from: '2026-01-01', until: null },
      tolerance: 0.1,
      main: index === 0,
      createdAt: '2026-01-01T00:00:00Z',
      changedAt: '2026-01-01T00:00:00Z',
    };
  });
}

const ports: Ports = {
  now: () => NOW,
  announce: async () => undefined,
  showBadge: async () => undefined,
  openDashboard: async () => undefined,
  soon: () => undefined,
  estimate: async () => ({}),
};

/** Everything of the tables that lights are worked out from, as the browser gives it back and nothing more. */
function bareRead(name: string): Promise<number> {
  return new Promise((done, failed) => {
    const request = indexedDB.open(name);
    request.addEventListener('error', () => failed(request.error));
    request.addEventListener('success', () => {
      const db = request.result;
      const tables = ['looks', 'packs', 'entities', 'targets', 'accounts', 'memories'];
      const tx = db.transaction(tables, 'readonly');
      let records = 0;
      for (const table of tables) {
        const all = tx.objectStore(table).getAll();
        all.addEventListener('success', () => (records += all.result.length));
      }
      tx.addEventListener('complete', () => {
        db.close();
        done(records);
      });
    });
  });
}

async function timesOf(days: number, targets: number, turns: number) {
  const name = `overview ${days}`;
  const store = storeOf({ name });
  for (let turn = 0; turn < days; turn++) {
    const reading = readingOf(addDays(TODAY, turn - days), turn);
    await addReading(store, reading, reading.readAt);
  }
  await saveTargets(store, targetsOf(targets), NOW);
  const ours: number[] = [];
  const bare: number[] = [];
  let lights = 0;
  for (let turn = 0; turn < turns; turn++) {
    let before = performance.now();
    await bareRead(name);
    bare.push(performance.now() - before);
    // A worker of its own with a connection of its own: nothing is left of the one before.
    const cold = storeOf({ name });
    before = performance.now();
    const { handlers } = createWorker(cold, ports);
    const overview = await handlers.overview({});
    ours.push(performance.now() - before);
    lights = overview.lights.length;
    await cold.close();
  }
  await store.close();
  return { ours, bare, lights };
}

const ACCOUNTS = 15;

/** What one more reading of one account of fifteen costs a worker that knew the lights, against one just woken. */
async function timesOfChange(days: number, targets: number, turns: number) {
  const name = 'overview change';
  const store = storeOf({ name });
  for (let account = 0; account < ACCOUNTS; account++)
    for (let turn = 0; turn < days; turn++) {
      const reading = readingOf(addDays(TODAY, turn - days), turn, account, 33);
      await addReading(store, reading, reading.readAt);
    }
  await saveTargets(store, targetsOf(targets), NOW);
  const cold: number[] = [];
  const changed: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const own = storeOf({ name });
    const { handlers } = createWorker(own, ports);
    let before = performance.now();
    await handlers.overview({});
    cold.push(performance.now() - before);
    // The day before is read again, with other figures.
    const again = readingOf(addDays(TODAY, -1), days + turn, turn % ACCOUNTS, 33);
    await addReading(own, { ...again, readAt: `${TODAY}T09:0${turn}:00Z` }, NOW);
    before = performance.now();
    await handlers.overview({});
    changed.push(performance.now() - before);
    await own.close();
  }
  await store.close();
  return { cold, changed };
}

Object.assign(globalThis, {
  async bench() {
    return {
      year: await timesOf(365, 50, 5),
      popup: await timesOf(90, 5, 7),
      change: await timesOfChange(90, 20, 6),
    };
  },
});
