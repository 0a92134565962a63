import { describe, expect, it } from 'vitest';

import { metricKeys } from '@/model/metric';
import { columnOf, headerReader } from '@/page/header-words';

describe('what a header says', () => {
  it.each([
    // English, as Google, Meta, Amazon, TikTok, Microsoft, LinkedIn and Pinterest write.
    ['Impr.', 'impressions'],
    ['Impressions', 'impressions'],
    ['Impression', 'impressions'],
    ['Clicks', 'clicks'],
    ['Clicks (all)', 'clicks'],
    ['Clicks (Destination)', 'clicks'],
    ['Clicks (destination)', 'clicks'],
    ['CLICKS (ALL)', 'clicks'],
    ['Pin clicks', 'clicks'],
    ['Link clicks', 'linkClicks'],
    ['Cost', 'spend'],
    ['Spend', 'spend'],
    ['Amount spent', 'spend'],
    ['Total cost', 'spend'],
    ['Total Spent', 'spend'],
    ['Spend in account currency', 'spend'],
    ['Conversions', 'conversions'],
    ['Purchases', 'conversions'],
    ['Orders', 'conversions'],
    ['Conv. value', 'conversionValue'],
    ['Purchases conversion value', 'conversionValue'],
    ['Sales', 'conversionValue'],
    ['Revenue', 'conversionValue'],
    ['Results', 'results'],
    ['Result', 'results'],
    ['Reach', 'reach'],
    ['Frequency', 'frequency'],
    ['Leads', 'leads'],
    ['CTR', 'ctr'],
    ['Ctr', 'ctr'],
    ['CTR (all)', 'ctr'],
    ['CTR (Destination)', 'ctr'],
    ['Click-Thru Rate (CTR)', 'ctr'],
    ['Avg. CPC', 'cpc'],
    ['AverageCpc', 'cpc'],
    ['CPC (Destination)', 'cpc'],
    ['Cost Per Click (CPC)', 'cpc'],
    ['CPM', 'cpm'],
    ['Conv. rate', 'cvr'],
    ['Cost / conv.', 'cpa'],
    ['Cost per purchase', 'cpa'],
    ['CPA', 'cpa'],
    ['ROAS', 'roas'],
    ['Total Return on Advertising Spend (ROAS)', 'roas'],
    ['ACOS', 'acos'],
    ['Total Advertising Cost of Sales (ACOS) ', 'acos'],
    ['Cost per result', 'costPerResult'],
    ['Campaign', 'name'],
    ['Campaign name', 'name'],
    ['CampaignName', 'name'],
    ['Campaign ID', 'id'],
    ['Campaign status', 'status'],
    ['Delivery', 'status'],
    ['Primary status', 'status'],
    ['Budget', 'budget'],
    ['Budget type', 'budgetType'],
    ['Result indicator', 'resultType'],
    ['Result type', 'resultType'],
    ['Attribution setting', 'attribution'],
    ['Currency code', 'currency'],
    ['Currency', 'currency'],
    ['Day', 'day'],
    ['By Day', 'day'],
    ['Week', 'week'],
    ['Reporting starts', 'from'],
    ['Reporting ends', 'to'],
    ['Start Date', 'start'],
    ['Start Date (in UTC)', 'start'],
    ['End Date', 'end'],
    ['Ad Group Name', 'adGroupName'],
    ['Ad Name', 'adName'],
    ['Ad ID', 'adId'],
    ['Account Name', 'accountName'],
    ['Campaign Group ID', 'groupId'],
    // it
    ['Importo speso', 'spend'],
    ['Impression', 'impressions'],
    ['Clic (tutti)', 'clicks'],
    ['Clic sul link', 'linkClicks'],
    ['Risultati', 'results'],
    ['Costo per risultati', 'costPerResult'],
    ['Indicatore di risultato', 'resultType'],
    ['Copertura', 'reach'],
    ['Nome della campagna', 'name'],
    ['Pubblicazione della campagna', 'status'],
    ['Inizio dei report', 'from'],
    ['Fine dei report', 'to'],
    ['Fine', 'end'],
    // de
    ['Ausgegebener Betrag', 'spend'],
    ['Ausgaben', 'spend'],
    ['Impressionen', 'impressions'],
    ['Klicks (alle)', 'clicks'],
    ['Link-Klicks', 'linkClicks'],
    ['Ergebnisse', 'results'],
    ['Indikator für Ergebnisse', 'resultType'],
    ['Conversion-Wert', 'conversionValue'],
    ['Conv.-Wert', 'conversionValue'],
    ['Auslieferung', 'status'],
    ['Berichtsstart', 'from'],
    // fr
    ['Montant dépensé', 'spend'],
    ['Coût', 'spend'],
    ['Clics sur un lien', 'linkClicks'],
    ['Résultats', 'results'],
    ['Valeur de conversion des achats', 'conversionValue'],
    ['Répétition', 'frequency'],
    ['Début des rapports', 'from'],
    // es
    ['Importe gastado', 'spend'],
    ['Coste', 'spend'],
    ['Clics', 'clicks'],
    ['Conversiones', 'conversions'],
    ['Coste/conv.', 'cpa'],
    ['CPC medio', 'cpc'],
    ['Estado de la campaña', 'status'],
    ['Presupuesto', 'budget'],
    ['Código de moneda', 'currency'],
    ['Semana', 'week'],
    // pt, nl, pl, ru, zh, vi
    ['Valor usado', 'spend'],
    ['Início dos relatórios', 'from'],
    ['Término dos relatórios', 'to'],
    ['Bedrag besteed', 'spend'],
    ['Kliknięcia', 'clicks'],
    ['Sprzedaż', 'conversionValue'],
    ['Сумма затрат', 'spend'],
    ['展示次数', 'impressions'],
    ['Số tiền đã chi tiêu', 'spend'],
    // As they stand in pages.
    ['Impressions expand_more', 'impressions'],
    ['Cost\u00a0/\u00a0conv.', 'cpa'],
    ['  Campaign\n name ', 'name'],
    ['Clicks help_outline', 'clicks'],
  ])('%j is %s', (header, key) => {
    expect(columnOf(header).key).toBe(key);
  });

  it.each([
    'Interactions',
    'All conv.',
    'All conv. value',
    'Original conv. value',
    'Last Year Spend',
    'Cost per lead',
    'Cost per anything',
    'Avg. cost',
    'Conversions (by conv. time)',
    'CTR (link click-through rate)',
    'CPC (cost per link click)',
    'Outbound clicks',
    'Unique clicks',
    'Purchases with shared items',
    'Search impr. share',
    'Optimization score',
    'Budget name',
    'Campaign type',
    'Status reasons',
    '7 Day Spend',
    '7 Day Impressions',
    '14 Day Total Units (#)',
    '7 Day Other SKU Sales',
    'Impressions2',
    'constructor',
    '',
  ])('%j is not known', (header) => {
    expect(columnOf(header)).toMatchObject({ key: null, basis: null, part: false });
  });

  it.each([
    ['Amount spent (USD)', 'spend', 'USD'],
    ['Importo speso (EUR)', 'spend', 'EUR'],
    ['Valor usado (BRL)', 'spend', 'BRL'],
    ['Spend (₹)', 'spend', '₹'],
    ['Cost (US$)', 'spend', 'US$'],
    ['Sales (Rs.)', 'conversionValue', 'Rs.'],
    ['Cost per result (AUD)', 'costPerResult', 'AUD'],
    // The lek is no currency of clicks, and no currency is called CPC.
    ['Clicks (ALL)', 'clicks', null],
    ['Cost Per Click (CPC)', 'cpc', null],
    ['Something (CPC)', null, null],
    ['Something (EUR)', null, 'EUR'],
  ])('%j has its currency', (header, key, currency) => {
    expect(columnOf(header)).toMatchObject({ key, currency });
  });

  it.each([
    ['7 Day Total Sales ', 'conversionValue', '7d', null],
    ['14 Day Total Sales (₹)', 'conversionValue', '14d', '₹'],
    ['7 Day Total Orders (#)', 'conversions', '7d', null],
    ['7 Day Conversion Rate', 'cvr', '7d', null],
    ['7 Tage, Umsatz gesamt (€)', 'conversionValue', '7d', '€'],
  ])('%j has its window', (header, key, basis, currency) => {
    expect(columnOf(header)).toMatchObject({ key, basis, currency });
  });

  it('what counts a part says so', () => {
    expect(columnOf('Websites-Käufe')).toMatchObject({ key: 'conversions', part: true });
    expect(columnOf('ROAS (Return on Ad Spend) für Websites-Käufe')).toMatchObject({
      key: 'roas',
      part: true,
    });
    expect(columnOf('Käufe')).toMatchObject({ key: 'conversions', part: false });
  });

  it('percent points are said', () => {
    expect(columnOf('CTR (%)')).toMatchObject({ key: 'ctr', points: true });
    expect(columnOf('CTR')).toMatchObject({ points: false });
  });

  it('every metric has words but those that no console heads so', () => {
    const read = headerReader();
    const known = new Set(
      [
        'Impressions',
        'Clicks',
        'Link clicks',
        'Cost',
        'Conversions',
        'Conv. value',
        'Results',
        'Reach',
        'Frequency',
      ]
        .concat([
          'Leads',
          'New customers',
          'CTR',
          'CPC',
          'CPM',
          'Conv. rate',
          'CPA',
          'ROAS',
          'ACOS',
          'Cost per result',
        ])
        .map((header) => read(header).key),
    );
    expect([...known].sort()).toEqual([...metricKeys].sort());
  });
});
