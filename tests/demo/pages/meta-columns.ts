import type { Figures, Item } from '../world';
import { ratioOf, type Measure, type Writer } from './figures';
import type { Language } from './presets';

export interface Line {
  item: Item;
  figures: Figures;
  /** What the campaign is optimised for: its results count that. */
  counts: 'purchases' | 'clicks';
}

export interface Column {
  /** The header's key; rows of the newer build name the attribution window as well. */
  key: string;
  cellKey: (level: Level) => string;
  width: number;
  title: Record<Language, string>;
  numeric?: boolean;
  measure?: Measure;
  write?: (line: Line, look: TableLook) => { value: string; label?: string };
}
export type Level = 'campaign' | 'ad-group';

export interface TableLook {
  language: Language;
  writer: Writer;
  currency: string;
  level: Level;
  build: '2024' | '2026';
  open(item: Item): void;
}

const labels = {
  en: {
    purchases: 'Website purchases',
    clicks: 'Link clicks',
    perPurchase: 'Per purchase',
    perClick: 'Per link click',
    daily: 'Daily',
    set: 'Using ad set budget',
    attribution: '7-day click or 1-day view',
    active: 'Active',
    off: 'Off',
  },
  it: {
    purchases: 'Acquisti sul sito web',
    clicks: 'Clic sul link',
    perPurchase: 'Per acquisto',
    perClick: 'Per clic sul link',
    daily: 'Giornaliero',
    set: 'Uso del budget del gruppo di inserzioni',
    attribution: '7 giorni dopo il clic o 1 giorno dopo la visualizzazione',
    active: 'Attiva',
    off: 'Disattivata',
  },
  de: {
    purchases: 'Website-Käufe',
    clicks: 'Link-Klicks',
    perPurchase: 'Pro Kauf',
    perClick: 'Pro Link-Klick',
    daily: 'Täglich',
    set: 'Anzeigengruppenbudget wird verwendet',
    attribution: '7 Tage nach Klick oder 1 Tag nach Ansicht',
    active: 'Aktiv',
    off: 'Aus',
  },
};

const forWindow = (key: string) => () => `forAttributionWindow(${key},default)`;
const forType = (key: string) => (level: Level) =>
  `forObjectType(${key},${level === 'campaign' ? 'CAMPAIGN_GROUP' : 'CAMPAIGN'})`;
const plain = (key: string) => () => key;

export const columns: readonly Column[] = [
  {
    key: 'toggle',
    cellKey: forType('toggle'),
    width: 60,
    title: { en: 'Off / On', it: 'No/Sì', de: 'Aus/Ein' },
  },
  {
    key: 'name',
    cellKey: forType('name'),
    width: 360,
    title: { en: 'Campaign', it: 'Campagna', de: 'Kampagne' },
  },
  {
    key: 'delivery',
    cellKey: forType('delivery'),
    width: 130,
    title: { en: 'Delivery', it: 'Pubblicazione', de: 'Auslieferung' },
    write: ({ item }, { language }) => ({
      value: item.enabled ? labels[language].active : labels[language].off,
    }),
  },
  {
    key: 'results',
    cellKey: forWindow('results'),
    width: 140,
    title: { en: 'Results', it: 'Risultati', de: 'Ergebnisse' },
    numeric: true,
    measure: (figures) => figures.conversions,
    write: ({ figures, counts }, { language, writer }) => ({
      value: writer.count(counts === 'clicks' ? figures.clicks : figures.conversions),
      label: labels[language][counts],
    }),
  },
  {
    key: 'cost_per_result',
    cellKey: forWindow('cost_per_result'),
    width: 140,
    title: { en: 'Cost per result', it: 'Costo per risultato', de: 'Kosten pro Ergebnis' },
    numeric: true,
    write: ({ figures, counts }, { language, writer }) => ({
      value: writer.moneyPer(figures.spend, counts === 'clicks' ? figures.clicks : figures.conversions),
      label: labels[language][counts === 'clicks' ? 'perClick' : 'perPurchase'],
    }),
  },
  {
    key: 'budget',
    cellKey: forType('budget'),
    width: 150,
    title: { en: 'Budget', it: 'Budget', de: 'Budget' },
    numeric: true,
    write: ({ item }, { language, writer }) =>
      item.budget
        ? { value: writer.money(item.budget), label: labels[language].daily }
        : { value: labels[language].set },
  },
  {
    key: 'spend',
    cellKey: plain('spend'),
    width: 130,
    title: { en: 'Amount spent', it: 'Importo speso', de: 'Ausgegebener Betrag' },
    numeric: true,
    measure: (figures) => figures.spend,
    write: ({ figures }, { writer }) => ({ value: writer.money(figures.spend) }),
  },
  {
    key: 'impressions',
    cellKey: plain('impressions'),
    width: 130,
    title: { en: 'Impressions', it: 'Impression', de: 'Impressionen' },
    numeric: true,
    measure: (figures) => figures.impressions,
    write: ({ figures }, { writer }) => ({ value: writer.count(figures.impressions) }),
  },
  {
    key: 'actions:link_click',
    cellKey: forWindow('actions:link_click'),
    width: 120,
    title: { en: 'Link clicks', it: 'Clic sul link', de: 'Link-Klicks' },
    numeric: true,
    measure: (figures) => figures.clicks,
    write: ({ figures }, { writer }) => ({ value: writer.count(figures.clicks) }),
  },
  {
    key: 'actions:omni_purchase',
    cellKey: forWindow('actions:omni_purchase'),
    width: 120,
    title: { en: 'Purchases', it: 'Acquisti', de: 'Käufe' },
    numeric: true,
    measure: (figures) => figures.conversions,
    write: ({ figures }, { writer }) => ({
      value: figures.conversions ? writer.count(figures.conversions) : '—',
    }),
  },
  {
    key: 'action_values:omni_purchase',
    cellKey: forWindow('action_values:omni_purchase'),
    width: 190,
    title: {
      en: 'Purchases conversion value',
      it: 'Valore di conversione degli acquisti',
      de: 'Conversion-Wert von Käufen',
    },
    numeric: true,
    measure: (figures) => figures.value,
    write: ({ figures }, { writer }) => ({ value: figures.conversions ? writer.money(figures.value) : '—' }),
  },
  {
    key: 'purchase_roas:omni_purchase',
    cellKey: forWindow('purchase_roas:omni_purchase'),
    width: 150,
    title: { en: 'Purchase ROAS', it: 'ROAS degli acquisti', de: 'ROAS von Käufen' },
    numeric: true,
    measure: (figures) => ratioOf(figures.value, figures.spend),
    write: ({ figures }, { writer }) => ({
      value: figures.conversions ? writer.ratio(figures.value, figures.spend) : '—',
    }),
  },
  {
    key: 'attribution_setting',
    cellKey: plain('attribution_setting'),
    width: 200,
    title: { en: 'Attribution setting', it: 'Impostazione di attribuzione', de: 'Attributionseinstellung' },
    write: (_line, { language }) => ({ value: labels[language].attribution }),
  },
];
