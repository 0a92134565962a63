import { useState } from 'preact/hooks';

import type { DataSummary } from '@/messages/protocol';
import { showAge, showFigure, showInstant, showRange } from '../../parts/figures';
import { problemSentence } from '../../parts/sentences';
import { accountName } from '../../parts/scopes';
import { useSpeech } from '../../parts/speech';

type AccountData = DataSummary['accounts'][number];

/** The ranges read last: when, how much of the table was seen, and what was wrong with it. */
export function RangesTable({ data }: { data: AccountData }) {
  const { words, language, now } = useSpeech();
  const [copied, setCopied] = useState(false);
  const count = (value: number) => showFigure(value, 'count', null, language);
  const problems = data.ranges.flatMap((seen) => seen.problems);
  const copy = () => {
    const report = data.ranges
      .filter((seen) => seen.problems.length > 0)
      .map(({ range, level, readAt, problems: found }) => ({ range, level, readAt, problems: found }));
    const text = JSON.stringify({ platform: data.account.platform, ranges: report }, null, 2);
    void navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  if (data.ranges.length === 0) return <p class="muted">{words('data.ranges.none')}</p>;
  return (
    <>
      <div
        class="table-scroll"
        tabIndex={0}
        role="region"
        aria-label={`${words('data.ranges')}, ${accountName(data.account)}`}
      >
        <table class="table stacked">
          <thead>
            <tr>
              <th scope="col">{words('data.column.range')}</th>
              <th scope="col">{words('data.column.level')}</th>
              <th scope="col">{words('data.column.read')}</th>
              <th scope="col" class="figure">
                {words('data.column.seen')}
              </th>
              <th scope="col">{words('data.column.problems')}</th>
            </tr>
          </thead>
          <tbody>
            {data.ranges.map(({ range, readAt, level, seen, total, problems: found }) => (
              <tr key={`${range.from} ${range.to} ${level} ${readAt}`}>
                <td>{showRange(range, language)}</td>
                <td data-label={words('data.column.level')}>{words(`level.${level}`)}</td>
                <td data-label={words('data.column.read')}>
                  <span title={showInstant(readAt, language)}>{showAge(readAt, now, words)}</span>
                </td>
                <td class="figure" data-label={words('data.column.seen')}>
                  {total === null
                    ? count(seen)
                    : words('data.seen-of', { seen: count(seen), total: count(total) })}
                </td>
                <td class="wrapping">
                  {found.length === 0 ? (
                    <span class="muted">{words('data.problems.none')}</span>
                  ) : (
                    <ul>
                      {found.map((problem) => (
                        <li key={JSON.stringify(problem)}>{problemSentence(words, problem, language)}</li>
                      ))}
                    </ul>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {problems.length > 0 && (
        <button type="button" class="link" onClick={copy}>
          <span role="status">{words(copied ? 'data.copied' : 'data.copy')}</span>
        </button>
      )}
    </>
  );
}
