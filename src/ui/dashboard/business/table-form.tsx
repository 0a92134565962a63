import { useMemo, useState } from 'preact/hooks';

import type { EntryDraft } from '@/model/business';
import { Select, TextField } from '../../parts/fields';
import { showFigure } from '../../parts/figures';
import { useSpeech } from '../../parts/speech';
import { readTable, type TableChoice } from './read-table';

/** Larger files are no table of days. */
const LARGEST = 2_000_000;
const MOST = 8;

interface TableFormProps {
  books: readonly string[];
  currency: string;
  busy: boolean;
  onSave: (entries: EntryDraft[]) => Promise<boolean>;
}

/** A CSV file, or cells pasted from a spreadsheet: read, shown, asked where open, and only then kept. */
export function TableForm({ books, currency, busy, onSave }: TableFormProps) {
  const { words, language } = useSpeech();
  const [text, setText] = useState('');
  const [tooLarge, setTooLarge] = useState(false);
  const [choice, setChoice] = useState<TableChoice>({
    book: books[0] ?? words('business.book.shop'),
    currency,
    decimal: null,
    order: null,
  });
  const read = useMemo(() => (text.trim() === '' ? null : readTable(text, choice)), [text, choice]);
  const open = (code: string) => read?.problems.some((problem) => problem.code === code) ?? false;
  const asksOrder = open('dates-open') || choice.order !== null;
  const asksDecimal = open('numbers-open') || choice.decimal !== null;
  const days = read?.entries.map(({ from }) => from).toSorted() ?? [];
  const take = async (file: File) => {
    setTooLarge(file.size > LARGEST);
    if (file.size > LARGEST) return;
    setChoice({ ...choice, decimal: null, order: null });
    setText(textOf(new Uint8Array(await file.arrayBuffer())));
  };
  return (
    <form
      class="business-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (read && read.problems.length === 0) void onSave(read.entries).then((done) => done && setText(''));
      }}
    >
      <p class="muted">{words('business.table.hint')}</p>
      <label class="field">
        <span>{words('business.file')}</span>
        <input
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) void take(file);
          }}
        />
      </label>
      <label class="field">
        <span>{words('business.paste')}</span>
        <textarea
          rows={5}
          spellcheck={false}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      {tooLarge && <p class="note">{words('business.too-large')}</p>}
      {read && (
        <>
          <div class="fields-fit">
            <TextField
              label={words('business.book')}
              value={choice.book}
              suggestions={books}
              onType={(book) => setChoice({ ...choice, book })}
            />
            <TextField
              label={words('field.currency')}
              kind="currency"
              value={choice.currency}
              onType={(typed) => setChoice({ ...choice, currency: typed })}
            />
            {asksOrder && (
              <label class="field">
                <span>{words('business.order')}</span>
                <Select
                  label={words('business.order')}
                  value={choice.order ?? ''}
                  options={(['', 'dmy', 'mdy'] as const).map((value) => ({
                    value,
                    shown: words(`business.order.${value || 'choose'}`),
                  }))}
                  onChoose={(order) => setChoice({ ...choice, order: order || null })}
                />
              </label>
            )}
            {asksDecimal && (
              <label class="field">
                <span>{words('business.decimal')}</span>
                <Select
                  label={words('business.decimal')}
                  value={choice.decimal ?? ''}
                  options={(['', '.', ','] as const).map((value) => ({
                    value,
                    shown: words(
                      `business.decimal.${value === '' ? 'choose' : value === '.' ? 'point' : 'comma'}`,
                    ),
                  }))}
                  onChoose={(decimal) => setChoice({ ...choice, decimal: decimal || null })}
                />
              </label>
            )}
          </div>
          {read.problems.length > 0 && (
            <ul class="note bullets" role="alert">
              {read.problems.slice(0, MOST).map((problem) => (
                <li key={JSON.stringify(problem)}>
                  {problem.line !== null &&
                    `${words('business.line', { line: showFigure(problem.line, 'count', null, language) })} `}
                  {words(`business.problem.${problem.code}`, { text: problem.text })}
                </li>
              ))}
              {read.problems.length > MOST && (
                <li>{words('business.problem.more', { n: read.problems.length - MOST })}</li>
              )}
            </ul>
          )}
          {read.unknown.length > 0 && (
            <p class="muted">{words('business.unknown', { columns: read.unknown.join(', ') })}</p>
          )}
          {read.problems.length === 0 && (
            <p role="status">
              {words('business.preview', {
                n: read.entries.length,
                from: days[0] ?? '',
                to: days.at(-1) ?? '',
              })}
            </p>
          )}
          <div class="actions">
            <button
              type="submit"
              class="button primary"
              disabled={
                busy || read.problems.length > 0 || read.entries.length === 0 || choice.book.trim() === ''
              }
            >
              {words('business.save')}
            </button>
          </div>
        </>
      )}
    </form>
  );
}

/** UTF-8 where it is valid, UTF-16 by its mark, else what older spreadsheet programs write. */
function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
