import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';

import { platforms, type Platform } from '@/model/platform';
import { readReport } from '@/reports/read';

import { BadUsage, type Verb } from './verb';

/** `lab import`: a report file through the importer that ships. */
export const importVerb: Verb = {
  summary: 'reads a report file into readings',
  usage: [
    'npm run -s lab -- import FILE [--account NAME] [--currency EUR] [--platform P]',
    '',
    'FILE: CSV, TSV or XLSX as a console exports it; UTF-8, UTF-16 or Windows-1252.',
    '→ { "readings": [Reading, one per account, level, range, currency and attribution], "problems": [{ code, params }] }',
    `Platforms: ${platforms.join(' ')}`,
  ].join('\n'),
  run(args) {
    const { file, values } = argumentsOf(args);
    const { mtime } = statSync(file);
    return readReport(readFileSync(file), {
      name: basename(file),
      lastModified: mtime.toISOString(),
      account: values.account ?? null,
      currency: values.currency?.toUpperCase() ?? null,
      platform: (values.platform ?? null) as Platform | null,
    });
  },
};

function argumentsOf(args: readonly string[]) {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { account: { type: 'string' }, currency: { type: 'string' }, platform: { type: 'string' } },
    });
  } catch (cause) {
    throw new BadUsage(cause instanceof Error ? cause.message : String(cause));
  }
  const { positionals, values } = parsed;
  if (positionals.length !== 1) throw new BadUsage('one FILE is wanted');
  if (values.currency && !/^[A-Za-z]{3}$/.test(values.currency))
    throw new BadUsage('a currency is three letters, such as EUR');
  if (values.platform && !(platforms as readonly string[]).includes(values.platform))
    throw new BadUsage(`no such platform: ${values.platform}`);
  return { file: positionals[0]!, values };
}
