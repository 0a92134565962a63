import Plot from 'uplot';

/** Of a plot's colours, those of the theme in force; the one way its axes and its line of figures look. */
export interface PlotStyle {
  colour(name: string): string;
  axis: Plot.Axis;
  line: Plot.Series;
}

const HEIGHT = 144;

/**
 * Draws into the box, follows its width and the system's theme; the answer takes it all away.
 * @param options what this plot adds to the common look, made anew with the colours of each theme
 */
export function plotIn(
  box: HTMLElement,
  options: (style: PlotStyle) => Pick<Plot.Options, 'scales' | 'axes' | 'series'>,
  data: Plot.AlignedData,
): () => void {
  const make = () => {
    const style = getComputedStyle(box);
    const colour = (name: string) => style.getPropertyValue(name).trim() || 'CanvasText';
    const axis = {
      stroke: colour('--muted'),
      font: '12px system-ui, sans-serif',
      grid: { stroke: colour('--line'), width: 1 },
      ticks: { show: false },
    };
    const line = { stroke: colour('--text'), width: 2, points: { size: 5, fill: colour('--surface') } };
    return new Plot(
      {
        width: box.clientWidth || 320,
        height: HEIGHT,
        cursor: { show: false },
        legend: { show: false },
        ...options({ colour, axis, line }),
      },
      data,
      box,
    );
  };
  let plot = make();
  const again = () => {
    plot.destroy();
    plot = make();
  };
  const sizes = new ResizeObserver(() => {
    if (box.clientWidth > 0 && box.clientWidth !== plot.width)
      plot.setSize({ width: box.clientWidth, height: HEIGHT });
  });
  sizes.observe(box);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', again);
  return () => {
    sizes.disconnect();
    dark.removeEventListener('change', again);
    plot.destroy();
  };
}
