import { addDays, isDay, type Day, type Instant } from '@/model/day';
import { kpis } from '@/model/kpi';
import { platforms, type Platform } from '@/model/platform';
import type { Period, Scope, Target } from '@/model/target';
import type { Language } from '@/locales/words';
import { campaignOf, type Subjects } from './scopes';
import { needsCurrency, type Draft, type FieldErrors } from './target-draft';
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
  const margin =
    draft.kpi === 'roi'
      ? readPercent(draft.margin, context.language, 'margin', errors, { above: 0 })
      : (before?.margin ?? undefined);
  const scope = readScope(draft, context.subjects, errors);
  const currency = readCurrency(draft, scope, context.subjects, errors);
  const period = readPeriod(draft, context, errors);
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
    // A margin of all the value is what counts where none is set.
    ...(margin === undefined || margin === null || (margin === 1 && before?.margin === undefined)
      ? {}
      : { margin }),
    main: draft.main,
    createdAt: before?.createdAt ?? now,
    changedAt: now,
  };
  if (before && judgedAlike(before, target)) target.changedAt = before.changedAt;
  return { ok: true, target };
}

/** Are two versions of a target judged the same way? A new reason or a new main mark starts nothing afresh. */
export function judgedAlike(a: Target, b: Target): boolean {
  const judged = ({ kpi, scope, value, currency, direction, period, tolerance, margin }: Target) =>
    JSON.stringify([kpi, scope, value, currency, direction, period, tolerance, margin ?? 1]);
  return judged(a) === judged(b);
}

function readValue(draft: Draft, language: Language, errors: FieldErrors): number | null {
  const typed = readTyped(draft.value, language);
  if (!typed.ok) {
    errors.value = { code: typed.why };
    return null;
  }
  const value = typedDigits(typed.value / typedScale(kpis[draft.kpi].unit));
  if (draft.kpi !== 'roi' && value <= 0) errors.value = { code: 'not-positive' };
  // More clicks than impressions do not exist; more conversions than clicks do (view-through).
  else if (draft.kpi === 'ctr' && value > 1) errors.value = { code: 'over-100' };
  return value;
}

function readPercent(
  text: string,
  language: Language,
  field: 'tolerance' | 'margin',
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
  if (!needsCurrency(draft.kpi)) return null;
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
