import { addDays, weekday, type Day } from '@/model/day';
import { monthOf, quarterOf, type Range } from '@/model/range';

import { nameReader } from './dates-names';
import { foldWords } from './numbers-text';

/**
 * The days of a preset on a given day, by the keys that Google's and Meta's addresses and interfaces use: `today`,
 * `yesterday`, `last_7d` (any number; today is not among them), `this_week_mon_today`, `last_week_sun_sat`,
 * `this_month`, `last_quarter` … "This" runs from the beginning to today. A week of unsaid beginning needs
 * `weekStart` (0 Sunday, 1 Monday). Null for `maximum` and for keys that are not known.
 * @example presetRange('last_7d', '2026-05-10') // { from: '2026-05-03', to: '2026-05-09' }
 */
export function presetRange(preset: string, today: Day, weekStart?: 0 | 1): Range | null {
  const key = preset.toLowerCase().replace(/[\s-]+/g, '_');
  const yesterday = addDays(today, -1);
  if (key === 'today') return { from: today, to: today };
  if (key === 'yesterday') return { from: yesterday, to: yesterday };
  const days = /^last_(\d{1,3})_?d(?:ays)?$/.exec(key);
  if (days) return Number(days[1]) > 0 ? { from: addDays(today, -Number(days[1])), to: yesterday } : null;
  const span = /^(this|last)_(week|month|quarter|year)(?:_(sun|mon)(?:_(?:today|sat|sun))?)?$/.exec(key);
  if (!span) return null;
  const [, which, unit, start] = span;
  if (start && unit !== 'week') return null;
  const first = start ? (start === 'mon' ? 1 : 0) : weekStart;
  if (unit === 'week' && first === undefined) return null;
  const spanOf = (day: Day): Range => {
    if (unit === 'month') return monthOf(day);
    if (unit === 'quarter') return quarterOf(day);
    if (unit === 'year') return { from: `${day.slice(0, 4)}-01-01`, to: `${day.slice(0, 4)}-12-31` };
    const from = addDays(day, -((weekday(day) - first! + 7) % 7));
    return { from, to: addDays(from, 6) };
  };
  const current = spanOf(today);
  return which === 'this' ? { from: current.from, to: today } : spanOf(addDays(current.from, -1));
}

/** Words of the consoles' languages, folded. Whole words, but for the scripts that put none apart. */
const UNITS: [string, RegExp][] = [
  [
    'day',
    words(
      'day|days|giorni|giorno|tage|tagen|jours|dias|dagen|dni|dagar|dagarna|gun|дней|дня|день|ngay',
      '天|日',
    ),
  ],
  [
    'week',
    words(
      'week|settimana|woche|semaine|semana|vecka|veckan|tydzien|tygodniu|hafta|недел[яеюи]|tuan',
      '周|週|星期',
    ),
  ],
  [
    'month',
    words(
      'month|mese|monat|monats|mois|mes|maand|miesiac|miesiacu|manad|manaden|ay|месяц|месяце|thang',
      '月',
    ),
  ],
  [
    'quarter',
    words(
      'quarter|trimestre|quartal|kwartaal|kwartal|kwartale|kvartal|kvartalet|ceyrek|квартал|квартале|quy',
      '季度|四半期',
    ),
  ],
  ['year', words("year|anno|quest'anno|jahr|annee|l'annee|ano|jaar|rok|roku|ar|aret|yil|год|году|nam", '年')],
];
const THIS = words(
  "this|questo|questa|quest'anno|diese[rsnm]?|aktuelle[rsnm]?|ce|cet|cette|est[ea]|deze|dit|ten|tym|biezacy|denna|detta|den har|det har|bu|эт(?:от|а|ом|ой)|текущ(?:ий|ая|ем|ей)|nay",
  '本|今|这个?|這個?',
);
const LAST = words(
  'last|past|previous|scors[oa]|ultim[oai]|precedente|letzte[rsnm]?|vorige[rsnm]?|vergangene[rsnm]?|derniere?s?|precedente?|pasad[oa]|ultim[oa]s|anterior|passad[oa]|vorige|vorig|afgelopen|laatste|zeszl(?:y|ym)|poprzedni|ostatni(?:e|ch)?|forra|senaste|gecen|son|прошл(?:ый|ая|ом|ой)|последни[ехй]|предыдущ(?:ий|ая)|truoc|qua|vua qua',
  '过去|過去|最近|近|上个?|上個?|先|前|昨|去',
);
const TODAY = words(
  "today|oggi|heute|aujourd'hui|hoy|hoje|vandaag|dzisiaj|dzis|idag|i dag|bugun|сегодня|hom nay",
  '今天|今日|本日',
);
const YESTERDAY = words(
  'yesterday|ieri|gestern|hier|ayer|ontem|gisteren|wczoraj|igar|i gar|dun|вчера|hom qua',
  '昨天|昨日',
);
const ALL = words(
  "all time|maximum|lifetime|sempre|massimo|tutto il periodo|dall'inizio|gesamter? zeitraum|gesamte zeit|gesamt|toute la periode|toutes les dates|depuis le debut|todo el (?:periodo|tiempo)|maximo|todo o periodo|alle tijden|volledige periode|caly (?:czas|okres)|maksymalnie|all tid|hela (?:tiden|perioden)|tum zamanlar|maksimum|(?:за )?все время|максимум|toan bo thoi gian|moi thoi gian|toi da",
  '所有时间|全部时间|所有時間|最长时间|全期間|すべての期間|最大',
);

/** Folding takes the breve of й away, in the page's words and so in these. */
function words(spaced: string, han?: string): RegExp {
  const whole = `(?<!\\p{L})(?:${spaced.replaceAll('й', 'и')})(?!\\p{L})`;
  return new RegExp(han ? `${whole}|${han}` : whole, 'u');
}

/**
 * The preset that some words name, in the consoles' languages: `today`, `yesterday`, `last_7d`, `this_month`,
 * `last_week_mon_sun`, `maximum` … or null. "Last 7 days" is `last_7d` whether or not that console counts today.
 * @example presetOfWords('Ultimi 30 giorni', 'it') // 'last_30d'
 */
export function presetOfWords(text: string, locale: string | null): string | null {
  const folded = foldWords(text)
    .replace(/[’]/g, "'")
    .replace(/[.:]+$/, '');
  const [label = '', detail = ''] = folded.split(/[(（]/);
  if (label.split(' ').length > 6) return null;
  if (YESTERDAY.test(label)) return 'yesterday';
  if (TODAY.test(label)) return 'today';
  if (ALL.test(label)) return 'maximum';
  const numbers = label.match(/\d+/g) ?? [];
  if (numbers.length > 1) return null;
  const unit = UNITS.find(([, pattern]) => pattern.test(label))?.[0];
  const last = LAST.test(label);
  if (unit === 'day') return numbers.length === 1 && last ? `last_${Number(numbers[0])}d` : null;
  const current = THIS.test(label);
  if (!unit || numbers.length > 0 || last === current) return null;
  return `${current ? 'this' : 'last'}_${unit}${unit === 'week' ? weekDetail(detail, current, locale) : ''}`;
}

/** "(Sun – Today)" after a week says where it begins. */
function weekDetail(detail: string, current: boolean, locale: string | null): string {
  const first = /\p{L}+/u.exec(detail)?.[0];
  if (!first) return '';
  const reader = nameReader(locale);
  const start = [reader.own(), ...reader.others()]
    .map((names) => names?.weekday(first))
    .find((day) => day != null);
  if (start === 0) return current ? '_sun_today' : '_sun_sat';
  return start === 1 ? (current ? '_mon_today' : '_mon_sun') : '';
}
