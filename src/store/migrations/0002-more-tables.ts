import type { Migration } from './migration';

/** Frozen: tables for imports, business figures, taught sites, hints, plans, forecasts and what was removed. */
export const moreTables: Migration = {
  version: 2,
  async run(db) {
    const imports = db.createObjectStore('imports', { keyPath: 'id' });
    imports.createIndex('hash', 'hash');
    imports.createIndex('state', 'state');
    for (const name of ['business', 'layouts', 'sites', 'hints', 'plans', 'forecasts', 'trash'])
      db.createObjectStore(name);
  },
};
