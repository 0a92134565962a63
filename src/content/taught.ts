import type { Console } from '@/consoles/console';
import { taughtConsole } from '@/consoles/taught';
import { browserClient } from '@/messages/browser-client';
import type { TaughtMap } from '@/model/taught';
import { runningHere, type Running } from './running';
import { startHere } from './start';

/** Reads the tables that the user taught on this site, beside or instead of the console's own script. Once a page. */
export async function startTaught(): Promise<void> {
  if (window.top !== window || runningHere()?.taught) return;
  const client = browserClient();
  const here = async () => client.ask('teaching.here', { address: window.location.href });
  const maps = await here();
  let running: Running | null = runningHere();
  if (running?.taught || maps.length === 0) return;
  const base = running?.consoles ?? [];
  if (running) running.session.use(consolesOf(maps, base));
  else running = startHere(consolesOf(maps, base));
  running.taught = true;
  const { session, alive } = running;
  let known = JSON.stringify(maps);
  const stop = client.onChange(() => {
    if (!alive()) return stop();
    void here().then(
      (fresh) => {
        if (JSON.stringify(fresh) === known) return;
        known = JSON.stringify(fresh);
        session.use(consolesOf(fresh, base));
      },
      // The worker sleeps or dies: the maps that are known stay in use.
      () => undefined,
    );
  });
}

/** What the maps say goes first, the path that says most before others; a console that is mended stays behind its maps. */
export function consolesOf(maps: readonly TaughtMap[], base: readonly Console[]): Console[] {
  const mended = new Map(base.map((one) => [one.platform, one]));
  const own: Console[] = [];
  for (const map of maps.toSorted((a, b) => a.path.length - b.path.length)) {
    const under = mended.get(map.platform) ?? null;
    const made = taughtConsole(map, under);
    if (under) mended.set(map.platform, made);
    else own.unshift(made);
  }
  return [...own, ...mended.values()];
}
