import type { Catalogue } from '../words';

/** Words of report files on their way in. */
export const imports = {
  'import.title': 'Riempi gli ultimi mesi da un file di report',
  'import.lead':
    'Ogni console esporta le sue campagne. Trascina i file in un punto qualsiasi di questa pagina: vedi che cosa contengono prima che si aggiunga qualcosa.',
  'import.choose': 'Scegli i file',
  'import.kinds': 'CSV, TSV o XLSX, anche più di uno, fino a 150 MB ciascuno. Si leggono su questo computer.',
  'import.drop-here': 'Rilascia i file di report per leggerli',
  'import.how': 'Che cosa esportare in ogni console',
  'import.how.google-ads':
    'Tabella delle campagne: scegli un periodo con inizio e fine, e il segmento Giorno.|Esportala come CSV o “Excel .csv”. Un file di Google Ads Editor non contiene cifre.',
  'import.how.meta-ads':
    'Campagne o report: suddividi le cifre per giorno, così il file ha una colonna Giorno.|Esporta in CSV o XLSX, con importo speso, acquisti e loro valore, e se puoi l’ID della campagna.',
  'import.how.amazon-ads':
    'Report delle campagne con una riga al giorno: il file ha allora una colonna con la data.|Vanno bene sia XLSX sia CSV. Se le vendite si contano su 7 o 14 giorni resta scritto accanto.',
  'import.how.tiktok-ads':
    'Report per giorno, con nome della campagna, costo, conversioni e valuta.|Esporta in XLSX o CSV. I conteggi mostrati come “<5” restano aperti.',
  'import.how.microsoft-ads':
    'Report delle campagne, con il codice della valuta tra le colonne.|Scaricalo in CSV con le righe sopra la tabella: lì stanno le date.',
  'import.how.linkedin-ads':
    'Campaign Performance Report, per giorno.|Trascina il file com’è stato scaricato, senza salvarlo prima da un foglio di calcolo.',
  'import.how.pinterest-ads':
    'Report per data, con la spesa nella valuta dell’account.|Il file non dice la valuta: ti viene chiesta una volta.',
  'import.lights':
    'Oppure parti da ciò che c’è già: riempi gli ultimi mesi con i file di report della tua console.',
  'import.lights.open': 'Aggiungi file di report',

  'import.file-of': 'File {number} di {count}',
  'import.reading': 'Lettura di {file}',
  'import.reading.rows': 'Lettura di {file}, finora {rows|one=# riga|other=# righe}',
  'import.storing': 'Aggiunta di {file}, {rows} righe su {of}',
  'import.stop': 'Ferma, non aggiungere nulla',
  'import.stop.all': 'Ferma tutto',
  'import.next': 'File successivo',
  'import.put-away': 'Metti via',
  'import.skip': 'Non aggiungere',
  'import.refused.title': '{file} non è stato aggiunto',
  'import.where.line': 'Finisce alla riga {n}.',
  'import.where.size': 'Ha {n} MB; se ne leggono fino a 150.',
  'import.columns.change': 'Cambia le colonne',
  'import.columns.title': 'Che cosa sono le colonne di {file}',
  'import.columns.lead':
    'Indica quale colonna è la campagna, quale la data e quale la spesa. Ciò che lasci fuori non si conta. La scelta resta per il prossimo file con queste intestazioni.',
  'import.columns.header': 'Colonna',
  'import.columns.samples': 'Prime tre righe',
  'import.columns.is': 'È',
  'import.columns.of': 'Che cos’è “{header}”',
  'import.columns.needs.figure': 'Scegli almeno una cifra, per esempio la spesa.',
  'import.columns.needs.campaign': 'Scegli la colonna che dice la campagna.',
  'import.columns.needs.once': 'Due colonne sono “{meaning}”. Tienine una.',
  'import.columns.kept': 'Colonne come hai indicato il {at}.',
  'import.columns.unused': 'Non si contano: {columns}.',
  'import.continue': 'Continua',
  'import.back': 'Indietro',

  'import.ask.title': 'Prima di aggiungere {file}',
  'import.ask.console': 'Da quale console viene questo report?',
  'import.ask.choose': 'Scegli',
  'import.ask.currency': 'Valuta delle cifre',
  'import.ask.currency.mark': 'Il file dice “{mark}”, che vale per più valute.',
  'import.ask.currency.none': 'Il file non dice la valuta.',
  'import.ask.range': 'Di quali giorni sono queste cifre? Il file ne dà una sola per tutti.',
  'import.ask.range.from': 'Primo giorno',
  'import.ask.range.to': 'Ultimo giorno',
  'import.ask.date-order': '“{text}” in “{column}” può essere due giorni. Quale?',
  'import.ask.order.dmy': 'Prima il giorno, poi il mese',
  'import.ask.order.mdy': 'Prima il mese, poi il giorno',
  'import.ask.decimal':
    '“{text}” in “{column}” si può leggere in due modi. Qual è il segno prima dei decimali?',
  'import.ask.decimal.dot': 'Il punto: 1,234.56',
  'import.ask.decimal.comma': 'La virgola: 1.234,56',
  'import.ask.undated':
    '{n|one=Una riga non ha|other=# righe non hanno} una data leggibile e non si può aggiungere: {examples}',
  'import.ask.undated.leave': 'Aggiungi il file senza {n|one=questa riga|other=queste righe}',
  'import.wrong.range': 'Indica il primo e l’ultimo giorno, fino al {to}.',

  'import.preview.title': '{file}: ecco che cosa si aggiunge',
  'import.known.title': '{file} c’è già',
  'import.known':
    'È stato importato il {at}: {rows|one=# riga|other=# righe}, {days}. Aggiungerlo ancora non cambierebbe nulla.',
  'import.known.undated':
    'È stato importato il {at}: {rows|one=# riga|other=# righe}. Aggiungerlo ancora non cambierebbe nulla.',
  'import.again':
    'Questo file è stato importato il {at} e da allora {gone|one=è stata eliminata # delle|other=sono state eliminate # delle} sue {all} letture. Aggiungerlo riporta tutto il file, una volta sola.',
  'import.console': 'Console',
  'import.level': 'Livello',
  'import.days': 'Giorni',
  'import.days.all': '{range}, tutti i giorni ({n})',
  'import.days.some': '{range}, {n} giorni su {of}',
  'import.rows': 'Righe',
  'import.currency': 'Valuta',
  'import.attribution': 'Attribuzione',
  'import.attribution.none': 'non indicata',
  'import.totals': 'Somme del file',
  'import.account': 'Account',
  'import.account.sure': '{name}, già noto',
  'import.account.new': 'Un account nuovo',
  'import.account.new.sure': '{name}, un account nuovo',
  'import.account.which': 'Di chi sono queste cifre?',
  'import.account.which-of': 'Di chi sono queste cifre, di {name}?',
  'import.account.some': '{name}: {known} campagne note su {of}',
  'import.account.other-currency': '{name}: conta in {currency}',
  'import.account.name': 'Nome del nuovo account',
  'import.campaigns': 'Campagne',
  'import.campaigns.id': '{n} note dall’ID',
  'import.campaigns.name': '{n} note dal nome',
  'import.campaigns.ambiguous': '{n} con un nome che più campagne hanno avuto, tenute a parte',
  'import.campaigns.fresh': '{n} nuove',
  'import.campaigns.some': 'Le prime {n}: {names}',
  'import.campaigns.none': 'Il file non nomina campagne: non aggiunge nulla da giudicare.',
  'import.contradicts': 'Il file si contraddice',
  'import.contradicts.range': '({range})',
  'import.contradicts.first-of': '({n} periodi, il primo {range})',
  'import.contradicts.all':
    'Le sue cifre restano e si vedono, ma nessuna luce le usa. Se una colonna è stata letta male, cambiala qui sotto.',
  'import.contradicts.some':
    '{n|one=# periodo|other=# periodi} su {of} {n|one=resta e si vede, ma nessuna luce lo usa|other=restano e si vedono, ma nessuna luce li usa}; gli altri sì. Se una colonna è stata letta male, cambiala qui sotto.',
  'import.derived':
    'Il report è più fine delle campagne. Le sue somme alimentano anche le campagne, segnate come derivate.',
  'import.left.totals': '{n|one=Una riga di totali resta|other=# righe di totali restano} fuori.',
  'import.left.undated':
    '{n|one=Una riga senza data resta|other=# righe senza data restano} fuori: {examples}',
  'import.add': 'Aggiungi {n|one=# riga|other=# righe}',
  'import.add.first': 'Indica di chi sono queste cifre.',

  'import.list': 'File importati',
  'import.list.file': 'File',
  'import.list.what': 'Che cosa',
  'import.list.days': 'Giorni',
  'import.list.at': 'Importato',
  'import.list.rows': 'Righe',
  'import.list.gone': '{share} eliminato dopo',
  'import.list.accounts': '{platform}: {name}',
  'import.list.nameless': 'account senza nome',
  'import.remove': 'Elimina',
  'import.remove.of': 'Elimina {file}',
  'done.imported': '{n|one=# riga aggiunta|other=# righe aggiunte} da {file}',
  'done.import-removed': '{file} è stato eliminato, con tutto ciò che aveva aggiunto',

  'import.refused.same-file': 'Questo file è già importato. Non è cambiato nulla.',
  'import.refused.import-gone':
    'L’importazione si è interrotta e non ne è rimasto nulla. Trascina di nuovo il file.',
  'import.refused.account-gone':
    'Nel frattempo l’account è stato eliminato. Scegline un altro; non è stato aggiunto nulla.',
  'import.refused.wrong-platform':
    'Quell’account è di un’altra console. Scegline un altro; non è stato aggiunto nulla.',
  'import.refused.wrong-currency':
    'Quell’account conta in {currency}. Scegline un altro; non è stato aggiunto nulla.',
  'import.refused.account-undecided': 'Per un account del file manca la scelta. Non è stato aggiunto nulla.',
  'import.refused.not-all-here':
    'Il file non è arrivato per intero, quindi non è stato aggiunto nulla. Riprova.',
  'import.refused.too-late':
    'È stato eliminato da troppo tempo per ripristinarlo. Trascina di nuovo il file.',

  'meaning.ignore': 'non si conta',
  'meaning.day': 'giorno',
  'meaning.week': 'settimana',
  'meaning.month': 'mese',
  'meaning.from': 'primo giorno',
  'meaning.to': 'ultimo giorno',
  'meaning.campaign': 'campagna',
  'meaning.campaignId': 'ID della campagna',
  'meaning.adGroup': 'gruppo di annunci',
  'meaning.adGroupId': 'ID del gruppo di annunci',
  'meaning.ad': 'annuncio',
  'meaning.adId': 'ID dell’annuncio',
  'meaning.keyword': 'parola chiave',
  'meaning.account': 'account',
  'meaning.accountId': 'ID dell’account',
  'meaning.currency': 'valuta',
  'meaning.status': 'stato',
  'meaning.statusReason': 'motivi dello stato',
  'meaning.budget': 'budget',
  'meaning.budgetType': 'tipo di budget',
  'meaning.attribution': 'attribuzione',
  'meaning.resultType': 'tipo di risultato',
  'meaning.breakdown': 'suddivisione (dispositivo, età, luogo …)',
  'meaning.group.names': 'Di che cosa parla la riga',
  'meaning.group.figures': 'Cifre',
} as const satisfies Catalogue;
