/** Longest text that is read out of one cell; a page may hold a hundred thousand characters in one. */
const LONGEST = 2000;
const LONGEST_NAME = 1000;
const UNEVEN = /[\t\n\f\r]| {2}/;

const ICON = /(^|\s)(material-icon|material-icons|material-symbols|google-symbols|google-material-icons)/;
const SKIPPED_TAGS = new Set([
  'STYLE',
  'SCRIPT',
  'TEMPLATE',
  'NOSCRIPT',
  'SVG',
  'svg',
  'MATERIAL-ICON',
  'MAT-ICON',
  'GLYPH',
]);
/** Words that act and do not state: "Edit", "Charts", "Duplicate", hover cards. */
const ACTING_ROLES = new Set(['toolbar', 'menu', 'menuitem', 'tooltip', 'dialog', 'progressbar', 'switch']);
/**
 * White space made plain: runs of spaces and line breaks become one space, both ends are trimmed. No-break
 * spaces inside stay, because they group digits.
 * @example tidy('  1 560\n clicks ') // '1 560 clicks'
 */
export function tidy(text: string | null | undefined): string {
  if (!text) return '';
  const cut = text.length > LONGEST ? text.slice(0, LONGEST) : text;
  const trimmed = cut.trim();
  return UNEVEN.test(trimmed) ? trimmed.replace(/[\t\n\f\r ]+/g, ' ') : trimmed;
}

/** A name as people read it: every kind of space is one plain space, marks of direction are gone. */
export function tidyName(text: string | null | undefined): string {
  return tidy(text)
    .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST_NAME);
}

/** What the element says, without icons drawn by elements, scripts, toolbars and hover cards. */
export function textOf(element: Element | null | undefined): string {
  if (!element) return '';
  if (element.childElementCount === 0) return tidy(element.textContent);
  return tidy(leavesOf(element).join(' '));
}

/**
 * The pieces of text in the element, in reading order, one for each element that holds text of its own.
 * Pieces of inline elements of one line stay apart too: callers that want one text join them. `skip` selects
 * elements that are left out besides.
 */
export function leavesOf(element: Element, skip = ''): string[] {
  const leaves: string[] = [];
  let budget = LONGEST;
  const visit = (parent: Element) => {
    for (let node = parent.firstChild; node && budget > 0; node = node.nextSibling) {
      if (node.nodeType === 3) {
        const text = tidy((node as Text).data);
        budget -= text.length;
        if (text) leaves.push(text);
      } else if (
        node.nodeType === 1 &&
        !isSkipped(node as Element) &&
        !(skip && (node as Element).matches(skip))
      )
        visit(node as Element);
    }
  };
  visit(element);
  return leaves;
}

function isSkipped(element: Element): boolean {
  if (SKIPPED_TAGS.has(element.tagName)) return true;
  const role = element.getAttribute('role');
  if (role !== null && ACTING_ROLES.has(role)) return true;
  if (element.hasAttribute('hidden')) return true;
  const classes = element.getAttribute('class');
  return classes !== null && ICON.test(classes);
}

/**
 * Is the element there to be seen? True where the runtime cannot tell: a reader must not go blind because a
 * stylesheet is missing.
 */
export function isVisible(element: Element): boolean {
  if (element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true') return false;
  const check = (element as { checkVisibility?: () => boolean }).checkVisibility;
  return typeof check === 'function' ? check.call(element) : true;
}
