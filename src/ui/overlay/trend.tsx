import type { LightView } from '@/model/light';
import { showDay } from '../parts/figures';
import { figureOf, ownDay, type Voice } from './spoken';
import { kpiName } from '../parts/kpi-name';

const WIDTH = 308;
const HEIGHT = 76;
/** The target's figure stands on the left, the days below. */
const PLOT = { left: 52, right: 4, top: 6, bottom: 20 };

interface TrendShape {
  /** The value's course, as an SVG path. */
  path: string;
  last: { x: number; y: number };
  aimY: number;
  /** The tolerance around the target. */
  band: { y: number; height: number };
}

/**
 * The course of a KPI and its target in one plane. Time runs true: gaps between readings stay gaps. Null where
 * there are fewer than two readings at different times.
 */
export function trendShape(
  trend: LightView['trend'],
  aim: Pick<LightView['aim'], 'value' | 'tolerance'>,
): TrendShape | null {
  const points = trend
    .map(({ at, value }) => ({ at: Date.parse(at), value }))
    .filter(({ at, value }) => Number.isFinite(at) && Number.isFinite(value))
    .toSorted((a, b) => a.at - b.at);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || first.at === last.at || !Number.isFinite(aim.value)) return null;
  const slack = Math.abs(aim.value * aim.tolerance);
  const values = [...points.map(({ value }) => value), aim.value - slack, aim.value + slack];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const span = high - low || 1;
  const inner = { width: WIDTH - PLOT.left - PLOT.right, height: HEIGHT - PLOT.top - PLOT.bottom };
  const x = (at: number) => round(PLOT.left + ((at - first.at) / (last.at - first.at)) * inner.width);
  const y = (value: number) => round(PLOT.top + ((high - value) / span) * inner.height);
  return {
    path: `M${points.map(({ at, value }) => `${x(at)} ${y(value)}`).join('L')}`,
    last: { x: x(last.at), y: y(last.value) },
    aimY: y(aim.value),
    band: { y: y(aim.value + slack), height: round(y(aim.value - slack) - y(aim.value + slack)) },
  };
}

const round = (value: number) => Math.round(value * 10) / 10;

interface TrendProps {
  light: LightView;
  voice: Voice;
}

/** The small chart of the card: the KPI over past readings, its target as a line. Silent without a course to show. */
export function Trend({ light, voice }: TrendProps) {
  const shape = trendShape(light.trend, light.aim);
  if (!shape) return null;
  const [first, last] = [light.trend[0]!, light.trend.at(-1)!];
  const day = (at: string) => showDay(ownDay(at), voice.language);
  const target = figureOf(light, light.aim.value, voice, true);
  const said = voice.words('card.trend', {
    kpi: kpiName(voice.words, light),
    first: figureOf(light, first.value, voice),
    last: figureOf(light, last.value, voice),
    from: day(first.at),
    to: day(last.at),
    n: light.trend.length,
    target: figureOf(light, light.aim.value, voice),
  });
  return (
    <svg
      class="trend"
      role="img"
      aria-label={said}
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
    >
      <rect
        class="band"
        x={PLOT.left}
        width={WIDTH - PLOT.left}
        y={shape.band.y}
        height={shape.band.height}
      />
      <line class="aim" x1={PLOT.left} x2={WIDTH} y1={shape.aimY} y2={shape.aimY} />
      <path class="line" d={shape.path} />
      <circle class="dot" cx={shape.last.x} cy={shape.last.y} r="3" />
      <text x="0" y={shape.aimY + 4}>
        {target}
      </text>
      <text x={PLOT.left} y={HEIGHT - 2}>
        {day(first.at)}
      </text>
      <text x={WIDTH} y={HEIGHT - 2} text-anchor="end">
        {day(last.at)}
      </text>
    </svg>
  );
}
