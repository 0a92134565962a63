import { useState } from 'preact/hooks';

import { bookFigureKeys, bookFigures, type EntryDraft } from '@/model/business';
import { isDay, type Day } from '@/model/day';
import { TextField } from '../../parts/fields';
import { useSpeech } from '../../parts/speech';
import { readTyped } from '../../parts/typed-number';

interface EntryFormProps {
  today: Day;
  books: readonly string[];
  currency: string;
  busy: boolean;
  onSave: (entry: EntryDraft) => void;
}

/** Figures typed in: of a day, a week, a month or any days; spread evenly only if the user says so. */
export function EntryForm({ today, books, currency: usual, busy, onSave }: EntryFormProps) {
  const { words, language } = useSpeech();
  const [book, setBook] = useState(books[0] ?? words('business.book.shop'));
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState(today);
  const [channel, setChannel] = useState('');
  const [currency, setCurrency] = useState(usual);
  const [spread, setSpread] = useState(false);
  const [typed, setTyped] = useState<Record<string, string>>({});
  const figures: EntryDraft['figures'] = {};
  const wrong: Record<string, string> = {};
  for (const key of bookFigureKeys) {
    const text = typed[key] ?? '';
    if (text.trim() === '') continue;
    const read = readTyped(text, language);
    if (!read.ok) wrong[key] = read.why;
    else if (read.value < 0) wrong[key] = 'not-a-number';
    else figures[key] = read.value;
  }
  const money = bookFigureKeys.some((key) => bookFigures[key] === 'money' && figures[key] !== undefined);
  const code = currency.trim().toUpperCase();
  const known = Intl.supportedValuesOf('currency').includes(code);
  const daysRight = isDay(from) && isDay(to) && from <= to;
  const ready =
    Object.keys(figures).length > 0 &&
    Object.keys(wrong).length === 0 &&
    daysRight &&
    book.trim() !== '' &&
    (!money || known);
  return (
    <form
      class="business-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        onSave({
          book: book.trim(),
          from,
          to,
          channel: channel.trim(),
          campaign: '',
          figures,
          currency: money ? code : null,
          spread: from < to && spread,
          source: 'typed',
        });
        setTyped({});
      }}
    >
      <div class="fields-fit">
        <TextField
          label={words('business.book')}
          value={book}
          suggestions={books}
          hint={words('business.book.hint')}
          onType={setBook}
        />
        <TextField label={words('business.from')} kind="date" value={from} onType={setFrom} />
        <TextField
          label={words('business.to')}
          kind="date"
          value={to}
          error={isDay(from) && isDay(to) && from > to ? { code: 'end-before' } : undefined}
          onType={setTo}
        />
        <TextField
          label={words('business.channel')}
          value={channel}
          hint={words('business.channel.hint')}
          onType={setChannel}
        />
        {bookFigureKeys.map((key) => (
          <TextField
            key={key}
            label={words(`business.figure.${key}`)}
            kind="number"
            value={typed[key] ?? ''}
            error={wrong[key] ? { code: wrong[key] } : undefined}
            onType={(text) => setTyped({ ...typed, [key]: text })}
          />
        ))}
        <TextField
          label={words('field.currency')}
          kind="currency"
          value={currency}
          error={money && !known ? { code: 'currency-unknown', params: { text: code } } : undefined}
          onType={setCurrency}
        />
      </div>
      {daysRight && from < to && (
        <label class="check">
          <input
            type="checkbox"
            checked={spread}
            onChange={(event) => setSpread(event.currentTarget.checked)}
          />
          {words('business.spread')}
        </label>
      )}
      <div class="actions">
        <button type="submit" class="button primary" disabled={busy || !ready}>
          {words('business.save')}
        </button>
      </div>
    </form>
  );
}
