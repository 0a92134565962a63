import { useMemo, useState } from 'preact/hooks';

import { LONGEST_WAIT, MOST_LINES, type Channel } from '@/model/plan';
import type { ScenePool } from '@/messages/areas/budget';
import { TextField } from '../../parts/fields';
import { useSpeech } from '../../parts/speech';
import { readTyped, typedText } from '../../parts/typed-number';
import { ChannelSays } from './channel-says';
import { draftOf, readLines, type LineDraft } from './line-drafts';
import { LineTable } from './line-table';

interface ChannelFormProps {
  pool: ScenePool;
  /** The channel to be edited; null for a new one. */
  channel: Channel | null;
  busy: boolean;
  onSave: (channel: Channel) => void;
  onClose: () => void;
}

const figures = ['spend', 'outcome', 'delay', 'halfLife'] as const;
type FigureField = (typeof figures)[number];
type Draft = Record<FigureField | 'name', string> & { begun: boolean; before: boolean; moves: boolean };

/** A channel without ads: how slowly it answers, its own figures over time, and what is expected where they are few. */
export function ChannelForm({ pool, channel, busy, onSave, onClose }: ChannelFormProps) {
  const { words, language, now } = useSpeech();
  const [draft, setDraft] = useState<Draft>(() => draftFrom(channel));
  const [rows, setRows] = useState<LineDraft[]>(() =>
    (channel?.lines ?? []).map((line) => draftOf(line, language)),
  );
  const [tried, setTried] = useState(false);
  const { currency, today } = pool;
  const read = useMemo(
    () => readLines(rows, { language, today, currency }),
    [rows, language, today, currency],
  );
  const counted = channel?.counted ?? pool.counted;
  const of = { ...pool, counted };

  function draftFrom(kept: Channel | null): Draft {
    const text = (figure: number | null | undefined) => (figure == null ? '' : typedText(figure, language));
    return {
      name: kept?.name ?? '',
      spend: text(kept?.spend),
      outcome: text(kept?.outcome),
      delay: text(kept?.delay || null),
      halfLife: text(kept?.halfLife),
      begun: kept?.begun ?? true,
      before: kept?.before ?? false,
      moves: kept?.moves ?? false,
    };
  }

  const typed = (field: FigureField): number | null => {
    const one = readTyped(draft[field], language);
    return one.ok ? one.value : null;
  };
  const wrong = (field: FigureField): boolean => {
    const [value, blank] = [typed(field), draft[field].trim() === ''];
    if (field === 'delay' || field === 'halfLife')
      return !blank && (value === null || value < 0 || value > LONGEST_WAIT);
    // An expectation has both figures or none.
    const other = draft[field === 'spend' ? 'outcome' : 'spend'].trim() !== '';
    if (blank) return other;
    return value === null || value < 0 || (field === 'spend' && value === 0);
  };
  const nameless = draft.name.trim() === '';
  const many = read.lines.length > MOST_LINES;
  const bad = new Set(read.problems.map(({ key }) => key)).size;
  const sound = !nameless && !many && read.problems.length === 0 && !figures.some(wrong);
  const made: Channel = {
    kind: 'channel',
    id: channel?.id ?? '',
    name: draft.name.trim(),
    pool: pool.id,
    currency,
    spend: typed('spend'),
    outcome: typed('outcome'),
    begun: draft.begun,
    goal: channel?.goal ?? pool.goal,
    counted,
    delay: typed('delay') ?? 0,
    halfLife: typed('halfLife') ?? 0,
    lines: read.lines,
    before: draft.before,
    moves: draft.moves,
    keptAt: channel?.keptAt ?? now,
  };
  const save = () => {
    setTried(true);
    if (sound) onSave({ ...made, id: made.id || crypto.randomUUID() });
  };
  const field = (name: FigureField, suffix?: string) => (
    <TextField
      label={words(
        name === 'outcome'
          ? `channel.outcome.${of.goal === 'conversionValue' ? 'value' : counted}`
          : `channel.${name}`,
      )}
      kind="number"
      suffix={suffix}
      value={draft[name]}
      error={wrong(name) && (tried || draft[name].trim() !== '') ? { code: 'not-a-number' } : undefined}
      onType={(text) => setDraft({ ...draft, [name]: text })}
    />
  );
  const box = (name: 'begun' | 'before' | 'moves') => (
    <label class="check">
      <input
        type="checkbox"
        checked={draft[name]}
        onChange={(event) => setDraft({ ...draft, [name]: event.currentTarget.checked })}
      />
      <span>
        {words(`channel.${name}`)}
        {name === 'moves' && <span class="muted small"> {words('channel.moves.why')}</span>}
      </span>
    </label>
  );
  return (
    <form
      class="channel-form"
      aria-label={channel?.name ?? words('channel.add')}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div class="fields fields-4">
        <TextField
          label={words('whatif.channel.name')}
          value={draft.name}
          error={tried && nameless ? { code: 'channel-name' } : undefined}
          onType={(name) => setDraft({ ...draft, name })}
        />
        {field('halfLife', words('channel.days'))}
        {field('delay', words('channel.days'))}
      </div>
      <fieldset>
        <legend>{words('channel.lines')}</legend>
        <LineTable
          drafts={rows}
          problems={read.problems}
          counted={counted}
          currency={currency}
          onChange={setRows}
        />
        {rows.length > 0 && box('before')}
      </fieldset>
      <fieldset>
        <legend>{words('channel.expected')}</legend>
        <p class="muted small">{words('channel.expected.hint')}</p>
        <div class="fields fields-4">
          {field('spend', currency)}
          {field('outcome', of.goal === 'conversionValue' ? currency : undefined)}
        </div>
        {rows.length === 0 && box('begun')}
      </fieldset>
      {box('moves')}
      {sound && (
        <p class="channel-preview" role="status">
          <ChannelSays channel={made} pool={pool} />
        </p>
      )}
      {tried && !sound && (
        <p class="field-wrong" role="alert">
          {words(many ? 'channel.many' : bad > 0 ? 'channel.wrong.lines' : 'channel.wrong', {
            n: bad,
            most: MOST_LINES,
          })}
        </p>
      )}
      <div class="actions">
        <button type="submit" class="button primary" disabled={busy}>
          {words('channel.save')}
        </button>
        <button type="button" class="button" onClick={onClose}>
          {words('channel.cancel')}
        </button>
      </div>
    </form>
  );
}
