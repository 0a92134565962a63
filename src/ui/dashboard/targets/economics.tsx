import { useState } from 'preact/hooks';

import { factsOf, type KpiKey } from '@/model/kpi';
import { limitsOf, HEALTHY_LTV_TO_CAC, type Economics, type Limits } from '@/kpi/unit-economics';
import { TextField } from '../../parts/fields';
import { noFigure, showFigure, type Unit } from '../../parts/figures';
import { useSpeech } from '../../parts/speech';
import { readTyped, typedDigits, typedScale, typedText } from '../../parts/typed-number';
import type { FormState } from '../../parts/form-state';

const fields = [
  'orderValue',
  'margin',
  'refunds',
  'ordersPerCustomer',
  'ordersPerMonth',
  'churn',
  'cac',
] as const;
type EconomicsField = (typeof fields)[number];
const percents = new Set<EconomicsField>(['margin', 'refunds', 'churn']);

const results: readonly { key: keyof Limits; unit: Unit }[] = [
  { key: 'breakEvenRoas', unit: 'ratio' },
  { key: 'maximumCpa', unit: 'money' },
  { key: 'clv', unit: 'money' },
  { key: 'maximumCac', unit: 'money' },
  { key: 'ltvToCac', unit: 'ratio' },
  { key: 'paybackMonths', unit: 'count' },
];

/** The limit that is a figure for a KPI's target, in the KPI's unit. */
function figureFor(kpi: KpiKey, limits: Limits): number | null {
  switch (kpi) {
    case 'roas':
    case 'mer':
      return limits.breakEvenRoas;
    case 'acos':
      return limits.breakEvenRoas === null ? null : 1 / limits.breakEvenRoas;
    case 'cpa':
      return limits.maximumCpa;
    case 'cac':
      return limits.maximumCac;
    case 'clv':
      return limits.clv;
    case 'ltvCac':
      return HEALTHY_LTV_TO_CAC;
    default:
      return null;
  }
}

/** What the business can afford: its own figures in, the limits out, and the one that fits the KPI to be used. */
export function UnitEconomics({ form }: { form: FormState }) {
  const { words, language } = useSpeech();
  const { draft, set } = form;
  const [typed, setTyped] = useState<Record<EconomicsField, string>>(() => ({
    orderValue: '',
    margin: draft.margin === '100' ? '' : draft.margin,
    refunds: draft.refunds,
    ordersPerCustomer: draft.orders,
    ordersPerMonth: '',
    churn: draft.churn,
    cac: '',
  }));
  const read = (field: EconomicsField): number | null => {
    const found = readTyped(typed[field].replace(/%\s*$/, ''), language);
    return found.ok ? found.value / (percents.has(field) ? 100 : 1) : null;
  };
  const economics = Object.fromEntries(fields.map((field) => [field, read(field)])) as unknown as Economics;
  // Nobody writes down that nothing comes back.
  if (typed.refunds.trim() === '') economics.refunds = 0;
  const limits = limitsOf(economics);
  const { unit } = factsOf({ kpi: draft.kpi, formula: draft.formula ?? undefined });
  const figure = figureFor(draft.kpi, limits);
  const currency = /^[a-z]{3}$/i.test(draft.currency) ? draft.currency.toUpperCase() : null;
  const show = (value: number | null, of: Unit) => showFigure(value, of, currency, language);
  const wrong = (field: EconomicsField) => {
    if (typed[field].trim() === '') return undefined;
    const value = read(field);
    if (value === null) return { code: 'not-a-number' };
    const most = field === 'refunds' ? value < 1 : !percents.has(field) || value <= 1;
    const least = field === 'refunds' || field === 'cac' ? value >= 0 : value > 0;
    return most && least ? undefined : { code: percents.has(field) ? 'share' : 'not-positive' };
  };
  return (
    <details class="economics">
      <summary>{words('economics.title')}</summary>
      <div class="fields">
        {fields.map((field) => (
          <TextField
            key={field}
            label={words(`economics.${field}`)}
            kind="number"
            suffix={percents.has(field) ? '%' : undefined}
            value={typed[field]}
            error={wrong(field)}
            onType={(text) => setTyped((old) => ({ ...old, [field]: text }))}
          />
        ))}
      </div>
      <dl class="facts">
        {results.map(({ key, unit: of }) => (
          <div key={key}>
            <dt>{words(`economics.${key}`)}</dt>
            <dd>
              {limits[key] === null
                ? noFigure
                : key === 'paybackMonths'
                  ? words('economics.months', { n: Math.round(limits[key] * 10) / 10 })
                  : show(limits[key], of)}
            </dd>
          </div>
        ))}
      </dl>
      {figure !== null && (
        <p class="actions">
          <button
            type="button"
            class="button small"
            onClick={() =>
              set({
                value: typedText(typedDigits(Number((figure * typedScale(unit)).toPrecision(4))), language),
              })
            }
          >
            {words('reach.use', { figure: show(figure, unit) })}
          </button>
          <span class="muted small">{words('economics.limit')}</span>
        </p>
      )}
    </details>
  );
}
