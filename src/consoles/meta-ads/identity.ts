import type { Level } from '@/model/reading';
import { tidyName } from '@/page/text';
import { levelOfObject } from './columns';
import type { GridRow } from './grid';

const OBJECT = '[adobjectid][objecttype]';
const AD = '[adgroupid]';
const SELECTED: Readonly<Partial<Record<Level, string>>> = {
  campaign: 'selected_campaign_ids',
  'ad-group': 'selected_adset_ids',
  ad: 'selected_ad_ids',
};

/** A row's own id and that of its campaign, as far as attributes tell them. */
export interface Identity {
  id: string | null;
  parentId: string | null;
}

/**
 * The row's id: by its key, else by the attributes of inner nodes, else by the name's link. The object type counts: the
 * budget cell of an ad set may carry the id of its campaign.
 */
export function identityOf({ element, id }: GridRow, level: Level): Identity {
  const found: Identity = { id, parentId: null };
  for (const node of element.querySelectorAll(OBJECT)) {
    const object = levelOfObject(node.getAttribute('objecttype')!.toUpperCase());
    const objectId = digitsOf(node.getAttribute('adobjectid'));
    if (objectId === null) continue;
    if (object === level) found.id ??= objectId;
    else if (object === 'campaign') found.parentId ??= objectId;
  }
  if (level === 'ad') found.id ??= digitsOf(element.querySelector(AD)?.getAttribute('adgroupid'));
  found.id ??= linkedId(element, SELECTED[level]);
  return found;
}

/** The name that attributes give at the level of ads. */
export function attributedName(row: Element, level: Level): string {
  if (level !== 'ad') return '';
  return tidyName(row.querySelector('[adgroupname]')?.getAttribute('adgroupname'));
}

/** ISO codes in the row's attributes. */
export function currencyCodesIn(row: Element): string[] {
  return [...row.querySelectorAll('[currencycode]')].map((node) => node.getAttribute('currencycode')!);
}

function linkedId(row: Element, parameter: string | undefined): string | null {
  if (!parameter) return null;
  const ids = new Set<string>();
  for (const link of row.querySelectorAll(`a[href*="${parameter}="]`)) {
    const value = new RegExp(`[?&]${parameter}=(\\d+)(?:&|#|$)`).exec(link.getAttribute('href')!);
    if (value) ids.add(value[1]!);
  }
  return ids.size === 1 ? [...ids][0]! : null;
}

function digitsOf(text: string | null | undefined): string | null {
  return text && /^\d{3,25}$/.test(text) ? text : null;
}
