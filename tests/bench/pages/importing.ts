import Papa from 'papaparse';
import * as z from 'zod/mini';

import { importsRequests } from '@/messages/areas/imports';
import { accountRef } from '@/model/account';
import { addDays } from '@/model/day';
import { derivedReadings } from '@/reports/derive';
import { piecesOf } from '@/reports/desk';
import { readReport } from '@/reports/read';
import { publishImport } from '@/store/import-publish';
import { addToImport, beginImport } from '@/store/import-write';
import { storeOf } from '@/store/open';

/** A daily report of 100,000 rows, read and kept as the dashboard and the worker do it, and merely parsed. */
const [DAYS, CAMPAIGNS] = [100, 1_000];
const NOW = '2026-11-22T10:00:00.000Z';

function reportText(): string {
  const lines = [
    'Day,Campaign ID,Campaign,Campaign status,Currency code,Cost,Impr.,Clicks,Conversions,Conv. value',
  ];
  for (let day = 0; day < DAYS; day += 1) {
    const date = addDays('2026-08-01', day);
    for (let one = 0; one < CAMPAIGNS; one += 1) {
      const spend = (20 + (one % 37) * 1.31 + (day % 7) * 0.57).toFixed(2);
      const clicks = 30 + ((one * 7 + day * 3) % 90);
      lines.push(
        `${date},${1e9 + one},"Campaign ${one}, brand",Enabled,EUR,${spend},"${Math.floor(clicks / 10)},${100 + (clicks % 10) * 90}",${clicks},${clicks % 9}.00,${(clicks % 9) * 49}.00`,
      );
    }
  }
  return `Campaign report\n"August 1, 2026 - November 8, 2026"\n${lines.join('\n')}\n`;
}

/** What a message costs between two contexts of an extension: text, back, and the worker's check of it. */
function sent<K extends keyof typeof importsRequests>(
  kind: K,
  request: z.infer<(typeof importsRequests)[K]>,
): z.infer<(typeof importsRequests)[K]> {
  return importsRequests[kind].parse(JSON.parse(JSON.stringify(request))) as z.infer<
    (typeof importsRequests)[K]
  >;
}

async function bring(bytes: Uint8Array, turn: number): Promise<{ rows: number; read: number; kept: number }> {
  const store = storeOf({ name: `importing-${turn}` });
  const before = performance.now();
  const { readings } = readReport(bytes, { name: 'report.csv', lastModified: NOW });
  const pieces = piecesOf([...readings, ...derivedReadings(readings)]);
  const read = performance.now();
  const flat = pieces.flat();
  const [first] = flat;
  if (!first) throw new Error('nothing was read');
  const begin = sent('import.begin', {
    hash: String(turn).padStart(64, '0'),
    file: { name: 'report.csv', size: bytes.length, modified: NOW },
    readings: flat.length,
    rows: flat.reduce((sum, { rows }) => sum + rows.length, 0),
    accounts: [
      {
        ref: accountRef(first),
        platform: first.platform,
        evidence: first.account,
        currency: first.currency,
        account: null,
      },
    ],
  });
  const id = String(turn);
  await beginImport(store, { ...begin, id }, NOW);
  for (const [n, piece] of pieces.entries()) {
    const message = sent('import.add', { id, n, readings: piece });
    const added = await addToImport(store, id, message.n, message.readings, NOW);
    if ('refused' in added) throw new Error(added.refused);
  }
  const done = await publishImport(store, id, NOW);
  if ('refused' in done) throw new Error(done.refused);
  const kept = performance.now();
  await store.close();
  return { rows: done.rows, read: read - before, kept: kept - read };
}

Object.assign(globalThis, {
  async bench() {
    z.config({ jitless: true });
    const text = reportText();
    const bytes = new TextEncoder().encode(text);
    const found = { rows: 0, read: [] as number[], kept: [] as number[], bare: [] as number[] };
    for (let turn = 0; turn < 4; turn += 1) {
      const before = performance.now();
      const { data } = Papa.parse<string[]>(text, { skipEmptyLines: true });
      found.bare.push(performance.now() - before);
      if (data.length !== DAYS * CAMPAIGNS + 3) throw new Error(`the bare parse found ${data.length} lines`);
      const { rows, read, kept } = await bring(bytes, turn);
      found.rows = rows;
      found.read.push(read);
      found.kept.push(kept);
    }
    return {
      rows: found.rows,
      read: found.read.slice(1),
      kept: found.kept.slice(1),
      bare: found.bare.slice(1),
    };
  },
});
