import type { Problem } from '@/model/problem';
import type { Reading } from '@/model/reading';
import { metrics, type MetricKey } from '@/model/metric';
import type { TaughtMap } from '@/model/taught';
import { showFigure, showRange } from '../parts/figures';
import { problemSentence } from '../parts/sentences';
import { useSpeech } from '../parts/speech';
import { meaningName } from './meaning-name';

interface PreviewProps {
  map: TaughtMap;
  reading: Reading | null;
  problems: readonly Problem[];
}

const MOST_ROWS = 3;
/** Said beside the days and the currency, in words of their own. */
const SAID = new Set(['range-unknown', 'currency-unknown']);

/** The reading that these answers give, as it would be kept, with everything that is wrong with it. */
export function Preview({ map, reading, problems }: PreviewProps) {
  const { words, language } = useSpeech();
  const told = [
    ...new Set(
      problems.filter(({ code }) => !SAID.has(code)).map((one) => problemSentence(words, one, language)),
    ),
  ];
  const used = map.columns.flatMap(({ meaning }) => (meaning in metrics ? [meaning as MetricKey] : []));
  return (
    <section class="preview" aria-labelledby="preview">
      <h3 id="preview">{words('teach.preview')}</h3>
      {reading ? (
        <>
          <p>
            <b>{words('teach.preview.rows', { n: reading.rows.length })}</b>
          </p>
          <dl>
            <dt>{words('teach.preview.days')}</dt>
            <dd>{reading.range ? showRange(reading.range, language) : words('teach.preview.days.none')}</dd>
            <dt>{words('teach.preview.currency')}</dt>
            <dd>{reading.currency ?? words('teach.preview.currency.none')}</dd>
          </dl>
          {reading.rows.slice(0, MOST_ROWS).map((row, at) => (
            <div key={at} class="row">
              <b>{row.name}</b>
              <dl>
                {used.map((key) => (
                  <div key={key}>
                    <dt>{meaningName(words, key)}</dt>
                    <dd>
                      {showFigure(row.metrics[key] ?? null, metrics[key].unit, reading.currency, language)}
                    </dd>
                  </div>
                ))}
              </dl>
            </div>
          ))}
          {map.identity.by === 'name' && <p class="told">{words('teach.preview.identity.name')}</p>}
        </>
      ) : (
        <p class="wrong">{words('teach.preview.nothing')}</p>
      )}
      {told.length > 0 && (
        <ul class="told">
          {told.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
