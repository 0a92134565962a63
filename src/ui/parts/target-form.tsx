import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';

import type { Day } from '@/model/day';
import type { CustomFormula } from '@/model/custom-formula';
import { factsOf, kpiKeys } from '@/model/kpi';
import type { Target } from '@/model/target';
import { chosen, ownFormulas, type FormState } from './form-state';
import { showFigure } from './figures';
import { FieldBox, Select, TextField } from './fields';
import { ReasonField } from './reason-field';
import { ScopeFields } from './scope-fields';
import type { Subjects } from './scopes';
import { useSpeech } from './speech';
import { readDraft } from './read-draft';
import { draftOf, needsCurrency, newDraft, type Draft, type Field, type FieldErrors } from './target-draft';
import { TermFields } from './term-fields';
import { readTyped, typedScale, typedText } from './typed-number';

interface TargetFormProps {
  /** The target to edit; without it a new one. */
  before?: Target | undefined;
  /** What a new target starts from, where it is a copy. */
  start?: Draft | undefined;
  today: Day;
  subjects: Subjects;
  /** Is this to be the first target? Then it is the main one unless the user says otherwise. */
  first: boolean;
  /** The user's own formulas, to choose from. */
  formulas: readonly CustomFormula[];
  /** The popup folds what has a good default. */
  compact?: boolean;
  /** What the dashboard adds to the form: where to begin, advice on the figure, the course of a total. */
  aids?: (form: FormState) => {
    start?: ComponentChildren;
    figure?: ComponentChildren;
    course?: ComponentChildren;
  };
  busy: boolean;
  onSave: (target: Target) => void;
  onCancel: () => void;
  onRemove?: (() => void) | undefined;
}

/** Creates or edits a target. Each field says what it understood or what is wrong; nothing is saved until all is well. */
export function TargetForm(props: TargetFormProps) {
  const { before, start, today, subjects, first, formulas, compact, aids, busy, onSave, onCancel, onRemove } =
    props;
  const { words, language, now } = useSpeech();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState<Draft>(
    () => start ?? (before ? draftOf(before, language, today) : newDraft(today, subjects, first)),
  );
  const [id] = useState(() => crypto.randomUUID());
  const [left, setLeft] = useState<ReadonlySet<Field>>(new Set());
  const [tried, setTried] = useState(false);

  const result = readDraft(draft, { language, subjects, now, today, id, before });
  const sized = readDraft(
    { ...draft, value: typedText(1, language), currency: draft.currency || 'EUR', checkpoints: [] },
    { language, subjects, now, today, id, before },
  );
  const all: FieldErrors = result.ok ? {} : result.errors;
  const errorOf = (field: Field) => (tried || left.has(field) ? all[field] : undefined);
  const set = (change: Partial<Draft>) => setDraft((old) => ({ ...old, ...change }));
  const leave = (field: Field) => () => setLeft((old) => new Set(old).add(field));

  const { unit } = factsOf({ kpi: draft.kpi, formula: draft.formula ?? undefined });
  const added = aids?.({
    draft,
    shape: sized.ok ? sized.target : null,
    isNew: before === undefined,
    set,
    errorOf,
  });
  const typed = readTyped(draft.value, language);
  const understood = typed.ok
    ? words('form.understood', {
        figure: showFigure(
          typed.value / typedScale(unit),
          unit,
          unit === 'money' && /^[a-z]{3}$/i.test(draft.currency) ? draft.currency.toUpperCase() : null,
          language,
        ),
      })
    : undefined;

  const submit = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (result.ok) onSave(result.target);
    // After the errors are drawn, so that the field is marked when it is read out.
    else
      requestAnimationFrame(() => {
        const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
        wrong?.closest('details')?.setAttribute('open', '');
        wrong?.focus();
      });
  };

  const text = (field: Field & ('value' | 'currency' | 'tolerance' | 'from' | 'to')) => ({
    value: draft[field],
    error: errorOf(field),
    onType: (typedText: string) => set({ [field]: typedText }),
    onLeave: leave(field),
  });

  const more = (
    <>
      <div class="fields">
        <TextField
          label={words('field.tolerance')}
          kind="number"
          suffix="%"
          hint={words('form.tolerance')}
          {...text('tolerance')}
        />
        <FieldBox label={words('field.objective')}>
          {(wired) => (
            <Select
              wired={wired}
              value={draft.objective}
              options={(['', 'sell', 'leads', 'known', 'teach'] as const).map((value) => ({
                value,
                shown: words(`objective.${value === '' ? 'none' : value}`),
              }))}
              onChoose={(objective) => set({ objective })}
            />
          )}
        </FieldBox>
      </div>
      <ReasonField draft={draft} set={set} />
      <label class="check">
        <input
          type="checkbox"
          checked={draft.main}
          onChange={(event) => set({ main: event.currentTarget.checked })}
        />
        <span>{words('field.main')}</span>
      </label>
    </>
  );

  return (
    <form ref={form} class="target-form" noValidate onSubmit={submit}>
      {added?.start}
      <div class="fields fields-3">
        <FieldBox label={words('field.kpi')} class="field-wide">
          {(wired) => (
            <Select
              wired={wired}
              value={draft.formula ? `custom ${draft.formula.id}` : draft.kpi}
              options={[
                ...kpiKeys
                  .filter((value) => value !== 'custom')
                  .map((value) => ({ value: value as string, shown: words(`kpi.${value}.full`) })),
                ...ownFormulas(formulas, draft).map(({ id, name }) => ({
                  value: `custom ${id}`,
                  shown: name,
                })),
              ]}
              onChoose={(value) => set(chosen(value, ownFormulas(formulas, draft), draft))}
            />
          )}
        </FieldBox>
        <FieldBox label={words('field.direction')}>
          {(wired) => (
            <Select
              wired={wired}
              value={draft.direction}
              options={(['at-least', 'at-most', 'two-sided'] as const).map((value) => ({
                value,
                shown: words(`direction.${value}`),
              }))}
              onChoose={(direction) => set({ direction })}
            />
          )}
        </FieldBox>
        <TextField
          label={words('field.value')}
          kind="number"
          suffix={unit === 'fraction' ? '%' : undefined}
          hint={understood}
          {...text('value')}
        />
        {needsCurrency(draft) && (
          <TextField label={words('field.currency')} kind="currency" {...text('currency')} />
        )}
      </div>
      <TermFields draft={draft} errorOf={errorOf} onChange={set} onLeave={leave} />
      {added?.figure}
      <ScopeFields
        draft={draft}
        subjects={subjects}
        error={errorOf('which')}
        onChange={set}
        onLeave={leave('which')}
      />
      <div class="fields fields-period">
        <FieldBox label={words('field.repeat')}>
          {(wired) => (
            <Select
              wired={wired}
              value={draft.repeat}
              options={(['month', 'quarter', 'once'] as const).map((value) => ({
                value,
                shown: words(`repeat.${value}`),
              }))}
              onChoose={(repeat) => set({ repeat })}
            />
          )}
        </FieldBox>
        <TextField label={words('field.from')} kind="date" {...text('from')} />
        <TextField
          label={words(draft.repeat === 'once' ? 'field.to' : 'field.until')}
          kind="date"
          {...text('to')}
        />
      </div>
      {added?.course}
      {compact ? (
        <details>
          <summary>{words('form.more')}</summary>
          {more}
        </details>
      ) : (
        more
      )}
      <div class="actions">
        <button type="submit" class="button primary" disabled={busy}>
          {words(before ? 'action.save' : 'action.create')}
        </button>
        <button type="button" class="button" onClick={onCancel}>
          {words('action.cancel')}
        </button>
        {onRemove && (
          <button type="button" class="button quiet push" disabled={busy} onClick={onRemove}>
            {words('action.remove')}
          </button>
        )}
      </div>
    </form>
  );
}
