import { describe, expect, it } from 'vitest';

import { consoleAt } from '@/consoles/hosts';
import { consoles } from '@/consoles/index';
import { reportOf, skeletonOf } from '@/content/skeleton/skeleton';

import { cases, documentAt, drain } from '../consoles/replay';

/** Fractions as chance gives them, the same in every run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const shapeOf = (look: ReturnType<typeof lookAt>) => ({
  state: look.state,
  grid: look.grid,
  problems: look.problems.map(({ code }) => code),
  rows: look.reading?.rows.map(({ metrics, id, status }) => ({
    columns: Object.entries(metrics).map(([key, value]) => `${key} ${value === null ? 'empty' : 'shown'}`),
    id: id !== null,
    status,
  })),
  range: look.reading?.range,
  level: look.reading?.level,
  currency: look.reading?.currency,
  totals: look.reading?.totals && Object.keys(look.reading.totals.metrics),
  coverage: look.reading?.coverage,
});

function lookAt(html: string, address: string, now: string) {
  const url = new URL(address);
  return drain(consoleAt(consoles, url)!.look(documentAt(html, address), url, now));
}

function skeleton(html: string, address: string, now: string, seed = 7) {
  const url = new URL(address);
  const console = consoleAt(consoles, url)!;
  const document = documentAt(html, address);
  const { reading, problems } = drain(console.look(document, url, now));
  const made = skeletonOf(document, url, { console, reading, problems }, chance(seed));
  return { ...made, report: reportOf(made, { console, reading, problems, now }), reading };
}

describe('the skeleton of a page', () => {
  // Totals that nothing marks are known by their sum alone, and stand-ins do not add up.
  const marked = cases().filter(({ name }) => name !== 'x-ads/ordered-plain-totals');
  it.each(marked.map((one) => [one.name, one] as const))('%s is read alike', (_, { html, expected }) => {
    const { url, now } = expected;
    const made = skeleton(html, url, now);
    expect(shapeOf(lookAt(made.report, made.url, now))).toEqual(shapeOf(lookAt(html, url, now)));
  });

  it.each(cases().map((one) => [one.name, one] as const))("%s gives nothing of anybody's away", (_, one) => {
    const { url, now } = one.expected;
    const { reading, report, url: address } = skeleton(one.html, url, now);
    const text = `${report} ${address}`;
    // One fixture has a column of this very name.
    const headers = /^(?:Campaigns?|__proto__)$/;
    for (const { name, id, metrics } of reading?.rows ?? []) {
      if (name.length > 2 && !headers.test(name)) expect(text).not.toContain(name);
      if (id !== null && id.length > 3) expect(text).not.toContain(id);
      for (const value of Object.values(metrics))
        if (value !== null && value !== undefined && value >= 1000 && ![2025, 2026].includes(value))
          for (const locale of ['en', 'de', 'fr'])
            expect(text).not.toContain(`>${new Intl.NumberFormat(locale).format(value)}<`);
    }
    for (const secret of [reading?.account.name, reading?.account.id])
      if (secret && secret.length > 2) expect(text).not.toContain(secret);
    expect(text).not.toMatch(/[\w.]+@[\w-]+\.[a-z]{2,}/i);
  });
});
