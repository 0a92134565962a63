import type { CustomFormula } from '@/model/custom-formula';
import { addDays, type Day } from '@/model/day';
import { factsOf, kpis, type Direction, type KpiKey } from '@/model/kpi';
import type { ReasonParams } from '@/model/light';
import { monthOf } from '@/model/range';
import type { Objective, Period, Scope, Target } from '@/model/target';
import type { Language } from '@/locales/words';
import { shownPeriod } from './course-period';
import { campaignValue, type Subjects } from './scopes';
import { typedDigits, typedScale, typedText } from './typed-number';

/** A target as a form holds it: everything as typed. */
export interface Draft {
  kpi: KpiKey;
  scope: Scope['kind'];
  /** Of the chosen scope: platform, account key, `campaignValue`, pattern or label. */
  which: string;
  /** In percent where the KPI is a fraction. */
  value: string;
  currency: string;
  direction: Direction;
  objective: Objective | '';
  reason: string;
  repeat: Period['kind'];
  from: string;
  /** The last day: of a period that happens once, required; of a recurring one, may be empty. */
  to: string;
  /** Percent of the value. */
  tolerance: string;
  /** The user's own formula, where the KPI is one. */
  formula: CustomFormula | null;
  /** Percent of the value that is margin; ROI and KPIs of the business. */
  margin: string;
  /** Percent of the revenue that is paid back; orders of a customer; percent that leave in a month. May be empty. */
  refunds: string;
  orders: string;
  churn: string;
  /** The course of a total: at the end of a day, this share in percent. Lines left empty count for nothing. */
  checkpoints: { day: string; share: string }[];
  main: boolean;
}

export type Field = keyof Draft;
/** What is wrong with a field, as a locale key under `field.wrong.` with its parameters. */
export interface FieldError {
  code: string;
  params?: ReasonParams;
}
export type FieldErrors = Partial<Record<Field, FieldError>>;

/** Only money KPIs are bound to a currency: ratios of money cancel it. */
export const needsCurrency = (of: Pick<Draft, 'kpi'> & { formula?: CustomFormula | null }) =>
  factsOf({ kpi: of.kpi, formula: of.formula ?? undefined }).unit === 'money';

/** Which terms of the business a KPI is worked out with. */
export const termsOf: Partial<Record<KpiKey, readonly ('margin' | 'refunds' | 'orders' | 'churn')[]>> = {
  roi: ['margin'],
  poas: ['margin', 'refunds'],
  clv: ['margin', 'refunds', 'orders', 'churn'],
  ltvCac: ['margin', 'refunds', 'orders', 'churn'],
};

/** A new target: CPA everywhere, this month and on, the currency that all accounts share. */
export function newDraft(today: Day, subjects: Subjects, main: boolean): Draft {
  const currencies = new Set(subjects.accounts.map(({ currency }) => currency));
  const [only] = currencies;
  return {
    kpi: 'cpa',
    scope: 'everything',
    which: '',
    value: '',
    currency: currencies.size === 1 ? (only ?? '') : '',
    direction: kpis.cpa.direction,
    objective: '',
    reason: '',
    repeat: 'month',
    from: monthOf(today).from,
    to: '',
    tolerance: '10',
    formula: null,
    margin: '100',
    refunds: '',
    orders: '',
    churn: '',
    checkpoints: [],
    main,
  };
}

/** @param today the course of a total is shown on the dates of the period that it lies in */
export function draftOf(target: Target, language: Language, today: Day): Draft {
  const { period, checkpoints = [] } = target;
  const course = shownPeriod(period, today, checkpoints.at(-1)?.day ?? 1);
  const percent = (share: number) => typedText(typedDigits(share * 100), language);
  return {
    kpi: target.kpi,
    scope: target.scope.kind,
    which: whichOf(target.scope),
    value: typedText(typedDigits(target.value * typedScale(factsOf(target).unit)), language),
    currency: target.currency ?? '',
    direction: target.direction,
    objective: target.objective ?? '',
    reason: target.reason,
    repeat: period.kind,
    from: period.kind === 'once' ? period.range.from : period.from,
    to: (period.kind === 'once' ? period.range.to : period.until) ?? '',
    tolerance: percent(target.tolerance),
    formula: target.formula ?? null,
    margin: percent(target.margin ?? 1),
    refunds: target.refunds === undefined ? '' : percent(target.refunds),
    orders: target.ordersPerCustomer === undefined ? '' : typedText(target.ordersPerCustomer, language),
    churn: target.churn === undefined ? '' : percent(target.churn),
    checkpoints: checkpoints.map(({ day, share }) => ({
      day: addDays(course.from, day - 1),
      share: percent(share),
    })),
    main: target.main,
  };
}

function whichOf(scope: Scope): string {
  switch (scope.kind) {
    case 'everything':
      return '';
    case 'console':
      return scope.platform;
    case 'account':
      return scope.account;
    case 'campaign':
      return campaignValue(scope.account, scope.id);
    case 'name':
      return scope.pattern;
    case 'label':
      return scope.label;
  }
}

/**
 * What to save so that at most one target is the main one: the target itself, and the one that was main before.
 */
export function savingOf(target: Target, all: readonly Target[]): Target[] {
  if (!target.main) return [target];
  return [
    ...all.filter(({ id, main }) => main && id !== target.id).map((old) => ({ ...old, main: false })),
    target,
  ];
}
