import type { Catalogue } from '../words';

export const backup = {
  'backup.choose': 'Ripristina un backup',
  'backup.stop': 'Ferma',
  'backup.busy.look': 'Controllo il file',
  'backup.busy.bring': 'Ripristino',
  'backup.refused.not-a-backup': 'Questo file non è un backup di Lampadina. Non è cambiato nulla.',
  'backup.refused.newer':
    'Questo file viene da una versione più nuova di Lampadina. Aggiorna l’estensione, poi ripristinalo. Non è cambiato nulla.',
  'backup.half':
    'Una parte del file è dentro. Ripristina lo stesso file: quello che c’è già non viene raddoppiato, il resto si aggiunge.',
  'backup.found': 'Backup del {at}',
  'backup.kind.account': '{n|one=# account|other=# account}',
  'backup.kind.reading': '{n|one=# lettura|other=# letture}',
  'backup.kind.target': '{n|one=# obiettivo|other=# obiettivi}',
  'backup.kind.labels': 'Etichette di {n|one=# campagna|other=# campagne}',
  'backup.kind.record': '{n|one=# altro dato|other=# altri dati} (dati aziendali, mappe, piani, consigli)',
  'backup.cut': 'Il file non è completo: manca la fine, o mancano righe.',
  'backup.damaged': '{n|one=# riga non si può|other=# righe non si possono} leggere: {lines}.',
  'backup.consent': 'Puoi ripristinare il resto. La parte rovinata resta fuori.',
  'backup.differing':
    '{n|one=# obiettivo qui è diverso|other=# obiettivi qui sono diversi} dal file: quale deve valere?',
  'backup.take.newer': 'Quello cambiato per ultimo',
  'backup.take.mine': 'Quello qui',
  'backup.take.file': 'Quello nel file',
  'backup.settings': 'Prendi dal file anche le impostazioni',
  'backup.merge':
    'Il file si unisce a quello che c’è qui. Le letture che ci sono già non vengono raddoppiate; le luci si giudicano da capo. Se si ferma a metà, ripristina lo stesso file per finire.',
  'backup.bring': 'Ripristina',
  'backup.bring.rest': 'Ripristina quello che si legge',
  'backup.leave': 'Annulla',
  'backup.done':
    'È dentro: {added|one=# riga è nuova|other=# righe sono nuove}, {changed} completano quello che c’era, {known} c’erano già.',
  'backup.done.cut':
    'Il file era troncato, quindi è rientrata solo una parte di ciò che conteneva. Ripristinane una copia intera per aggiungere il resto: ciò che c’è già non si raddoppia.',
  'backup.nothing': 'Tutto quello che è nel file c’è già. Non è cambiato nulla.',
  'backup.left': '{n|one=# riga è rimasta|other=# righe sono rimaste} fuori: {lines}.',
  'remove.days': 'Elimina letture per data',
  'remove.days.account': 'Account',
  'remove.days.all': 'Tutti gli account',
  'remove.days.from': 'Dal',
  'remove.days.open': 'Vuoto: dall’inizio',
  'remove.days.to': 'Al, compreso',
  'remove.days.until': 'fino al {day}',
  'remove.days.goes': '{n|one=Se ne va # lettura|other=Se ne vanno # letture}: {days}.',
  'remove.days.none': 'Nessuna lettura sta tutta in questi giorni.',
  'remove.days.across':
    '{n|one=# lettura va oltre questi giorni e resta|other=# letture vanno oltre questi giorni e restano}, con i giorni che contiene.',
  'remove.days.today': 'Oggi è tra questi giorni: quello che si legge più tardi oggi resta di nuovo.',
  'remove.days.stays':
    'Nomi ed etichette delle campagne, obiettivi e dati aziendali restano. Per toglierli elimina l’account.',
  'remove.keep-bin': 'Tieni nel cestino per 7 giorni',
  'remove.for-good': 'Elimina per sempre',
  'remove.in-bin': 'Resta nel cestino per 7 giorni e si può ripristinare.',
  'done.days-removed': '{n|one=# lettura eliminata|other=# letture eliminate}',
  'bin.title': 'Cestino',
  'bin.lead':
    'Quello che hai eliminato resta in questo browser per 7 giorni, così puoi ripristinarlo. Non viene più giudicato e non è nel backup. Per toglierlo adesso, eliminalo per sempre.',
  'bin.holds': '{n|one=# lettura|other=# letture}, fino al {until}',
  'bin.back': 'Ripristina',
  'bin.is-back': 'È di nuovo qui.',
  'bin.not-back':
    'Non è stato possibile ripristinarlo. Se il suo account è nel cestino, ripristina prima quello.',
  'bin.empty': 'Svuota il cestino',
  'bin.emptied': '{n|one=# cosa eliminata|other=# cose eliminate} per sempre',
} as const satisfies Catalogue;
