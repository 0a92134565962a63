import { bookFigureKeys, bookFigures, entryKey, type Entry } from '@/model/business';
import { showFigure, showInstant, showRange } from '../../parts/figures';
import { useSpeech } from '../../parts/speech';

interface EntriesTableProps {
  entries: readonly Entry[];
  busy: boolean;
  onRemove: (entries: readonly Entry[]) => void;
}

/** Entries of one book, newest days first, with what was said before. */
export function EntriesTable({ entries, busy, onRemove }: EntriesTableProps) {
  const { words, language } = useSpeech();
  const columns = bookFigureKeys.filter((key) => entries.some(({ figures }) => figures[key] !== undefined));
  const parted = entries.some(({ channel, campaign }) => channel !== '' || campaign !== '');
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={words('business.entries')}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{words('business.days')}</th>
            {parted && <th scope="col">{words('business.part')}</th>}
            {columns.map((key) => (
              <th scope="col" class="figure" key={key}>
                {words(`business.figure.${key}`)}
              </th>
            ))}
            <th scope="col">{words('business.said')}</th>
            <th scope="col">
              <span class="unseen">{words('business.remove')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={JSON.stringify(entryKey(entry))}>
              <th scope="row">
                {showRange(entry, language)}
                {entry.spread && <span class="muted small"> {words('business.is-spread')}</span>}
              </th>
              {parted && (
                <td>
                  {[entry.channel, entry.campaign].filter((part) => part !== '').join(' · ') || (
                    <span class="muted">{words('business.all')}</span>
                  )}
                </td>
              )}
              {columns.map((key) => (
                <td class="figure" key={key}>
                  {showFigure(entry.figures[key] ?? null, bookFigures[key], entry.currency, language)}
                </td>
              ))}
              <td>
                {entry.earlier.length === 0 ? (
                  showInstant(entry.at, language)
                ) : (
                  <details>
                    <summary>{words('business.corrected', { n: entry.earlier.length })}</summary>
                    <ul>
                      {entry.earlier.map((said) => (
                        <li key={JSON.stringify(said)}>
                          {showInstant(said.at, language)}:{' '}
                          {bookFigureKeys
                            .filter((key) => said.figures[key] !== undefined)
                            .map(
                              (key) =>
                                `${words(`business.figure.${key}`)} ${showFigure(said.figures[key]!, bookFigures[key], said.currency, language)}`,
                            )
                            .join(', ')}
                        </li>
                      ))}
                    </ul>
                  </details>
                )}
              </td>
              <td>
                <button type="button" class="button quiet" disabled={busy} onClick={() => onRemove([entry])}>
                  {words('business.remove')}
                  <span class="unseen">
                    {' '}
                    {showRange(entry, language)} {entry.book}
                  </span>
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
