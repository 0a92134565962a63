import type { Console } from '@/consoles/console';
import type { Session } from './session';

/** The session of this page, and the consoles that the page's own script brought. */
export interface Running {
  session: Session;
  consoles: readonly Console[];
  /** Is the extension that started it still there? An orphan's session reads nothing. */
  alive(): boolean;
  /** The maps of taught tables are followed. */
  taught?: true;
}

/**
 * Where the scripts of one page meet: the isolated world's own global, which the page cannot reach. A page has one script of its
 * console, and another where a table was taught.
 */
const meeting = () => globalThis as { lampadinaRunning?: Running };

export function runningHere(): Running | null {
  const running = meeting().lampadinaRunning;
  return running?.alive() ? running : null;
}

export function publishRunning(running: Running): void {
  meeting().lampadinaRunning = running;
}
