import type { limits as english } from '../en/limits';

export const limits = {
  'pool.more': '{first} + {n|one=# altro|other=altri #}',
  'limits.title': 'Limiti per gruppi',
  'limits.lead':
    'Quanto riceve al giorno una piattaforma, un’etichetta o un account, come minimo e come massimo. Spostamenti e piani restano entro i limiti.',
  'limits.group': 'Gruppo',
  'limits.label': 'Etichetta «{label}»',
  'limits.least': 'Almeno al giorno',
  'limits.most': 'Al massimo al giorno',
  'limits.add': 'Aggiungi limite',
  'limits.change': 'Cambia limite',
  'limits.remove': 'Elimina il limite di {group}',
  'limits.gone': 'Un gruppo che non viene più letto',
  'limits.crossed': 'Il minimo supera il massimo: nessun piano può rispettarli entrambi.',
  'limits.between': 'almeno {least} e al massimo {most} al giorno',
  'limits.least.says': 'almeno {least} al giorno',
  'limits.most.says': 'al massimo {most} al giorno',
  'limits.line': '{group} riceve {spend} al giorno; il tuo limite: {bounds}.',
  'limits.above': 'Sono {amount} di troppo: abbassa i suoi budget di tanto, o alza il limite.',
  'limits.below': 'Mancano {amount}: alza i suoi budget di tanto, o abbassa il limite.',
  'limits.no-rate':
    '{group}: il limite è in {own}, il denaro qui in {currency}. Aggiungi un cambio, o imposta di nuovo il limite.',
  'limits.clash.title': 'I limiti non possono valere tutti',
  'limits.clash.bounds-crossed':
    '{group}: il minimo supera il massimo di {amount}. Cambia uno dei due nelle regole.',
  'limits.clash.below-minimum':
    'Insieme i gruppi dovrebbero ricevere almeno {amount} al giorno più di quanto c’è. Abbassa un minimo di tanto.',
  'limits.clash.above-maximum':
    'I massimi lasciano {amount} al giorno senza posto. Alza un massimo di tanto, o abbassa il totale.',
  'limits.clash.groups-overlap':
    '{group} condivide alcune campagne, non tutte, con un altro gruppo. Limita solo uno dei due.',
  'limits.clash.group-unreachable':
    '{group} manca il limite di {amount} al giorno: le sue campagne e i gruppi che contiene non arrivano fin lì. Cambia il limite di tanto.',
  'limits.clash.kept-above':
    '{group}: le campagne trattenute ricevono {amount} al giorno più del massimo. Alzalo di tanto.',

  'held.limits-clash': 'I tuoi limiti per gruppi non possono valere tutti: cambiane uno nelle regole.',
  'held.period-unknown':
    'Ha un budget per più di un giorno, e non si sa quanto ne è speso. Apri una volta l’intero periodo, con le colonne di inizio e fine.',
  'held.period-spent': 'Il budget del periodo è speso, o il suo tempo è finito.',

  'hint.typed.week': '{now} → {next} a settimana',
  'hint.typed.month': '{now} → {next} al mese',
  'hint.typed.lifetime': '{now} → {next} in tutto',

  'aim.title': 'Fallo calcolare',
  'aim.choose': 'Il denaro deve portare',
  'aim.same': 'il massimo, con la spesa di oggi',
  'aim.roas': 'il massimo valore, con un ROAS di almeno …',
  'aim.cost.conversions': 'il massimo di conversioni, a un costo l’una di al massimo …',
  'aim.cost.leads': 'il massimo di lead, a un costo l’uno di al massimo …',
  'aim.roas.value': 'ROAS di almeno',
  'aim.cost.value': 'Costo di al massimo',
  'aim.cheapest': '{kpi} {value} entro {window}, spendendo il meno possibile',
  'aim.place': 'Metti sui cursori',
  'aim.placed':
    'Sui cursori: {total} al giorno invece di {now}, per circa {later} al giorno invece di {before}.',
  'aim.bounds':
    'Entro i tuoi limiti; le campagne trattenute restano come sono; ciascuna al massimo il doppio di oggi.',
  'aim.too-dear.roas':
    'Nessuna combinazione di queste campagne ha un ROAS così, nemmeno con poco denaro. Chiedi di meno.',
  'aim.too-dear.cost':
    'Nessuna combinazione di queste campagne costa così poco, nemmeno con poco denaro. Concedi di più.',
} as const satisfies Record<keyof typeof english, string>;
