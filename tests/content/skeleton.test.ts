import { describe, expect, it } from 'vitest';

import { consoleAt } from '@/consoles/hosts';
import { consoles } from '@/consoles/index';
import { reportOf, skeletonOf } from '@/content/skeleton/skeleton';

import { cases, documentAt, drain } from '../consoles/replay';
import { leaksIn } from './leaks';
import { shapeOf } from './shape';

/** Fractions as chance gives them, the same in every run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

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
    const { reading, report, html, url: address } = skeleton(one.html, url, now);
    expect(leaksIn(documentAt(one.html, url), documentAt(html, address), reading)).toEqual([]);
    const text = `${report} ${address}`;
    // One fixture has a column of this very name.
    const headers = /^(?:Campaigns?|__proto__)$/;
    for (const { name, id } of reading?.rows ?? []) {
      if (name.length > 2 && !headers.test(name)) expect(text).not.toContain(name);
      if (id !== null && id.length > 3) expect(text).not.toContain(id);
    }
    for (const secret of [reading?.account.name, reading?.account.id])
      if (secret && secret.length > 2) expect(text).not.toContain(secret);
    expect(text).not.toMatch(/[\w.]+@[\w-]+\.[a-z]{2,}/i);
  });

  /** A page of a console with one more element beside its table, which no reader reads. */
  const beside = (planted: string) => {
    const { html, expected } = cases().find(({ name }) => name === 'google-ads/campaigns-en')!;
    return skeleton(html.replace('</body>', `<aside>${planted}</aside></body>`), expected.url, expected.now);
  };

  it.each([
    '<p>Active Wear Rossini</p>',
    '<p>Paused by Rossini</p>',
    '<p>Rossini Nov 1 – Nov 30, 2026</p>',
    '<p>Rossini: Nov 1 – Nov 30, 2026</p>',
    '<p>Rossini 7-day click, 1-day view</p>',
    '<p>Rossini daily 40</p>',
    '<p>Clicks Rossini</p>',
    '<p>12 ROSSINI</p>',
    '<p>Rossini €1.234,56</p>',
    '<a href="https://www.rossini.it/shop?utm_source=rossini">Shop</a>',
    '<a href="//rossini.it">Shop</a>',
    '<a href="https://rossini@ads.google.com/aw/rossini/campaigns?name=rossini&date=rossini">Shop</a>',
    '<a href="/aw/campaigns?q=rossini_2026-11-01#rossini">Shop</a>',
    '<a href="mailto:mario@rossini.it">mario@rossini.it</a>',
    '<i title="Rossini" data-owner="Rossini" data-tooltip-text="Rossini" aria-description="Rossini" aria-valuetext="Rossini"></i>',
    '<i alt="Rossini" onclick="rossini()" style="background:url(rossini.png)" data-testid="Mario Rossini" name="x@rossini.it"></i>',
    '<input value="Rossini"><textarea>Rossini</textarea><select><option value="Rossini">Rossini</option></select>',
    '<script>rossini</script><style>.rossini{}</style><svg><title>Rossini</title></svg><!-- Rossini -->',
    '<table><tbody><tr><th scope="row">Rossini</th></tr></tbody></table>',
  ])('keeps nobody: %s', (planted) => {
    const { report, url } = beside(planted);
    expect(`${report} ${url}`).not.toMatch(/rossini/i);
  });

  it.each([
    '12,345.67',
    '12.345,67 €',
    "CHF 12'345.67",
    '12 345,67 ₽',
    '١٢٬٣٤٥',
    '123456789',
    '12345 to 67890',
  ])('keeps no figure: %s', (figure) => {
    const { report } = beside(
      `<p>${figure}</p><i title="${figure}" data-value="${figure}" aria-valuenow="${figure}" aria-label="Spend ${figure}"></i><input value="${figure}"><table><thead><tr><th>Old ${figure}</th></tr></thead></table>`,
    );
    expect(report).not.toContain(figure);
  });

  it('keeps headers, languages, dates, and the shape of figures', () => {
    const { report } = beside(
      '<table><thead><tr><th>Clicks</th><th>My own column</th></tr></thead></table><p>Nov 1 – 21, 2026</p><b>1.234,56 €</b>',
    );
    expect(report).toContain('<th>Clicks</th><th>My own column</th>');
    expect(report).toContain('<p>Nov 1 – 21, 2026</p>');
    expect(report).toMatch(/<b>[1-9]\.\d{3},\d\d €<\/b>/);
    expect(report).toContain('<html lang="en');
  });
});
