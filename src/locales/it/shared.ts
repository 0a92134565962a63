import type { Catalogue } from '../words';

/** Words that the overlay, the popup and the dashboard share. */
export const shared = {
  'light.red': 'Rosso',
  'light.yellow': 'Giallo',
  'light.green': 'Verde',
  'light.grey': 'Grigio',
  'light.red.says': 'Attenzione: troviamo subito una soluzione.',
  'light.yellow.says': 'Occhio, qui si può migliorare.',
  'light.green.says': 'Tutto bene: prendi nota, lo rifacciamo.',
  'light.grey.says': 'Non si può ancora dire.',
  'light.stale': 'Manca la lettura di un giorno più recente',

  'kpi.ctr': 'CTR',
  'kpi.cpc': 'CPC',
  'kpi.cpm': 'CPM',
  'kpi.cvr': 'Tasso di conversione',
  'kpi.cpa': 'CPA',
  'kpi.cpl': 'Costo per lead',
  'kpi.cac': 'CAC',
  'kpi.costPerResult': 'Costo per risultato',
  'kpi.aov': 'Valore medio ordine',
  'kpi.roas': 'ROAS',
  'kpi.acos': 'ACoS',
  'kpi.roi': 'ROI',
  'kpi.spend': 'Spesa',
  'kpi.impressions': 'Impressioni',
  'kpi.clicks': 'Clic',
  'kpi.conversions': 'Conversioni',
  'kpi.conversionValue': 'Valore di conversione',
  'kpi.leads': 'Lead',
  'kpi.newCustomers': 'Nuovi clienti',
  'kpi.results': 'Risultati',
  'kpi.mer': 'MER',
  'kpi.poas': 'POAS',
  'kpi.clv': 'CLV',
  'kpi.ltvCac': 'LTV:CAC',
  'kpi.churn': 'Tasso di abbandono',
  'kpi.custom': 'Formula propria',

  'metric.impressions': 'impressioni',
  'metric.clicks': 'clic',
  'metric.linkClicks': 'clic sul link',
  'metric.spend': 'spesa',
  'metric.conversions': 'conversioni',
  'metric.conversionValue': 'valore di conversione',
  'metric.results': 'risultati',
  'metric.reach': 'copertura',
  'metric.frequency': 'frequenza',
  'metric.leads': 'lead',
  'metric.newCustomers': 'nuovi clienti',
  'metric.ctr': 'CTR',
  'metric.cpc': 'CPC',
  'metric.cpm': 'CPM',
  'metric.cvr': 'tasso di conversione',
  'metric.cpa': 'CPA',
  'metric.roas': 'ROAS',
  'metric.acos': 'ACoS',
  'metric.costPerResult': 'costo per risultato',
  'metric.revenue': 'ricavi',
  'metric.refunds': 'rimborsi',
  'metric.orders': 'ordini',
  'metric.customersLost': 'clienti persi',
  'metric.customersAtStart': 'clienti all’inizio',

  'console.any': 'la tua console',
  'console.other': 'Un’altra pagina',

  'age.now': 'adesso',
  'age.minutes': '{n} min fa',
  'age.hours': '{n} h fa',
  'age.days': '{n|one=# giorno fa|other=# giorni fa}',
  'age.never': 'mai letto',
  'age.ahead': 'più avanti di questo orologio',

  'formula.total': 'somma nell’intervallo',
  'formula.return': '({value} × margine − {spend}) ÷ {spend}',
  'formula.mer': 'tutti i ricavi ÷ tutta la spesa',
  'formula.poas': '(ricavi − rimborsi) × margine ÷ spesa',
  'formula.clv': '(ricavi − rimborsi) ÷ ordini × margine × ordini per cliente',
  'formula.ltvCac': 'valore di un cliente nel tempo ÷ (spesa ÷ nuovi clienti)',
  'formula.churn': 'clienti persi ÷ clienti all’inizio',
  'term.margin': 'margine',
  'term.ordersPerCustomer': 'numero di ordini per cliente, o il tasso di abbandono',
  'figure.points': '{n|one=# punto|other=# punti}',
  'distance.on.target': 'in linea con l’obiettivo',
  'distance.over.target': '{by} sopra l’obiettivo',
  'distance.under.target': '{by} sotto l’obiettivo',
  'distance.on.pace': 'in linea con il ritmo',
  'distance.over.pace': '{by} oltre il ritmo',
  'distance.under.pace': '{by} sotto il ritmo',
  'distance.on.pace.late': 'in linea a dati completi',
  'distance.over.pace.late': '{by} avanti a dati completi',
  'distance.under.pace.late': '{by} indietro a dati completi',

  'ripe.share':
    'È arrivato il {share} delle conversioni di questo intervallo; il resto è in arrivo, e le probabilità ne tengono conto.',
  'ripe.learnt': 'Stimato su {days|one=# giorno riletto|other=# giorni riletti}.',
  'ripe.usual': 'Di solito è così su {console}: il tuo ritardo non è ancora noto.',
  'trail.since': 'Dal {since}.',
  'trail.slipping.green': 'In calo: era in linea con l’obiettivo fino al {since}.',
  'trail.slipping.green.pace': 'In calo: era al passo fino al {since}.',
  'trail.slipping.yellow': 'In calo: era in giallo fino al {since}.',
  'trail.slipping.green.dated': 'In calo: prima era in linea con l’obiettivo.',
  'trail.slipping.green.pace.dated': 'In calo: prima era al passo.',
  'trail.slipping.yellow.dated': 'In calo: prima era in giallo.',
  'trail.recovering.red': 'In ripresa dal {since}: prima era in rosso.',
  'trail.recovering.yellow': 'In ripresa dal {since}: prima era in giallo.',
  'trail.first': 'Giudicato dal {since}; prima non si poteva dire nulla.',
  'trail.lost': 'Era {before} fino al {since}.',

  'changed.title': 'Perché è cambiato',
  'changed.loading': 'Confronto con i giorni prima',

  'attribution.click': 'clic {n|one=# giorno|other=# giorni}',
  'attribution.view': 'visualizzazione {n|one=# giorno|other=# giorni}',
  'attribution.days': '{n|one=# giorno|other=# giorni}',
  'attribution.click_date': 'per giorno del clic',
  'attribution.event_date': 'per giorno della conversione',
  'reason.meets': '{kpi} a {value}: {distance}.',
  'reason.misses': '{kpi} a {value}: {distance}.',
  'reason.misses.since': '{kpi} a {value}: {distance}. In rosso dal {since}.',
  'reason.open': '{kpi} a {value}: {distance}. Può ancora andare in un modo o nell’altro.',
  'reason.open.chance': '{kpi} a {value}: {distance}. La probabilità di centrare l’obiettivo è del {chance}.',
  'reason.too-few': 'I conteggi sono troppo pochi per giudicare {kpi}. Aspetta ancora qualche giorno.',
  'reason.immature':
    'Le ultime conversioni devono ancora arrivare, quindi {kpi} sembra peggio di com’è. Aspetta qualche giorno prima di intervenire.',
  'reason.immature.ripe':
    'Finora è arrivato solo il {ripe} delle conversioni dell’intervallo, quindi {kpi} sembra peggio di com’è. Aspetta qualche giorno prima di intervenire.',
  'reason.early': 'Il periodo è appena iniziato. I primi giorni dicono troppo poco per giudicare {kpi}.',
  'reason.learning': 'La campagna è in fase di apprendimento. Lasciala finire prima di cambiare qualcosa.',
  'reason.among-many':
    '{kpi} è {value}: {distance}. Fra così tante campagne, una può apparire così per caso. Lo diranno le prossime letture.',
  'reason.waiting':
    '{kpi} si è mosso. Lo conferma una seconda lettura, almeno 12 ore dopo la prima: riapri la tabella più tardi.',
  'reason.no-reading':
    'Per questo obiettivo non è stato letto ancora nulla. Apri una volta la tabella delle campagne: {console}.',
  'reason.window-missing': 'Per completare questa luce, apri una volta {missing}: {console}.',
  'reason.rows-missing':
    'Sono state lette solo {seen} campagne su {total}. Scorri la tabella fino in fondo o apri la pagina dopo: {console}.',
  'reason.metric-absent':
    'La tabella non mostra: {metric}. Aggiungi la colonna ({console}) e questa luce si completa.',
  'reason.metric-empty':
    'La tabella non dà un valore per: {metric}. Vuoto non è zero: controlla che venga tracciato ({console}).',
  'reason.nothing-counted': 'Questo intervallo non ha ancora {divisor}, quindi {kpi} non si può calcolare.',
  'reason.business-missing':
    'Aggiungi {metric} del periodo {days} nella pagina Azienda: questa luce seguirà.',
  'reason.business-missing.differ':
    'Due registri danno {metric} del periodo {days} nella pagina Azienda. Tieni il dato in uno solo.',
  'reason.business-missing.scope': '{kpi} riguarda tutta l’azienda. Imposta l’obiettivo per tutto.',
  'reason.parameter-missing': 'Per {kpi} serve il {parameter}. Scrivilo nell’obiettivo.',
  'reason.currency-mixed':
    'I valori sono in più valute, che non si sommano mai. Imposta un obiettivo per ogni account.',
  'reason.currency-mixed.changed':
    'L’account è passato da {before} a {after}, e le due valute non si sommano mai. Fai iniziare l’obiettivo dal primo giorno in {after}.',
  'reason.currency-unknown': 'La valuta di questi valori non è nota. Imposta la valuta dell’account in Dati.',
  'reason.attribution-mixed':
    'Le letture usano attribuzioni diverse, che non si sommano mai. Scegline una ({console}) e riapri la tabella.',
  'reason.result-types-mixed':
    'Queste campagne contano tipi di risultato diversi, che non si sommano mai. Imposta un obiettivo per ogni tipo, per nome o etichetta.',
  'reason.contradiction':
    'Due letture degli stessi giorni non concordano. Riapri {missing} per chiarire: {console}.',
  'reason.contradiction.figure':
    'Una lettura di {missing} si contraddice: {metric} non torna con le cifre accanto, quindi non viene usata. Riapri la tabella in {console}; se resta così, copia una segnalazione in Lettori.',
  'reason.from-the-future':
    'L’ultima lettura è del {later}, più avanti dell’orologio di questo computer, quindi non viene usata. Controlla l’orologio, o riapri {missing}: {console}.',
  'reason.refunds':
    'I rimborsi superano le vendite: {kpi} a {value} non dice nulla dei giorni a venire. Controlla i rimborsi qui: {console}.',
  'reason.stale':
    'L’ultima lettura è del {read}: troppo vecchia per giudicare. Apri una volta la tabella delle campagne.',
  'reason.not-begun': 'Il periodo inizia il {from}.',
  'reason.over': 'Il periodo è finito il {to}. Imposta un nuovo obiettivo o rendilo ricorrente.',
  'reason.bad-input':
    'Un valore letto non può essere giusto, quindi non viene usato. Riapri la tabella; se resta così, copia il problema da Dati.',

  'problem.said': '{sentence} ({said})',
  'problem.not-campaign-table': 'Questa tabella non elenca campagne. Apri la tabella delle campagne.',
  'problem.table-loading': 'La tabella si sta ancora caricando. Un momento.',
  'problem.table-empty': 'La tabella è vuota. Controlla i filtri e le date.',
  'problem.layout-unknown':
    'Questa tabella ha una struttura che Lampadina non conosce. Non è stato letto nulla.',
  'problem.range-unknown':
    'L’intervallo di date non è leggibile. Scegli un intervallo con un inizio e una fine.',
  'problem.range-unbounded': '“Sempre” non ha un inizio. Scegli un intervallo con un inizio e una fine.',
  'problem.range-ambiguous':
    'L’intervallo di date si può leggere in due modi. Scegline uno predefinito, come “Questo mese”.',
  'problem.currency-unknown': 'La valuta non è leggibile. Imposta la valuta dell’account in Dati.',
  'problem.currency-mixed': 'La tabella mostra più valute. Gli importi sono rimasti fuori da questa lettura.',
  'problem.number-unreadable': 'Un valore non è leggibile ed è rimasto fuori.',
  'problem.number-ambiguous': 'Un valore si può leggere in due modi ed è rimasto fuori.',
  'problem.column-unknown': 'Una colonna non è nota ed è rimasta fuori.',
  'problem.campaign-column-missing': 'La tabella non ha una colonna dei nomi. Mostra la colonna Campagna.',
  'problem.id-missing':
    'Alcune righe non mostrano l’ID, quindi non possono avere una luce. Mostra la colonna ID, se c’è.',
  'problem.account-unknown':
    'Dalla pagina non si capisce di quale account si tratta. Apri la tabella dalla pagina dell’account.',
  'problem.attribution-mixed': 'Le righe usano attribuzioni diverse. Scegline una per tutta la tabella.',
  'problem.result-types-mixed': 'Le righe contano tipi di risultato diversi. Restano separati.',
  'problem.rows-missing':
    'Non tutte le righe sono state viste. Scorri fino in fondo o apri la pagina seguente.',
  'problem.filter-active':
    'C’è un filtro attivo: totali e conteggi sono di ciò che mostra. Toglilo per leggere tutto l’account.',
  'problem.breakdown-rows': 'La tabella è suddivisa. Togli la suddivisione per leggere campagne intere.',
  'problem.language-unknown':
    'La lingua della pagina non è nota, quindi i nomi delle colonne non sono leggibili.',
  'problem.reader-failed':
    'La lettura di questa tabella non è riuscita. Nulla è cambiato. Copia il problema e segnalalo.',
  'problem.provisional':
    'Nessuno ha ancora confermato la pagina di questa console. Confronta le cifre con la tabella prima di agire.',

  'failure.bad-message':
    'Questa pagina e la parte in background hanno versioni diverse. Chiudi la pagina e riaprila.',
  'failure.not-allowed': 'Da qui non è consentito. Nulla è cambiato.',
  'failure.disk-full':
    'Il disco è pieno. Nulla è andato perso e nulla è stato salvato: libera spazio e riprova.',
  'failure.store-unavailable': 'Il browser non apre l’archivio. Riavvia il browser; quello che c’era resta.',
  'failure.failed': 'La parte in background non ha risposto. Riprova.',
} as const satisfies Catalogue;
