import type { Catalogue } from '../words';

/** How far platforms may go beyond a daily budget. */
export const delivery = {
  'delivery.may':
    '{console} può spendere fino a {bounds}: un giorno sopra il budget non è di per sé un allarme.',
  'delivery.day': '{times} volte il budget giornaliero in un giorno',
  'delivery.week': '{times} volte in una settimana (da domenica a sabato)',
  'delivery.month': '{times} volte in un mese',
  'delivery.month.days': 'un budget giornaliero per ogni giorno del mese',
  'delivery.most': 'Nei giorni che restano di questo periodo sono al massimo {most}.',
  'delivery.title': 'Spesa oltre il budget',
  'delivery.hint':
    'Quante volte il budget giornaliero può spendere una piattaforma. Le luci sulla spesa non prevedono più di così. Lascia vuoto dove il limite non c’è; scrivi “giorni” per un budget per ogni giorno del mese.',
  'delivery.field.day': 'In un giorno',
  'delivery.field.week': 'In una settimana',
  'delivery.field.month': 'In un mese',
  'delivery.days': 'giorni',
  'field.wrong.delivery-times': 'Un numero da 1 a {most}, oppure niente.',
  'delivery.others': 'Altre piattaforme',
  'delivery.reset': 'Torna alle regole delle piattaforme',
} satisfies Catalogue;
