import type { Clock } from './clock';

/** Longest that one slice of reading holds the page, in milliseconds; steps inside are shorter still. */
const SLICE_MS = 8;

/**
 * Runs a generator to its end in slices, the page going first between them. Null where `wanted` says in between that the
 * result is no longer wanted.
 */
export async function inSlices<T>(
  steps: Generator<void, T>,
  clock: Clock,
  wanted: () => boolean,
): Promise<T | null> {
  for (;;) {
    const start = clock.elapsed();
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (clock.elapsed() - start < SLICE_MS);
    await clock.yieldToPage();
    if (!wanted()) return null;
  }
}

/** Runs a generator to its end in one go. */
export function atOnce<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
