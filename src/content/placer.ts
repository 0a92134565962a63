import type { Engine } from '@/consoles/console';
import type { Clock } from './clock';
import type { LightKeeper } from './lights';

/** Tells the lights where rows stand, before every paint that could put one on another row. */
export interface Placer {
  now(): void;
  /** At once in a table that recycles its rows; once a frame in a long one, which keeps them all. */
  soon(): void;
  stop(): void;
}

/** Only tables that keep few rows in the document recycle them. */
const MANY_ROWS = 300;

export function placer(
  clock: Clock,
  lights: Pick<LightKeeper, 'place'>,
  found: () => { engine: Engine; table: HTMLElement } | null,
): Placer {
  let rows = 0;
  let cancel: (() => void) | null = null;
  const stop = () => {
    cancel?.();
    cancel = null;
  };
  const now = () => {
    stop();
    const here = found();
    const anchors = here ? here.engine.anchors(here.table) : [];
    rows = anchors.length;
    lights.place(anchors, here?.engine.anchoring ?? 'cell', here?.table ?? null);
  };
  return {
    now,
    soon() {
      if (rows < MANY_ROWS) now();
      else cancel ??= clock.beforePaint(now);
    },
    stop,
  };
}
