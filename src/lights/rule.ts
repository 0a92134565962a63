import type { Colour, Reason } from '@/model/light';

import type { Chances } from './aim';

/** The rule of the lights in numbers. All of them are shown with a light's "why". */
export const RULE = {
  /** Red from this chance of missing the target with its tolerance. */
  red: 0.9,
  /** A red light stays red above this chance. */
  leaveRed: 0.7,
  /** Green up to this chance of missing the target. */
  green: 0.2,
  /** Counts that the evidence should hold at the target, at least. */
  counts: 3,
  /** Share of the conversions that must be in. */
  ripe: 0.5,
  /** Share of a pacing period that is too early to judge. */
  early: 0.2,
  /** Mean chance of being wrong over the red lights of an account. */
  falseReds: 0.05,
  /** Hours between the two readings that move a light into or out of red. */
  hoursApart: 12,
  /** Days after which a reading is too old. */
  staleDays: 7,
} as const;

/** What the evidence alone says: three colours, before the account's and the memory's say. */
export function colourOf({ miss, missTolerant }: Chances): Exclude<Colour, 'grey'> {
  if (missTolerant >= RULE.red) return 'red';
  return miss <= RULE.green ? 'green' : 'yellow';
}

/** The reason of a colour that nothing holds back. */
export const reasonOf: Record<Exclude<Colour, 'grey'>, Reason['code']> = {
  red: 'misses',
  yellow: 'open',
  green: 'meets',
};
