import type { Client } from '@/messages/client';
import type { ImportEntry } from '@/model/report-file';
import { useAsk } from '../../parts/ask';
import { FailureNote } from '../../parts/failure';
import { showFigure, showInstant, showRange } from '../../parts/figures';
import { platformName } from '../../parts/sentences';
import { useSpeech } from '../../parts/speech';
import type { Work } from '../use-work';
import { removeImport } from './deeds';

/** The files that were imported, newest first, each with the way to take it out again. */
export function ImportsList({ client, work }: { client: Client; work: Work }) {
  const { words, language } = useSpeech();
  const list = useAsk(client, 'imports.list', {});
  if (list.state === 'failed') return <FailureNote failure={list.failure} again={list.again} />;
  if (list.state === 'loading' || list.value.length === 0) return null;
  const newest = list.value.toSorted((a, b) => b.at.localeCompare(a.at));
  return (
    <details class="imports-list">
      <summary>{`${words('import.list')} (${newest.length})`}</summary>
      <div class="table-scroll">
        <table class="table stacked">
          <thead>
            <tr>
              <th scope="col">{words('import.list.file')}</th>
              <th scope="col">{words('import.list.what')}</th>
              <th scope="col">{words('import.list.days')}</th>
              <th scope="col" class="figure">
                {words('import.list.rows')}
              </th>
              <th scope="col">{words('import.list.at')}</th>
              <th scope="col">
                <span class="unseen">{words('import.remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {newest.map((entry) => (
              <tr key={entry.id}>
                <th scope="row" class="import-name wrapping">
                  {entry.file.name}
                </th>
                <td class="wrapping">{whatOf(entry)}</td>
                <td class="wrapping" data-label={words('import.list.days')}>
                  {entry.days ? showRange(entry.days, language) : '–'}
                </td>
                <td class="figure" data-label={words('import.list.rows')}>
                  {showFigure(entry.rows, 'count', null, language)}
                  {entry.gone > 0 && (
                    <div class="muted small">
                      {words('import.list.gone', {
                        share: wholePercent(entry.gone / entry.readings),
                      })}
                    </div>
                  )}
                </td>
                <td data-label={words('import.list.at')}>{showInstant(entry.at, language)}</td>
                <td class="narrow">
                  <button
                    type="button"
                    class="button quiet"
                    aria-label={words('import.remove.of', { file: entry.file.name })}
                    disabled={work.busy}
                    onClick={() => void work.run(() => removeImport(client, entry))}
                  >
                    {words('import.remove')}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );

  /** Some is never none. */
  function wholePercent(share: number) {
    return showFigure(Math.max(0.01, Math.round(share * 100) / 100), 'fraction', null, language);
  }

  function whatOf({ accounts, levels }: ImportEntry) {
    return (
      <>
        {accounts.map(({ account, name, platform }) => (
          <div key={account}>
            {words('import.list.accounts', {
              platform: platformName(words, platform),
              name: name ?? words('import.list.nameless'),
            })}
          </div>
        ))}
        <div class="muted">{levels.map((level) => words(`level.${level}`)).join(', ')}</div>
      </>
    );
  }
}
