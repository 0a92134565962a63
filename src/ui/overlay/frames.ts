import { guarded } from './events';

/** Work for just before the browser paints, and no frame without a reason. */
export interface Frames {
  /** Settle in the next frame. */
  ask(): void;
  /** Track in every frame until things have been at rest for a moment. */
  follow(): void;
  stop(): void;
}

/** After the last wheel, scroll or transition that was heard of, ms. */
const REST = 300;

/**
 * Frames call `settle` before layout, and `track` once more after all of the page's own frame callbacks: a page
 * that moves its rows in one of them would otherwise be seen a frame late. For that a `tick` of ours, an element
 * of the layer, changes its size, and what observes sizes is called late in the same frame.
 */
export function createFrames(
  view: Window & typeof globalThis,
  tick: HTMLElement,
  work: { settle(): void; track(): boolean; failed?: (error: unknown) => void },
): Frames {
  let frame = 0;
  let wide = false;
  let asked = false;
  /** Frames are followed until this time of theirs; unset until the first of them tells the time. */
  let until = 0;
  let renewed = false;

  const tracked = guarded(() => {
    if (work.track()) follow();
  }, work.failed);
  const late = new view.ResizeObserver(tracked);
  late.observe(tick);
  const settled = guarded(work.settle, work.failed);

  function run(time: number): void {
    frame = 0;
    if (renewed) until = time + REST;
    renewed = false;
    const due = asked;
    asked = false;
    if (due) settled();
    wide = !wide;
    tick.style.width = wide ? '1px' : '2px';
    if (asked || time < until) next();
  }

  function next(): void {
    if (!frame) frame = view.requestAnimationFrame(run);
  }

  function follow(): void {
    renewed = true;
    next();
  }

  return {
    ask() {
      asked = true;
      next();
    },
    follow,
    stop() {
      late.disconnect();
      view.cancelAnimationFrame(frame);
    },
  };
}
