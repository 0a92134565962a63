import { describe, expect, it } from 'vitest';

import { addReading } from '@/store/looks';
import { migrations } from '@/store/migrations';
import type { Migration } from '@/store/migrations/migration';
import { storeOf } from '@/store/open';
import { saveTargets, targetsOf } from '@/store/targets';

import { everyReading, freshStore, NOW } from './fresh';
import { plainReading } from './readings';
import { plainTarget } from './targets';

/** The tables, keys and indexes of a database as it stands. */
async function shapeOf(name: string) {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name);
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
  const tables = [...db.objectStoreNames];
  const tx = db.transaction(tables);
  const shape = tables.map((table) => {
    const store = tx.objectStore(table);
    const indexes = [...store.indexNames].map((index) => [index, store.index(index).keyPath]);
    return { table, key: store.keyPath, auto: store.autoIncrement, indexes };
  });
  const { version } = db;
  db.close();
  return { version, shape };
}

const filled = (name: string, steps: readonly Migration[]) => {
  const store = storeOf({ name, steps });
  return { store, close: () => store.close() };
};

describe('migrations', () => {
  it('are numbered 1, 2, 3 … without a hole', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
  });

  it('the first one leaves the tables it always left', async () => {
    const { name } = freshStore();
    const { store, close } = filled(name, migrations.slice(0, 1));
    await store.read(['meta'], async () => undefined);
    await close();
    expect(await shapeOf(name)).toMatchSnapshot();
  });

  it.each(migrations.map(({ version }) => version))(
    'from version %i bring a filled store up to the newest',
    async (version) => {
      const { name } = freshStore();
      const old = filled(name, migrations.slice(0, version));
      // Written by the newest code: a step that changes records brings its own frozen writer to this test.
      await addReading(old.store, plainReading(), NOW);
      await saveTargets(old.store, [plainTarget()], NOW);
      await old.close();
      const store = storeOf({ name });
      expect((await everyReading(store)).map(({ reading }) => reading)).toEqual([plainReading()]);
      expect(await targetsOf(store, NOW)).toEqual([plainTarget()]);
      await store.close();
      expect((await shapeOf(name)).version).toBe(migrations.length);
    },
  );

  it('that fail leave the store as it was, and say so', async () => {
    const { name } = freshStore();
    const old = filled(name, migrations);
    await saveTargets(old.store, [plainTarget()], NOW);
    await old.close();
    const before = await shapeOf(name);
    const failing: Migration = {
      version: migrations.length + 1,
      async run(db, tx) {
        db.createObjectStore('half');
        await tx.objectStore('targets').clear();
        throw new Error('no such field');
      },
    };
    const next = storeOf({ name, steps: [...migrations, failing] });
    await expect(targetsOf(next, NOW)).rejects.toMatchObject({
      code: 'store-unavailable',
      detail: 'Error: no such field',
    });
    expect(await shapeOf(name)).toEqual(before);
    expect(await targetsOf(storeOf({ name }), NOW)).toEqual([plainTarget()]);
  });

  it('that change records run once, over every record', async () => {
    const { name } = freshStore();
    const old = filled(name, migrations);
    await saveTargets(old.store, [plainTarget({ id: 'a' }), plainTarget({ id: 'b' })], NOW);
    await old.close();
    const doubling: Migration = {
      version: migrations.length + 1,
      async run(_db, tx) {
        const table = tx.objectStore('targets');
        for (const target of await table.getAll()) await table.put({ ...target, value: target.value * 2 });
      },
    };
    for (let time = 0; time < 2; time += 1) {
      const next = storeOf({ name, steps: [...migrations, doubling] });
      expect((await targetsOf(next, NOW)).map(({ value }) => value)).toEqual([50, 50]);
      await next.close();
    }
  });
});
