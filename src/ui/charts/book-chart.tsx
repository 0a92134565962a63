import { useEffect, useRef } from 'preact/hooks';

import { dayNumber, type Day } from '@/model/day';
import { showDay } from '../parts/figures';
import { useSpeech } from '../parts/speech';
import { plotIn } from './plot';

interface BookChartProps {
  /** What is drawn, for the screen reader. */
  label: string;
  /** Day by day without a hole; null where nothing is known of the day. */
  days: readonly { day: Day; value: number | null }[];
  show: (value: number) => string;
}

/** A figure of a book day by day. The table below it says the same. */
export function BookChart({ label, days, show }: BookChartProps) {
  const { language } = useSpeech();
  const box = useRef<HTMLDivElement>(null);
  const drawn = JSON.stringify([days, language]);
  useEffect(() => {
    if (!box.current) return undefined;
    const first = days[0] ? dayNumber(days[0].day) : 0;
    const most = Math.max(1, ...days.map(({ value }) => value ?? 0));
    return plotIn(
      box.current,
      ({ axis, line }) => ({
        // Civil days have no time of day: numbers, not instants, so that no zone bends them.
        scales: { x: { time: false }, y: { range: [0, most * 1.05] } },
        axes: [
          {
            ...axis,
            size: 28,
            space: 72,
            incrs: [1, 2, 7, 14, 28, 56, 91, 182, 364],
            values: (_plot, splits) =>
              splits.map((split) => showDay(days[split - first]?.day ?? '', language, { year: false })),
          },
          { ...axis, size: 64, space: 36, values: (_plot, values) => values.map(show) },
        ],
        series: [{}, line],
      }),
      [days.map(({ day }) => dayNumber(day)), days.map(({ value }) => value)],
    );
    // `drawn` stands for all that is on the canvas.
  }, [drawn]);
  return <div ref={box} role="img" aria-label={label} />;
}
