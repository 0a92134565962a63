import { useState } from 'preact/hooks';

import { addDays } from '@/model/day';
import { platforms, type Platform } from '@/model/platform';
import type { FileAnswers } from '@/model/report-file';
import { FieldBox, Select, TextField } from '../../parts/fields';
import { showDay } from '../../parts/figures';
import { platformName } from '../../parts/sentences';
import { useSpeech } from '../../parts/speech';
import { orderExamples, proposedAnswers, type Draft } from './answers';
import type { Judged } from './questions';
import type { Found } from './use-imports';

interface QuestionFormProps {
  file: File;
  found: Found;
  questions: Judged['questions'];
  onAnswer: (answers: FileAnswers, leaveOut: boolean) => void;
  onSkip: () => void;
}

/** What the file does not say, asked all at once; what is known from earlier is proposed, never taken. */
export function QuestionForm({ file, found, questions, onAnswer, onSkip }: QuestionFormProps) {
  const { words, language } = useSpeech();
  const [draft, setDraft] = useState<Draft>(() => proposedAnswers(found));
  const [tried, setTried] = useState(false);
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const latest = addDays(new Date(file.lastModified).toISOString().slice(0, 10), 1);
  const code = draft.currency.trim().toUpperCase();
  const { from, to } = draft;
  const asks = (question: string) => questions.some((one) => one.question === question);
  const wrong = {
    console: asks('console') && draft.platform === '',
    currency: asks('currency') && !Intl.supportedValuesOf('currency').includes(code),
    range: asks('range') && !(from !== '' && from <= to && to <= latest),
    order: asks('date-order') && draft.dateOrder === '',
    decimal: asks('decimal') && draft.decimal === '',
    undated: asks('undated') && !draft.leaveOut,
  };
  const choose = words('import.ask.choose');
  return (
    <form
      class="import-questions"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (Object.values(wrong).some(Boolean)) return;
        onAnswer(
          {
            ...found.answers,
            ...(asks('console') && draft.platform ? { platform: draft.platform } : {}),
            ...(asks('currency') ? { currency: code } : {}),
            ...(asks('range') ? { range: { from, to } } : {}),
            ...(asks('date-order') && draft.dateOrder ? { dateOrder: draft.dateOrder } : {}),
            ...(asks('decimal') && draft.decimal ? { decimal: draft.decimal } : {}),
          },
          draft.leaveOut,
        );
      }}
    >
      {questions.map(({ question, about }) => {
        const { text, column, mark } = about.params;
        switch (question) {
          case 'columns':
            return null;
          case 'console':
            return (
              <FieldBox
                key={question}
                label={words('import.ask.console')}
                error={tried && wrong.console ? { code: 'choose-console' } : undefined}
              >
                {(wired) => (
                  <Select<Platform | ''>
                    wired={wired}
                    value={draft.platform}
                    options={[
                      { value: '', shown: choose },
                      ...platforms.map((value) => ({ value, shown: platformName(words, value) })),
                    ]}
                    onChoose={(platform) => set({ platform })}
                  />
                )}
              </FieldBox>
            );
          case 'currency':
            return (
              <TextField
                key={question}
                label={words('import.ask.currency')}
                kind="currency"
                value={draft.currency}
                hint={mark ? words('import.ask.currency.mark', { mark }) : words('import.ask.currency.none')}
                error={
                  tried && wrong.currency
                    ? code === ''
                      ? { code: 'currency-empty' }
                      : { code: 'currency-unknown', params: { text: code } }
                    : undefined
                }
                onType={(currency) => set({ currency })}
              />
            );
          case 'range':
            return (
              <fieldset key={question} class="choice">
                <legend>{words('import.ask.range')}</legend>
                <div class="fields">
                  <TextField
                    label={words('import.ask.range.from')}
                    kind="date"
                    value={from}
                    onType={(day) => set({ from: day })}
                  />
                  <TextField
                    label={words('import.ask.range.to')}
                    kind="date"
                    value={to}
                    onType={(day) => set({ to: day })}
                  />
                </div>
                {tried && wrong.range && (
                  <p class="field-wrong" role="alert">
                    {words('import.wrong.range', { to: showDay(latest, language) })}
                  </p>
                )}
              </fieldset>
            );
          case 'date-order':
            return (
              <Choices
                key={question}
                legend={words('import.ask.date-order', { text: text ?? '', column: column ?? '' })}
                wrong={tried && wrong.order}
                value={draft.dateOrder}
                options={orderExamples(String(text ?? '')).map(({ order, day }) => ({
                  value: order,
                  shown: day ? showDay(day, language) : words(`import.ask.order.${order}`),
                }))}
                onChoose={(dateOrder) => set({ dateOrder })}
              />
            );
          case 'decimal':
            return (
              <Choices
                key={question}
                legend={words('import.ask.decimal', { text: text ?? '', column: column ?? '' })}
                wrong={tried && wrong.decimal}
                value={draft.decimal}
                options={[
                  { value: '.', shown: words('import.ask.decimal.dot') },
                  { value: ',', shown: words('import.ask.decimal.comma') },
                ]}
                onChoose={(decimal) => set({ decimal })}
              />
            );
          case 'undated':
            return (
              <div key={question}>
                <p>
                  {words('import.ask.undated', {
                    n: found.look.leftOut.undated,
                    examples: found.look.leftOut.examples.map((one) => `“${one}”`).join(', '),
                  })}
                </p>
                <label class="check">
                  <input
                    type="checkbox"
                    checked={draft.leaveOut}
                    aria-invalid={tried && wrong.undated ? true : undefined}
                    onChange={(event) => set({ leaveOut: event.currentTarget.checked })}
                  />
                  {words('import.ask.undated.leave', { n: found.look.leftOut.undated })}
                </label>
              </div>
            );
        }
      })}
      <div class="actions">
        <button type="submit" class="button primary">
          {words('import.continue')}
        </button>
        <button type="button" class="button" onClick={onSkip}>
          {words('import.skip')}
        </button>
      </div>
    </form>
  );
}

interface ChoicesProps<T extends string> {
  legend: string;
  wrong: boolean;
  value: T | '';
  options: readonly { value: T; shown: string }[];
  onChoose: (value: T) => void;
}

function Choices<T extends string>({ legend, wrong, value, options, onChoose }: ChoicesProps<T>) {
  const { words } = useSpeech();
  return (
    <fieldset class="choice" aria-invalid={wrong ? true : undefined}>
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value} class="check">
          <input
            type="radio"
            name={legend}
            checked={option.value === value}
            onChange={() => onChoose(option.value)}
          />
          {option.shown}
        </label>
      ))}
      {wrong && (
        <p class="field-wrong" role="alert">
          {words('import.ask.choose')}
        </p>
      )}
    </fieldset>
  );
}
