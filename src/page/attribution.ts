import { foldWords } from './numbers-text';

type Kind = 'click' | 'view' | 'ev';

/** Words for what counts, longest first: an engaged view is no plain view. Folded: lower case, no accents. */
const KINDS: readonly [Kind, string][] = [
  [
    'ev',
    'engaged[- ]?view(?:-through)?|engagement|video engagement|visualizzazion\\w* (?:con )?interazion\\w*|interazion\\w*|coinvolgiment\\w*|interaktion\\w*|engagierte\\w* aufruf\\w*|vues? engagees?|interactions?|visualizacion\\w* con interaccion\\w*|interaccion\\w*|visualizac\\w* engajad\\w*|engajament\\w*|interac(?:ao|oes)|互动观看|互动后观看|エンゲージビュー',
  ],
  ['click', 'click\\w*|clic\\w*|klick\\w*|clique\\w*|kliknieci\\w*|клик\\w*|点击|點擊|クリック'],
  [
    'view',
    'view\\w*|visualizzazion\\w*|vist[ae]|ansicht\\w*|aufruf\\w*|impression\\w*|vues?|affichage\\w*|visualizacion\\w*|visualizac\\w*|wyswietleni\\w*|просмотр\\w*|浏览|瀏覽|查看|表示',
  ],
];
const ORDER: readonly Kind[] = ['click', 'view', 'ev'];
const TOKENS = new RegExp(`(\\d{1,2})|${KINDS.map(([, words]) => `(${words})`).join('|')}`, 'gu');

/**
 * The attribution that a setting's words name, in the vocabulary of the model; null where they are not understood.
 * Numbers and words are paired in their order, which is the same whether a language writes the number first or last.
 * @example attributionOf('7-day click or 1-day view') // '7d_click_1d_view'
 */
export function attributionOf(text: string): string | null {
  const folded = foldWords(text);
  const ready = /^(?:\d{1,2}d_(?:click|view|ev)(?:_|$))+$/.exec(folded.replace(/\s*,\s*/g, '_'));
  if (ready) return ready[0];
  const days: string[] = [];
  const kinds: Kind[] = [];
  for (const match of folded.matchAll(TOKENS)) {
    if (match[1]) days.push(match[1]);
    else kinds.push(KINDS[match.findIndex((part, index) => index > 1 && part !== undefined) - 2]![0]);
  }
  if (days.length === 0 || days.length !== kinds.length || new Set(kinds).size !== kinds.length) return null;
  return ORDER.filter((kind) => kinds.includes(kind))
    .map((kind) => `${days[kinds.indexOf(kind)]}d_${kind}`)
    .join('_');
}
