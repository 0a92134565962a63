import type { Reading } from '@/model/reading';

/** What stays behind on purpose: what runs, draws or frames. */
const DROPPED =
  'script, style, link, meta, noscript, template, iframe, object, embed, video, audio, canvas, svg > *';
/** Places, and what counts rows and columns or names a class of the page's own. */
const NO_FIGURES =
  /^(?:style|class|id|name|for|(?:row|tab)-?index|row-index|data-(?:row-?)?index|data-e2e-index|colspan|rowspan|aria-(?:row|col)(?:count|index|span))$/;
const DATED = /\d{4}-\d\d-\d\d|\b(?:19|20)\d\d\b|(?:19|20)\d\d年/;

/**
 * Figures of more than two digits that stand in a skeleton where they stood in the page, each by its place: texts and
 * attributes are compared one by one, so that no stand-in is taken for somebody else's figure.
 */
export function leaksIn(page: Document, skeleton: Document, reading: Reading | null): string[] {
  for (const element of page.querySelectorAll(DROPPED)) element.remove();
  const [old, made] = [page, skeleton].map((document) => [...document.body.querySelectorAll('*')]) as [
    Element[],
    Element[],
  ];
  if (old.length !== made.length) return [`${old.length} elements became ${made.length}`];
  // A count of rows that were all seen is no more than the rows themselves.
  const rows = new Set([reading?.coverage.total, reading?.rows.length].map(String));
  const long = (text: string) =>
    [...text.matchAll(/\p{Nd}(?:[\p{Nd}.,'’٬٫\s]*\p{Nd})?/gu)]
      .map(([figure]) => figure.replace(/\P{Nd}/gu, ''))
      .filter((digits) => digits.length > 2 && !rows.has(digits) && !/^0+$/.test(digits));
  const leaks: string[] = [];
  const compare = (where: string, before: string, after: string) => {
    if (DATED.test(before)) return;
    const still = new Set(long(after));
    for (const figure of long(before)) if (still.has(figure)) leaks.push(`${where}: ${figure} in ${before}`);
  };
  for (const [at, element] of old.entries()) {
    const like = made[at]!;
    for (const { name, value } of element.attributes)
      if (!NO_FIGURES.test(name)) compare(`${element.tagName} ${name}`, value, like.getAttribute(name) ?? '');
    if (element.childElementCount === 0) compare(element.tagName, element.textContent, like.textContent);
  }
  return leaks;
}
