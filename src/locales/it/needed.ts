import type { Catalogue } from '../words';

/** Words of what a driver would have to be for a target. */
export const needed = {
  'needed.title': 'Quale leva basterebbe, con i budget come sono?',
  'needed.loading': 'Lettura delle ultime settimane',
  'needed.none': 'Le ultime settimane non sono lette abbastanza da vicino per scomporre la catena.',
  'needed.beyond': 'Nessuna leva lo porta al verde nel tempo che resta.',
  'needed.would':
    '{driver}: dovrebbe essere {needed} {days|one=nel giorno che resta|other=nei # giorni che restano}; ultimamente {now}. Hai avuto da {low} a {high} {last}: {times|one=# volta|other=# volte} così.',
  'needed.alone.never': 'Nessuna leva da sola è mai stata così buona {last}.',
  'needed.alone.unknown':
    'Una di queste basterebbe {days|one=nel giorno che resta|other=nei # giorni che restano}. Se sia mai stata così buona non si sa: le settimane prima non sono lette. Un report giornaliero le racconta.',
  'needed.together': 'Basterebbero più leve insieme, ognuna come nella sua settimana migliore.',
  'needed.together.not': 'Non bastano neppure tutte insieme, ognuna come nella sua settimana migliore.',
  'needed.last.week': '{n|one=nell’ultima settimana|other=nelle ultime # settimane}',
  'needed.last.month': '{n|one=nell’ultimo mese|other=negli ultimi # mesi}',
  'needed.past': 'da {low} a {high}',
  'needed.past.unknown': 'non si sa',
  'needed.column.driver': 'Leva',
  'needed.column.now': 'Ultimamente',
  'needed.column.needed': 'Dovrebbe essere',
  'needed.column.past.week': '{n|one=Ultima settimana|other=Ultime # settimane}',
  'needed.column.past.month': '{n|one=Ultimo mese|other=Ultimi # mesi}',
  'needed.verdict.reached': 'raggiunta {times|one=# volta|other=# volte} su {of}',
  'needed.verdict.never': 'mai vista',
  'needed.verdict.impossible': 'impossibile',
  'needed.rests':
    'Ognuna da sola, il resto com’è, {days|one=nel giorno che resta|other=nei # giorni che restano}. Ultimamente: {range}, conversioni in ritardo comprese.',
} as const satisfies Catalogue;
