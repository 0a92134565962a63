import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { lineText, parseLine } from '@/export/lines';
import { defaultSettings } from '@/model/settings';
import type { Entry } from '@/model/business';
import type { Reading } from '@/model/reading';
import { listImports } from '@/store/import-publish';
import { sweepImports } from '@/store/import-sweep';
import { removeImport } from '@/store/import-undo';

import { everyReading } from '../store/fresh';
import { anyReading, plainReading, plainRow } from '../store/readings';
import { fileReading, importAll } from '../store/report-files';
import { plainTarget } from '../store/targets';
import { direct } from './direct';

const NOW = '2026-12-06T08:00:00Z';
type Machine = ReturnType<typeof direct>;

async function exported({ client }: Machine): Promise<string[]> {
  const lines: string[] = [];
  let cursor: string | null = null;
  do {
    const page: { lines: string[]; next: string | null } = await client.ask('data.export', { cursor });
    lines.push(...page.lines);
    cursor = page.next;
  } while (cursor !== null);
  return lines;
}

/** Brings a file in as the dashboard does: accounts first, then the rest in parts. */
async function bringIn(
  { client }: Machine,
  lines: readonly string[],
  choice: { targets?: 'newer' | 'mine' | 'file'; settings?: boolean; part?: number } = {},
) {
  const { targets = 'newer', settings = true, part = 7 } = choice;
  const parsed = lines.map((text) => parseLine(text).line!);
  const accounts = parsed.flatMap((line) => {
    if (line.kind !== 'account') return [];
    const { kind: _, ...one } = line;
    return [one];
  });
  const { keys, added } = await client.ask('backup.accounts', { accounts });
  const rest = lines.filter((_, at) => !['account', 'lampadina', 'end'].includes(parsed[at]!.kind));
  const sum = { added: 0, changed: 0, known: 0, wrong: 0, accounts: added };
  for (let from = 0; from < rest.length; from += part) {
    const last = from + part >= rest.length;
    const some = rest.slice(from, from + part);
    const done = await client.ask('backup.add', { lines: some, keys, targets, settings, last });
    for (const one of ['added', 'changed', 'known'] as const) sum[one] += done[one];
    sum.wrong += done.wrong.length;
  }
  return sum;
}

/** A file without what says when it was written. */
const content = (lines: readonly string[]) => lines.slice(1);

const entry = (from: string, orders: number, at = NOW): Entry => ({
  book: 'shop',
  from,
  to: from,
  channel: '',
  campaign: '',
  figures: { orders },
  currency: null,
  spread: false,
  source: 'typed',
  at,
  earlier: [],
});

async function filled(readings: readonly Reading[]): Promise<Machine> {
  const machine = direct(NOW);
  for (const reading of readings) await machine.client.ask('reading.add', { reading });
  return machine;
}

async function furnish({ client, store }: Machine): Promise<void> {
  const { accounts } = await client.ask('subjects.list', {});
  const [account] = accounts;
  if (account) {
    await client.ask('labels.set', { account: account.key, campaign: '1', labels: ['brand'] });
    await client.ask('account.set', { account: account.key, timeZone: 'Europe/Rome' });
    const scope = { kind: 'account' as const, account: account.key };
    await client.ask('targets.save', {
      targets: [plainTarget({ id: 'own', scope }), plainTarget({ id: 'all' })],
    });
  }
  await client.ask('business.restore', {
    before: [entry('2026-11-01', 5), entry('2026-11-02', 6)],
    fresh: [],
  });
  await client.ask('settings.set', { settings: { ...defaultSettings, theme: 'dark' } });
  await store.write(['broken'], async (tx) => {
    const value = { pack: Uint16Array.of(1, 500) };
    await tx.objectStore('broken').add({ store: 'packs', key: ['a', 1], value, account: null, at: NOW });
  });
}

/** What the judge is given: every reading by the account's own names, targets, labels, business figures. */
async function inputs(machine: Machine) {
  const { client, store } = machine;
  const { accounts, campaigns } = await client.ask('subjects.list', {});
  const called = new Map(accounts.map((one) => [one.key, one.aliases.toSorted().join(' ')]));
  const lines = (await exported(machine)).map((text) => parseLine(text).line!);
  const roots = new Map(
    lines.flatMap((line) =>
      line.kind === 'account' ? [[line.account.key, line.into ?? line.account.key]] : [],
    ),
  );
  const name = (key: string) => called.get(roots.get(key) ?? key) ?? (key.endsWith('-unplaced') ? key : '?');
  const text = (value: unknown) => JSON.stringify(value);
  return {
    readings: (await everyReading(store))
      .map(({ account, reading }) => text([name(account), reading]))
      .toSorted(),
    accounts: accounts
      .map((one) => text([name(one.key), one.currency, one.timeZone, one.labels.toSorted()]))
      .toSorted(),
    campaigns: campaigns
      .map((one) => text([name(one.account), one.id, one.name, one.labels.toSorted()]))
      .toSorted(),
    targets: (await client.ask('targets.list', {}))
      .map((one) => text({ ...one, scope: 'account' in one.scope ? name(one.scope.account) : one.scope }))
      .toSorted(),
    business: (await client.ask('business.list', {})).map(text).toSorted(),
  };
}

const sorted = (readings: readonly Reading[]) =>
  readings.toSorted((a, b) => Date.parse(a.readAt) - Date.parse(b.readAt));

describe('a backup', () => {
  it(
    'taken out, brought into an empty store and taken out again is the same',
    { timeout: 60_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(anyReading, { maxLength: 8 }), async (readings) => {
          const first = await filled(sorted(readings));
          await furnish(first);
          const lines = await exported(first);
          const second = direct(NOW);
          const done = await bringIn(second, lines);
          expect(done.wrong).toBe(0);
          expect(content(await exported(second))).toEqual(content(lines));
        }),
        { numRuns: 15, endOnFailure: true },
      );
    },
  );

  it('brought in twice changes nothing, here or there', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyReading, { maxLength: 6 }), async (readings) => {
        const first = await filled(sorted(readings));
        await furnish(first);
        const lines = await exported(first);
        const itself = await bringIn(first, lines);
        expect(itself).toMatchObject({ added: 0, changed: 0, wrong: 0, accounts: 0 });
        expect(content(await exported(first))).toEqual(content(lines));
      }),
      { numRuns: 15, endOnFailure: true },
    );
  });

  it('of two machines gives the judge the same, whichever came first', { timeout: 60_000 }, async () => {
    const some = fc.array(anyReading, { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(some, some, async (ours, theirs) => {
        const [a, b] = [await filled(sorted(ours)), await filled(sorted(theirs))];
        await b.client.ask('business.restore', {
          before: [entry('2026-11-01', 9, '2026-12-07T08:00:00Z'), entry('2026-11-03', 1)],
          fresh: [],
        });
        await a.client.ask('business.restore', { before: [entry('2026-11-01', 5)], fresh: [] });
        const changedAt = '2026-12-01T00:00:00Z';
        await a.client.ask('targets.save', { targets: [plainTarget({ id: 'x', value: 30, changedAt })] });
        await b.client.ask('targets.save', { targets: [plainTarget({ id: 'x', value: 40, changedAt })] });
        const [fromA, fromB] = [await exported(a), await exported(b)];
        const [one, other] = [direct(NOW), direct(NOW)];
        await bringIn(one, fromA);
        await bringIn(one, fromB);
        await bringIn(other, fromB);
        await bringIn(other, fromA);
        const [x, y] = [await inputs(one), await inputs(other)];
        expect(x.readings).toEqual(y.readings);
        expect(x.targets).toEqual(y.targets);
        expect(x.business).toEqual(y.business);
        expect(x.campaigns).toEqual(y.campaigns);
      }),
      { numRuns: 15, endOnFailure: true },
    );
  });

  it('finds its accounts by what they are called, and gives new ones a key that nobody had', async () => {
    const here = await filled([
      plainReading({ account: { id: '999', name: 'Other' } }),
      plainReading({ account: { id: '535-149-3750', name: null } }),
    ]);
    const there = await filled([plainReading(), plainReading({ account: { id: '777', name: 'Third' } })]);
    await furnish(there);
    expect(await bringIn(here, await exported(there))).toMatchObject({ accounts: 1, wrong: 0 });
    const { accounts } = await here.client.ask('subjects.list', {});
    expect(accounts.map(({ key, id }) => [key, id])).toEqual([
      ['google-ads-1', '999'],
      ['google-ads-2', '535-149-3750'],
      ['google-ads-3', '777'],
    ]);
    // There it was the first account, here it is the second: what was set on it went along.
    const [target] = (await here.client.ask('targets.list', {})).filter(({ id }) => id === 'own');
    expect(target!.scope).toEqual({ kind: 'account', account: 'google-ads-2' });
  });

  it('keeps the newer target, ours, or the file’s, as chosen', async () => {
    const older = plainTarget({ id: 'x', value: 30, changedAt: '2026-12-01T00:00:00Z' });
    const newer = { ...older, value: 40, changedAt: '2026-12-02T00:00:00Z' };
    const line = lineText({ kind: 'target', target: older });
    for (const [targets, value] of [
      ['newer', 40],
      ['mine', 40],
      ['file', 30],
    ] as const) {
      const machine = direct(NOW);
      await machine.client.ask('targets.save', { targets: [newer] });
      await bringIn(machine, [line], { targets });
      expect((await machine.client.ask('targets.list', {})).map((one) => one.value)).toEqual([value]);
    }
  });

  it('names the lines that it cannot take, and takes the others', async () => {
    const machine = direct(NOW);
    const good = lineText({ kind: 'target', target: plainTarget() });
    const lost = lineText({ kind: 'reading', account: 'nobody', reading: plainReading() });
    const lines = [
      '{',
      good,
      lost,
      '{"kind":"record","table":"meta","key":"settings","value":{}}',
      '{"kind":"end","lines":1}',
    ];
    const done = await machine.client.ask('backup.add', {
      lines: [...lines, '{"kind":"record","table":"business","key":["a"],"value":{}}'],
      keys: JSON.parse('{"__proto__":"google-ads-1"}') as Record<string, string>,
      targets: 'newer',
      settings: false,
      last: true,
    });
    expect(done).toEqual({ added: 1, changed: 0, known: 0, wrong: [0, 2, 3, 4, 5] });
  });

  it('brings a report file back that was taken out here, for good', async () => {
    const here = direct(NOW);
    const read = fileReading({ account: { id: '111-111-1111', name: 'A' } });
    await importAll(here.store, [read], null);
    const file = await exported(here);
    const [entry] = await listImports(here.store, NOW);
    await removeImport(here.store, entry!.id, NOW);
    expect(await everyReading(here.store)).toEqual([]);
    await bringIn(here, file);
    expect(await everyReading(here.store)).toHaveLength(1);
    await sweepImports(here.store, '2026-12-07T08:00:00Z');
    expect(await everyReading(here.store)).toHaveLength(1);
    expect(await listImports(here.store, NOW)).toMatchObject([{ id: entry!.id }]);
  });

  it('takes no report file that claims an account of our own, and none that was never published', async () => {
    const here = direct(NOW);
    await importAll(here.store, [fileReading({ account: { id: '111-111-1111', name: 'A' } })], null);
    const file = await exported(here);
    const record = file.find((text) => text.includes('"imports"'))!;
    const there = await filled([plainReading()]);
    for (const bad of [
      record.replaceAll(/google-ads-import-[\w-]+/g, 'google-ads-1'),
      record.replace('"published"', '"pending"'),
    ]) {
      const accounts = file.filter((text) => parseLine(text).line!.kind === 'account');
      expect(await bringIn(there, [...accounts, bad])).toMatchObject({ wrong: 1 });
    }
    await sweepImports(there.store, '2027-01-07T08:00:00Z');
    expect(await everyReading(there.store)).toHaveLength(1);
  });

  it('does not take a reading of one platform for an account of another', async () => {
    const machine = await filled([plainReading()]);
    const reading = plainReading({ platform: 'meta-ads', rows: [plainRow('1', 'X', { spend: 1 })] });
    const done = await machine.client.ask('backup.add', {
      lines: [lineText({ kind: 'reading', account: 'a', reading })],
      keys: { a: 'google-ads-1' },
      targets: 'newer',
      settings: false,
      last: true,
    });
    expect(done.wrong).toEqual([0]);
  });
});
