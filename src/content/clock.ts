import type { Instant } from '@/model/day';

/** Everything about time that the page side uses, so that tests can hand in their own. */
export interface Clock {
  now(): Instant;
  /** Milliseconds that only grow. */
  elapsed(): number;
  /** Runs once after so many milliseconds; returns how to call it off. */
  after(ms: number, run: () => void): () => void;
  /** Runs once before the next paint; returns how to call it off. */
  beforePaint(run: () => void): () => void;
  /** Lets the page go first, then resolves. */
  yieldToPage(): Promise<void>;
}

interface PageScheduler {
  yield?: () => Promise<void>;
}

/** The page's own clock. */
export function pageClock(window: Window): Clock {
  const { scheduler } = window as unknown as { scheduler?: PageScheduler };
  return {
    now: () => new Date().toISOString(),
    elapsed: () => performance.now(),
    after(ms, run) {
      const timer = window.setTimeout(run, ms);
      return () => window.clearTimeout(timer);
    },
    beforePaint(run) {
      const frame = window.requestAnimationFrame(run);
      return () => window.cancelAnimationFrame(frame);
    },
    yieldToPage() {
      if (typeof window.requestIdleCallback === 'function')
        return new Promise((resolve) => window.requestIdleCallback(() => resolve(), { timeout: 100 }));
      if (scheduler?.yield) return scheduler.yield();
      return new Promise((resolve) => window.setTimeout(resolve, 0));
    },
  };
}
