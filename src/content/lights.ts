import type { RowAnchor } from '@/consoles/console';
import { RequestFailed, type Client } from '@/messages/client';
import type { PageLights, PageStatus } from '@/messages/protocol';
import type { Platform } from '@/model/platform';
import type { Reading } from '@/model/reading';
import { defaultSettings, type Settings } from '@/model/settings';
import type { Spoken } from '@/ui/overlay/spoken';
import type { Overlay } from '@/ui/overlay/overlay';
import type { Clock } from './clock';

/** The lights of one page: what the worker says of its campaigns, and where they stand. */
export interface LightKeeper {
  /** What the table shows now; null while it is not to be trusted. Asks for lights where it is about something else. */
  about(reading: Reading | null): void;
  /** Asks again: something that lights depend on has changed. */
  refresh(): void;
  show(status: PageStatus): void;
  place(anchors: readonly RowAnchor[], anchoring: 'cell' | 'layer', table: HTMLElement | null): void;
  /** Did the user switch this console off? */
  isOff(platform: Platform): boolean;
  workerAway(away: boolean): void;
  owns(node: Node): boolean;
  stop(): void;
}

const ASK_AGAIN_MS = 10_000;

/**
 * @param mount puts the overlay into the page; called when there is first something to show, and words to say it.
 * @param languages the browser's, best first
 */
export function lightKeeper(
  client: Client,
  clock: Clock,
  mount: () => Overlay,
  onSettings: () => void,
  languages: readonly string[],
): LightKeeper {
  let overlay: Overlay | null = null;
  let subject: Reading | null = null;
  let lights: PageLights | null = null;
  let settings: Settings = defaultSettings;
  let spoken: Spoken | null = null;
  let status: PageStatus | null = null;
  let away = false;
  let asked = 0;
  let cancelAgain: (() => void) | null = null;
  let cancelWords: (() => void) | null = null;
  let stopped = false;
  const stopListening = client.onChange(() => {
    void fetchSettings();
    void ask();
  });
  void fetchSettings();
  void fetchWords();

  async function fetchSettings(): Promise<void> {
    try {
      use(await client.ask('settings.get', {}));
    } catch {
      // The defaults stand until the worker answers; lights and receipts bring the settings along.
    }
  }

  /** Nothing can be said without words: they are asked for until they come. */
  async function fetchWords(): Promise<void> {
    try {
      spoken = await client.ask('words.overlay', { languages: [...languages] });
      draw();
    } catch {
      if (!stopped) cancelWords = clock.after(ASK_AGAIN_MS, () => void fetchWords());
    }
  }

  function use(next: Settings): void {
    if (stopped) return;
    const changed = JSON.stringify(next) !== JSON.stringify(settings);
    if (next.language !== settings.language) void fetchWords();
    settings = next;
    if (!changed) return;
    draw();
    onSettings();
  }

  async function ask(): Promise<void> {
    if (!subject || stopped) return;
    const { platform, account, level, rows } = subject;
    const ids = rows.map((row) => row.id).filter((id) => id !== null);
    const turn = ++asked;
    try {
      const answer = await client.ask('page.lights', { platform, account, level, ids });
      if (turn !== asked || stopped) return;
      lights = answer;
      away = false;
      use(answer.settings);
    } catch (error) {
      if (turn !== asked || stopped) return;
      away = !(error instanceof RequestFailed) || error.failure.code === 'failed';
      if (away) askLater();
    }
    draw();
  }

  function askLater(): void {
    cancelAgain?.();
    cancelAgain = clock.after(ASK_AGAIN_MS, () => void ask());
  }

  function draw(): void {
    if (!status || !spoken || stopped) return;
    const worth = settings.overlay && status.state !== 'no-table' && status.state !== 'off';
    if (!overlay && !worth) return;
    if (!overlay) {
      overlay = mount();
      // Rows that were placed before there was an overlay: a page that stands still names them once only.
      onSettings();
    }
    overlay.show({ lights, status, settings, spoken, workerAway: away });
  }

  return {
    about(reading) {
      const same = reading && subject && subjectOf(reading) === subjectOf(subject);
      subject = reading;
      if (same) return;
      // Lights of another account or level are not those of this table.
      asked++;
      lights = null;
      void ask();
    },
    refresh: () => void ask(),
    show(next) {
      status = next;
      draw();
    },
    place(anchors, anchoring, table) {
      overlay?.place(anchors, anchoring, table);
    },
    isOff: (platform) => settings.consolesOff.includes(platform),
    workerAway(next) {
      if (away === next) return;
      away = next;
      draw();
    },
    owns: (node) => overlay?.owns(node) ?? false,
    stop() {
      stopped = true;
      cancelAgain?.();
      cancelWords?.();
      overlay?.remove();
      overlay = null;
      try {
        stopListening();
      } catch {
        // An orphan's listeners are gone already, and asking for them throws.
      }
    },
  };
}

function subjectOf({ platform, account, level }: Reading): string {
  return JSON.stringify([platform, account, level]);
}
