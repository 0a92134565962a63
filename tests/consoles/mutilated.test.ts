import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { consoleAt } from '@/consoles/hosts';
import { consoles } from '@/consoles/index';
import { ReadingSchema } from '@/model/reading';

import { cases, documentAt, drain } from './replay';

/**
 * Left out: what is damaged already, a plain table whose columns nothing but the order of its cells tells, and two pickers
 * that differ, since without one of them there is nothing to doubt.
 */
const readable = cases().filter(
  ({ name, expected }) => expected.reading?.rows.length && !/hostile|ordered|two-ranges/.test(name),
);

/** Damages that a half-drawn, changed or hostile page shows: never is a figure put on another row. */
const damage = fc.array(
  fc.record({ at: fc.nat(10_000), kind: fc.constantFrom('remove', 'empty', 'bare', 'swap', 'wrap') }),
  { minLength: 1, maxLength: 12 },
);

function hurt(document: Document, damages: { at: number; kind: string }[]): void {
  for (const { at, kind } of damages) {
    const elements = document.body.querySelectorAll('*');
    const element = elements[at % elements.length];
    if (!element) return;
    if (kind === 'remove') element.remove();
    else if (kind === 'empty') element.textContent = '';
    else if (kind === 'bare')
      for (const name of Array.from(element.attributes, (one) => one.name)) element.removeAttribute(name);
    else if (kind === 'swap') element.parentElement?.append(element);
    else {
      const wrap = document.createElement('div');
      element.replaceWith(wrap);
      wrap.append(element);
    }
  }
}

describe('a damaged page', () => {
  it.each(readable.map((one) => [one.name, one] as const))(
    '%s: nothing is thrown, and what is read stands on its own row',
    (_, { html, expected }) => {
      const url = new URL(expected.url);
      const truth = new Map(expected.reading!.rows.map((row) => [row.id ?? row.name, row]));
      fc.assert(
        fc.property(damage, (damages) => {
          const document = documentAt(html, expected.url);
          hurt(document, damages);
          const look = drain(consoleAt(consoles, url)!.look(document, url, expected.now));
          if (!look.reading) {
            expect(look.problems.length).toBeGreaterThan(0);
            return;
          }
          expect(look.problems.filter(({ code }) => code === 'reader-failed')).toEqual([]);
          expect(ReadingSchema.safeParse(look.reading).success).toBe(true);
          if (look.reading.range) expect(look.reading.range).toEqual(expected.reading!.range);
          if (look.reading.currency) expect(look.reading.currency).toBe(expected.reading!.currency);
          for (const row of look.reading.rows) {
            const real = row.id === null ? undefined : truth.get(row.id);
            if (!real) continue;
            for (const [metric, value] of Object.entries(row.metrics))
              if (value !== null)
                expect([row.id, metric, value]).toEqual([row.id, metric, real.metrics[metric as 'clicks']]);
          }
        }),
        { numRuns: 25, seed: 7 },
      );
    },
    60_000,
  );
});
