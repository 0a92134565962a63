import { useEffect, useRef } from 'preact/hooks';
import Plot from 'uplot';

import { dayNumber, type Day } from '@/model/day';
import { showDay } from '../parts/figures';
import { useSpeech } from '../parts/speech';

interface BookChartProps {
  /** What is drawn, for the screen reader. */
  label: string;
  /** Day by day without a hole; null where nothing is known of the day. */
  days: readonly { day: Day; value: number | null }[];
  show: (value: number) => string;
}

const HEIGHT = 144;

/** A figure of a book day by day. The table below it says the same. */
export function BookChart({ label, days, show }: BookChartProps) {
  const { language } = useSpeech();
  const box = useRef<HTMLDivElement>(null);
  const drawn = JSON.stringify([days, language]);
  useEffect(() => {
    const place = box.current;
    if (!place) return undefined;
    const make = () => {
      const style = getComputedStyle(place);
      const colour = (name: string) => style.getPropertyValue(name).trim() || 'CanvasText';
      const axis = {
        stroke: colour('--muted'),
        font: '12px system-ui, sans-serif',
        grid: { stroke: colour('--line'), width: 1 },
        ticks: { show: false },
      };
      const most = Math.max(1, ...days.map(({ value }) => value ?? 0));
      return new Plot(
        {
          width: place.clientWidth || 320,
          height: HEIGHT,
          cursor: { show: false },
          legend: { show: false },
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
          series: [
            {},
            { stroke: colour('--text'), width: 2, points: { size: 5, fill: colour('--surface') } },
          ],
        },
        [days.map(({ day }) => dayNumber(day)), days.map(({ value }) => value)],
        place,
      );
    };
    const first = days[0] ? dayNumber(days[0].day) : 0;
    let plot = make();
    const sizes = new ResizeObserver(() => {
      if (place.clientWidth > 0 && place.clientWidth !== plot.width)
        plot.setSize({ width: place.clientWidth, height: HEIGHT });
    });
    sizes.observe(place);
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const again = () => {
      plot.destroy();
      plot = make();
    };
    dark.addEventListener('change', again);
    return () => {
      sizes.disconnect();
      dark.removeEventListener('change', again);
      plot.destroy();
    };
    // `drawn` stands for all that is on the canvas.
  }, [drawn]);
  return <div ref={box} role="img" aria-label={label} />;
}
