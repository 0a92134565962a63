import type { Clock } from './clock';

/** Calls back once things have been quiet for a while, or have been unquiet for too long. */
export interface Quiet {
  poke(): void;
  /** Calls it off; true where it was due. */
  stop(): boolean;
}

/** `wait`: how long it must be quiet. `atMost`: how long it may be put off, both in milliseconds. */
export function whenQuiet(clock: Clock, wait: number, atMost: number, run: () => void): Quiet {
  let cancel: (() => void) | null = null;
  let first: number | null = null;
  return {
    poke() {
      const now = clock.elapsed();
      first ??= now;
      cancel?.();
      cancel = clock.after(Math.max(0, Math.min(wait, first + atMost - now)), () => {
        cancel = null;
        first = null;
        run();
      });
    },
    stop() {
      const due = cancel !== null;
      cancel?.();
      cancel = null;
      first = null;
      return due;
    },
  };
}
