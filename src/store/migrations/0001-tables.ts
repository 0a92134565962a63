import type { Migration } from './migration';

/** Frozen: the first tables. What changes comes as a further migration. */
export const tables: Migration = {
  version: 1,
  async run(db) {
    db.createObjectStore('meta');
    db.createObjectStore('accounts', { keyPath: 'key' });
    const looks = db.createObjectStore('looks', { keyPath: ['account', 'level', 'from', 'to', 'at', 'n'] });
    looks.createIndex('end', ['account', 'level', 'to']);
    looks.createIndex('read', ['account', 'at']);
    looks.createIndex('raw', 'raw');
    db.createObjectStore('packs');
    db.createObjectStore('entities');
    db.createObjectStore('tallies', { keyPath: 'account' });
    db.createObjectStore('targets', { keyPath: 'id' });
    db.createObjectStore('labels', { keyPath: ['account', 'campaign'] });
    const memories = db.createObjectStore('memories', { keyPath: 'key' });
    memories.createIndex('account', 'account');
    memories.createIndex('target', 'target');
    db.createObjectStore('broken', { autoIncrement: true });
  },
};
