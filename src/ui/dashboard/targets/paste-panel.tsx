import { useMemo, useState } from 'preact/hooks';

import type { Day } from '@/model/day';
import type { Target } from '@/model/target';
import { Panel } from '../../parts/panel';
import { scopeName, type Subjects } from '../../parts/scopes';
import { useSpeech } from '../../parts/speech';
import { aimWords, periodWords } from '../../parts/target-words';
import { columns } from './columns';
import { readPasted, type PastedLine } from './paste';
import { kpiName } from '../../parts/kpi-name';

interface PastePanelProps {
  /** What was pasted on the page before the panel opened. */
  start: string;
  subjects: Subjects;
  targets: readonly Target[];
  today: Day;
  busy: boolean;
  onSave: (targets: Target[]) => void;
  onClose: () => void;
}

/** Targets from a spreadsheet: what each line was read as, or what is wrong with it; saved only by the button. */
export function PastePanel({ start, subjects, targets, today, busy, onSave, onClose }: PastePanelProps) {
  const { words, language, now } = useSpeech();
  const [text, setText] = useState(start);
  const { lines, unknownHeads } = useMemo(
    () =>
      readPasted(text, {
        words,
        language,
        subjects,
        targets,
        now,
        today,
        newId: () => crypto.randomUUID(),
      }),
    // Not `now`: a new minute must not give the lines new ids.
    [text, words, language, subjects, targets, today],
  );
  const good = lines.flatMap((line) => (line.ok ? [line.target] : []));
  const bad = lines.length - good.length;
  return (
    <Panel title={words('paste.title')} onClose={onClose}>
      <p>{words('paste.how')}</p>
      <p class="muted small">{columns.map((column) => words(`column.${column}`)).join(' · ')}</p>
      <label class="field">
        <span class="unseen">{words('paste.field')}</span>
        <textarea
          rows={6}
          spellcheck={false}
          class="pasted"
          placeholder={words('paste.example')}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <div role="status">
        {lines.length > 0 && (
          <p>
            <b>{words('paste.good', { n: good.length })}</b>
            {bad > 0 && <span class="field-wrong"> {words('paste.bad', { n: bad })}</span>}
          </p>
        )}
        {unknownHeads.length > 0 && (
          <p class="muted">{words('paste.heads', { heads: unknownHeads.join(', ') })}</p>
        )}
      </div>
      {lines.length > 0 && (
        <ol class="paste-lines">
          {lines.map((line) => (
            <PastedRow key={line.line} line={line} subjects={subjects} />
          ))}
        </ol>
      )}
      <div class="actions">
        <button
          type="button"
          class="button primary"
          disabled={busy || good.length === 0}
          onClick={() => onSave(good)}
        >
          {words(bad > 0 ? 'paste.take-good' : 'paste.take', { n: good.length })}
        </button>
        <button type="button" class="button" onClick={onClose}>
          {words('action.cancel')}
        </button>
      </div>
    </Panel>
  );
}

function PastedRow({ line, subjects }: { line: PastedLine; subjects: Subjects }) {
  const { words, language } = useSpeech();
  const number = <span class="paste-number">{line.line}</span>;
  if (line.ok)
    return (
      <li>
        {number}
        <span>
          <b>{kpiName(words, line.target)}</b> {aimWords(words, line.target, language)}
          <span class="muted">
            {' · '}
            {scopeName(words, line.target.scope, subjects)}
            {' · '}
            {periodWords(words, line.target.period, language)}
          </span>
        </span>
      </li>
    );
  return (
    <li class="paste-wrong">
      {number}
      <span>
        <span class="muted">{line.cells.filter((cell) => cell !== '').join(' · ')}</span>
        {line.errors.map(({ column, error }) => (
          <span key={`${column} ${error.code}`} class="field-wrong">
            {column === null ? '' : `${words(`column.${column}`)}: `}
            {words(`field.wrong.${error.code}`, error.params)}
          </span>
        ))}
      </span>
    </li>
  );
}
