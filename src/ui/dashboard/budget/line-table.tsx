import { useState } from 'preact/hooks';

import { useSpeech } from '../../parts/speech';
import { emptyLine, lineFields, pastedLines, type LineDraft, type LineProblem } from './line-drafts';

interface LineTableProps {
  drafts: readonly LineDraft[];
  problems: readonly LineProblem[];
  counted: 'conversions' | 'leads';
  currency: string;
  onChange: (drafts: LineDraft[]) => void;
}

const newKey = () => crypto.randomUUID();

/** Dated lines of a channel: typed one by one, or pasted from a spreadsheet. What cannot be read is pointed at. */
export function LineTable({ drafts, problems, counted, currency, onChange }: LineTableProps) {
  const { words, language } = useSpeech();
  const [paste, setPaste] = useState('');
  const heads = {
    when: words('channel.line.when'),
    cost: words('channel.line.cost', { currency }),
    count: words(`channel.line.${counted}`),
    value: words('channel.line.value', { currency }),
  };
  const change = (key: string, field: (typeof lineFields)[number], text: string) =>
    onChange(drafts.map((one) => (one.key === key ? { ...one, [field]: text } : one)));
  return (
    <div class="lines">
      <p class="muted small" id="lines-hint">
        {words('channel.lines.hint')}
      </p>
      {drafts.length > 0 && (
        <table class="lines-table" aria-describedby="lines-hint">
          <thead>
            <tr>
              {lineFields.map((field) => (
                <th key={field} scope="col">
                  {heads[field]}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {drafts.map((draft, at) => {
              const wrong = problems.filter(({ key }) => key === draft.key);
              return (
                <tr key={draft.key}>
                  {lineFields.map((field) => (
                    <td key={field} data-label={heads[field]}>
                      <input
                        type="text"
                        class={field === 'when' ? undefined : 'figure'}
                        inputmode={field === 'when' ? undefined : 'decimal'}
                        autocomplete="off"
                        spellcheck={false}
                        aria-label={words('channel.line.cell', { line: at + 1, field: heads[field] })}
                        aria-invalid={wrong.some((one) => one.field === field) || undefined}
                        aria-describedby={
                          wrong.length > 0 ? `wrong ${draft.key}`.replaceAll(' ', '-') : undefined
                        }
                        value={draft[field]}
                        onInput={(event) => change(draft.key, field, event.currentTarget.value)}
                      />
                    </td>
                  ))}
                  <td>
                    <button
                      type="button"
                      class="button quiet close"
                      aria-label={words('channel.line.remove', { line: at + 1 })}
                      onClick={() => onChange(drafts.filter(({ key }) => key !== draft.key))}
                    >
                      <span aria-hidden="true">×</span>
                    </button>
                  </td>
                  {wrong.length > 0 && (
                    <td class="lines-wrong field-wrong" id={`wrong ${draft.key}`.replaceAll(' ', '-')}>
                      {wrong
                        .map(({ code, field, text }) =>
                          words(`channel.line.wrong.${code}`, { text, field: heads[field] }),
                        )
                        .join(' ')}
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <div class="actions">
        <button type="button" class="button" onClick={() => onChange([...drafts, emptyLine(newKey())])}>
          {words('channel.line.add')}
        </button>
      </div>
      <details>
        <summary>{words('channel.paste')}</summary>
        <label class="field">
          <span>{words('channel.paste.label')}</span>
          <textarea
            rows={4}
            spellcheck={false}
            placeholder={words('channel.paste.example')}
            value={paste}
            onInput={(event) => setPaste(event.currentTarget.value)}
          />
        </label>
        <div class="actions">
          <button
            type="button"
            class="button"
            disabled={paste.trim() === ''}
            onClick={() => {
              onChange([...drafts, ...pastedLines(paste, language, newKey)]);
              setPaste('');
            }}
          >
            {words('channel.paste.take')}
          </button>
        </div>
      </details>
    </div>
  );
}
