import { currencyDecimals } from './currency';
import { periodOf } from './numbers-period';
import type { RawCell } from './table';
import { isVisible, leavesOf, tidy } from './text';

const FIELD =
  'input:not([type="checkbox"], [type="radio"], [type="hidden"], [type="button"], [type="submit"], [type="search"])';
const EMPTY = /^[-–—―\s]+$/;
const DIGIT = /\p{Nd}/u;
/** Words lead the piece of text, and no currency: "Starting daily budget: 250.00 USD", and not "USD 250.00". */
const WORDED =
  /^(?!(?:[A-Z]{3}|Rs\.?|kr\.?|zł|Kč|Ft|lei)\s?[\d(])(?:\p{L}{2,}[\s:：]|\p{L}{3,}\s?[:：])|^[^\d]*[:：]\s/u;
/** A comparison beside the figure: "+12%", "(−3)", "▲ 4 %". */
const CHANGE = /^(?:[+−–-]\s?\d|[▲▼△▽↑↓]|\()/u;

/**
 * A cell of figures: the figure and the small line beside it. Where the figure is edited in place, the field's value
 * counts and not what stands around it; while it is being edited there is none. Two figures of one standing are both
 * given, so that nobody takes one of them by chance.
 */
export function figureCell(cell: Element): RawCell | undefined {
  const fields = fieldsIn(cell);
  if (fields.length > 0) return editedCell(cell, fields);
  if (cell.childElementCount === 0) return { text: tidy(cell.textContent), label: null };
  return amongLeaves(leavesOf(cell));
}

/** A cell of words: all of its text, or the value of its field. */
export function wordsCell(cell: Element): RawCell {
  const fields = fieldsIn(cell).map((field) => tidy(field.value));
  return { text: tidy((fields.length > 0 ? fields : leavesOf(cell)).join(' ')), label: null };
}

function fieldsIn(cell: Element): HTMLInputElement[] {
  return [...cell.querySelectorAll<HTMLInputElement>(FIELD)].filter(isVisible);
}

function editedCell(cell: Element, fields: readonly HTMLInputElement[]): RawCell | undefined {
  if (fields.some((field) => field === cell.ownerDocument.activeElement)) return undefined;
  const leaves = leavesOf(cell);
  const value = fields.map((field) => tidy(field.value)).join(' ');
  const mark = leaves.find(isMark) ?? '';
  const text = mark && DIGIT.test(value) && !/\p{Sc}|\p{L}/u.test(value) ? `${mark} ${value}` : value;
  return { text: tidy(text), label: wordsBeside(leaves.filter((leaf) => leaf !== mark)) };
}

/** What names a period stands before what only says something. */
function wordsBeside(leaves: readonly string[]): string | null {
  return leaves.find((leaf) => periodOf(leaf) !== null) ?? leaves.find((leaf) => /\p{L}/u.test(leaf)) ?? null;
}

function amongLeaves(leaves: readonly string[]): RawCell {
  const figures = leaves.flatMap((leaf, at) => (DIGIT.test(leaf) && !WORDED.test(leaf) ? [at] : []));
  const at = figures[0] ?? leaves.findIndex((leaf) => EMPTY.test(leaf));
  if (at < 0) return { text: leaves[0] ?? '', label: leaves[1] ?? null };
  const used = new Set([at]);
  let text = leaves[at]!;
  // "$10" and ".50" of one amount, "24.92" and "USD", "12" and "%".
  for (let next = at + 1; next < leaves.length && /^[.,]\d+$|^%$/.test(leaves[next]!); next++) {
    text += leaves[next]!;
    used.add(next);
  }
  const beside = [at - 1, Math.max(...used) + 1].find((index) => isMark(leaves[index] ?? ''));
  if (beside !== undefined && !/\p{Sc}|\p{L}/u.test(text)) {
    text = beside < at ? `${leaves[beside]} ${text}` : `${text} ${leaves[beside]}`;
    used.add(beside);
  }
  const further = figures.filter((index) => !used.has(index) && !CHANGE.test(leaves[index]!));
  if (further.length > 0) return { text: leaves.join(' '), label: null };
  const label = wordsBeside(leaves.filter((leaf, index) => !used.has(index) && !isMark(leaf)));
  return { text, label };
}

/** A currency text alone: "$", "US$", "USD", "Rs". */
function isMark(leaf: string): boolean {
  if (/^[A-Z]{3}$/.test(leaf)) return currencyDecimals(leaf) !== null;
  return /^(?:[A-Z]{0,3}\p{Sc}[A-Z]{0,2}|Rs\.?|kr\.?|zł|Kč)$/u.test(leaf);
}

/**
 * A budget's second line, as the one word in it that names a period: "Starting daily budget: 250.00 USD" says "daily".
 * Null where none does, or where two differ.
 */
export function periodWordIn(label: string | null): string | null {
  if (label === null || periodOf(label) !== null) return label;
  const words = label
    .split(/[:：\d]/)[0]!
    .split(/\s+/)
    .filter(Boolean);
  const found = words.filter((word) => periodOf(word) !== null);
  return new Set(found.map((word) => periodOf(word))).size === 1 ? found[0]! : null;
}
