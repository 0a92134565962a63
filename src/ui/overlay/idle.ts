/** Work in small steps for when the page has nothing better to do. */
export interface Idle {
  /** Does all of it from the beginning, soon. */
  ask(): void;
  stop(): void;
}

/** Longest stretch in one go, ms. */
const STRETCH = 4;
/** Done by then even where the page is never idle, ms. */
const PATIENCE = 500;

export function whenIdle(view: Window, work: () => Iterator<unknown>): Idle {
  // Not every browser tells when it is idle.
  const idles = typeof view.requestIdleCallback === 'function';
  let waiting = 0;
  let under = work();

  function run(deadline: IdleDeadline): void {
    waiting = 0;
    const time = deadline.didTimeout ? STRETCH : Math.min(STRETCH, deadline.timeRemaining());
    const end = view.performance.now() + time;
    try {
      do if (under.next().done) return;
      while (view.performance.now() < end);
      wait();
    } catch {
      // What was left is done at the next asking.
    }
  }

  function wait(): void {
    if (waiting) return;
    waiting = idles
      ? view.requestIdleCallback(run, { timeout: PATIENCE })
      : view.setTimeout(() => run({ didTimeout: true, timeRemaining: () => 0 }), 1);
  }

  return {
    ask() {
      under = work();
      wait();
    },
    stop: () => (idles ? view.cancelIdleCallback(waiting) : view.clearTimeout(waiting)),
  };
}
