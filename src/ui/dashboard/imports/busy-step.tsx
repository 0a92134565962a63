import { useSpeech } from '../../parts/speech';
import { StopAll } from './stop-all';
import type { Imports, Step } from './use-imports';

interface BusyStepProps {
  imports: Imports;
  step: Extract<Step, { at: 'reading' | 'storing' }>;
}

/** How far the file is, and the way to stop. The words are not a live region: figures read out all along are noise. */
export function BusyStep({ imports, step }: BusyStepProps) {
  const { words } = useSpeech();
  const file = imports.file?.name ?? '';
  const said =
    step.at === 'storing'
      ? words('import.storing', { file, rows: step.rows, of: step.of })
      : step.rows > 0
        ? words('import.reading.rows', { file, rows: step.rows })
        : words('import.reading', { file });
  return (
    <section class="card import-step" aria-label={words('import.reading', { file })}>
      <div class="card-top">
        <p>{said}</p>
        {imports.count > 1 && (
          <span class="muted push">
            {words('import.file-of', { number: imports.number, count: imports.count })}
          </span>
        )}
      </div>
      <progress
        class="import-progress"
        aria-label={words('import.reading', { file })}
        max={1}
        value={step.share}
      />
      <div class="actions">
        <button type="button" class="button" onClick={imports.next}>
          {words('import.stop')}
        </button>
        <StopAll imports={imports} />
      </div>
    </section>
  );
}
