import type { Catalogue } from '../words';

/** Words of channels without ads. */
export const channels = {
  'span.days': '{n|one=# giorno|other=# giorni}',
  'span.weeks': '{n|one=# settimana|other=# settimane}',
  'span.months': '{n|one=# mese|other=# mesi}',

  'channel.add': 'Aggiungi un canale',
  'channel.edit': 'Modifica {name}',
  'channel.edit.short': 'Modifica',
  'channel.save': 'Salva il canale',
  'channel.cancel': 'Annulla',
  'channel.days': 'giorni',
  'channel.halfLife': 'Metà dell’effetto arriva entro',
  'channel.delay': 'Primo effetto dopo',
  'channel.lines': 'Quanto è costato e ha portato finora',
  'channel.lines.hint':
    'Una riga per mese, settimana o giorno: 2026-10, 2026-W41, 05/10/2026, oppure 01/10/2026 – 12/10/2026. Lascia vuoti i risultati che non conosci; 0 vuol dire nessuno.',
  'channel.line.when': 'Quando',
  'channel.line.cost': 'Costo, {currency}',
  'channel.line.conversions': 'Conversioni',
  'channel.line.leads': 'Lead',
  'channel.line.value': 'Valore, {currency}',
  'channel.line.cell': 'Riga {line}: {field}',
  'channel.line.add': 'Aggiungi una riga',
  'channel.line.remove': 'Elimina la riga {line}',
  'channel.line.wrong.when': '“{text}” non è un mese, una settimana o un giorno.',
  'channel.line.wrong.not-over': '“{text}” non è ancora finito: inseriscilo quando lo sarà.',
  'channel.line.wrong.overlap': 'Giorni di {text} sono già in un’altra riga.',
  'channel.line.wrong.number': '{field}: “{text}” non è un numero.',
  'channel.line.wrong.below-zero': '{field}: “{text}” è sotto zero.',
  'channel.line.wrong.currency': '{field}: “{text}” è in un’altra valuta.',
  'channel.line.wrong.nothing': '{field} manca; 0 se non è costato nulla.',
  'channel.paste': 'Incolla righe da un foglio di calcolo',
  'channel.paste.label': 'Righe, con celle separate da tabulazioni, virgole o punti e virgola',
  'channel.paste.example': '2026-09\t600\t18\n2026-10\t600\t21',
  'channel.paste.take': 'Mettile nella tabella',
  'channel.before': 'Costava anche prima della prima riga, circa altrettanto al giorno',
  'channel.expected': 'Che cosa ti aspetti',
  'channel.expected.hint':
    'Vale finché le righe qui sopra non bastano. Lascia vuoti entrambi se non ti aspetti ancora nulla.',
  'channel.spend': 'Costo al giorno',
  'channel.outcome.conversions': 'Conversioni al giorno, a regime',
  'channel.outcome.leads': 'Lead al giorno, a regime',
  'channel.outcome.value': 'Valore al giorno, a regime',
  'channel.begun': 'Questo denaro si spende già',
  'channel.moves': 'Può entrare negli spostamenti',
  'channel.moves.why':
    'All’inizio no: uno spostamento toglie denaro a ciò che una console ha misurato e lo dà a ciò che stimi tu. Gli spostamenti con questo canale lo dicono.',
  'channel.wrong': 'Non ancora salvato: un campo qui sopra manca o non si legge.',
  'channel.wrong.lines':
    'Non ancora salvato: {n|one=# riga qui sopra è da correggere|other=# righe qui sopra sono da correggere}.',
  'channel.many': 'Non salvato: più di {most} righe.',
  'channel.homeless':
    'Gli account a cui era stato aggiunto non ci sono più. Modificalo e salvalo per tenerlo qui.',

  'channel.says': '{spend} al giorno portano circa {brings} al mese, {basis}.',
  'channel.says.idle':
    'Ora non ci si spende nulla. {spend} al giorno porterebbero circa {brings} al mese, {basis}.',
  'channel.says.slow': 'Di una modifica, {slow}.',
  'channel.says.nothing': 'Nulla dice ancora che cosa porti.',
  'channel.says.other': 'Conta altro rispetto agli obiettivi di qui: resta a parte.',
  'channel.slow.half': 'metà arriva dopo {after}',
  'channel.slow.delay': 'l’effetto arriva dopo {after}',
  'channel.basis.figures': 'da {span} di tuoi dati',
  'channel.basis.expected': 'secondo ciò che ti aspetti',
  'channel.short.few':
    'Le righe sono troppo poche per dirlo: almeno tre con risultati, su otto settimane, con dieci risultati.',
  'channel.short.early':
    'Troppo presto per dirlo dalle righe: gran parte del denaro non ha ancora avuto effetto.',
  'channel.short.old': 'L’ultima riga ha più di due mesi: aggiungi quello che è venuto dopo.',
  'channel.short.idle': 'Nelle ultime settimane delle righe non si è speso nulla.',

  'hint.own': 'Stimato {basis}; nessuna console lo conta, quindi non viene mai confrontato.',
  'hint.range.own':
    'In 8 casi su 10 fra {low} e {high}. Probabilità di un guadagno nei primi tre mesi: {chance}.',
  'hint.gain.own': 'Circa {value} {what} in più al mese quando tutto l’effetto è arrivato.',
  'hint.own.slow': 'Dell’effetto {slow}; nei primi tre mesi sono circa {soon} al mese.',
  'hint.rests.own': '{n} {what} delle ultime settimane in {name}. {age}.',
  'hint.wrong.own': '{name} è una stima propria: nessuno l’ha misurata.',
  'held.own-off': 'Stima propria: entra negli spostamenti quando lo attivi.',
  'held.own-idle': 'Ora non ci si spende nulla: provalo prima sui cursori.',
  'held.own-unknown': 'Nulla dice ancora che cosa porti.',
  'whatif.brings.own': '{now} → {later} al giorno quando tutto l’effetto è arrivato',
  'whatif.own.adds':
    '{name}: {more} in più entro il {day}, e {month} in più al mese quando tutto l’effetto è arrivato.',
  'whatif.own.loses': '{name}: {more} in meno entro il {day}, e {month} in meno al mese a lungo andare.',
  'whatif.own.aside': 'Stima propria. Nessuna console lo conta, quindi non è nelle luci qui sopra.',
} as const satisfies Catalogue;
