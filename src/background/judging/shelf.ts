import type { Instant } from '@/model/day';
import type { LightView } from '@/model/light';
import type { Memory } from '@/lights/account';

import type { Desk } from './desk';
import type { Notebook } from './shown';

/** Lights as they were judged, and what each of them remembered once it was. */
export interface Judged {
  lights: LightView[];
  remembered: ReadonlyMap<string, Memory | undefined>;
}

/** One account's work, for as long as what it was worked out from stays the same. */
export interface Standing {
  /** All that the work depends on but the lights' memories, as one text. */
  inputs: string;
  desk: Promise<Desk> | null;
  campaigns: Promise<Judged> | null;
}

/** A target's lines, and the very desks and lights that they were worked out from. */
export interface StandingLine {
  inputs: string;
  desks: readonly Desk[];
  lights: readonly LightView[][];
  judged: Judged;
}

/**
 * What one board leaves to the next: a reading of one account makes only that account's work anew. Lost with the
 * worker, it costs time and nothing else.
 */
export interface Shelf {
  accounts: Map<string, Standing>;
  lines: Map<string, StandingLine>;
}

export const emptyShelf = (): Shelf => ({ accounts: new Map(), lines: new Map() });

/** Days end, and readings grow old: nothing is kept for longer than this. */
const SPELL_MS = 5 * 60_000;

/** The five minutes that an instant lies in. No civil day of any zone begins within them. */
export const spellOf = (now: Instant): number => Math.floor(Date.parse(now) / SPELL_MS);

const markOf = (state: Memory | undefined) => JSON.stringify(state) ?? '';

/** A notebook that also keeps what was asked of it, as it stood in the end. */
export function overheard(notebook: Notebook): {
  notebook: Notebook;
  remembered: Map<string, Memory | undefined>;
} {
  const remembered = new Map<string, Memory | undefined>();
  return {
    remembered,
    notebook: {
      previous(key) {
        const state = notebook.previous(key);
        remembered.set(key, state);
        return state;
      },
      note(key, target, account, state) {
        remembered.set(key, state);
        notebook.note(key, target, account, state);
      },
      diary: notebook.diary,
    },
  };
}

/** Would the lights be judged with the memories that they left behind? Then they would come out the same. */
export const isRemembered = ({ remembered }: Judged, notebook: Notebook) =>
  [...remembered].every(([key, state]) => {
    const previous = notebook.previous(key);
    return previous === state || markOf(previous) === markOf(state);
  });

export const sameItems = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((item, at) => item === b[at]);
