import { kpis, type KpiKey } from '@/model/kpi';
import type { Reason } from '@/model/light';
import type { FigureKey, Metrics } from '@/model/metric';

/** Figures of a window from the books, and the platforms' spend. A key that is not there is not known. */
export type BusinessFigures = Partial<Record<FigureKey, number>>;

/** What the target says of the business. Shares are fractions of one. */
export interface BusinessTerms {
  margin?: number | undefined;
  refunds?: number | undefined;
  ordersPerCustomer?: number | undefined;
  churn?: number | undefined;
}

/**
 * How a business KPI is judged: as the console KPI that has the same mathematics, over figures put in the place of
 * that KPI's own (MER is a ROAS of revenue and orders). `scale`: a figure of the business KPI is the stand-in's
 * divided by this.
 */
export interface StandIn {
  kpi: KpiKey;
  scale: number;
  /** A span's figures as the stand-in's metrics. */
  metrics(figures: BusinessFigures): Metrics;
  /** What the stand-in's metrics stand for, so that reasons name the right thing. */
  meant: Partial<Record<FigureKey, FigureKey>>;
}

/** The figures that a KPI cannot do without; a console's own metric may stand in for new customers. */
export function neededFigures(kpi: KpiKey): readonly FigureKey[] {
  const { formula } = kpis[kpi];
  if (kpi === 'cac') return ['newCustomers', 'spend'];
  return formula.kind === 'business' ? formula.needs : [];
}

/** Days of a mean month. */
const MONTH = 365.25 / 12;

const missing = (parameter: keyof BusinessTerms): Reason => ({
  code: 'parameter-missing',
  params: { parameter },
});

/**
 * The stand-in of a business KPI, or why there is none: a term that the target does not say, or a divisor that is
 * nothing.
 * @param sums of the whole window so far; @param days that they cover
 */
export function standIn(
  kpi: KpiKey,
  sums: BusinessFigures,
  terms: BusinessTerms,
  days: number,
): StandIn | Reason {
  const net = netOf(terms);
  const { margin } = terms;
  switch (kpi) {
    case 'mer':
      return returned(({ revenue = 0 }) => revenue);
    case 'poas':
      return margin === undefined ? missing('margin') : returned((figures) => net(figures) * margin);
    case 'cac':
      return {
        kpi: 'cac',
        scale: 1,
        metrics: ({ spend, newCustomers }) => defined({ spend, newCustomers }),
        meant: {},
      };
    case 'clv':
    case 'ltvCac':
      return ofCustomers(kpi, sums, terms, days);
    case 'churn': {
      const atStart = sums.customersAtStart ?? 0;
      if (!(atStart > 0)) return { code: 'nothing-counted', params: { metric: 'customersAtStart' } };
      return {
        kpi: 'conversions',
        scale: atStart,
        metrics: ({ customersLost }) => defined({ conversions: customersLost }),
        meant: { conversions: 'customersLost' },
      };
    }
    default:
      return { code: 'bad-input', params: { what: 'kpi' } };
  }
}

function ofCustomers(
  kpi: 'clv' | 'ltvCac',
  sums: BusinessFigures,
  terms: BusinessTerms,
  days: number,
): StandIn | Reason {
  const { margin, ordersPerCustomer, churn } = terms;
  const net = netOf(terms);
  if (margin === undefined) return missing('margin');
  const orders = sums.orders ?? 0;
  if (!(orders > 0)) return { code: 'nothing-counted', params: { metric: 'orders' } };
  // Orders of a customer in all: as told, or a month's orders of each customer over the months that one stays.
  const told = ordersPerCustomer ?? lifetimeOrders(orders, sums.customersAtStart, churn, days);
  if (told === null)
    return churn === undefined
      ? missing('ordersPerCustomer')
      : { code: 'business-missing', params: { metric: 'customersAtStart' } };
  if (kpi === 'clv')
    return {
      kpi: 'aov',
      scale: 1,
      metrics: (figures) =>
        defined({
          conversionValue: net(figures) * margin * told,
          conversions: figures.orders,
          spend: figures.spend,
        }),
      meant: { conversionValue: 'revenue', conversions: 'orders' },
    };
  const lifetime = (net(sums) / orders) * margin * told;
  return {
    kpi: 'roas',
    scale: 1,
    metrics: ({ newCustomers, spend }) =>
      defined({
        conversionValue: newCustomers === undefined ? undefined : newCustomers * lifetime,
        conversions: newCustomers,
        spend,
      }),
    meant: { conversionValue: 'newCustomers', conversions: 'newCustomers' },
  };
}

function lifetimeOrders(
  orders: number,
  customers: number | undefined,
  churn: number | undefined,
  days: number,
): number | null {
  if (churn === undefined || customers === undefined || !(customers > 0) || !(days > 0)) return null;
  return ((orders / customers) * (MONTH / days)) / churn;
}

/** Revenue less refunds: those of the books, else the share that the target says. */
function netOf({ refunds: share = 0 }: BusinessTerms) {
  return ({ revenue = 0, refunds }: BusinessFigures) =>
    refunds === undefined ? revenue * (1 - share) : revenue - refunds;
}

function returned(value: (figures: BusinessFigures) => number): StandIn {
  return {
    kpi: 'roas',
    scale: 1,
    metrics: (figures) =>
      defined({ conversionValue: value(figures), conversions: figures.orders, spend: figures.spend }),
    meant: { conversionValue: 'revenue', conversions: 'orders' },
  };
}

function defined(metrics: { [K in keyof Metrics]: number | undefined }): Metrics {
  return Object.fromEntries(Object.entries(metrics).filter(([, value]) => value !== undefined)) as Metrics;
}
