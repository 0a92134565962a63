import type { MetricKey } from '@/model/metric';

import { currencyDecimals } from './currency';
import { foldWords, stripIconWords } from './numbers-text';

/** What a column can be besides a metric. `name`, `id`: the campaign's; `start`, `end`: of the row, not of the reading. */
export type ColumnRole =
  | 'name'
  | 'id'
  | 'status'
  | 'budget'
  | 'budgetType'
  | 'adGroupBudget'
  | 'resultType'
  | 'attribution'
  | 'currency'
  | 'day'
  | 'week'
  | 'month'
  | 'from'
  | 'to'
  | 'start'
  | 'end'
  | 'accountName'
  | 'accountId'
  | 'groupName'
  | 'groupId'
  | 'adGroupName'
  | 'adGroupId'
  | 'adName'
  | 'adId'
  | 'keyword';

export interface HeaderMeaning {
  /** Null where the words are not known, or belong to another basis or period than the plain metric. */
  key: MetricKey | ColumnRole | null;
  /** The currency text in the header's parentheses, ISO code or sign: evidence for `currencyOf`. */
  currency: string | null;
  /** The attribution that the header says: `7d` in "7 Day Total Sales". */
  basis: string | null;
  /** It counts a part only (purchases on websites): the whole column, where there is one, is the metric. */
  part: boolean;
  /** "(%)" stands in the header: figures without a sign are percent points. */
  points: boolean;
}

/**
 * Header words of consoles and report files, by what they mean; several languages together, since these are used last
 * and in files whose language is not yet known. Where a language is missing here, nobody has shown its words.
 */
const WORDS: Record<string, string> = {
  impressions:
    'impressions|impression|impr|impressioni|impressionen|impresiones|impressões|wyświetlenia|展示次数',
  clicks:
    'clicks|clicks (all)|clicks (destination)|pin clicks|clic|clic (tutti)|klicks|klicks (alle)|clics|clics (tous)|clics (todos)|cliques|cliques (todos)|kliknięcia|点击量',
  linkClicks: 'link clicks|clic sul link|link-klicks|clics sur un lien|clics en el enlace|cliques no link',
  spend:
    'amount spent|spend|spent|cost|total cost|total spent|total spend|spend in account currency|importo speso|costo|spesa|ausgegebener betrag|betrag ausgegeben|kosten|ausgaben|montant dépensé|coût|dépenses|importe gastado|coste|inversión|gasto|valor usado|valor gasto|custo|gastos|bedrag besteed|wydatki|сумма затрат|расход|已花费金额|费用|số tiền đã chi tiêu|chi phí',
  conversions:
    'conversions|conv|orders|purchases|total orders|conversioni|acquisti|käufe|bestellungen|bestellungen gesamt|achats|conversiones|compras|conversões|pedidos|zamówienia',
  conversionValue:
    'conv value|conversion value|purchases conversion value|sales|total sales|revenue|valore conv|valore di conversione degli acquisti|vendite|conv-wert|conversion-wert|verkäufe|umsatz gesamt|valeur de conversion|valeur de conversion des achats|ventes|valor de conv|ventas|valor de conversão|vendas|sprzedaż',
  results: 'results|result|risultati|ergebnisse|résultats|resultados',
  reach: 'reach|copertura|reichweite|couverture|alcance',
  frequency: 'frequency|frequenz|répétition|frecuencia',
  leads: 'leads',
  newCustomers: 'new customers',
  ctr: 'ctr|avg ctr|average ctr|ctr (all)|ctr (destination)|click-thru rate (ctr)|ctr (tutti)|ctr (alle)|ctr (tous)|ctr (todos)|klickrate|klickrate (ctr)',
  cpc: 'cpc|avg cpc|averagecpc|average cpc|cpc (all)|cpc (destination)|cost per click (cpc)|cpc medio|durchschn cpc|cpc moy',
  cpm: 'cpm|ecpm|avg cpm|average cpm|cpm (cost per 1,000 impressions)|cost per 1,000 impressions (cpm)',
  cvr: 'conv rate|conversion rate|cvr',
  cpa: 'cpa|cost / conv|cost per conversion|cost per purchase|coste/conv|costo/conv|kosten/conv|coût/conv',
  roas: 'roas|return on ad spend|conv value / cost|purchase roas|purchase roas (return on ad spend)|return on ad spend (roas)|total return on advertising spend (roas)',
  acos: 'acos|total advertising cost of sales (acos)',
  costPerResult:
    'cost per result|cost per results|costo per risultati|costo per risultato|kosten pro ergebnis|coût par résultat|costo por resultado|coste por resultado|custo por resultado',
  name: 'campaign|campaign name|campaigns|campaignname|campagna|nome della campagna|kampagne|kampagnenname|nom de la campagne|campaña|nombre de la campaña|campanha|nome da campanha|广告活动名称',
  id: 'campaign id|campaignid',
  status:
    'status|delivery status|campaign status|campaign state|campaign delivery|state|delivery|primary status|ad entity status|pubblicazione della campagna|auslieferung|estado de la campaña|estado',
  budget: 'budget|campaign budget|daily budget|budget amount|presupuesto|orçamento',
  budgetType: 'budget type|campaign budget type',
  adGroupBudget: 'ad set budget|ad group budget|budget del gruppo di inserzioni',
  resultType:
    'result indicator|result type|indicatore di risultato|indikator für ergebnisse|indicateur de résultats',
  attribution: 'attribution setting|impostazione di attribuzione',
  currency: 'currency|currency code|código de moneda',
  day: 'day|date|by day',
  week: 'week|semana',
  month: 'month',
  from: 'reporting starts|inizio dei report|berichtsstart|début des rapports|inicio del informe|início dos relatórios',
  to: 'reporting ends|fine dei report|berichtsende|fin des rapports|fin del informe|término dos relatórios',
  start: 'start date|startdate|starts',
  end: 'end date|enddate|ends|fine',
  accountName: 'account|account name|accountname',
  accountId: 'account id|accountid|customer id',
  groupName: 'campaign group name',
  groupId: 'campaign group id',
  adGroupName: 'ad group|ad group name|adgroupname|ad set|ad set name|adset name',
  adGroupId: 'ad group id|adgroupid|ad set id',
  adName: 'ad|ad name|adname',
  adId: 'ad id|adid',
  keyword: 'keyword|search keyword',
  'conversions part': 'website purchases|websites-käufe',
  'conversionValue part': 'website purchases conversion value',
  'roas part': 'roas (return on ad spend) für websites-käufe|website purchase roas (return on ad spend)',
};

/** Only these are counted over a window of days that their header says ("14 Day Total Orders (#)"). */
const WINDOWED = /^(?:conversions|conversionValue|cvr)$/;

/**
 * What a column's header says, by its words. Letter case, accents, dots, spaces of any kind, icon words, "(#)", "(%)" and
 * "(in UTC)" do not count; nothing but whole headers matches, so "All conv.", "Original conv. value" or "Last Year
 * Spend" are not taken for what they are not.
 * @example columnOf('Importo speso (EUR)') // { key: 'spend', currency: 'EUR', basis: null, part: false, points: false }
 */
export function columnOf(header: string): HeaderMeaning {
  return headerReader()(header);
}

/** `columnOf` for many headers: the table is folded once. */
export function headerReader(): (header: string) => HeaderMeaning {
  const meanings = new Map<string, string>();
  for (const [key, headers] of Object.entries(WORDS))
    for (const words of headers.split('|')) meanings.set(normal(words), key);
  return (header) => {
    const text = stripIconWords(header);
    const [bare, currency] = withoutCurrency(text);
    const basis = /^(\d{1,2})[ -](?:days?|tage),? /.exec(normal(bare));
    const words = normal(bare).slice(basis?.[0].length ?? 0);
    const whole = meanings.get(normal(text));
    const [key = null, part] = (whole ?? meanings.get(words) ?? '').split(' ');
    const found = {
      key: (key || null) as HeaderMeaning['key'],
      part: part !== undefined,
      points: /\(%\)/.test(text),
    };
    if (basis && !WINDOWED.test(key ?? '')) found.key = null;
    return {
      ...found,
      currency: whole === undefined ? currency : null,
      basis: found.key && basis ? `${basis[1]}d` : null,
    };
  };
}

function normal(words: string): string {
  return foldWords(words)
    .replace(/\((?:[#%]|in utc)\)/g, '')
    .replace(/\./g, '')
    .replace(/\s*\/\s*/g, '/')
    .replace(/\s+/g, ' ')
    .trim();
}

/** "(USD)", "(₹)", "(US$)", "(Rs)" at the end. */
function withoutCurrency(header: string): [string, string | null] {
  const match = /\s*\(\s*([A-Z]{3}|[A-Z]{0,3}\p{Sc}[A-Z]{0,2}|Rs\.?|kr\.?|zł)\s*\)\s*$/u.exec(header);
  // Three capitals may also be a ratio's name, as in "Cost Per Click (CPC)".
  if (!match || (/^[A-Z]{3}$/.test(match[1]!) && currencyDecimals(match[1]!) === null)) return [header, null];
  return [header.slice(0, match.index), match[1]!];
}
