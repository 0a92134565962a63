/**
 * A listener that never throws into the page: some consoles look through error stacks for extensions.
 * A failure costs that one reaction and nothing else.
 */
export function guarded<T extends unknown[]>(
  react: (...given: T) => void,
  failed: (error: unknown) => void = () => {},
): (...given: T) => void {
  return (...given) => {
    try {
      react(...given);
    } catch (error) {
      // The page goes on; the next look at it starts from what is there.
      failed(error);
    }
  };
}

/** Reacts to the user's own events only: a page can dispatch any event at our elements. */
export function byUser<E extends Event>(react: (event: E) => void): (event: E) => void {
  return guarded((event: E) => {
    if (event.isTrusted) react(event);
  });
}

/** Listeners that are all taken off together. */
export interface Listening {
  on<E extends Event>(
    target: EventTarget,
    type: string,
    react: (event: E) => void,
    options?: AddEventListenerOptions,
  ): void;
  stop(): void;
}

export function listening(): Listening {
  const over = new AbortController();
  return {
    on: (target, type, react, options) =>
      target.addEventListener(type, guarded(react) as EventListener, { ...options, signal: over.signal }),
    stop: () => over.abort(),
  };
}
