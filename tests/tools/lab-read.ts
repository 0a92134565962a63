import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { verdictOf } from '@/model/check/verdict';
import { readSavedPage } from './saved-pages';
import { BadUsage, type Verb } from './verb';

const summary = 'A saved page, read by the built content script in real Chromium.';

/** `lab read --url URL [--now INSTANT] page.html` */
export const read: Verb = {
  summary,
  usage: `npm run -s lab -- read --url URL [--now INSTANT] page.html

${summary}
The page stands at URL; its own scripts do not run, and nothing is fetched.

  --url URL      the address at which the page was saved
  --now INSTANT  when it was: 2026-11-22T09:15:00Z; the current time where it is left out

out  { "reading": Reading | null, "problems": [{ "code", "params" }],
       "verdict": [{ "code", "params", "contradicts"? }] | null }: what the worker finds of such a reading`,
  async run(args) {
    const { url, now, file } = parsed(args);
    const html = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
    const read = await readSavedPage({ url, html, ...(now === undefined ? {} : { now }) });
    return { ...read, verdict: read.reading && verdictOf(read.reading) };
  },
};

function parsed(args: readonly string[]): { url: string; now?: string; file: string } {
  const options = { url: { type: 'string' }, now: { type: 'string' } } as const;
  let found: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;
  try {
    found = parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new BadUsage((error as Error).message);
  }
  const { values, positionals } = found;
  const [file, ...rest] = positionals;
  if (file === undefined) throw new BadUsage('no page is named');
  if (rest.length > 0) throw new BadUsage(`one page, not also ${rest.join(' ')}`);
  if (values.url === undefined || !/^https?:/.test(values.url) || !URL.canParse(values.url))
    throw new BadUsage('--url needs the address of the page, with https://');
  if (values.now === undefined) return { url: values.url, file };
  if (!/^\d{4}-\d\d-\d\dT/.test(values.now) || Number.isNaN(Date.parse(values.now)))
    throw new BadUsage('--now needs an instant such as 2026-11-22T09:15:00Z');
  return { url: values.url, now: values.now, file };
}
