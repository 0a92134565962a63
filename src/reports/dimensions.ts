import type { Dimension } from '@/model/report-file';

/**
 * Words of the consoles' own exports, by language, from real files; a header that stands nowhere here and is no
 * metric is kept as text.
 */
const WORDS: Record<Dimension, string> = {
  day: 'day|date|date (in utc)|gregoriandate|timeperiod|by day|giorno|data|tag|datum|jour|date du jour|día|dia|fecha|dag|dzień|天|日期|日',
  week: 'week|by week|settimana|woche|semaine|semana|tydzień|周',
  month: 'month|by month|mese|monat|mois|mes|mês|miesiąc|月',
  from: 'reporting starts|start date|start date (in utc)|inizio dei report|berichtsstart|début des rapports|inicio del informe|início dos relatórios|startdatum|报告开始日期',
  to: 'reporting ends|end date|end date (in utc)|fine dei report|berichtsende|fin des rapports|fin del informe|término dos relatórios|enddatum|报告结束日期',
  campaign:
    'campaign|campaign name|campaigns|campaignname|campagna|nome campagna|nome della campagna|kampagne|kampagnenname|campagne|nom de la campagne|campaña|nombre de la campaña|nombre de campaña|campanha|nome da campanha|campagnenaam|kampania|nazwa kampanii|广告活动|广告活动名称|kampanya|кампания|название кампании',
  campaignId:
    'campaign id|campaignid|id campagna|id della campagna|kampagnen-id|id de la campagne|identifiant de la campagne|id de campaña|identificador de la campaña|identificação da campanha|id da campanha',
  adGroup:
    'ad group|ad group name|adgroup|adgroupname|ad set name|ad set|gruppo di annunci|nome del gruppo di inserzioni|gruppo di inserzioni|anzeigengruppe|anzeigengruppenname|name der anzeigengruppe|groupe d’annonces|nom de l’ensemble de publicités|grupo de anuncios|nombre del conjunto de anuncios|grupo de anúncios|nome do conjunto de anúncios',
  adGroupId: 'ad group id|adgroupid|ad set id|id gruppo di inserzioni|anzeigengruppen-id',
  ad: 'ad|ad name|ad title|adtitle|creative name|nome dell’inserzione|nome inserzione|anzeigenname|name der anzeige|nom de la publicité|nombre del anuncio|nome do anúncio',
  adId: 'ad id|adid|creative id',
  keyword:
    'keyword|search keyword|keyword text|search term|targeting|customer search term|parola chiave|suchbegriff|mot clé|palabra clave|palavra-chave|target',
  account:
    'account|account name|accountname|nome account|nome dell’account|kontoname|nom du compte|nombre de la cuenta|nome da conta|advertiser name',
  accountId: 'account id|accountid|customer id|accountnumber|account number|external customer id',
  currency:
    'currency|currency code|currencycode|valuta|währung|währungscode|devise|code de devise|moneda|código de moneda|moeda|código da moeda',
  status:
    'campaign status|keyword status|ad group status|ad status|campaign state|state|status|delivery|campaign delivery|ad delivery|ad set delivery|ad entity status|primary status|campaignstatus|stato|stato campagna|pubblicazione della campagna|auslieferung|kampagnenstatus|diffusion|diffusion de la campagne|estado|estado de la campaña|entrega de la campaña|veiculação da campanha',
  statusReason: 'status reasons|motivi dello stato|motivos del estado',
  budget:
    'budget|ad set budget|campaign budget|daily budget|budget del gruppo di inserzioni|budget campagna|anzeigengruppenbudget|presupuesto|orçamento',
  budgetType:
    'budget type|ad set budget type|campaign budget type|tipo di budget|budgettyp|tipo de presupuesto',
  attribution:
    'attribution setting|impostazione di attribuzione|attributionseinstellung|attributions-einstellung|paramètre d’attribution|configuración de atribución|configuração de atribuição',
  resultType:
    'result indicator|result type|indicatore di risultato|indikator für ergebnisse|indicateur de résultats|indicador de resultados|indicador de resultado|results type',
  breakdown:
    'age|gender|placement|platform|device|devices|device platform|impression device|country|region|hour|hour of day|network|network (with search partners)|età|genere|alter|geschlecht|âge|genre|edad|sexo|publisher platform|audience|asset',
};

/** Lower case, straight spaces and apostrophes, no stray blanks: the form in which headers are compared. */
export function plainHeader(header: string): string {
  return header
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\s\u00a0]+/g, ' ')
    .replaceAll(/['`´]/g, '’')
    .trim();
}

/** The reader of headers: what dimension a header names, or null. Built once per file. */
export function dimensionReader(): (header: string) => Dimension | null {
  const known = new Map<string, Dimension>();
  for (const [dimension, words] of Object.entries(WORDS))
    for (const word of words.split('|')) if (!known.has(word)) known.set(word, dimension as Dimension);
  return (header) => known.get(plainHeader(header)) ?? null;
}

const LANGUAGE_MARKS: Record<string, RegExp> = {
  it: /\bcampagna\b|importo speso|inizio dei report|impressioni|\bcosto\b.*\bclic\b/,
  de: /kampagne|berichtsstart|ausgegebener betrag|klicks|\bkosten\b|ausgaben/,
  fr: /\bcampagne\b|début des rapports|montant dépensé|\bcoût\b|dépenses/,
  es: /campaña|inicio del informe|importe gastado|código de moneda|\bcoste\b|\bclics\b/,
  pt: /campanha|início dos relatórios|valor usado|valor gasto|impressões|cliques/,
  nl: /bedrag besteed|campagnenaam|vertoningen/,
  pl: /wydatki|wyświetlenia|kliknięcia|zamówienia/,
  ru: /кампани|расход|показы/,
  zh: /广告|花费|费用|展示/,
  vi: /chi phí|chi tiêu|chiến dịch/,
};

/** The language of a report's own header; `en` where its words are English, null where nothing tells. */
export function languageOfHeader(headers: readonly string[]): string | null {
  const line = headers.map(plainHeader).join(' | ');
  const found = Object.entries(LANGUAGE_MARKS).find(([, mark]) => mark.test(line));
  if (found) return found[0];
  return /\b(campaign|cost|spend|spent|clicks|impressions|impr\.|conversions|orders)\b/.test(line)
    ? 'en'
    : null;
}
