import type { Catalogue } from '../words';

/** Words of the popup. */
export const popup = {
  'popup.title': 'Lampadina',
  'popup.counts': 'Luci per colore',
  'popup.main': 'Obiettivo principale',
  'popup.lights': 'Luci, dalla peggiore',
  'popup.notice': 'Avviso',
  'popup.why': 'Perché?',
  'popup.moved': 'Che cosa lo ha mosso',
  'popup.edit': 'Modifica obiettivo',
  'popup.removed': 'Obiettivo eliminato',
  'popup.undo': 'Annulla',
  'popup.new': 'Nuovo obiettivo',
  'popup.dashboard': 'Dashboard',
  'popup.oldest': 'Dati più vecchi: {age}',
  'popup.open': 'Apri {console}',

  'popup.teach': 'Insegna questa pagina',
  'popup.teach.change': 'Cambia ciò che hai insegnato qui',
  'popup.teach.hint':
    'Questa pagina non è nota. Mostra una volta a Lampadina quale tabella contiene le tue campagne.',
  'popup.teach.mend':
    'La tabella di questa pagina è disposta in modo nuovo. Mostra una volta a Lampadina quale colonna è quale.',

  'popup.moves.loading': 'Calcolo quale budget si può spostare',
  'popup.moves.none': 'Nessuno spostamento da proporre: le letture non ne danno.',
  'popup.moves.failed': 'Gli spostamenti ora non si possono calcolare. Le luci non ne risentono.',

  'popup.away.title': 'La parte in background non risponde',
  'popup.away': 'Letture e obiettivi sono al sicuro. Al momento Lampadina non riesce a raggiungerli.',
  'popup.first.title': 'Apri una tabella di campagne',
  'popup.first':
    'Lampadina legge i valori che la tua console mostra già e li tiene in questo browser. Apri lì una volta le campagne, poi imposta un obiettivo.',
  'popup.unread.title': 'Ancora nessuna lettura',
  'popup.unread':
    'Apri la tabella delle campagne ({console}) e scegli un intervallo di date, per esempio “Questo mese”.',
  'popup.unread.waiting': '{console} sta ancora caricando la tabella. Si completa da solo.',
  'popup.untargeted.title': 'Imposta il primo obiettivo',
  'popup.untargeted':
    'Ci sono i valori di {n|one=# account|other=# account}. A una luce serve un termine di paragone: un KPI, un valore, una fine.',
  'popup.first-target': 'Imposta un obiettivo',

  'trouble.access-off.title': 'Accesso al sito disattivato: {console}',
  'trouble.access-off':
    'Lampadina non può leggere le pagine di {consoles}. Consentilo e le luci si accendono. Nulla esce da questo browser.',
  'trouble.reload.title': 'Ricarica questa scheda',
  'trouble.reload':
    'Questa scheda di {console} era aperta prima dell’installazione o dell’aggiornamento di Lampadina. Ricaricala una volta.',
  'trouble.console-off.title': '{console}: lettura spenta',
  'trouble.console-off': 'Hai spento la lettura di {consoles}. Quello che è stato letto prima resta.',
  'trouble.not-understood.title': 'Questa pagina non è chiara',
  'trouble.not-understood':
    'C’è una tabella, ma {console} la dispone in un modo non conosciuto. Nulla è stato letto, nulla è cambiato. Copia il problema per segnalarlo.',
  'trouble.problems.title': 'Questa tabella non si può ancora usare',
  'trouble.problems': 'La tabella di {console} è stata letta, ma manca qualcosa:',
  'trouble.consoles': '{n|one=# console|other=# console}',
  'trouble.more': 'E altri {n}',
  'trouble.allow': 'Consenti l’accesso',
  'trouble.reload-tab': 'Ricarica la scheda',
  'trouble.switch-on': 'Riaccendi',
  'trouble.copy': 'Copia una segnalazione',
  'trouble.copied': 'Copiato',
  'trouble.copy-refused': 'Il browser non ha permesso di copiare',
} as const satisfies Catalogue;
