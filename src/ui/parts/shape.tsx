import type { Colour } from '@/model/light';

interface ShapeProps {
  light: Colour;
  /** Hatched instead of filled: a newer closed day is unread. */
  stale?: boolean;
  /** Side in px. */
  size?: number;
  /** Read by a screen reader; without it the shape is silent, and words must stand beside it. */
  label?: string;
}

const outlines: Record<Colour, string> = {
  green: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z',
  yellow: 'M8 1.6 15 14.2H1z',
  red: 'M8 .8 15.2 8 8 15.2.8 8z',
  grey: 'M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11z',
};

/** Diagonals that end on the outline, computed once, so that no mask (and no id in the host's page) is needed. */
const hatchings: Record<Exclude<Colour, 'grey'>, string> = {
  green: 'M1.8 7.4 7.4 1.8M2.5 10.9 10.9 2.5M4.5 13.1 13.1 4.5M7.6 14.2 14.2 7.6',
  yellow: 'M9.4 4 3.3 10.1M10.9 6.7 3.4 14.2M12.4 9.4 7.6 14.2M13.9 12.1 11.8 14.2',
  red: 'M10.3 3.1 3.1 10.3M12.4 5.2 5.2 12.4M8.2 1 1 8.2M14.5 7.3 7.3 14.5',
};

/**
 * A light as a shape: filled circle, filled triangle, filled diamond, dashed ring. The colour comes from
 * `--light-<colour>`, else from the text around; the shape speaks without it.
 * Presentation attributes only, so that it needs no stylesheet inside a shadow root.
 */
export function Shape({ light, stale = false, size = 16, label }: ShapeProps) {
  const paint = `var(--light-${light}, currentColor)`;
  const named = label ? { role: 'img' as const, 'aria-label': label } : { 'aria-hidden': true };
  return (
    <svg
      {...named}
      class={`light-shape light-shape-${light}${stale ? ' light-shape-stale' : ''}`}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      focusable="false"
    >
      {light === 'grey' ? (
        <path
          d={outlines.grey}
          style={{ fill: 'none', stroke: paint, strokeWidth: '1.75' }}
          stroke-dasharray={stale ? '1.4 3.2' : '3.2 2.56'}
        />
      ) : stale ? (
        <>
          <path d={outlines[light]} style={{ fill: 'none', stroke: paint, strokeWidth: '1.3' }} />
          <path d={hatchings[light]} style={{ fill: 'none', stroke: paint, strokeWidth: '1.2' }} />
        </>
      ) : (
        <path d={outlines[light]} style={{ fill: paint }} />
      )}
    </svg>
  );
}
