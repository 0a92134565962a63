import { useRef, useState } from 'preact/hooks';

import type { CustomFormula } from '@/model/custom-formula';
import type { Direction, Unit } from '@/model/kpi';
import { formulaMetrics, isAdditive, parseExpression } from '@/kpi/expression';
import { FieldBox, Select, TextField } from '../../parts/fields';
import { useSpeech } from '../../parts/speech';
import { formulaWords, Pointed } from './formula-text';

interface FormulaFormProps {
  before: CustomFormula | undefined;
  /** Names that are taken. */
  taken: readonly string[];
  busy: boolean;
  onSave: (formula: CustomFormula) => void;
  onCancel: () => void;
}

/** Writes a formula: what is understood is said in words while it is typed, and what is wrong is pointed at. */
export function FormulaForm({ before, taken, busy, onSave, onCancel }: FormulaFormProps) {
  const { words, language } = useSpeech();
  const field = useRef<HTMLTextAreaElement>(null);
  const [id] = useState(() => before?.id ?? crypto.randomUUID());
  const [name, setName] = useState(before?.name ?? '');
  const [text, setText] = useState(before?.expression ?? '');
  const [unit, setUnit] = useState<Unit>(before?.unit ?? 'ratio');
  const [direction, setDirection] = useState<Direction>(before?.direction ?? 'at-least');
  const [tried, setTried] = useState(false);
  const parsed = parseExpression(text);
  const own = name.trim();
  const doubled = taken.some((one) => one.toLowerCase() === own.toLowerCase());
  const nameWrong = own === '' ? 'formula-name' : doubled ? 'formula-taken' : null;

  const insert = (metric: string) => {
    const area = field.current;
    const [from, to] = [area?.selectionStart ?? text.length, area?.selectionEnd ?? text.length];
    const gap = from > 0 && /[\w)]$/.test(text.slice(0, from)) ? ' ' : '';
    setText(text.slice(0, from) + gap + metric + text.slice(to));
    const at = from + gap.length + metric.length;
    requestAnimationFrame(() => {
      area?.focus();
      area?.setSelectionRange(at, at);
    });
  };
  const submit = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (!parsed.ok || nameWrong) return;
    onSave({
      id,
      name: own,
      expression: text.trim(),
      unit,
      direction,
      additive: isAdditive(parsed.expression),
    });
  };
  return (
    <form class="target-form" noValidate onSubmit={submit}>
      <TextField
        label={words('formula.name')}
        value={name}
        onType={setName}
        error={tried && nameWrong ? { code: nameWrong } : undefined}
      />
      <FieldBox label={words('formula.expression')} hint={words('formula.how')}>
        {(wired) => (
          <textarea
            {...wired}
            ref={field}
            rows={3}
            class="code"
            spellcheck={false}
            maxLength={400}
            aria-invalid={text !== '' && !parsed.ok ? true : undefined}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        )}
      </FieldBox>
      {parsed.ok ? (
        <p class="field-hint">
          {words('formula.understood', { formula: formulaWords(words, parsed.expression, language) })}{' '}
          {words(isAdditive(parsed.expression) ? 'formula.adds' : 'formula.divides')}
        </p>
      ) : (
        (text !== '' || tried) && <Pointed text={text} error={parsed.error} />
      )}
      <div class="chips" role="group" aria-label={words('formula.metrics')}>
        {formulaMetrics.map((metric) => (
          <button key={metric} type="button" class="chip" onClick={() => insert(metric)}>
            {words(`metric.${metric}`)}
          </button>
        ))}
      </div>
      <div class="fields">
        <FieldBox label={words('formula.unit')}>
          {(wired) => (
            <Select
              wired={wired}
              value={unit}
              options={(['ratio', 'money', 'fraction', 'count'] as const).map((value) => ({
                value,
                shown: words(`unit.${value}`),
              }))}
              onChoose={setUnit}
            />
          )}
        </FieldBox>
        <FieldBox label={words('field.direction')}>
          {(wired) => (
            <Select
              wired={wired}
              value={direction}
              options={(['at-least', 'at-most', 'two-sided'] as const).map((value) => ({
                value,
                shown: words(`direction.${value}`),
              }))}
              onChoose={setDirection}
            />
          )}
        </FieldBox>
      </div>
      <p class="muted small">{words('formula.judged')}</p>
      <div class="actions">
        <button type="submit" class="button primary" disabled={busy}>
          {words('formula.save')}
        </button>
        <button type="button" class="button" onClick={onCancel}>
          {words('action.cancel')}
        </button>
      </div>
    </form>
  );
}
