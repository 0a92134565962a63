import type { Platform } from '@/model/platform';
import type { DateOrder } from '@/page/dates';

import { plainHeader } from './dimensions';

/** What is peculiar to one console's exports; the columns themselves are known by their words. */
export interface Shape {
  platform: Platform;
  /** Named in the reading as its grid. */
  name: string;
  /** Does a file of these headers and lines above them come from here? */
  matches(headers: readonly string[], preamble: readonly string[]): boolean;
  /** Shares without a percent sign: percent points (12.96 is 0.1296) or fractions; null leaves it to the file's own figures. */
  bareShares: 'points' | 'fractions' | null;
  /** Decimals are written with a dot whatever the language of the words. */
  dotDecimals: boolean;
  /** The sign of decimals that the user named, where a column leaves it open. */
  decimal?: '.' | ',';
  /** A cost per something is written as 0 where there was nothing. */
  zeroMeansNone: boolean;
  /** A start date without an end date is the row's one day. */
  startIsDay?: boolean;
  /** Numeric dates are always written in this order. */
  dateOrder?: DateOrder;
}

const has = (headers: readonly string[], pattern: RegExp) =>
  headers.some((header) => pattern.test(plainHeader(header)));

const META_FROM =
  /^(reporting starts|inizio dei report|berichtsstart|début des rapports|inicio del informe|início dos relatórios|报告开始日期)$/;
const META_SPEND =
  /^(amount spent|importo speso|ausgegebener betrag|betrag ausgegeben|montant dépensé|importe gastado|valor usado|bedrag besteed) \([a-z]{3}\)$/;

/** Tried in this order: the most telling signature first. */
export const shapes: readonly Shape[] = [
  {
    platform: 'pinterest-ads',
    name: 'pinterest-report',
    matches: (headers) => has(headers, /^spend in account currency$|^pin clicks$/),
    bareShares: 'fractions',
    dotDecimals: true,
    zeroMeansNone: false,
  },
  {
    platform: 'linkedin-ads',
    name: 'linkedin-report',
    matches: (headers, preamble) =>
      preamble.some((line) => /performance report \(in utc\)/i.test(line)) ||
      (has(headers, /\(in utc\)$/) && has(headers, /^total spent$/)),
    bareShares: null,
    dotDecimals: true,
    zeroMeansNone: false,
    startIsDay: true,
    dateOrder: 'mdy',
  },
  {
    platform: 'microsoft-ads',
    name: 'microsoft-report',
    matches: (headers, preamble) =>
      preamble.some((line) => /^report name:/i.test(line)) ||
      (has(headers, /^campaignname$/) && has(headers, /^averagecpc$|^spend$/)),
    bareShares: 'points',
    dotDecimals: true,
    zeroMeansNone: false,
    dateOrder: 'mdy',
  },
  {
    platform: 'meta-ads',
    name: 'meta-report',
    matches: (headers) => has(headers, META_FROM) || has(headers, META_SPEND),
    bareShares: 'points',
    dotDecimals: true,
    zeroMeansNone: false,
  },
  {
    platform: 'amazon-ads',
    name: 'amazon-report',
    matches: (headers) =>
      has(headers, /^(7|14) (day|tage|giorni|jours|días)\b/) ||
      has(headers, /^total advertising cost of sales|^total return on advertising spend/) ||
      (has(headers, /^acos/) && has(headers, /^(orders|sales|purchases|bestellungen|verkäufe|umsatz)/)),
    bareShares: 'fractions',
    dotDecimals: false,
    zeroMeansNone: false,
  },
  {
    platform: 'tiktok-ads',
    name: 'tiktok-report',
    matches: (headers) =>
      has(headers, /\(destination\)$/) ||
      (has(headers, /^primary status$/) && has(headers, /^cost$/)) ||
      (has(headers, /^ad group name$/) && has(headers, /^cost$/) && has(headers, /^impressions?$/)),
    bareShares: 'points',
    dotDecimals: true,
    zeroMeansNone: true,
  },
  {
    platform: 'google-ads',
    name: 'google-report',
    matches: (headers, preamble) =>
      has(
        headers,
        /^(impr\.|avg\. cpc|cost \/ conv\.|coste\/conv\.|conv\. value|optimization score|cpc medio|durchschn\. cpc|costo\/conv\.|currency code|código de moneda|währungscode|interactions)$/,
      ) ||
      preamble.some((line) =>
        /\breport$|^informe|bericht$|^rapporto|^rapport\b|^relatório/i.test(line.trim()),
      ),
    bareShares: null,
    dotDecimals: false,
    zeroMeansNone: false,
  },
];

/** Where a platform was named by the user and no signature matched. */
export function plainShape(platform: Platform): Shape {
  const own = shapes.find((shape) => shape.platform === platform);
  return (
    own ?? {
      platform,
      name: 'table',
      matches: () => false,
      bareShares: null,
      dotDecimals: false,
      zeroMeansNone: false,
    }
  );
}
