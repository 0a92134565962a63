import { useState } from 'preact/hooks';

import { FailureNote } from '../../parts/failure';
import { showInstant, showRange } from '../../parts/figures';
import { problemSentence } from '../../parts/sentences';
import { useSpeech } from '../../parts/speech';
import { BusyStep } from './busy-step';
import { ColumnsForm } from './columns-form';
import { PreviewStep } from './preview-step';
import { QuestionForm } from './question-form';
import { judged } from './questions';
import { refusalSentence } from './refusal';
import { StepBox } from './step-box';
import type { Found, Imports } from './use-imports';

/** The file at hand, at the step that it has come to. */
export function FileStep({ imports }: { imports: Imports }) {
  const { words, language } = useSpeech();
  const { file, step, number, count } = imports;
  if (!file) return null;
  const box = { number, count };
  const away = (
    <div class="actions">
      <button type="button" class="button primary" onClick={imports.next}>
        {words(number < count ? 'import.next' : 'import.put-away')}
      </button>
    </div>
  );
  switch (step.at) {
    case 'reading':
    case 'storing':
      return <BusyStep imports={imports} step={step} />;
    case 'refused':
      return (
        <StepBox key="refused" {...box} title={words('import.refused.title', { file: file.name })}>
          <p role="alert">{refusalSentence(words, step.problem, language)}</p>
          {away}
        </StepBox>
      );
    case 'failed':
      return (
        <StepBox key="failed" {...box} title={words('import.refused.title', { file: file.name })}>
          <FailureNote failure={step.failure} />
          {step.failure.code === 'failed' && <p class="muted small">{step.failure.detail}</p>}
          {away}
        </StepBox>
      );
    case 'turned-away':
      return (
        <StepBox key="turned" {...box} title={words('import.refused.title', { file: file.name })}>
          <p role="alert">
            {words(`import.refused.${step.refusal.refused}`, { currency: step.refusal.currency ?? '' })}
          </p>
          <div class="actions">
            <button type="button" class="button primary" onClick={step.back}>
              {words('import.back')}
            </button>
            <button type="button" class="button" onClick={imports.next}>
              {words('import.skip')}
            </button>
          </div>
        </StepBox>
      );
    case 'known': {
      const { at, rows, days } = step.store.known!;
      const range = days ? showRange(days, language) : null;
      return (
        <StepBox key="known" {...box} title={words('import.known.title', { file: file.name })}>
          <p>
            {range === null
              ? words('import.known.undated', { at: showInstant(at, language), rows })
              : words('import.known', { at: showInstant(at, language), rows, days: range })}
          </p>
          {away}
        </StepBox>
      );
    }
    case 'asking':
      return <Asking key={`${file.name} ${number}`} imports={imports} file={file} found={step} />;
  }
}

/** Questions first, one screen of them; then the preview. The columns can be changed from either. */
function Asking({ imports, file, found }: { imports: Imports; file: File; found: Found }) {
  const { words, language } = useSpeech();
  const [leaveOut, setLeaveOut] = useState(false);
  const [columns, setColumns] = useState(false);
  const { refusal, questions, notices } = judged(found.look, leaveOut);
  const { number, count } = imports;
  const box = { number, count };
  const askedFor = questions.find(({ question }) => question === 'columns');
  const { table } = found.look;
  if (refusal || (askedFor && !table))
    return (
      <StepBox key="refused" {...box} title={words('import.refused.title', { file: file.name })}>
        <p role="alert">{refusalSentence(words, refusal ?? askedFor!.about, language)}</p>
        <div class="actions">
          <button type="button" class="button primary" onClick={imports.next}>
            {words(number < count ? 'import.next' : 'import.put-away')}
          </button>
        </div>
      </StepBox>
    );
  if (table && (columns || askedFor))
    return (
      <StepBox key="columns" {...box} title={words('import.columns.title', { file: file.name })}>
        <ColumnsForm
          table={table}
          why={askedFor ? problemSentence(words, askedFor.about, language) : null}
          onBack={askedFor ? imports.next : () => setColumns(false)}
          backSays={words(askedFor ? 'import.skip' : 'import.back')}
          onChosen={(mapping) => {
            setColumns(false);
            imports.answer({ ...found.answers, mapping });
          }}
        />
      </StepBox>
    );
  if (questions.length > 0)
    return (
      <StepBox key="questions" {...box} title={words('import.ask.title', { file: file.name })}>
        <QuestionForm
          key={questions.map(({ question }) => question).join()}
          file={file}
          found={found}
          questions={questions}
          onAnswer={(answers, leave) => {
            setLeaveOut(leave);
            imports.answer(answers);
          }}
          onSkip={imports.next}
        />
      </StepBox>
    );
  return (
    <StepBox key="preview" {...box} title={words('import.preview.title', { file: file.name })}>
      <PreviewStep
        key={JSON.stringify(found.answers)}
        imports={imports}
        found={found}
        notices={notices}
        onColumns={() => setColumns(true)}
      />
    </StepBox>
  );
}
