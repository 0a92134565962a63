import { TextField } from './fields';
import { useSpeech } from './speech';
import { termsOf, type Draft, type FieldError } from './target-draft';

interface TermFieldsProps {
  draft: Draft;
  errorOf: (field: 'margin' | 'refunds' | 'orders' | 'churn') => FieldError | undefined;
  onChange: (change: Partial<Draft>) => void;
  onLeave: (field: 'margin' | 'refunds' | 'orders' | 'churn') => () => void;
}

/** What a KPI of the business is worked out with: margin, refunds, orders of a customer, churn; those that it needs. */
export function TermFields({ draft, errorOf, onChange, onLeave }: TermFieldsProps) {
  const { words } = useSpeech();
  const fields = termsOf[draft.kpi];
  if (!fields) return null;
  return (
    <div class="fields">
      {fields.map((field) => (
        <TextField
          key={field}
          label={words(`field.${field}`)}
          kind="number"
          suffix={field === 'orders' ? undefined : '%'}
          hint={words(`form.${field}`)}
          value={draft[field]}
          error={errorOf(field)}
          onType={(typed) => onChange({ [field]: typed })}
          onLeave={onLeave(field)}
        />
      ))}
    </div>
  );
}
