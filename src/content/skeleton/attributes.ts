import type { keeper } from './keep';
import type { StandIns } from './stand-ins';

/** Numbers there count rows and columns: they are what the table is put together by. */
const COUNTING =
  /^(?:aria-(?:row|col)(?:count|index|span)|aria-(?:level|setsize|posinset)|row-index|rowindex|colspan|rowspan|tabindex|data-e2e-index|data-(?:row-?)?index)$/;
/** Marks that the readers go by: their letters stay, their long numbers do not. */
const MARKS =
  /^(?:role|id|slot|type|for|headers|name|essfield|navi-id|col-id|row-id|column|objecttype|adobjectid|adgroupid|currencycode|lang|dir|checked|disabled|hidden|contenteditable|data-(?:surface(?:-wrapper)?|e2e-id|udt-column-id|table|pagelet|key|id|total|test-?id|test|summary|row-key|row-id|name|hover|field|column-?id|column-key|column|col-id)|aria-(?:hidden|checked|selected|expanded|busy|sort|pressed|disabled|current|modal|haspopup|labelledby|describedby|controls|owns))$/;
const WORDS = /^(?:title|alt|placeholder|value|aria-[\w-]+|data-[\w-]+|adgroupname|primaryvalue|timezoneid)$/;
const GEOMETRY =
  /^(?:display|position|left|right|top|bottom|width|height|min-width|max-width|transform|float|visibility|flex|box-sizing|overflow|order|margin-left|direction)$/;

/** The attributes of an element as they leave. */
export function attributesOf(keep: ReturnType<typeof keeper>, stand: StandIns, table: Element | null) {
  return (element: Element): string => {
    let text = '';
    const put = (name: string, value: string) => (text += ` ${name}="${escaped(value)}"`);
    for (const { name, value } of element.attributes) {
      if (name === 'style' || name.startsWith('on')) continue;
      if (COUNTING.test(name)) put(name, keep.count(value));
      else if (name === 'href') put(name, keep.address(value));
      else if (name === 'class') put(name, value.split(/(\s+)/).map(classOf).join(''));
      else if (MARKS.test(name)) put(name, markOf(value));
      else if (WORDS.test(name)) put(name, keep.text(value));
    }
    // What is typed into a field is no attribute.
    const typed = element as HTMLInputElement;
    if (element.tagName === 'INPUT' && !element.hasAttribute('value') && typed.value)
      put('value', keep.text(typed.value));
    const style = styleOf(element, table);
    if (style) put('style', style);
    return text;
  };

  // Names of classes are the console's; what was made of somebody's name or id is not.
  function classOf(one: string): string {
    return keep.holdsSecret(one) ? stand.words(one) : stand.ids(one, 6);
  }

  function markOf(value: string): string {
    if (/@|:\/\//.test(value)) return stand.words(value);
    if (keep.isSecret(value) && /^\S*\d\S*$/.test(value)) return stand.ids(value, 1);
    return keep.isSecret(value) || /\s.*\p{Lu}/u.test(value) ? keep.text(value) : stand.ids(value, 3);
  }
}

/**
 * The part of the style that says where an element stands. In a page that is laid out, elements of the table get it
 * from what the browser worked out, since the page's style sheets stay behind.
 */
function styleOf(element: Element, table: Element | null): string {
  const view = element.ownerDocument.defaultView;
  const laidOut =
    table !== null &&
    (table.contains(element) || element.contains(table)) &&
    table.getBoundingClientRect().width > 0;
  const own = element.getAttribute('style') ?? '';
  const kept = own
    .split(';')
    .map((part) => part.trim())
    .filter((part) => GEOMETRY.test(part.split(':')[0]!.trim().toLowerCase()) && !/url\(/i.test(part));
  if (laidOut && view) {
    const said = new Set(kept.map((part) => part.split(':')[0]!.trim().toLowerCase()));
    const computed = view.getComputedStyle(element);
    const add = (name: string, value: string) => said.has(name) || kept.push(`${name}:${value}`);
    add('display', computed.display);
    if (computed.display !== 'contents') {
      if (computed.position !== 'static') {
        add('position', computed.position);
        for (const side of ['left', 'top']) add(side, computed.getPropertyValue(side));
      }
      if (computed.transform !== 'none') add('transform', computed.transform);
      if (computed.float !== 'none') add('float', computed.float);
      if (!computed.display.startsWith('inline') || computed.display !== 'inline') {
        add('box-sizing', 'border-box');
        add('width', `${Math.round(element.getBoundingClientRect().width)}px`);
        add('flex', 'none');
      }
    }
  }
  const hidden = view?.getComputedStyle(element);
  if (hidden && !laidOut && (hidden.display === 'none' || hidden.visibility === 'hidden')) {
    const says = hidden.display === 'none' ? 'display:none' : 'visibility:hidden';
    if (!kept.includes(says)) kept.push(says);
  }
  return kept.join(';');
}

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (one) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[one]!);
