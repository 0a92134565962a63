import { lastingAttributes, type Locator, type Mark } from '@/model/taught';

/** Classes with figures, or of capitals in the middle of a word, are made anew at every build. */
const WORDED = /^[a-z]+(?:[-_]{1,2}[a-z]+)*$/;
/** What an element is at the moment, and not what it is. */
const STATE =
  /^(?:is|has)-|(?:^|-)(?:active|open|opened|closed|selected|focus|focused|hover|disabled|visible|shown|current)$/;
const LONGEST = 200;
const MOST_CLASSES = 8;
const MOST_FOUND = 400;
const DIGIT = /\p{Nd}/u;

/**
 * How this element is found again: by what lasts about it and about the nearest element around it of which anything does. Where
 * nothing lasts, by its tag: whoever looks at all of those must not take them for one.
 */
export function locatorOf(element: Element): Locator {
  for (let up = element.parentElement; up && up !== up.ownerDocument.body; up = up.parentElement) {
    const within = markOf(up);
    if (Object.keys(within.attributes).length + within.classes.length > 0)
      return { self: markOf(element), within };
  }
  return { self: markOf(element), within: null };
}

/** The elements that a locator means, in the page's order; more than a few are none. */
export function locate(document: Document, { self, within }: Locator): Element[] {
  const scopes = within ? withMark(document, within) : [document];
  const found = new Set(scopes.flatMap((scope) => withMark(scope, self)));
  return found.size > MOST_FOUND ? [] : [...found];
}

function withMark(scope: Document | Element, mark: Mark): Element[] {
  const attributes = Object.entries(mark.attributes);
  return [...scope.getElementsByTagName(mark.tag)].filter(
    (one) =>
      attributes.every(([name, value]) => one.getAttribute(name) === value) &&
      mark.classes.every((name) => one.classList.contains(name)),
  );
}

/** Values with figures in them are dates, counts or ids: they change. */
function markOf(element: Element): Mark {
  const attributes: Mark['attributes'] = {};
  for (const name of lastingAttributes) {
    const value = element.getAttribute(name);
    if (value && value.length <= LONGEST && !DIGIT.test(value)) attributes[name] = value;
  }
  const classes = [...element.classList]
    .filter((name) => WORDED.test(name) && !STATE.test(name) && name.length <= 80)
    .slice(0, MOST_CLASSES);
  return { tag: element.localName, attributes, classes };
}
