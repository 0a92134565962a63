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

export function createFrames(view: Window, work: { settle(): void; track(): boolean }): Frames {
  let frame = 0;
  let asked = false;
  /** Frames are followed until this time of theirs; unset until the first of them tells the time. */
  let until = 0;
  let renewed = false;

  function run(time: number): void {
    frame = 0;
    if (renewed) until = time + REST;
    renewed = false;
    try {
      if (asked) {
        asked = false;
        work.settle();
      } else if (work.track()) until = Math.max(until, time + REST);
    } catch {
      // One frame is lost; the next placing asks again.
    }
    if (asked || time < until) next();
  }

  function next(): void {
    if (!frame) frame = view.requestAnimationFrame(run);
  }

  return {
    ask() {
      asked = true;
      next();
    },
    follow() {
      renewed = true;
      next();
    },
    stop: () => view.cancelAnimationFrame(frame),
  };
}
