import { rangeReader } from '@/page/ranges';
import { numberReader } from '@/page/numbers';
import { cases, type Case } from '../consoles/replay';
import { demoOf } from '../demo/serve';
import { launch } from '../e2e/browser';
import {
  currencies,
  dateForms,
  required,
  shownNumber,
  shownRange,
  type NumberForm,
} from '../page/intl-samples';
import type { Line } from './measure';
import { openBench } from './page';

/** What reading the page of each console costs: its fixture with the most rows, against a walk over its table's text.
 * The pages have a few rows each, so that what a look costs before its first row weighs in the ratio. */
export async function eachConsole(): Promise<Line[]> {
  const demo = await demoOf();
  const rig = await launch({ name: 'chromium', demo, extension: null });
  try {
    const lines: Line[] = [];
    for (const { name, html, expected } of largest()) {
      const page = await openBench(rig, 'consoles', demo.shell);
      const run = `bench(${[html, expected.url, expected.now].map((one) => JSON.stringify(one)).join()})`;
      const { ours, base, rows } = (await page.evaluate(run)) as { ours: number; base: number; rows: number };
      if (rows === 0) throw new Error(`${name} was not read`);
      const what = `read ${name}, ${rows} rows / walk over its table's text`;
      lines.push({ what, ours, base, unit: 'ms' });
      await page.close();
    }
    return lines;
  } finally {
    await rig.close();
  }
}

function largest(): Case[] {
  const best = new Map<string, Case>();
  const rowsIn = (one: Case | undefined) => one?.expected.reading?.rows.length ?? 0;
  for (const one of cases()) {
    const console = one.name.split('/')[0]!;
    if (rowsIn(one) > rowsIn(best.get(console))) best.set(console, one);
  }
  return [...best.values()];
}

const numberForms: readonly NumberForm[] = [
  ...[0, 2, 3].map((digits) => ({ form: 'decimal' as const, digits, padded: digits === 2 })),
  { form: 'percent', digits: 2 },
  ...currencies.flatMap((currency) =>
    (['symbol', 'narrowSymbol', 'code'] as const).map((display) => ({
      form: 'currency' as const,
      currency,
      display,
      accounting: false,
    })),
  ),
];
const values = [0, 7, 12.5, 999.99, 1234, 6216, 12_345.678, 1_234_567.89, -42.4];
/** Days from 2010 on, and how long a range lasts. */
const starts = Array.from({ length: 12 }, (_, at) => 20_454 + at * 37);
const lengths = [0, 6, 30, 120, 400];

/** How much of what Intl writes, in the languages that must be read, is not read back as what it says. */
export function readBack(): Line[] {
  const [numbers, ranges] = [tally(), tally()];
  for (const locale of required) {
    const read = numberReader(locale);
    for (const form of numberForms)
      for (const value of values) {
        const { text, exact } = shownNumber(locale, value, form);
        const unit = form.form === 'percent' ? 'fraction' : form.form === 'currency' ? 'money' : null;
        const [cell] = read([text], { unit, currency: null }).cells;
        numbers.count(cell?.kind === 'value' && cell.value === exact);
      }
    const rangeOf = rangeReader(locale);
    for (const form of dateForms)
      for (const first of starts)
        for (const length of lengths) {
          const { from, to, texts } = shownRange(locale, first, first + length, form);
          // Canada writes numeric dates in three orders: those are asked about.
          const numeric = form.dateStyle === 'short' && locale.endsWith('-CA');
          for (const text of numeric ? texts.slice(1) : texts) {
            const answer = rangeOf(text, null);
            ranges.count('range' in answer && answer.range.from === from && answer.range.to === to);
          }
        }
  }
  return [numbers.line('numbers'), ranges.line('ranges')];
}

function tally() {
  let [all, unread] = [0, 0];
  return {
    count(read: boolean): void {
      all++;
      if (!read) unread++;
    },
    line: (what: string): Line => ({
      what: `${what} that Intl writes in ${required.length} languages, not read back`,
      ours: unread,
      base: null,
      unit: 'count',
      aim: { ours: 0 },
      note: `${((1 - unread / all) * 100).toFixed(2)} % of ${all} read back`,
    }),
  };
}
