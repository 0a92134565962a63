import type { Console } from '@/consoles/console';
import { consoleAt } from '@/consoles/hosts';
import type { Instant } from '@/model/day';
import { reportOf, skeletonOf } from './skeleton';

/** The report of the page as it stands; null where it is no console's. Nothing of it is sent anywhere. */
export function reportHere(
  { document, location }: Pick<Window, 'document' | 'location'>,
  consoles: readonly Console[],
  now: Instant,
): string | null {
  const url = new URL(location.href);
  const console = consoleAt(consoles, url);
  if (!console) return null;
  const steps = console.look(document, url, now);
  let step = steps.next();
  while (!step.done) step = steps.next();
  const { reading, problems } = step.value;
  const skeleton = skeletonOf(document, url, { console, reading, problems }, chance);
  return reportOf(skeleton, { console, reading, problems, now });
}

/** A fraction of one that cannot be foretold: stand-ins must not be worked back. */
function chance(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32;
}
