import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';

import { ReadingSchema, type Reading } from '@/model/reading';
import type { ReportFacts } from '@/reports/parse';
import { readReport } from '@/reports/read';

import { spreadsheet } from './spreadsheet';

function read(text: string | Uint8Array, facts: Partial<ReportFacts> = {}) {
  const bytes = typeof text === 'string' ? strToU8(text) : text;
  const result = readReport(bytes, {
    name: 'report.csv',
    lastModified: '2026-11-22T09:00:00.000Z',
    ...facts,
  });
  for (const reading of result.readings) ReadingSchema.parse(reading);
  return { ...result, codes: result.problems.map((problem) => problem.code) };
}
const brief = (reading: Reading) =>
  reading.rows.map((row) => [row.name, row.metrics.spend, row.metrics.conversions]);

describe('Google Ads', () => {
  const google = [
    'Campaign report',
    '"March 27, 2026 - April 23, 2026"',
    'Campaign status,Campaign,Budget,Budget name,Budget type,Currency code,Status,Status reasons,Campaign type,Impr.,CTR,Avg. CPC,Cost,Clicks,Conversions,Cost / conv.,Conv. value,Currency code',
    'Enabled,Total Rewards,50,b1,Daily,EUR,Eligible,,Search,"1,560",12.96%,6.14,"1,240.50",202,12.00,103.38,2400.00,EUR',
    'Paused,"Shoes, men",20,b2,Daily,EUR,Paused, --,Search,0, --, --,0, 0,0.00, --,0.00,EUR',
    'Total: Campaigns, --, --, --, --,EUR, --, --, --,"1,560",12.96%,6.14,"1,240.50",202,12.00,103.38,2400.00,EUR',
    'Total: Account, --, --, --, --,EUR, --, --, --,"1,600",12.9%,6.14,"1,240.50",206,12.00,103.38,2400.00,EUR',
    'Total: Search, --, --, --, --,EUR, --, --, --,"1,560",12.96%,6.14,"1,240.50",202,12.00,103.38,2400.00,EUR',
  ].join('\n');

  it('keeps a campaign called Total Rewards, and the totals apart', () => {
    const { readings, codes } = read(google);
    expect(codes).toEqual([]);
    expect(readings).toHaveLength(1);
    const [reading] = readings;
    expect(reading).toMatchObject({
      source: 'report',
      platform: 'google-ads',
      level: 'campaign',
      range: { from: '2026-03-27', to: '2026-04-23' },
      currency: 'EUR',
      attribution: null,
      totals: { metrics: { impressions: 1560, spend: 1240.5, conversions: 12 } },
    });
    expect(reading!.rows).toHaveLength(2);
    expect(reading!.rows[0]).toMatchObject({
      id: null,
      name: 'Total Rewards',
      status: 'enabled',
      budget: { amount: 50, per: 'day' },
      metrics: {
        impressions: 1560,
        ctr: 0.1296,
        cpc: 6.14,
        spend: 1240.5,
        clicks: 202,
        conversions: 12,
        cpa: 103.38,
        conversionValue: 2400,
      },
    });
    expect(reading!.rows[1]).toMatchObject({ name: 'Shoes, men', status: 'paused' });
    expect(reading!.rows[1]!.metrics).toMatchObject({
      impressions: 0,
      ctr: null,
      cpc: null,
      spend: 0,
      cpa: null,
    });
  });

  it('reads the same from UTF-16 with tabs', () => {
    const tabbed = google
      .split('\n')
      .map((line) => line.replaceAll(/"([^"]*)"|,/g, (_, quoted: string | undefined) => quoted ?? '\t'));
    const units = [...tabbed.join('\r\n')].flatMap((sign) => [
      sign.charCodeAt(0) & 255,
      sign.charCodeAt(0) >> 8,
    ]);
    const { readings } = read(Uint8Array.from([0xff, 0xfe, ...units]));
    expect(readings).toEqual(read(google).readings);
  });

  it('reads Spanish figures by their column: 6.216 is six thousand', () => {
    const { readings, codes } = read(
      [
        'Informe de campaña',
        '1 de julio de 2026 - 31 de julio de 2026',
        'Estado de la campaña,Campaña,Presupuesto,Código de moneda,Impr.,Clics,CPC medio,Coste,Conversiones,"Coste/conv."',
        'Habilitada,Zapatos,"30,00",EUR,6.216,415,"8,39","3481,86","14,50","240,13"',
        'Habilitada,Bolsos,"10,00",EUR,987,44,"2,10","92,40","1,00","92,40"',
        'Total: Campañas, --, --,EUR,7.203,459,"7,79","3574,26","15,50","230,60"',
        'Total: Cuenta, --, --,EUR,7.203,459,"7,79","3574,26","15,50","230,60"',
      ].join('\n'),
    );
    expect(codes).toEqual([]);
    expect(readings[0]!.range).toEqual({ from: '2026-07-01', to: '2026-07-31' });
    expect(readings[0]!.rows[0]!.metrics).toMatchObject({
      impressions: 6216,
      spend: 3481.86,
      conversions: 14.5,
      cpc: 8.39,
    });
    expect(brief(readings[0]!)).toEqual([
      ['Zapatos', 3481.86, 14.5],
      ['Bolsos', 92.4, 1],
    ]);
  });

  it('parts a weekly file into its weeks, clipped to the file’s own range, totals and all', () => {
    const { readings } = read(
      [
        'Campaign report',
        '"November 4, 2026 - November 12, 2026"',
        'Week,Campaign,Currency code,Cost,Clicks',
        '2026-11-02,A,USD,10.00,5',
        '2026-11-09,A,USD,20.00,6',
        '2026-11-02,Total: Campaigns,USD,10.00,5',
        '2026-11-09,Total: Campaigns,USD,20.00,6',
        ' --,Total: Campaigns,USD,30.00,11',
        ' --,Total: Account,USD,30.00,11',
      ].join('\n'),
    );
    expect(readings.map((reading) => [reading.range, brief(reading), reading.totals?.metrics.spend])).toEqual(
      [
        [{ from: '2026-11-04', to: '2026-11-08' }, [['A', 10, undefined]], 10],
        [{ from: '2026-11-09', to: '2026-11-12' }, [['A', 20, undefined]], 20],
      ],
    );
  });

  it('names an unbounded range instead of inventing one', () => {
    const { readings, codes } = read(
      'Campaign report\nAll time\nCampaign,Currency code,Cost,Clicks\nA,USD,1.00,2',
    );
    expect(readings).toEqual([]);
    expect(codes).toEqual(['range-unbounded']);
  });

  it('takes the range of a card export from its name', () => {
    const { readings } = read('Campaign name,Cost,Clicks\nA,US$129.95,3', {
      name: 'Campaigns(2026.02.05-2026.02.10).csv',
      platform: 'google-ads',
    });
    expect(readings[0]).toMatchObject({ range: { from: '2026-02-05', to: '2026-02-10' }, currency: 'USD' });
  });
});

describe('Meta', () => {
  it('reads daily rows, empty actions and points, newest first', () => {
    const { readings, codes } = read(
      '\ufeffDay,"Campaign name",Reach,Frequency,Impressions,"CTR (all)",Currency,"Amount spent (AUD)","Clicks (all)","Link clicks",Purchases,"Cost per purchase","Purchases conversion value","Reporting starts","Reporting ends"\n' +
        '2026-11-21,Boots,900,1.2,1080,1.5,AUD,55.31,16,9,2,27.655,180.5,2026-11-21,2026-11-21\n' +
        '2026-11-20,Boots,800,1.1,880,1.25,AUD,44,11,7,,,,2026-11-20,2026-11-20\n',
    );
    expect(codes).toEqual([]);
    expect(readings.map((reading) => reading.range!.from)).toEqual(['2026-11-21', '2026-11-20']);
    expect(readings[0]).toMatchObject({ platform: 'meta-ads', currency: 'AUD', level: 'campaign' });
    expect(readings[0]!.rows[0]!.metrics).toMatchObject({
      reach: 900,
      frequency: 1.2,
      impressions: 1080,
      ctr: 0.015,
      spend: 55.31,
      clicks: 16,
      linkClicks: 9,
      conversions: 2,
      cpa: 27.655,
      conversionValue: 180.5,
    });
    expect(readings[1]!.rows[0]!.metrics).toMatchObject({ conversions: null, conversionValue: null });
  });

  it('takes the first row of a Brazilian file as its totals', () => {
    const { readings } = read(
      '"Nome da campanha","Veiculação da campanha","Impressões","Valor usado (BRL)","Início dos relatórios","Término dos relatórios"\n' +
        ',,3000,120.5,2026-10-01,2026-10-31\nBotas,active,1000,20.5,2026-10-01,2026-10-31\nSapatos,active,2000,100,2026-10-01,2026-10-31\n',
    );
    expect(readings).toHaveLength(1);
    expect(readings[0]!.rows.map((row) => row.name)).toEqual(['Botas', 'Sapatos']);
    expect(readings[0]).toMatchObject({
      currency: 'BRL',
      totals: { metrics: { impressions: 3000, spend: 120.5 } },
    });
  });

  it('keeps results of different kinds apart from conversions', () => {
    const { readings } = read(
      'Inizio dei report,Fine dei report,Nome della campagna,Pubblicazione della campagna,Impostazione di attribuzione,Risultati,Indicatore di risultato,Costo per risultati,Budget del gruppo di inserzioni,Importo speso (EUR),Impression,Copertura,Fine\n' +
        '2026-10-01,2026-10-31,Lead autunno,active,Clic entro 7 giorni o visualizzazione entro 1 giorno,31,actions:lead,4.2,Uso del budget della campagna,130.2,9000,7000,2026-12-31\n' +
        '2026-10-01,2026-10-31,Traffico,inactive,Clic entro 7 giorni o visualizzazione entro 1 giorno,310,actions:link_click,0.1,,31,4000,3000,In corso\n',
    );
    expect(readings).toHaveLength(1);
    expect(readings[0]).toMatchObject({
      attribution: '7d_click_1d_view',
      range: { from: '2026-10-01', to: '2026-10-31' },
    });
    const [lead, traffic] = readings[0]!.rows;
    expect(lead).toMatchObject({
      resultType: 'actions:lead',
      budget: null,
      metrics: { results: 31, costPerResult: 4.2 },
    });
    expect(lead!.metrics.conversions).toBeUndefined();
    expect(traffic).toMatchObject({ resultType: 'actions:link_click', status: 'paused' });
  });

  it('says that a report is empty', () => {
    expect(read('No data available.\n').codes).toEqual(['report-empty']);
    expect(read('"Campaign name","Amount spent (EUR)","Reporting starts"\n').codes).toEqual(['report-empty']);
  });
});

describe('Amazon', () => {
  it('reads a spreadsheet: days, fractions, the currency of the format, the window of the sales', () => {
    const shared = [
      'Date',
      'Portfolio name',
      'Campaign Name',
      'Impressions',
      'Clicks',
      'Click-Thru Rate (CTR)',
      'Spend',
      '7 Day Total Sales ',
      'Total Advertising Cost of Sales (ACOS) ',
      '7 Day Total Orders (#)',
      'Mugs',
    ];
    const bytes = spreadsheet({
      shared,
      formats: { 164: '[$£]#,##0.00' },
      styles: [0, 14, 164],
      sheets: [
        `<row r="1">${shared
          .slice(0, 10)
          .map((_, i) => `<c r="${'ABCDEFGHIJK'[i]}1" t="s"><v>${i}</v></c>`)
          .join('')}</row>
         <row r="2"><c r="A2" s="1"><v>46338</v></c><c r="C2" t="s"><v>10</v></c><c r="D2"><v>1000</v></c><c r="E2"><v>30</v></c><c r="F2"><v>0.03</v></c><c r="G2" s="2"><v>12.5</v></c><c r="H2" s="2"><v>100</v></c><c r="I2"><v>0.125</v></c><c r="J2"><v>4</v></c></row>`,
      ],
    });
    const { readings, codes } = read(bytes, { name: 'report.xlsx' });
    expect(codes).toEqual([]);
    expect(readings[0]).toMatchObject({
      platform: 'amazon-ads',
      currency: 'GBP',
      attribution: '7d',
      range: { from: '2026-11-12', to: '2026-11-12' },
      rows: [
        {
          name: 'Mugs',
          metrics: {
            impressions: 1000,
            clicks: 30,
            ctr: 0.03,
            spend: 12.5,
            conversionValue: 100,
            acos: 0.125,
            conversions: 4,
          },
        },
      ],
    });
  });

  it('reads percentages and rupees of a CSV, and asks for a currency that the sign does not tell', () => {
    const csv =
      'Start Date,End Date,Campaign Name,Impressions,Clicks,Click-Thru Rate (CTR),Spend,14 Day Total Sales (₹),Total Advertising Cost of Sales (ACOS) ,14 Day Total Orders (#)\n' +
      '"Feb 1, 2026","Feb 28, 2026",Cups,1000,20,2.00%,Rs.201.68,"Rs.12,149.40",1.66%,3\n';
    const { readings, codes } = read(csv);
    expect(codes).toEqual([]);
    expect(readings[0]).toMatchObject({
      currency: 'INR',
      attribution: '14d',
      range: { from: '2026-02-01', to: '2026-02-28' },
      rows: [{ metrics: { spend: 201.68, conversionValue: 12149.4, acos: 0.0166, ctr: 0.02 } }],
    });
    expect(read(csv.replace(' (₹)', '')).codes).toEqual(['currency-unknown']);
    expect(read(csv.replace(' (₹)', ''), { currency: 'INR' }).readings[0]!.currency).toBe('INR');
  });
});

describe('TikTok', () => {
  it('reads points, masked counts, and a cost of nothing as nothing', () => {
    const { readings, codes } = read(
      'Campaign name,Ad Group Name,Ad Name,Date,Cost,CPC (Destination),CPM,Impression,Clicks (Destination),CTR (Destination),Conversions,CPA,Currency\n' +
        'Promo,Group 1,Video 1,2026-11-20,150000,1500,30000,5000,100,2.00,0,0,IDR\n' +
        'Promo,Group 1,Video 2,2026-11-20,50000,--,30000,1600,-,--,<5,20000,IDR\n' +
        'Total of 2 results,-,-,-,200000,2000,30000,6600,100,1.52,3,--,IDR\n',
    );
    expect(codes).toEqual([]);
    expect(readings).toHaveLength(1);
    expect(readings[0]).toMatchObject({ platform: 'tiktok-ads', level: 'ad', currency: 'IDR' });
    const [first, second] = readings[0]!.rows;
    expect(readings[0]!.rows).toHaveLength(2);
    expect(first!.metrics).toMatchObject({ spend: 150000, ctr: 0.02, conversions: 0, cpa: null });
    expect(second!.metrics.conversions).toBeUndefined();
    expect(second!.other).toMatchObject({ Conversions: '<5', 'Campaign name': 'Promo' });
  });
});

describe('Microsoft, LinkedIn, Pinterest', () => {
  it('reads Microsoft past its preamble and footer', () => {
    const { readings, codes } = read(
      '"Report Name: Campaigns"\n"Report Time: 3/1/2026,3/31/2026"\n"Time Zone: (GMT+01:00) Rome"\n"Last Completed Available Day: 3/31/2026"\n"Report Aggregation: Summary"\n"Rows: 1"\n\n' +
        '"AccountName","CampaignName","CampaignId","CurrencyCode","Spend","Impressions","Clicks","Ctr","AverageCpc","Conversions","Revenue"\n' +
        '"Acme","Brand","281474","EUR","120.50","4000","200","5.00","0.60","--","900"\n\n"©2026 Microsoft Corporation. All rights reserved. "\n',
    );
    expect(codes).toEqual([]);
    expect(readings[0]).toMatchObject({
      platform: 'microsoft-ads',
      account: { name: 'Acme' },
      range: { from: '2026-03-01', to: '2026-03-31' },
      currency: 'EUR',
      rows: [
        {
          id: '281474',
          name: 'Brand',
          metrics: { spend: 120.5, ctr: 0.05, conversions: null, conversionValue: 900 },
        },
      ],
    });
  });

  it('reads LinkedIn with its account, ids and American days', () => {
    const { readings, codes } = read(
      'Campaign Performance Report (in UTC)\tx\nDate Generated\t11/20/2026\n\nStart Date (in UTC)\tAccount Name\tCurrency\tCampaign Group ID\tCampaign Group Name\tCampaign ID\tCampaign Name\tTotal Spent\tImpressions\tClicks\tConversions\tLeads\n' +
        '11/18/2026\tAcme\tUSD\t611\tGroup\t987654321\tFollowers\t50.25\t1000\t12\t1\t2\n11/19/2026\tAcme\tUSD\t611\tGroup\t987654321\tFollowers\t40\t900\t8\t0\t0\n',
    );
    expect(codes).toEqual([]);
    expect(readings.map((reading) => reading.range)).toEqual([
      { from: '2026-11-18', to: '2026-11-18' },
      { from: '2026-11-19', to: '2026-11-19' },
    ]);
    expect(readings[0]).toMatchObject({
      platform: 'linkedin-ads',
      account: { name: 'Acme' },
      rows: [{ id: '987654321', metrics: { spend: 50.25, clicks: 12, conversions: 1, leads: 2 } }],
    });
  });

  it('knows LinkedIn’s order of days, and leaves its total row apart', () => {
    const { readings, codes } = read(
      'Campaign Performance Report (in UTC)\nStart Date (in UTC)\tAccount Name\tCurrency\tCampaign ID\tCampaign Name\tTotal Spent\tClicks\n' +
        '11/1/2026\tAcme\tEUR\t98\tFollowers\t1,250.25\t12\n\tAcme\tEUR\t\t\t1,250.25\t12\n',
    );
    expect(codes).toEqual([]);
    expect(readings.map((reading) => [reading.range!.from, reading.rows.length])).toEqual([
      ['2026-11-01', 1],
    ]);
  });

  it('reads Pinterest’s bracketed results, and asks for its currency', () => {
    const csv =
      'Date,Campaign name,Ad group name,Ad name,Ad entity status,Ad ID,Spend in account currency,Impressions,Reach,Frequency,CPM,Result,Cost per result,Pin clicks,CTR,CPC,Outbound clicks\n' +
      '2026-11-20,Home,Group,Pin 1,ACTIVE,6867,18.7,4000,3000,1.33,4.675,[20],[0.934996875],20,0.005,0.935,15\n';
    expect(read(csv).codes).toEqual(['currency-unknown']);
    const { readings, codes } = read(csv, { currency: 'EUR' });
    expect(codes).toEqual([]);
    expect(readings[0]).toMatchObject({
      platform: 'pinterest-ads',
      level: 'ad',
      currency: 'EUR',
      rows: [
        {
          id: '6867',
          name: 'Pin 1',
          metrics: { spend: 18.7, results: 20, costPerResult: 0.934996875, clicks: 20, ctr: 0.005 },
        },
      ],
    });
  });
});

describe('files that cannot be taken', () => {
  it('are refused by name, with nothing read', () => {
    const codes = (text: string | Uint8Array, facts: Partial<ReportFacts> = {}) => {
      const result = read(text, facts);
      expect(result.readings).toEqual([]);
      return result.codes;
    };
    expect(codes('')).toEqual(['file-empty']);
    expect(codes(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]))).toEqual(['spreadsheet-old']);
    expect(codes('Campaign\tLabels\tAd Group\tMax CPC\tKeyword\nBrand\t\tAG\t1.00\tshoes\n')).toEqual([
      'report-without-figures',
    ]);
    expect(codes('first,last\nAda,Lovelace\n')).toEqual(['report-unknown']);
    expect(
      codes('Campaign,Clicks,Spend\nA,1,2\nAd group,Cost,Impressions,Clicks\nB,1,2,3\n', {
        platform: 'google-ads',
      }),
    ).toEqual(['report-two-headers']);
    expect(codes('Campaign,Clicks,Spend\nA,1,2\n')).toEqual(['report-platform-unknown']);
    expect(codes('Date,Campaign name,"Amount spent (EUR)"\n03/04/2026,A,2\n05/06/2026,A,3\n')).toEqual([
      'range-ambiguous',
    ]);
  });
});
