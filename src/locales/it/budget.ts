import type { Catalogue } from '../words';

/** Words of the budget: moves, what if, what became of moves. */
export const budget = {
  'nav.budget': 'Budget',
  'budget.parts': 'Parti del budget',
  'budget.part.moves': 'Spostamenti',
  'budget.part.what-if': 'E se',
  'budget.part.past': 'Spostamenti passati',
  'budget.part.rules': 'Regole',
  'budget.lead':
    'Dove la prossima unità di spesa renderebbe di più. Le conversioni sono quelle che ogni console si attribuisce: non è provato che siano causate dagli annunci.',
  'budget.none.title': 'Ancora niente su cui lavorare',
  'budget.none':
    'Servono i valori di almeno due campagne. Apri una tabella di campagne con i budget, una volta sugli ultimi 30 giorni e una sugli ultimi 7.',
  'budget.pool.spends': '{spend} al giorno nelle ultime due settimane',
  'budget.pool.trouble.currency-unknown':
    'La valuta di questo account non è nota: il denaro non si può spostare neppure sulla carta. Impostala nella pagina Dati.',
  'budget.apart':
    'Il denaro si sposta dentro un account. Dai la stessa etichetta a due account nella pagina Dati e potrà spostarsi fra loro.',
  'budget.stay.title': 'Lascia tutto com’è',
  'budget.stay.says':
    'Nessuno spostamento entro le regole è abbastanza probabile da rendere di più. È una risposta, non una mancanza.',
  'budget.stay.held': 'Ora non si può proporre nulla: sotto trovi che cosa trattiene ogni campagna.',

  'hint.title': 'Sposta {amount} al giorno da {from} a {to}',
  'hint.from': 'Da',
  'hint.to': 'A',
  'hint.gain': 'Circa {value} {what} in più al giorno.',
  'hint.range': 'In 8 casi su 10 fra {low} e {high}. Probabilità di un guadagno: {chance}.',
  'hint.next': 'I prossimi {amount} al giorno portano circa {more} in {to} e {less} in {from}.',
  'hint.budgets': 'Budget giornalieri da inserire',
  'hint.budget.change': '{now} → {next}',
  'hint.unspent': '{name} spende {spend} dei suoi {budget} al giorno: il taglio parte da quello che spende.',
  'hint.rests': 'Su che cosa si basa',
  'hint.rests.counts': '{to} {what} delle ultime settimane in {toName}, {from} in {fromName}. {age}.',
  'hint.rests.read': 'Dati più vecchi: {age}',
  'hint.basis.days': 'I loro giorni dicono come ciascuna risponde a più o meno denaro.',
  'hint.basis.averages':
    'Solo da medie: aggiungi un report giornaliero per conoscere la pendenza. Se c’è già, la spesa non è ancora variata abbastanza.',
  'hint.wrong': 'Che cosa lo smentirebbe',
  'hint.wrong.always':
    'Cambiano domanda, offerta o pagina, oppure la piattaforma ricomincia l’apprendimento dopo la modifica.',
  'hint.wrong.averages':
    'Una delle due potrebbe saturarsi prima del solito: la pendenza non è misurata, solo ipotizzata.',
  'hint.wrong.few': 'Una delle due si basa su poche conversioni.',
  'hint.wrong.late': 'Le conversioni in ritardo sono stimate; il ritardo può essere un altro.',
  'hint.wrong.attribution':
    'I due account contano le conversioni in modi diversi: il confronto è approssimativo.',
  'hint.done': 'Fatto',
  'hint.dismiss': 'Questo no',
  'hint.snooze': 'Chiedi fra una settimana',
  'hint.actions': 'Che cosa fare di questo spostamento',
  'hint.more': 'Perché, e con quale certezza',
  'what.conversions': '{n|one=conversione|other=conversioni}',
  'what.leads': '{n|one=lead|other=lead}',
  'what.conversionValue': 'di valore',
  'count.conversions': '{shown} {n|one=conversione|other=conversioni}',
  'count.leads': '{shown} {n|one=lead|other=lead}',
  'count.conversionValue': '{shown} di valore',

  'done.hint-done': 'Annotato. Le prossime letture mostreranno che cosa ha portato',
  'done.hint-dismissed': 'Messo via per quattro settimane',
  'done.hint-snoozed': 'Torna il {day}',
  'done.plan-kept': 'Piano salvato',
  'done.plan-removed': 'Piano eliminato',
  'done.channel-kept': 'Canale salvato',
  'done.channel-removed': 'Canale eliminato',
  'done.rules': 'Regole salvate',

  'held.title': '{n|one=# campagna resta com’è|other=# campagne restano come sono}',
  'held.count': '{n|one=# campagna|other=# campagne}',
  'held.more': 'e altre {n}',
  'held.no-figures':
    'Mancano spesa e conversioni affiancate nelle ultime due settimane. Apri una volta gli ultimi 7 e gli ultimi 30 giorni.',
  'held.not-running': 'Non attiva.',
  'held.learning': 'In apprendimento: una modifica ora lo farebbe ripartire.',
  'held.edited': 'Modificata da meno di una settimana: si sta ancora assestando.',
  'held.spend-changed':
    'La sua spesa è cambiata di un quinto o più da meno di una settimana: si sta ancora assestando.',
  'held.begun-lately': 'I suoi valori iniziano da meno di due settimane: troppo nuova per spostare denaro.',
  'held.ends-soon': 'Finisce fra meno di una settimana: uno spostamento non farebbe in tempo ad assestarsi.',
  'held.limited-elsewhere': 'Frenata dall’offerta o da una norma: il denaro non risolve.',
  'held.budget-unknown':
    'Il budget giornaliero non è noto. Mostra la colonna del budget, o è un budget totale.',
  'held.budget-zero': 'Il suo budget è zero.',
  'held.spend-above-budget':
    'Per due settimane ha speso ben più del budget: quello mostrato non è quello in vigore.',
  'held.no-spend': 'Non ha speso nulla.',
  'held.negative': 'Valori negativi: correzioni che una previsione non può usare.',
  'held.value-unknown': 'Conversioni senza valore: non si sa quanto renda la sua spesa.',
  'held.immature': 'Meno di metà delle sue conversioni è già arrivata.',
  'held.too-few': 'Troppo poche conversioni per distinguere la sua resa dal caso.',
  'held.alone': 'Non c’è altro da cui o verso cui spostare denaro.',
  'held.nothing-counted': 'Nessuna conversione contata: nulla dice dove il denaro rende.',
  'held.no-headroom': 'Non spende il budget che ha: aumentarlo non cambierebbe nulla.',
  'held.no-taker': 'Le campagne che renderebbero di più con il suo denaro non possono riceverne altro.',
  'held.best-as-it-is': 'Va bene com’è.',

  'past.lead':
    'Ogni spostamento è confrontato con ciò che è arrivato, due settimane dopo la modifica. Qui ci sono i buoni e i cattivi.',
  'past.none': 'Nessuno spostamento fatto o messo via finora.',
  'past.state.done': 'Fatto il {day}',
  'past.state.dismissed': 'Messo via il {day}',
  'past.state.snoozed': 'Torna il {day}',
  'past.state.proposed': 'Non segnato come fatto',
  'past.edit': 'Vista nella console il {day}: {share} dello spostamento',
  'past.edit.none': 'Nelle letture successive non si è vista alcuna modifica di questi budget.',
  'past.waiting':
    'Il confronto arriva dal {day}, quando si conoscono due settimane prima e dopo la modifica.',
  'past.unscored':
    'Senza confronto: di una delle due campagne non sono mai state lette due settimane prima e dopo la modifica.',
  'past.score': 'Previsione: {expected} al giorno; risultato: {seen} (da {low} a {high}).',
  'past.verdict.better': 'Meglio del previsto',
  'past.verdict.as-expected': 'Come previsto',
  'past.verdict.within-noise': 'Dentro il rumore: basterebbe il caso a spiegarlo',
  'past.verdict.worse': 'Meno del previsto',
  'past.undo': 'Riprendi',
  'past.tally':
    'Confrontati finora: {n}. Come previsto o meglio: {good}. Dentro il rumore: {noise}. Meno: {less}.',
  'past.teaches':
    'Ciò che gli spostamenti hanno mostrato corregge, poco alla volta, la pendenza attribuita alle campagne.',

  'whatif.lead':
    'Muovi un cursore e la previsione di ogni obiettivo lo segue. In nessuna console cambia nulla. Oltre il doppio della spesa di oggi nessuna curva è stata vista.',
  'whatif.pool': 'Account',
  'whatif.targets': 'Dove arriverebbero gli obiettivi',
  'whatif.targets.none':
    'Nessun obiettivo qui dipende dal denaro. Impostane uno di costo, resa o volume per vederne l’arrivo.',
  'whatif.now': 'Com’è ora',
  'whatif.plan': 'Con i cursori',
  'whatif.between': 'da {low} a {high}',
  'whatif.chance': 'probabilità {chance}',
  'whatif.unknown': 'Non si può dire: mancano valori del periodo.',
  'whatif.shared':
    'Non si può dire: alcune sue campagne dividono un budget con campagne fuori da questo obiettivo.',
  'whatif.without': 'Senza {n|one=# campagna|other=# campagne} di cui non si sa nulla.',
  'whatif.total': 'Totale al giorno',
  'whatif.total.hint': 'Distribuito dove rende di più; le campagne trattenute restano.',
  'whatif.total.infeasible':
    'Il totale può stare fra {low} e {high}: le campagne trattenute tengono il loro.',
  'whatif.campaigns': 'Campagne, denaro al giorno',
  'whatif.held': 'trattenuta',
  'whatif.own': 'stima propria',
  'whatif.search': 'Cerca campagne',
  'whatif.more': 'Mostra tutte, {n}',
  'whatif.reset': 'Torna a oggi',
  'whatif.brings': '{now} → {later} al giorno',
  'whatif.brings.same': '{now} al giorno',
  'whatif.brings.unknown': 'non si sa che cosa porti',
  'whatif.green': 'Che cosa lo renderebbe verde?',
  'whatif.green.there': 'Arriva verde così com’è.',
  'whatif.green.plan':
    'Il budget può farlo: {total} al giorno invece di {now}, e nessuna campagna cambia più del {width}. I cursori mostrano come.',
  'whatif.green.never': 'Non con il solo budget, fino al doppio della spesa di oggi.',
  'whatif.green.unknown': 'Non se ne sa abbastanza.',
  'whatif.green.elsewhere':
    'I soldi di questo obiettivo stanno in account che nessun piano può spostare insieme: cliente o valuta diversi, oppure mancano i dati.',
  'whatif.keep': 'Salva il piano',
  'whatif.name': 'Nome del piano',
  'whatif.plans': 'Piani a confronto',
  'whatif.plans.load': 'Metti sui cursori',
  'whatif.plans.remove': 'Elimina',
  'whatif.column.plan': 'Piano',
  'whatif.column.spend': 'Al giorno',
  'whatif.steps': 'Da inserire, passo dopo passo',
  'whatif.steps.lead': 'Passi di al massimo {step}, a una settimana l’uno dall’altro.',
  'whatif.steps.more': '… {budget} dal {day}',
  'whatif.steps.on': '{budget} dal {day}',
  'whatif.channels': 'Canali che non sono annunci',
  'whatif.channels.lead':
    'Contenuti, motori di ricerca, e-mail: la tua stima di quanto costano e portano. Sono segnati così ovunque compaiano.',
  'whatif.channel.name': 'Nome',
  'whatif.channel.remove': 'Elimina {name}',

  'rules.lead': 'Fin dove possono arrivare gli spostamenti.',
  'rules.step': 'Passo massimo',
  'rules.step.hint':
    'In su o in giù dalla spesa di oggi. Il 20% è un’abitudine di chi lo fa per mestiere, non una legge delle piattaforme.',
  'rules.minimum': 'Minimo al giorno: {console}',
  'rules.minimum.hint': 'Nella valuta dell’account. Vuoto: nessuno.',
  'rules.rates': 'I tuoi cambi',
  'rules.rates.lead': 'Senza un cambio, gli account di valuta diversa restano separati.',
  'rules.rate.from': 'Uno di',
  'rules.rate.to': 'vale, in',
  'rules.rate.rate': 'Cambio',
  'rules.rate.on': 'Data',
  'rules.rate.says': '1 {from} vale {rate} {to}, al {on}',
  'rules.rate.add': 'Aggiungi cambio',
  'rules.rate.remove': 'Elimina il cambio da {from} a {to}',
  'rules.save': 'Salva regole',

  'overlay.move.from': 'Budget: {amount} al giorno renderebbero di più in {other}.',
  'overlay.move.from.own':
    'Budget: {amount} al giorno renderebbero di più in {other}, secondo una tua stima.',
  'overlay.move.to': 'Budget: {amount} al giorno da {other} renderebbero di più qui.',
  'overlay.move.to.own':
    'Budget: {amount} al giorno da {other} renderebbero di più qui, secondo una tua stima.',

  'popup.moves': 'Spostamenti di budget',
  'popup.moves.all': 'Tutti gli spostamenti',
  'popup.move': '{amount}/giorno',
  'popup.move.gain': '≈ {gain} in più · prob. {chance}',
  'popup.move.gain.own': '≈ {gain} in più al mese, col tempo · stima propria',
  'popup.stay': 'Budget: lasciali come sono',
} as const satisfies Catalogue;
