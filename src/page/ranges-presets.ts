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

/** Words of the consoles' languages, folded; between bars. Han words stand among others without spaces. */
const UNITS: [string, RegExp][] = [
  [
    'day',
    words('days?|giorni|tagen?|jours|dias|dagen|dni|dagarna|dagar|gun|днеи|дня|день|ngay', '天|日間|日间|日'),
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
    words('month|mese|monats?|mois|mes|maand|miesiacu?|manad(?:en)?|ay|месяце?|thang', '个月|個月|月'),
  ],
  [
    'quarter',
    words(
      'quarter|trimestre|quartal|kwartaal|kwartale?|kvartal(?:et)?|ceyrek|квартале?|quy',
      '季度|四半期|季',
    ),
  ],
  ['year', words('year|anno|jahr|annee|ano|jaar|roku?|ar(?:et)?|yil|году?|nam', '年')],
];
const THIS = words(
  "this|quest[oa]|quest'|diese[rsnm]?|aktuelle[rsnm]?|cet?|cette|est[ea]|deze|dit|ten|tym|biezacy|denna|detta|den har|det har|i(?= ar$)|bu|эт(?:от|а|ом|ои)|текущ(?:ии|ая|ем|еи)|nay",
  '本|今|这一?|這一?',
);
const LAST = words(
  'last|past|previous|scors[oa]|ultim[oai]|precedent[ei]|letzte[rsnm]?|vorige[rsnm]?|vergangene[rsnm]?|dernier(?:e?s|e)?|pasad[oa]|ultim[oa]s|anterior|passad[oa]|vorig|afgelopen|laatste|zeszl(?:y|ym)|poprzedni|ostatni(?:e|ch)?|forra|senaste|gecen|son|прошл(?:ыи|ая|ом|ои)|последни[еих]|предыдущ(?:ии|ая)|(?<!ngay )truoc|ngoai|qua',
  '过去|過去|最近|近|上一?|先|前(?!$)|昨|去',
);
/** Words that change nothing. */
const LINKS = words("the|il|lo|la|l'|gli|i|les?|las?|los?|el|os?|as?|in|w|на|в|за|na|de|den|det|ci", '的');
const TODAY = whole(
  "today|oggi|heute|aujourd'hui|hoy|hoje|vandaag|dzisiaj|dzis|i ?dag|bugun|сегодня|hom nay|今天|今日|本日",
);
const YESTERDAY = whole(
  'yesterday|ieri|gestern|hier|ayer|ontem|gisteren|wczoraj|i ?gar|dun|вчера|hom qua|昨天|昨日',
);
const ALL = whole(
  "all time|maximum|lifetime|sempre|massimo|tutto il periodo|dall'inizio|gesamter? zeitraum|gesamte zeit|toute la periode|toutes les dates|depuis le debut|todo el (?:periodo|tiempo)|maximo|todo o periodo|alle tijden|volledige periode|caly (?:czas|okres)|all tid|hela (?:tiden|perioden)|tum zamanlar|maksimum|(?:за )?все время|максимум|toan bo thoi gian|moi thoi gian|toi đa|所有时间|全部时间|所有時間|最长时间|全期間|すべての期間|最大",
);

function words(spaced: string, han: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${spaced})(?!\\p{L})|${han}`, 'gu');
}

function whole(labels: string): RegExp {
  return new RegExp(`^(?:${labels})$`, 'u');
}

/**
 * The preset that some words name, in the consoles' languages: `today`, `yesterday`, `last_7d`, `this_month`,
 * `last_week_mon_sun`, `maximum` … Null where any word more is there ("Last business week", "30 days up to yesterday").
 * "Last 7 days" is `last_7d` whether or not that console counts today.
 * @example presetOfWords('Ultimi 30 giorni', 'it') // 'last_30d'
 */
export function presetOfWords(text: string, locale: string | null): string | null {
  const [label = '', detail = ''] = foldWords(text)
    .split('(')
    .map((part) => part.replace(/[\s.:)-]+$/, ''));
  if (YESTERDAY.test(label)) return 'yesterday';
  if (TODAY.test(label)) return 'today';
  if (ALL.test(label)) return 'maximum';
  const spaced = label.replace(/'\s*/g, "' ");
  const has = (pattern: RegExp) => spaced.search(pattern) >= 0;
  const numbers = spaced.match(/\d+/g) ?? [];
  const units = UNITS.filter(([, pattern]) => has(pattern));
  const [last, current] = [has(LAST), has(THIS)];
  const rest = [/\d+/g, LAST, THIS, LINKS, ...UNITS.map(([, pattern]) => pattern)].reduce(
    (left, pattern) => left.replace(pattern, ' '),
    spaced,
  );
  const unit = units[0]?.[0];
  if (units.length !== 1 || numbers.length > 1 || last === current || /[\p{L}\d]/u.test(rest)) return null;
  if (unit === 'day') return numbers.length === 1 && last ? `last_${Number(numbers[0])}d` : null;
  if (numbers.length > 0) return null;
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
