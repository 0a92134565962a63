/** Text of a page made plain: digits, signs, spaces and separators of any script as their ASCII counterparts. */

/** Names of Material icons, which stand as words where the icon font is not the document's. */
const ICON =
  /(?<![\p{L}\p{N}_])(?:help_outline|help_center|info_outline|error_outline|check_circle(?:_outline)?|expand_(?:more|less)|unfold_(?:more|less)|arrow_(?:drop_(?:down|up)|(?:up|down)ward|forward|back)(?:_ios)?|keyboard_arrow_(?:down|up|left|right)|chevron_(?:left|right)|more_(?:vert|horiz)|filter_(?:list|alt)|open_in_new|mode_edit(?:_outline)?|content_copy|swap_(?:vert|horiz)|drag_(?:indicator|handle)|trending_(?:up|down|flat)|play_arrow|view_column|date_range|calendar_today)(?![\p{L}\p{N}_])/gu;
/** Icons and buttons of one plain word: taken away at the ends of a text only, and never when they are all of it. */
const EDGE = /^(?:edit|info|help)(?=[\s\n])|(?<=[\s\n])(?:edit|info|help|sort)$/gi;

/**
 * The text without icon words and the buttons beside it ("help_outline", "arrow_drop_down", "Edit").
 * For cells of figures and for headers; a campaign's name may hold such words and is left alone.
 * @example stripIconWords('Clicks help_outline') // 'Clicks'
 */
export function stripIconWords(text: string): string {
  const bare = text.includes('_') ? text.replace(ICON, ' ').trim() : text.trim();
  return /^(?:edit|info|help)\s|\s(?:edit|info|help|sort)$/i.test(bare)
    ? bare.replace(EDGE, '').trim()
    : bare;
}

const SINGLE: Record<string, string> = {
  '−': '-',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '﹣': '-',
  '﹢': '+',
  '٪': '%',
  '﹪': '%',
  '’': "'",
  ʼ: "'",
  '‘': "'",
  '＇': "'",
  '￥': '¥',
  '￦': '₩',
  '￡': '£',
  '￠': '¢',
  '﹤': '<',
  '﹥': '>',
};

/**
 * Plain text: all spaces one ASCII space, line breaks kept as one `\n`, digits of every script as 0 to 9, full-width
 * characters as ASCII, minus signs and apostrophes as `-` and `'`; marks of direction and other invisible
 * characters gone. The Arabic separators `٫` and `٬` and the dashes `–` and `—` stay what they are.
 */
export function plainText(text: string): string {
  const ascii = /^[ -~]*$/.test(text)
    ? text
    : text
        .replace(/\p{Cf}/gu, '')
        .replace(/[^\S\n\r\t\v\f\u2028\u2029\u0085]/g, ' ')
        .replace(/[^ -~]/gu, plainCharacter);
  return ascii
    .replace(/ *[\n\r\t\v\f\u2028\u2029\u0085][\s\u0085]*/g, '\n')
    .replace(/ {2,}/g, ' ')
    .trim();
}

function plainCharacter(character: string): string {
  const single = SINGLE[character];
  if (single !== undefined) return single;
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  return /\p{Nd}/u.test(character) ? String(digitOf(code)) : character;
}

/** Unicode lays decimal digits out in runs of ten that begin at a multiple of 16, or 6 after one. */
function digitOf(code: number): number {
  const start = code & ~15;
  return /\p{Nd}/u.test(String.fromCodePoint(start)) ? code - start : code - start - 6;
}

/**
 * Words made comparable: lower case, without accents, with single spaces. Vowel signs of other scripts stay.
 * @example foldWords('Mayıs  Févr.') // 'mayis fevr.'
 */
export function foldWords(text: string): string {
  return plainText(text)
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[ıłø]/g, (letter) => (letter === 'ı' ? 'i' : letter === 'ł' ? 'l' : 'o'))
    .normalize('NFC')
    .replace(/\s+/g, ' ');
}
