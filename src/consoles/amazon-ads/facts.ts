import type { AccountEvidence } from '@/model/reading';
import { linkedParameter } from '@/page/links';
import { rangeAmong, rangeNear } from '@/page/range-near';
import type { RangeFound } from '@/page/shown-range';
import { stripIconWords } from '@/page/numbers-text';
import { isVisible, leavesOf, textOf, tidyName } from '@/page/text';
import type { PageTools } from '@/page/tools';
import type { LookedAt } from '../reader';
import { commonWindow } from './columns';
import { ENTITY } from './place';

const DROPDOWN = '#AACChromeHeaderAccountDropdown';

/** The account by its entity, in the address or in links that agree, with the name in the page's header. */
export function accountOf({ document, place, tools }: LookedAt): AccountEvidence {
  const { name } = headerOf(document, tools);
  return { id: place.account.id ?? linkedParameter(document, 'entityId', ENTITY), name };
}

/** The marketplace that the header names, else that of the host: one host serves several marketplaces. */
export function marketplaceOf({ document, url, tools }: LookedAt): string {
  return headerOf(document, tools).marketplace ?? url.hostname;
}

function headerOf(document: Document, tools: PageTools): { name: string | null; marketplace: string | null } {
  const dropdown = document.querySelector(DROPDOWN);
  if (!dropdown) return { name: null, marketplace: null };
  const pieces = leavesOf(dropdown).flatMap((leaf) =>
    leaf.split(/\s[|·•–—-]\s|(?<=\p{L})\s*\((?=[^)]*\)$)|\)$/u),
  );
  const texts = pieces.map((piece) => tidyName(stripIconWords(piece))).filter((text) => /\p{L}/u.test(text));
  const places = texts.filter((text) => isMarketplace(text, tools));
  const name = texts.find((text) => !places.includes(text)) ?? null;
  return { name, marketplace: new Set(places).size === 1 ? places[0]! : null };
}

/** A country by its name or code. A name with a dot in it may be a shop's. */
function isMarketplace(text: string, tools: PageTools): boolean {
  return (
    !text.includes('.') &&
    (text.length > 2 || /^[A-Z]{2}$/.test(text)) &&
    'currency' in tools.currency({ marketplace: text })
  );
}

/**
 * The range in the older grid's own picker; in the newer pages two pickers stand beside each other with no mark of
 * whose they are, and only what all of them say counts.
 */
export function rangeOf({ document, table, tools, now }: LookedAt): RangeFound {
  const older = [...document.querySelectorAll('[data-e2e-id="dateRangePickerButton"]')].filter(isVisible);
  const isOlder = table.querySelector('[data-udt-column-id]') !== null;
  return older.length > 0 && isOlder ? rangeAmong(older, tools, now) : rangeNear(document, tools, now);
}

/** Only what headers say: the console's windows differ by kind of campaign, and it does not name them. */
export function attributionOf({ table, tools }: LookedAt): string | null {
  const headers = [
    ...table.querySelectorAll('[data-udt-column-id$="-header"], .ag-header-cell, [role="columnheader"]'),
  ].map((header) => stripIconWords(textOf(header)));
  return commonWindow(headers, tools.words);
}
