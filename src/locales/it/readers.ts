import type { Catalogue } from '../words';

/** How well consoles are read. */
export const readers = {
  'nav.readers': 'Lettori',
  'readers.hint':
    'Che cosa si è capito delle tabelle di ogni console. Una console spenta non viene né letta né segnata; quello che è stato letto prima resta.',
  'readers.column.console': 'Console',
  'readers.column.read': 'Lettura',
  'readers.column.matched': 'Che cosa è stato riconosciuto',
  'readers.column.verdict': 'Se i conti tornano',
  'readers.counts': '{today} oggi, {week} in sette giorni',
  'readers.good': 'Ultima lettura buona: {age}',
  'readers.good.none': 'Nessuna lettura buona in sette giorni',
  'readers.never': 'Mai letta',
  'readers.columns.none': 'Nessuna colonna di cifre',
  'readers.provisional': 'Provvisorio',
  'readers.confirm': 'È giusto',
  'readers.confirm.for': 'È giusto: {console} è letta come si deve',
  'readers.changed.attribution':
    '{account}: l’attribuzione è {to} dal {since}; prima era {from}. Le due non si sommano mai. Le luci su conversioni, valore e costo usano solo {to}: apri anche i giorni prima con questa, o restano grigie.',
  'readers.changed.currency':
    '{account}: gli importi sono in {to} dal {since}; prima erano in {from}. Non si sommano mai. Le luci sugli importi usano solo {to}: apri anche i giorni prima con questa, o restano grigie.',
  'readers.changed.nameless': 'Un account senza nome',
  'readers.report':
    'Una pagina è letta male? Aprila e scegli “Copia una segnalazione” nel popup: nomi, cifre e id vengono sostituiti prima della copia.',
  'verdict.reconciles': 'I conti tornano, per quanto si può controllare.',
  'verdict.unchecked': 'Niente con cui controllare: non si vedono né totali né rapporti.',
  'verdict.partial': '{seen} righe viste su {total}: scorri, o apri la pagina successiva.',
  'verdict.partial.uncounted':
    '{seen} righe viste, e i totali della pagina ne contano di più: scorri, o apri la pagina successiva.',
  'verdict.partial-day': 'L’intervallo arriva a un giorno non ancora finito.',
  'verdict.does-not-add-up':
    '{metric}: i conti non tornano. Le righe danno {rows}, il totale della pagina {total}. Questa lettura non viene usata.',
  'verdict.does-not-add-up.filter':
    '{metric}: i conti non tornano ({rows} contro {total}): c’è un filtro attivo.',
  'verdict.does-not-add-up.breakdown':
    '{metric}: i conti non tornano ({rows} contro {total}): la tabella è suddivisa.',
  'verdict.does-not-add-up.unreadable':
    '{metric}: i conti non tornano ({rows} contro {total}): alcune cifre non si sono potute leggere.',
  'verdict.does-not-add-up.loading':
    '{metric}: i conti non tornano ({rows} contro {total}): la tabella si stava ancora caricando.',
  'verdict.does-not-add-up.unseen':
    '{metric}: i conti non tornano ({rows} contro {total}): il totale può essere di altre righe.',
  'verdict.does-not-add-up.more-rows':
    '{metric}: nel totale della pagina ({total}) è più che nelle righe ({rows}): il totale conta righe che non si vedono.',
  'verdict.identities-broken':
    '{metric} non è quello che danno le sue colonne, in {rows} righe su {checked}.',

  'results.title': 'Risultati',
  'results.hint':
    'Alcune console contano per ogni campagna “risultati” di un tipo. Indica quali tipi sono conversioni e quali lead; gli altri hanno un proprio costo per risultato.',
  'results.none': 'Nessun tipo di risultato letto finora.',
  'results.campaigns': '{n|one=# campagna|other=# campagne}',
  'results.conversions': 'Conversioni',
  'results.leads': 'Lead',
  'results.none-of-both': 'Né l’uno né l’altro: risultati a sé',
} satisfies Catalogue;
