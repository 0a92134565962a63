/** How an id stands in links: after a path segment, or in a query parameter. Group 1 is the id. */
export type IdPattern = RegExp;

/** A run of letters, digits, `-` and `_` that holds a digit: `new` and `create` are no ids. */
const ID = /^(?=.*\d)[\w-]{2,64}$/;

/**
 * The one id that an element's links name, itself included. `found` is false where no link fits any pattern;
 * `id` is null where there is none, or where links contradict each other.
 * @example a link to `/cm/sp/campaigns/A012B?entityId=ENTITY1` gives `A012B` for `/\/campaigns\/([^/?#]+)/`
 */
export function linkedId(element: Element, patterns: readonly IdPattern[]): string | null {
  const ids = new Set<string>();
  for (const link of linksIn(element)) {
    const href = plainAddress(link.getAttribute('href')!);
    for (const pattern of patterns) {
      const id = pattern.exec(href)?.[1];
      if (id === undefined || !ID.test(id)) continue;
      ids.add(id);
      break;
    }
  }
  return ids.size === 1 ? [...ids][0]! : null;
}

function linksIn(element: Element): Element[] {
  const own = element.matches('a[href]') ? [element] : [];
  return [...own, ...element.querySelectorAll('a[href]')];
}

/** `%5B12%5D` is `[12]`. */
function plainAddress(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}

/** The one value of a query parameter that links of the page agree on, where it has the given shape. */
export function linkedParameter(document: Document, name: string, shape: RegExp): string | null {
  const values = new Set<string>();
  const pattern = new RegExp(`[?&#]${name}=([^&#]+)`);
  for (const link of document.querySelectorAll(`a[href*="${name}="]`)) {
    const value = pattern.exec(plainAddress(link.getAttribute('href')!))?.[1];
    if (value && shape.test(value)) values.add(value);
  }
  return values.size === 1 ? [...values][0]! : null;
}
