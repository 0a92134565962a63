import { addDays, isDay, type Day, type Instant } from '@/model/day';
import { factsOf, isOfBusiness } from '@/model/kpi';
import { dayCount } from '@/model/range';
import { platforms, type Platform } from '@/model/platform';
import type { Period, Scope, Target } from '@/model/target';
import type { Language } from '@/locales/words';
import { periodHolding } from './course-period';
import { campaignOf, type Subjects } from './scopes';
import { needsCurrency, termsOf, type Draft, type FieldErrors } from './target-draft';
import { readTyped, typedDigits, typedScale } from './typed-number';

interface DraftContext {
  language: Language;
  subjects: Subjects;
  now: Instant;
  today: Day;
  /** The id of a target that is new. */
  id: string;
  /** The target that is edited, as it was. */
  before?: Target;
}

export type DraftResult = { ok: true; target: Target } | { ok: false; errors: FieldErrors };

/** A draft as a target, or what is wrong with each of its fields. Nothing is corrected silently. */
export function readDraft(draft: Draft, context: DraftContext): DraftResult {
  const errors: FieldErrors = {};
  const { before, now } = context;
  const value = readValue(draft, context.language, errors);
  const tolerance = readPercent(draft.tolerance, context.language, 'tolerance', errors, { least: 0 });
  const terms = readTerms(draft, context, errors);
  if (draft.kpi === 'custom' && !draft.formula) errors.kpi = { code: 'formula-empty' };
  const scope = readScope(draft, context.subjects, errors);
  const currency = readCurrency(draft, scope, context.subjects, errors);
  const period = readPeriod(draft, context, errors);
  const checkpoints = period ? readCheckpoints(draft, context, period, errors) : [];
  if (Object.keys(errors).length > 0 || !scope || !period || value === null || tolerance === null)
    return { ok: false, errors };
  const target: Target = {
    id: before?.id ?? context.id,
    kpi: draft.kpi,
    scope,
    value,
    currency,
    direction: draft.direction,
    objective: draft.objective === '' ? null : draft.objective,
    reason: draft.reason.trim(),
    period,
    tolerance,
    ...terms,
    ...(draft.kpi === 'custom' && draft.formula ? { formula: draft.formula } : {}),
    ...(checkpoints.length > 0 ? { checkpoints } : {}),
    main: draft.main,
    createdAt: before?.createdAt ?? now,
    changedAt: now,
  };
  if (before && judgedAlike(before, target)) target.changedAt = before.changedAt;
  return { ok: true, target };
}

/** Are two versions of a target judged the same way? A new reason or a new main mark starts nothing afresh. */
export function judgedAlike(a: Target, b: Target): boolean {
  const judged = (target: Target) => {
    const { kpi, scope, value, currency, direction, period, tolerance, margin } = target;
    const { refunds = 0, ordersPerCustomer = null, churn = null, formula } = target;
    const terms = [margin ?? 1, refunds, ordersPerCustomer, churn, formula?.expression ?? null];
    return JSON.stringify([kpi, scope, value, currency, direction, period, tolerance, terms]);
  };
  return judged(a) === judged(b);
}

function readValue(draft: Draft, language: Language, errors: FieldErrors): number | null {
  const typed = readTyped(draft.value, language);
  if (!typed.ok) {
    errors.value = { code: typed.why };
    return null;
  }
  const value = typedDigits(
    typed.value / typedScale(factsOf({ kpi: draft.kpi, formula: draft.formula ?? undefined }).unit),
  );
  if (draft.kpi !== 'roi' && draft.kpi !== 'custom' && value <= 0) errors.value = { code: 'not-positive' };
  // More clicks than impressions do not exist; more conversions than clicks do (view-through).
  else if (draft.kpi === 'ctr' && value > 1) errors.value = { code: 'over-100' };
  return value;
}

function readPercent(
  text: string,
  language: Language,
  field: 'tolerance' | 'margin' | 'refunds' | 'churn' | 'checkpoints',
  errors: FieldErrors,
  limit: { least?: number; above?: number },
): number | null {
  const typed = readTyped(text.replace(/%\s*$/, ''), language);
  if (!typed.ok) {
    errors[field] = { code: typed.why };
    return null;
  }
  const share = typedDigits(typed.value / 100);
  const low = limit.above === undefined ? share < (limit.least ?? 0) : share <= limit.above;
  if (low || share > 1) errors[field] = { code: limit.above === undefined ? 'share' : 'share-above-zero' };
  return share;
}

function readScope(draft: Draft, subjects: Subjects, errors: FieldErrors): Scope | null {
  const which = draft.which.trim();
  const wrong = (code: string) => {
    errors.which = { code };
    return null;
  };
  switch (draft.scope) {
    case 'everything':
      return { kind: 'everything' };
    case 'console':
      return (platforms as readonly string[]).includes(which)
        ? { kind: 'console', platform: which as Platform }
        : wrong('choose-console');
    case 'account':
      return subjects.accounts.some(({ key }) => key === which)
        ? { kind: 'account', account: which }
        : wrong('choose-account');
    case 'campaign': {
      const found = campaignOf(draft.which);
      const known = subjects.campaigns.some(
        ({ account, id }) => account === found?.account && id === found.id,
      );
      return found && known ? { kind: 'campaign', ...found } : wrong('choose-campaign');
    }
    case 'name':
      return which.replaceAll('*', '').trim() === '' ? wrong('name-empty') : { kind: 'name', pattern: which };
    case 'label':
      return which === '' ? wrong('label-empty') : { kind: 'label', label: which };
  }
}

/** The account that a scope stands in, where it stands in one. */
function accountOf(scope: Scope | null, subjects: Subjects) {
  const key = scope?.kind === 'account' || scope?.kind === 'campaign' ? scope.account : null;
  return subjects.accounts.find((account) => account.key === key);
}

function readCurrency(
  draft: Draft,
  scope: Scope | null,
  subjects: Subjects,
  errors: FieldErrors,
): string | null {
  if (!needsCurrency(draft)) return null;
  const currency = draft.currency.trim().toUpperCase();
  if (currency === '') errors.currency = { code: 'currency-empty' };
  else if (!Intl.supportedValuesOf('currency').includes(currency))
    errors.currency = { code: 'currency-unknown', params: { text: draft.currency.trim() } };
  else {
    const counted = accountOf(scope, subjects)?.currency;
    if (counted && counted !== currency)
      errors.currency = { code: 'currency-other', params: { currency: counted } };
  }
  return currency;
}

type Terms = Pick<Target, 'margin' | 'refunds' | 'ordersPerCustomer' | 'churn'>;

/** The terms of the business that the KPI is worked out with. Those of another KPI are kept as they were. */
function readTerms(draft: Draft, { language, before }: DraftContext, errors: FieldErrors): Terms {
  const kept: Terms = {};
  for (const key of ['margin', 'refunds', 'ordersPerCustomer', 'churn'] as const)
    if (before?.[key] !== undefined) kept[key] = before[key];
  const wanted = termsOf[draft.kpi] ?? [];
  const percent = (field: 'margin' | 'refunds' | 'churn', limit: { least?: number; above?: number }) =>
    draft[field].trim() === '' && field !== 'margin'
      ? undefined
      : (readPercent(draft[field], language, field, errors, limit) ?? undefined);
  if (wanted.includes('margin')) {
    const margin = percent('margin', { above: 0 });
    // For ROI all of the value is margin where none is set.
    const plain = draft.kpi === 'roi' && margin === 1 && before?.margin === undefined;
    put(kept, 'margin', plain ? undefined : margin);
  }
  if (wanted.includes('refunds')) {
    const refunds = percent('refunds', { least: 0 });
    if (refunds === 1) errors.refunds = { code: 'refunds-all' };
    put(kept, 'refunds', refunds);
  }
  if (!wanted.includes('orders')) return kept;
  put(kept, 'churn', percent('churn', { above: 0 }));
  put(kept, 'ordersPerCustomer', readOrders(draft, language, errors));
  if (draft.orders.trim() === '' && draft.churn.trim() === '') errors.orders = { code: 'orders-or-churn' };
  return kept;
}

function put<K extends keyof Terms>(terms: Terms, key: K, value: Terms[K]): void {
  if (value === undefined) delete terms[key];
  else terms[key] = value;
}

function readOrders(draft: Draft, language: Language, errors: FieldErrors): number | undefined {
  if (draft.orders.trim() === '') return undefined;
  const typed = readTyped(draft.orders, language);
  if (!typed.ok) errors.orders = { code: typed.why };
  else if (typed.value <= 0) errors.orders = { code: 'not-positive' };
  else return typed.value;
  return undefined;
}

/** Checkpoints by day of the period that their dates lie in, rising; of KPIs that are no totals there are none. */
function readCheckpoints(
  draft: Draft,
  { language, today }: DraftContext,
  period: Period,
  errors: FieldErrors,
): NonNullable<Target['checkpoints']> {
  const { additive } = factsOf({ kpi: draft.kpi, formula: draft.formula ?? undefined });
  const lines = draft.checkpoints.filter(({ day, share }) => day !== '' || share.trim() !== '');
  if (!additive || isOfBusiness(draft.kpi) || lines.length === 0) return [];
  const dates = lines.map(({ day }) => day);
  if (!dates.every(isDay)) errors.checkpoints = { code: 'day' };
  const course = errors.checkpoints ? null : periodHolding(dates, period, today);
  if (!course) {
    errors.checkpoints ??= { code: 'checkpoint-outside' };
    return [];
  }
  const points: NonNullable<Target['checkpoints']> = [];
  for (const line of lines.toSorted((a, b) => (a.day < b.day ? -1 : 1))) {
    const share = readPercent(line.share, language, 'checkpoints', errors, { least: 0 });
    if (errors.checkpoints || share === null) return [];
    const day = dayCount({ from: course.from, to: line.day });
    const last = points.at(-1);
    if (last && (last.day === day || last.share > share)) {
      errors.checkpoints = { code: 'checkpoint-falls' };
      return [];
    }
    points.push({ day, share });
  }
  return points;
}

function readPeriod(draft: Draft, { today, before }: DraftContext, errors: FieldErrors): Period | null {
  const { from, to } = draft;
  if (!isDay(from)) errors.from = { code: 'day' };
  const open = draft.repeat !== 'once' && to === '';
  if (!open && !isDay(to)) errors.to = { code: draft.repeat === 'once' && to === '' ? 'end-empty' : 'day' };
  if (errors.from || errors.to) return null;
  if (!open && to < from) errors.to = { code: 'end-before' };
  // A day of grace: the account's day may not be over yet. A target that is kept on file may be over.
  else if (!open && !before && to < addDays(today, -1)) errors.to = { code: 'end-past' };
  return draft.repeat === 'once'
    ? { kind: 'once', range: { from, to } }
    : { kind: draft.repeat, from, until: open ? null : to };
}
