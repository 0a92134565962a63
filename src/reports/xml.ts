/**
 * The little of XML that a spreadsheet's parts need: elements by name, their attributes, their text.
 * Workers have no DOMParser, and a whole parser weighs more than the importer.
 */
export interface XmlElement {
  attributes: Record<string, string>;
  inner: string;
}

/** Elements of a name, first to last, nested ones of the same name not expected; a prefix (`x:row`) is passed over. */
export function* eachElement(xml: string, name: string): Generator<XmlElement> {
  const open = new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])([^>]*?)(/?)>`, 'g');
  const close = new RegExp(`</(?:\\w+:)?${name}\\s*>`, 'g');
  for (let match = open.exec(xml); match; match = open.exec(xml)) {
    if (match[2] === '/') {
      yield { attributes: attributesOf(match[1]!), inner: '' };
      continue;
    }
    close.lastIndex = open.lastIndex;
    const end = close.exec(xml);
    if (!end) return;
    yield { attributes: attributesOf(match[1]!), inner: xml.slice(open.lastIndex, end.index) };
    open.lastIndex = close.lastIndex;
  }
}

function attributesOf(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name, double, single] of text.matchAll(/([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    found[name!] = double ?? single ?? '';
  return found;
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text of a fragment: rich-text runs joined, phonetic hints left out, entities resolved. */
export function textOf(fragment: string): string {
  const plain = fragment.includes('<')
    ? fragment.replaceAll(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, '').replaceAll(/<[^>]*>/g, '')
    : fragment;
  return plain.replaceAll(/&(#x[0-9a-fA-F]+|#\d+|\w+);/g, (whole, code: string) => {
    if (code.startsWith('#x')) return String.fromCodePoint(Number.parseInt(code.slice(2), 16));
    if (code.startsWith('#')) return String.fromCodePoint(Number(code.slice(1)));
    return NAMED[code] ?? whole;
  });
}
