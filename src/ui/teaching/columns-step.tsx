import { meanings as allMeanings, type Meaning } from '@/model/taught';
import type { ColumnChoice, Sample } from '@/model/teaching-desk';
import { byUser } from '../overlay/events';
import { showFigure } from '../parts/figures';
import { useSpeech } from '../parts/speech';
import { meaningName } from './meaning-name';

interface ColumnsStepProps {
  columns: readonly ColumnChoice[];
  meanings: readonly Meaning[];
  /** The first cells of each column, read under its meaning. */
  samples: readonly (readonly Sample[])[];
  onChange: (at: number, meaning: Meaning) => void;
}

/** Each column with what its first cells are taken for, and what it means. */
export function ColumnsStep({ columns, meanings, samples, onChange }: ColumnsStepProps) {
  const { words, language } = useSpeech();
  const shown = (sample: Sample): string => {
    if (sample.kind === 'figure') return showFigure(sample.value, sample.unit, null, language);
    if (sample.kind === 'empty') return words('teach.column.empty');
    return sample.kind === 'words' ? sample.text : words('teach.column.unreadable', { text: sample.text });
  };
  return (
    <section aria-labelledby="columns">
      <h3 id="columns">{words('teach.step.columns')}</h3>
      <p class="soft">{words('teach.columns.hint')}</p>
      <ul class="columns">
        {columns.map(({ header }, at) => {
          const bad = samples[at]?.some(({ kind }) => kind === 'unreadable') ?? false;
          const name = header || words('teach.column.nameless', { n: at + 1 });
          return (
            <li key={at} class={meanings[at] === 'ignore' ? 'unused' : ''}>
              <label for={`column-${at}`}>{name}</label>
              <select
                id={`column-${at}`}
                aria-describedby={`samples-${at}`}
                value={meanings[at]}
                onChange={byUser((event: Event) =>
                  onChange(at, (event.currentTarget as HTMLSelectElement).value as Meaning),
                )}
              >
                {allMeanings.map((meaning) => (
                  <option key={meaning} value={meaning} selected={meaning === meanings[at]}>
                    {meaningName(words, meaning)}
                  </option>
                ))}
              </select>
              <p id={`samples-${at}`} class={bad ? 'wrong' : 'soft'}>
                {samples[at]?.map(shown).join(' · ')}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
