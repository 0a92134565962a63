import { foldWords } from './numbers-text';

export type Period = 'day' | 'week' | 'month' | 'lifetime';

/** Words for "per day" and so on in the consoles' languages, folded (no accents, lower case). */
const WORDS: [Period, RegExp][] = [
  [
    'day',
    /^(?:(?:per|a|al|pro|par|por|na|в|за|moi|hang|每|毎|1)? ?(?:day|giorno|tag|jour|dia|dag|dzien|gun|день|天|日|ngay)|daily|giornalier[oa]|taglich|tages|quotidien(?:ne)?|diari[oa]|dagelijks|dzienn[ay]|dziennie|dagli(?:g|gen|gt)|gunluk|ежедневн\S*|дневн\S*|日次|单日(?:预算)?|日预算)$/,
  ],
  [
    'week',
    /^(?:(?:per|a|alla|pro|par|por|na|в|за|moi|hang|每|毎)? ?(?:week|settimana|woche|semaine|semana|vecka|tydzien|hafta|неделю|周|週|tuan)|weekly|settimanale|wochentlich|hebdomadaire|semanal|wekelijks|tygodniow[oy]|haftalik|еженедельн\S*)$/,
  ],
  [
    'month',
    /^(?:(?:per|a|al|pro|par|por|na|в|за|moi|hang|每|毎)? ?(?:month|mese|monat|mois|mes|maand|manad|miesiac|ay|месяц|月|thang)|monthly|mensile|monatlich|mensuel(?:le)?|mensual|mensal|maandelijks|miesieczn[iy]e?|aylik|ежемесячн\S*)$/,
  ],
  [
    'lifetime',
    /^(?:lifetime|campaign total|totale?|durata|laufzeit|gesamtlaufzeit|gesamt|duree de vie|globale?|vitalicio|looptijd|caly okres|весь срок|总预算)$/,
  ],
];

/**
 * What a budget's unit words say, in the consoles' languages; null where they are not known.
 * Takes the words alone, with or without "budget" after them: "Daily", "/giorno", "per day", "Lifetime budget".
 * @example periodOf('/día') // 'day'
 */
export function periodOf(words: string): Period | null {
  const folded = foldWords(words)
    .replace(/^\/ ?/, '')
    .replace(/^(?:budget|presupuesto|orcamento|budzet|бюджет) |[- ]?budgets?$|\.$/g, '')
    .trim();
  return WORDS.find(([, pattern]) => pattern.test(folded))?.[0] ?? null;
}
