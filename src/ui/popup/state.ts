import type { Failure, Overview } from '@/messages/protocol';
import { colours, type Colour, type LightView } from '@/model/light';
import type { Platform } from '@/model/platform';
import { withoutConfirmed, type Problem, type ProblemCode } from '@/model/problem';
import type { Settings } from '@/model/settings';
import type { TabFacts } from './ports';

/** Something that stands between the user and new readings, with the one thing that mends it. */
export type Trouble =
  | { kind: 'access-off'; platforms: readonly Platform[]; origins?: readonly string[] }
  | { kind: 'reload'; platform: Platform }
  | { kind: 'console-off'; platforms: readonly Platform[] }
  | { kind: 'not-understood'; platform: Platform; problems: readonly Problem[] }
  | { kind: 'problems'; platform: Platform; problems: readonly Problem[] };

export type PopupState =
  | { screen: 'loading' }
  | { screen: 'worker-away'; failure: Failure }
  | { screen: 'trouble'; trouble: Trouble }
  | { screen: 'first-run' }
  | { screen: 'nothing-read'; platform: Platform | null; waiting: boolean }
  | { screen: 'no-target'; notice: Trouble | null }
  | { screen: 'lights'; main: LightView | null; lights: LightView[]; notice: Trouble | null };

export interface PopupFacts {
  overview:
    | { state: 'loading' }
    | { state: 'failed'; failure: Failure }
    | { state: 'ready'; value: Overview };
  /** Null while the tab has not answered. */
  tab: TabFacts | null;
  /** The consoles that can be read, and those of them whose pages we may not look at. */
  consoles: readonly Platform[];
  accessMissing: readonly Platform[];
}

/** Problems after which nothing of a table could be used; the others are told on the Data page. */
const blocking: ReadonlySet<ProblemCode> = new Set([
  'layout-unknown',
  'range-unknown',
  'range-unbounded',
  'range-ambiguous',
  'currency-unknown',
  'campaign-column-missing',
  'account-unknown',
  'language-unknown',
  'reader-failed',
]);

/**
 * What the popup shows. With lights to show, a trouble is one line above them; with none, it is the screen.
 * A pure function of what the worker, the tab and the browser's permissions say.
 */
export function popupState({ overview, tab, consoles, accessMissing }: PopupFacts): PopupState {
  if (overview.state === 'failed') return { screen: 'worker-away', failure: overview.failure };
  if (overview.state === 'loading' || tab === null) return { screen: 'loading' };
  const { lights, readings, targets, settings } = overview.value;
  const trouble = troubleOf(tab, consoles, accessMissing, settings);
  if (readings > 0 && targets.length > 0)
    return {
      screen: 'lights',
      main: lights.find((light) => light.aim.main) ?? null,
      lights,
      notice: trouble,
    };
  if (readings > 0) return { screen: 'no-target', notice: trouble };
  if (trouble) return { screen: 'trouble', trouble };
  if (tab.platform === null && targets.length === 0) return { screen: 'first-run' };
  return { screen: 'nothing-read', platform: tab.platform, waiting: tab.status?.state === 'waiting' };
}

function troubleOf(
  { platform, status, blocked = [] }: TabFacts,
  consoles: readonly Platform[],
  accessMissing: readonly Platform[],
  { consolesOff, confirmed }: Pick<Settings, 'consolesOff' | 'confirmed'>,
): Trouble | null {
  if (platform === null) {
    // Without access the browser hides the tab's address, so a console may well be open behind the popup.
    if (consoles.every((one) => accessMissing.includes(one)))
      return { kind: 'access-off', platforms: consoles };
    return consoles.every((one) => consolesOff.includes(one))
      ? { kind: 'console-off', platforms: consoles }
      : null;
  }
  if (blocked.length > 0) return { kind: 'access-off', platforms: [platform], origins: blocked };
  if (accessMissing.includes(platform)) return { kind: 'access-off', platforms: [platform] };
  if (consolesOff.includes(platform) || status?.state === 'off')
    return { kind: 'console-off', platforms: [platform] };
  if (status === null) return { kind: 'reload', platform };
  const problems = withoutConfirmed(status.problems, platform, confirmed);
  if (status.state === 'not-understood') return { kind: 'not-understood', platform, problems };
  return status.state === 'reading' && problems.some(({ code }) => blocking.has(code))
    ? { kind: 'problems', platform, problems }
    : null;
}

/** How many lines show each colour. */
export function countsOf(lights: readonly LightView[]): Record<Colour, number> {
  const counts = Object.fromEntries(colours.map((colour) => [colour, 0])) as Record<Colour, number>;
  for (const { light } of lights) counts[light] += 1;
  return counts;
}

/** The text of "copy the problems": codes and what the page said, no figures, no account. */
export function problemReport(tab: TabFacts): string {
  const { status, platform } = tab;
  return JSON.stringify(
    {
      platform,
      state: status?.state ?? null,
      grid: status?.grid ?? null,
      rows: status?.rows ?? null,
      problems: status?.problems ?? [],
    },
    null,
    2,
  );
}
