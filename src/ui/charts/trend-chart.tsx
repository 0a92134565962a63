import { useEffect, useRef } from 'preact/hooks';

import { factsOf } from '@/model/kpi';
import type { LightView } from '@/model/light';
import type { Settings } from '@/model/settings';
import type { Language } from '@/locales/words';
import { showFigure, showInstant } from '../parts/figures';
import { useSpeech } from '../parts/speech';
import { plotIn } from './plot';
import { trendData, type TrendData } from './trend';
import { kpiName } from '../parts/kpi-name';

interface TrendChartProps {
  light: LightView;
  /** Drawn again when these change: a canvas does not follow the stylesheet. */
  look: Pick<Settings, 'theme' | 'palette'>;
}

/** The KPI over past readings of the window with the target as a line; the same as a table behind a fold. */
export function TrendChart({ light, look }: TrendChartProps) {
  const { words, language } = useSpeech();
  const box = useRef<HTMLDivElement>(null);
  const data = trendData(light);
  const { unit } = factsOf(light);
  const show = (value: number) => showFigure(value, unit, light.currency, language, { compact: true });
  const drawn = JSON.stringify([light.trend, light.aim, light.currency, look, language]);

  useEffect(() => {
    if (!data || !box.current) return undefined;
    return draw(box.current, data, show, language);
    // `drawn` stands for all that is on the canvas.
  }, [drawn]);

  if (!data) return <p class="muted">{words('trend.short')}</p>;
  const first = data.values[0]!;
  const last = data.values.at(-1)!;
  const iso = (time: number) => new Date(time * 1000).toISOString();
  return (
    <figure class="trend">
      <div
        ref={box}
        role="img"
        aria-label={words('trend.says', {
          first: show(first),
          from: showInstant(iso(data.times[0]!), language),
          last: show(last),
          to: showInstant(iso(data.times.at(-1)!), language),
          target: show(light.aim.value),
        })}
      />
      <details>
        <summary>{words('trend.table')}</summary>
        <table class="plain">
          <thead>
            <tr>
              <th scope="col">{words('why.read')}</th>
              <th scope="col" class="figure">
                {kpiName(words, light)}
              </th>
            </tr>
          </thead>
          <tbody>
            {data.times.map((time, index) => (
              <tr key={time}>
                <td>{showInstant(iso(time), language)}</td>
                <td class="figure">{showFigure(data.values[index]!, unit, light.currency, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

function draw(box: HTMLElement, data: TrendData, show: (value: number) => string, language: Language) {
  const day = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'it', { day: 'numeric', month: 'short' });
  return plotIn(
    box,
    ({ colour, axis, line }) => ({
      scales: { x: { time: true }, y: { range: [data.low, data.high] } },
      axes: [
        {
          ...axis,
          size: 28,
          space: 72,
          values: (_plot, times) => dayLabels(times, (time) => day.format(time * 1000)),
        },
        { ...axis, size: 56, space: 36, values: (_plot, values) => values.map(show) },
      ],
      series: [{}, line, { stroke: colour('--text'), width: 1.5, dash: [5, 4], points: { show: false } }],
    }),
    [data.times, data.values, data.target],
  );
}

/** Splits inside one day would say the same day twice. */
function dayLabels(times: number[], label: (time: number) => string): string[] {
  return times.map((time, index) => {
    const text = label(time);
    return index > 0 && label(times[index - 1]!) === text ? '' : text;
  });
}
