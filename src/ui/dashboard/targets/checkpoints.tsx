import { factsOf } from '@/model/kpi';
import { FieldBox } from '../../parts/fields';
import { showFigure } from '../../parts/figures';
import { useSpeech } from '../../parts/speech';
import { readTyped, typedDigits, typedScale, typedText } from '../../parts/typed-number';
import type { FormState } from '../../parts/form-state';

/** The course of a total, drawn by checkpoints: at the end of a day, a share of the target, or its amount. */
export function Checkpoints({ form }: { form: FormState }) {
  const { words, language } = useSpeech();
  const { draft, set, errorOf } = form;
  const { unit, additive } = factsOf({ kpi: draft.kpi, formula: draft.formula ?? undefined });
  if (!additive) return null;
  const { checkpoints } = draft;
  const change = (at: number, line: Partial<(typeof checkpoints)[number]>) =>
    set({ checkpoints: checkpoints.map((one, index) => (index === at ? { ...one, ...line } : one)) });
  const typed = readTyped(draft.value, language);
  const goal = typed.ok ? typed.value / typedScale(unit) : null;
  const currency = /^[a-z]{3}$/i.test(draft.currency) ? draft.currency.toUpperCase() : null;
  const amountOf = (share: string) => {
    const read = readTyped(share.replace(/%\s*$/, ''), language);
    return read.ok && goal !== null ? (goal * read.value) / 100 : null;
  };
  const takeAmount = (at: number, text: string) => {
    const read = readTyped(text, language);
    if (read.ok && goal) change(at, { share: typedText(typedDigits((read.value / goal) * 100), language) });
  };
  return (
    <details class="checkpoints" open={checkpoints.length > 0}>
      <summary>{words('checkpoint.title')}</summary>
      <p class="muted small">{words('checkpoint.says')}</p>
      {checkpoints.map((line, at) => {
        const amount = amountOf(line.share);
        return (
          <div class="checkpoint" key={at}>
            <FieldBox label={words('checkpoint.day')}>
              {(wired) => (
                <input
                  {...wired}
                  type="date"
                  value={line.day}
                  onInput={(event) => change(at, { day: event.currentTarget.value })}
                />
              )}
            </FieldBox>
            <FieldBox label={words('checkpoint.share')}>
              {(wired) => (
                <span class="control" data-suffix="%">
                  <input
                    {...wired}
                    class="figure"
                    inputmode="decimal"
                    autocomplete="off"
                    value={line.share}
                    onInput={(event) => change(at, { share: event.currentTarget.value })}
                  />
                </span>
              )}
            </FieldBox>
            <FieldBox
              label={words('checkpoint.amount')}
              hint={amount === null ? undefined : showFigure(amount, unit, currency, language)}
            >
              {(wired) => (
                <input
                  {...wired}
                  class="figure"
                  inputmode="decimal"
                  autocomplete="off"
                  disabled={goal === null}
                  value={amount === null ? '' : typedText(typedDigits(amount), language)}
                  onChange={(event) => takeAmount(at, event.currentTarget.value)}
                />
              )}
            </FieldBox>
            <button
              type="button"
              class="button quiet"
              aria-label={words('checkpoint.remove', { n: at + 1 })}
              onClick={() => set({ checkpoints: checkpoints.filter((_, index) => index !== at) })}
            >
              <span aria-hidden="true">×</span>
            </button>
          </div>
        );
      })}
      {errorOf('checkpoints') && (
        <p class="field-wrong" role="alert">
          {words(`field.wrong.${errorOf('checkpoints')!.code}`, errorOf('checkpoints')!.params)}
        </p>
      )}
      <button
        type="button"
        class="button"
        onClick={() => set({ checkpoints: [...checkpoints, { day: '', share: '' }] })}
      >
        {words('checkpoint.add')}
      </button>
    </details>
  );
}
