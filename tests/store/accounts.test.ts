import { describe, expect, it } from 'vitest';

import type { AccountEvidence } from '@/model/reading';
import type { Platform } from '@/model/platform';
import { aliasesOf, keysOfAccount, liveAccount, placeAccount } from '@/store/accounts';
import type { AccountRecord } from '@/store/schema';

/** A register that meets one piece of evidence after the other. */
function meet(...seen: [Platform, AccountEvidence][]) {
  let accounts: AccountRecord[] = [];
  let made = 0;
  const keys = seen.map(([platform, evidence]) => {
    const placed = placeAccount(accounts, platform, evidence, () => `${platform}-${(made += 1)}`);
    const changed = new Map(placed.changed.map((account) => [account.key, account]));
    accounts = [...accounts.filter(({ key }) => !changed.has(key)), ...changed.values()];
    return placed.account.key;
  });
  return { accounts, keys, live: keys.map((key) => liveAccount(accounts, key)?.key) };
}
const google = (evidence: AccountEvidence): [Platform, AccountEvidence] => ['google-ads', evidence];

describe('the register of accounts', () => {
  it.each([
    ['535-149-3750', '5351493750'],
    ['act_1234', '1234'],
    [' 535 149 3750 ', '5351493750'],
  ])('takes %s and %s for the same id', (one, other) => {
    expect(aliasesOf({ id: one, name: null })).toEqual(aliasesOf({ id: other, name: null }));
  });

  it('joins two accounts when a reading carries the keys of both, and keeps the older key', () => {
    const { accounts, live } = meet(
      google({ id: null, name: null, aliases: ['ocid:7'] }),
      google({ id: '535-149-3750', name: 'Finance' }),
      google({ id: '535-149-3750', name: null, aliases: ['ocid:7'] }),
    );
    expect(live).toEqual(['google-ads-1', 'google-ads-1', 'google-ads-1']);
    expect(keysOfAccount(accounts, 'google-ads-1').toSorted()).toEqual(['google-ads-1', 'google-ads-2']);
    expect(liveAccount(accounts, 'google-ads-2')).toMatchObject({ id: '535-149-3750', name: 'Finance' });
  });

  it('never joins accounts of different ids, whatever their name', () => {
    const { live } = meet(google({ id: '1', name: 'Shop' }), google({ id: '2', name: 'Shop' }));
    expect(new Set(live).size).toBe(2);
  });

  it('never joins accounts of different platforms', () => {
    const { live } = meet(['google-ads', { id: '1', name: 'Shop' }], ['meta-ads', { id: '1', name: 'Shop' }]);
    expect(live).toEqual(['google-ads-1', 'meta-ads-2']);
  });

  it('finds the one account of a name, and gives a nameless start its id later', () => {
    const { live } = meet(
      google({ id: null, name: 'Shop' }),
      google({ id: '1', name: 'Shop' }),
      google({ id: null, name: ' Shop  ' }),
    );
    expect(live).toEqual(['google-ads-1', 'google-ads-1', 'google-ads-1']);
  });

  it('takes a name that two accounts bear for nobody', () => {
    const { live } = meet(
      google({ id: '1', name: 'Shop' }),
      google({ id: '2', name: 'Shop' }),
      google({ id: null, name: 'Shop' }),
    );
    expect(live[2]).toBe('google-ads-unplaced');
  });

  it('takes keys that contradict each other for nobody: a page in the middle of a switch', () => {
    const first = google({ id: '1', name: 'One', aliases: ['ocid:1'] });
    const second = google({ id: '2', name: 'Two', aliases: ['ocid:2'] });
    const { live, accounts } = meet(first, second, google({ id: '1', name: 'One', aliases: ['ocid:2'] }));
    expect(live).toEqual(['google-ads-1', 'google-ads-2', 'google-ads-unplaced']);
    expect(liveAccount(accounts, 'google-ads-1')!.aliases).not.toContain('ocid:2');
    // Also where the other account has not been seen yet.
    expect(meet(first, google({ id: '1', name: 'One', aliases: ['ocid:9'] })).live[1]).toBe(
      'google-ads-unplaced',
    );
  });

  it('takes no evidence for nobody', () => {
    expect(meet(google({ id: null, name: null })).live).toEqual(['google-ads-unplaced']);
    expect(meet(google({ id: ' ', name: '  ', aliases: ['nonsense', 'x:'] })).live).toEqual([
      'google-ads-unplaced',
    ]);
  });

  it('lets the newest name and zone of a page stand, unless the user set them', () => {
    const set: AccountRecord = {
      key: 'google-ads-1',
      platform: 'google-ads',
      id: '1',
      name: 'Mine',
      aliases: ['id:1'],
      currency: 'EUR',
      timeZone: 'Europe/Rome',
      labels: [],
      into: null,
      set: ['name', 'timeZone'],
    };
    const evidence = { id: '1', name: 'Theirs', timeZone: 'America/New_York' };
    const place = (account: AccountRecord) =>
      placeAccount([account], 'google-ads', evidence, () => 'x').account;
    expect(place(set)).toMatchObject({ name: 'Mine', timeZone: 'Europe/Rome' });
    expect(place({ ...set, set: [] })).toMatchObject({ name: 'Theirs', timeZone: 'America/New_York' });
  });

  it('follows a chain of joins, and no circle', () => {
    const account = (key: string, into: string | null) => ({ key, into }) as AccountRecord;
    const chain = [account('a', 'b'), account('b', 'c'), account('c', null)];
    expect(liveAccount(chain, 'a')?.key).toBe('c');
    expect(() => liveAccount([account('a', 'b'), account('b', 'a')], 'a')).not.toThrow();
  });
});
