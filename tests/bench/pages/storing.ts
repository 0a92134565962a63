import type { Reading } from '@/model/reading';
import { addReading } from '@/store/looks';
import { storeOf } from '@/store/open';

/** A reading of 1,000 rows kept by our store, and the same rows put one by one. */
const ROWS = 1000;

function readingAt(turn: number): Reading {
  const readAt = new Date(Date.UTC(2026, 10, 22, 8, turn)).toISOString();
  return {
    source: 'page',
    platform: 'google-ads',
    grid: 'ess-table',
    account: { id: '111-222-3333', name: 'Bench' },
    level: 'campaign',
    range: { from: '2026-11-01', to: '2026-11-22' },
    currency: 'EUR',
    attribution: null,
    readAt,
    rows: Array.from({ length: ROWS }, (_, index) => ({
      id: String(1e9 + index),
      name: `Campaign ${index}`,
      status: 'enabled' as const,
      budget: { amount: 50, per: 'day' as const },
      // Every row is another at every turn: the dearest case.
      metrics: {
        impressions: 90_000 + index * 7 + turn,
        clicks: 3000 + index + turn,
        spend: 2000 + index * 1.37 + turn,
        conversions: 100 + (index % 60) + turn,
        conversionValue: 9000 + index + turn,
      },
      resultType: null,
      limitedBy: null,
    })),
    totals: null,
    coverage: { seen: ROWS, total: ROWS },
    through: readAt,
    problems: [],
  };
}

function bareDatabase(): Promise<IDBDatabase> {
  return new Promise((done, failed) => {
    const request = indexedDB.open('bare', 1);
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore('rows'));
    request.addEventListener('success', () => done(request.result));
    request.addEventListener('error', () => failed(request.error));
  });
}

function putAll(db: IDBDatabase, reading: Reading): Promise<void> {
  return new Promise((done, failed) => {
    const tx = db.transaction('rows', 'readwrite', { durability: 'strict' });
    for (const row of reading.rows) tx.objectStore('rows').put(row, [reading.readAt, row.id ?? '']);
    tx.addEventListener('complete', () => done());
    tx.addEventListener('error', () => failed(tx.error));
  });
}

Object.assign(globalThis, {
  async bench() {
    const store = storeOf({ name: 'bench' });
    const db = await bareDatabase();
    const ours: number[] = [];
    const bare: number[] = [];
    const repeats: number[] = [];
    for (let turn = 0; turn < 12; turn++) {
      const reading = readingAt(turn);
      let before = performance.now();
      await addReading(store, reading, reading.readAt);
      ours.push(performance.now() - before);
      before = performance.now();
      await putAll(db, reading);
      bare.push(performance.now() - before);
      const again = { ...reading, readAt: reading.readAt.replace(':00.000Z', ':30.000Z') };
      before = performance.now();
      await addReading(store, again, again.readAt);
      repeats.push(performance.now() - before);
    }
    return { ours: ours.slice(3), bare: bare.slice(3), repeats: repeats.slice(3) };
  },
});
