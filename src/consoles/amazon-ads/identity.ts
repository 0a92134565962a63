import type { Level, Status } from '@/model/reading';
import { linkedId, type IdPattern } from '@/page/links';
import { leavesOf, textOf, tidyName } from '@/page/text';

const LINK = 'a[data-e2e-id="entityNameRenderer"]';
/** An id of the console's own kind, as the name link's `id` shows it. */
const ID = /^A[A-Z0-9]{6,}$/;

const PATTERNS: Readonly<Record<Level, readonly IdPattern[]>> = {
  campaign: [/\/cm\/(?:[a-z]+\/)?campaigns\/([^/?#]+)/i, /\/campaigns\/([^/?#]+)/i],
  'ad-group': [/\/ad-?groups\/([^/?#]+)/i],
  ad: [/\/ads\/([^/?#]+)/i],
  keyword: [/\/(?:keywords|targets)\/([^/?#]+)/i],
  other: [/\/portfolios\/([^/?#]+)/i],
};

/** Is there a link to a row of this level in the element? */
export function linksTo(element: Element, level: Level): boolean {
  return linkedId(element, PATTERNS[level]) !== null;
}

/** Id and whole name in a name cell: the link's address says the id, else the link's own. */
export function identityOf(cell: Element, level: Level): { id: string | null; name: string } {
  const link = cell.querySelector(LINK);
  const own = link && ID.test(link.id) ? link.id : null;
  return { id: linkedId(link ?? cell, PATTERNS[level]) ?? own, name: nameIn(cell, link) };
}

function nameIn(cell: Element, link: Element | null): string {
  const first = link ?? cell.querySelector('a[href]');
  // The title is the whole name where the text is cut short.
  const name = tidyName(first?.getAttribute('title')) || tidyName(textOf(first));
  return name || tidyName(leavesOf(cell, 'button, [role="button"]')[0]);
}

/** A switch that is off says so in every language; one that is on says what the user wishes, and the words what is. */
export function switchIn(elements: readonly Element[]): Status | null {
  for (const element of elements) {
    const state = element.querySelector('[role="switch"]')?.getAttribute('aria-checked');
    if (state === 'true') return 'enabled';
    if (state === 'false') return 'paused';
  }
  return null;
}
