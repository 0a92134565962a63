import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import { ReadingSchema, type Reading } from '@/model/reading';
import type { FileAnswers, FileLook, FileReply } from '@/model/report-file';
import { contradictionIn } from '@/model/verdict';
import { piecesOf, reportDesk } from '@/reports/desk';

function desk() {
  const said: FileReply[] = [];
  const ask = reportDesk({
    digest: (bytes) => crypto.subtle.digest('SHA-256', bytes),
    tell: (reply) => said.push(reply),
  });
  return {
    said,
    async open(text: string) {
      await ask({
        kind: 'open',
        file: new Blob([text]),
        name: 'r.csv',
        lastModified: '2026-11-22T09:00:00.000Z',
      });
      return said.at(-1)!;
    },
    async look(answers: FileAnswers = {}): Promise<FileLook> {
      await ask({ kind: 'look', answers });
      const reply = said.at(-1)!;
      if (reply.kind !== 'looked') throw new Error(JSON.stringify(reply));
      return reply.look;
    },
    async piece(n: number): Promise<Reading[]> {
      await ask({ kind: 'piece', n });
      const reply = said.at(-1)!;
      return reply.kind === 'piece' ? reply.readings : [];
    },
  };
}

const ads = [
  'Day,Campaign name,Ad name,Currency,Amount spent (EUR),Purchases,Reporting starts,Reporting ends',
  '2026-11-01,Boots,Ad 1,EUR,1.50,1,2026-11-01,2026-11-01',
  '2026-11-01,Boots,Ad 2,EUR,2.50,,2026-11-01,2026-11-01',
  '2026-11-03,Shoes,Ad 3,EUR,4,,2026-11-03,2026-11-03',
].join('\n');

describe('the desk of a file', () => {
  it('hashes its bytes, sums what it shows, and counts what will be sent', async () => {
    const one = desk();
    expect(await one.open(ads)).toEqual({ kind: 'opened' });
    const look = await one.look();
    expect(look.hash).toBe(createHash('sha256').update(ads).digest('hex'));
    expect(look.accounts).toMatchObject([
      {
        platform: 'meta-ads',
        level: 'ad',
        currency: 'EUR',
        campaigns: 2,
        names: [
          { id: null, name: 'Boots', from: '2026-11-01', to: '2026-11-01' },
          { id: null, name: 'Shoes', from: '2026-11-03', to: '2026-11-03' },
        ],
        range: { from: '2026-11-01', to: '2026-11-03' },
        days: 2,
        rows: 3,
        sums: [{ attribution: null, totals: { spend: 8, conversions: 1 } }],
      },
    ]);
    // Two readings of ads, and the two of campaigns that are summed from them.
    expect(look.sent).toEqual({ readings: 4, rows: 5, derived: 2, pieces: 1 });
    const sent = await one.piece(0);
    for (const reading of sent) ReadingSchema.parse(reading);
    expect(sent.map(({ level, rows }) => [level, rows.length])).toEqual([
      ['ad', 2],
      ['ad', 1],
      ['campaign', 1],
      ['campaign', 1],
    ]);
    expect(await one.piece(1)).toEqual([]);
  });

  it('refuses by name, and looks again with the answers', async () => {
    const refused = desk();
    expect(await refused.open('')).toMatchObject({ kind: 'refused', problem: { code: 'file-empty' } });
    const own = desk();
    await own.open('Campaign,Clicks,Spend,Day\nA,1,2,2026-11-01\n');
    expect((await own.look()).problems.map(({ code }) => code)).toEqual(['report-platform-unknown']);
    const answered = await own.look({ platform: 'other', currency: 'EUR' });
    expect([answered.problems, answered.rows]).toEqual([[], 1]);
  });

  it('says that a report names no campaign', async () => {
    const one = desk();
    await one.open('Day,Currency code,Cost,Impr.,Clicks\n2026-11-01,EUR,2,10,3\n');
    expect((await one.look()).problems.map(({ code }) => code)).toContain('campaign-column-missing');
  });

  it('sends about a thousand rows at a time, and parts a reading only where it must', async () => {
    const one = desk();
    await one.open(ads);
    await one.look();
    const [reading] = await one.piece(0);
    const long = (rows: number): Reading => ({
      ...reading!,
      rows: Array.from({ length: rows }, () => reading!.rows[0]!),
    });
    const sizes = (...rows: number[]) =>
      piecesOf(rows.map(long)).map((piece) => piece.map((each) => each.rows.length));
    expect(sizes(400, 400, 400)).toEqual([[400, 400], [400]]);
    expect(sizes(19_000, 1)).toEqual([[19_000], [1]]);
    expect(sizes(45_000)).toEqual([[20_000], [20_000], [5_000]]);
  });
});

/** A daily report of ads, one a day; the clicks that its cost per click was worked out from are another count. */
const dailyAds = (days: number, clicks: (day: number) => number) =>
  [
    'Day,Campaign name,Ad name,Currency,Amount spent (EUR),Clicks (all),CPC (all) (EUR),Reporting starts,Reporting ends',
    ...Array.from({ length: days }, (_, day) => {
      const date = `2026-11-${String(day + 1).padStart(2, '0')}`;
      return `${date},Boots,Ad 1,EUR,${(30 + day).toFixed(2)},${clicks(day)},${((30 + day) / 20).toFixed(2)},${date},${date}`;
    }),
  ].join('\n');

describe('a file that contradicts itself', () => {
  const googleReport = (totals: string) =>
    [
      'Campaign report',
      '"October 1, 2026 - October 31, 2026"',
      'Campaign,Currency code,Cost,Clicks,Impr.',
      'Brand,EUR,100.00,50,1000',
      'Summer,EUR,60.00,30,800',
      totals,
    ].join('\n');

  it('is named by figure and count, though no single day proves it, and its campaigns are with it', async () => {
    const one = desk();
    await one.open(dailyAds(10, (day) => (day < 4 ? 20 : 90)));
    const { contradictions, sent } = await one.look();
    expect(contradictions).toMatchObject({ readings: 6, of: 10 });
    expect(contradictions.findings).toMatchObject([
      {
        finding: {
          code: 'identities-broken',
          params: { metric: 'cpc', rows: 6, checked: 6 },
          contradicts: true,
        },
        readings: 6,
        first: { from: '2026-11-05', to: '2026-11-05' },
      },
    ]);
    const all = (await Promise.all(Array.from({ length: sent.pieces }, (_, n) => one.piece(n)))).flat();
    const doubted = all.filter(({ verdict }) => contradictionIn(verdict) !== null);
    expect(doubted.map(({ level }) => level).toSorted()).toEqual([
      ...Array.from({ length: 6 }, () => 'ad'),
      ...Array.from({ length: 6 }, () => 'campaign'),
    ]);
    for (const reading of all) expect(ReadingSchema.safeParse(reading).success).toBe(true);
  });

  it('is told from one that rounds', async () => {
    const one = desk();
    await one.open(dailyAds(10, () => 20));
    expect((await one.look()).contradictions).toEqual({ findings: [], readings: 0, of: 10 });
  });

  it('is one whose rows are more than its total of them', async () => {
    const one = desk();
    await one.open(googleReport('Total: Campaigns,EUR,110.00,80,1800'));
    expect((await one.look()).contradictions).toMatchObject({
      findings: [
        { finding: { code: 'does-not-add-up', params: { metric: 'spend', rows: 160, total: 110 } } },
      ],
      readings: 1,
      of: 1,
    });
  });

  it('is not one whose totals cover rows that it does not list', async () => {
    const one = desk();
    await one.open(googleReport('Total: Campaigns,EUR,210.00,90,2800'));
    expect((await one.look()).contradictions.findings).toEqual([]);
  });
});
