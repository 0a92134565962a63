import { useState } from 'preact/hooks';

import { dimensionKeys, type ColumnMapping, type ColumnMeaning, type FileTable } from '@/model/report-file';
import { metricKeys } from '@/model/metric';
import { useSpeech } from '../../parts/speech';

interface ColumnsFormProps {
  table: FileTable;
  /** Why this is asked, where the file could not be read without it. */
  why: string | null;
  onChosen: (mapping: ColumnMapping) => void;
  onBack: () => void;
  backSays: string;
}

/** The file's header with its first rows, and for each column what it is. */
export function ColumnsForm({ table, why, onChosen, onBack, backSays }: ColumnsFormProps) {
  const { words } = useSpeech();
  const [chosen, setChosen] = useState<Record<string, ColumnMeaning>>(() =>
    Object.fromEntries(table.columns.map(({ header, meaning }) => [header, meaning])),
  );
  const [tried, setTried] = useState(false);
  const meaningWord = (meaning: ColumnMeaning) =>
    words((metricKeys as readonly string[]).includes(meaning) ? `metric.${meaning}` : `meaning.${meaning}`);
  const wrong = wrongWith(Object.values(chosen));
  const told =
    wrong &&
    words(`import.columns.needs.${wrong.code}`, { meaning: wrong.meaning ? meaningWord(wrong.meaning) : '' });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!wrong) onChosen(chosen);
      }}
    >
      {why && <p>{why}</p>}
      <p class="lead">{words('import.columns.lead')}</p>
      <div
        class="table-scroll columns-scroll"
        tabIndex={0}
        role="region"
        aria-label={words('import.columns.header')}
      >
        <table class="table columns-table">
          <thead>
            <tr>
              <th scope="col">{words('import.columns.header')}</th>
              <th scope="col">{words('import.columns.is')}</th>
              <th scope="col" colSpan={3}>
                {words('import.columns.samples')}
              </th>
            </tr>
          </thead>
          <tbody>
            {table.columns.map(({ header, samples }) => (
              <tr key={header}>
                <th scope="row">{header}</th>
                <td>
                  <select
                    aria-label={words('import.columns.of', { header })}
                    value={chosen[header]}
                    onChange={(event) =>
                      setChosen({ ...chosen, [header]: event.currentTarget.value as ColumnMeaning })
                    }
                  >
                    <option value="ignore">{words('meaning.ignore')}</option>
                    <optgroup label={words('meaning.group.names')}>
                      {dimensionKeys.map((key) => (
                        <option key={key} value={key}>
                          {words(`meaning.${key}`)}
                        </option>
                      ))}
                    </optgroup>
                    <optgroup label={words('meaning.group.figures')}>
                      {metricKeys.map((key) => (
                        <option key={key} value={key}>
                          {words(`metric.${key}`)}
                        </option>
                      ))}
                    </optgroup>
                  </select>
                </td>
                {[0, 1, 2].map((row) => (
                  <td key={row} class="sample" title={samples[row]}>
                    {samples[row]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {tried && told && (
        <p class="field-wrong" role="alert">
          {told}
        </p>
      )}
      <div class="actions">
        <button type="submit" class="button primary">
          {words('import.continue')}
        </button>
        <button type="button" class="button" onClick={onBack}>
          {backSays}
        </button>
      </div>
    </form>
  );
}

interface Wrong {
  code: 'figure' | 'campaign' | 'once';
  meaning?: ColumnMeaning;
}

/** A mapping needs a figure and a name, and each meaning once; the parts of a breakdown may be several. */
function wrongWith(meanings: readonly ColumnMeaning[]): Wrong | null {
  const twice = meanings.find(
    (one, at) => one !== 'ignore' && one !== 'breakdown' && meanings.indexOf(one) !== at,
  );
  if (twice) return { code: 'once', meaning: twice };
  if (!meanings.some((one) => (metricKeys as readonly string[]).includes(one))) return { code: 'figure' };
  return meanings.some((one) => /^(?:campaign|adGroup|ad)(?:Id)?$|^keyword$/.test(one))
    ? null
    : { code: 'campaign' };
}
