import type { Instant } from '@/model/day';
import type { Colour } from '@/model/light';

import type { JudgeCase } from './case';
import { RULE } from './rule';

/** What the next judgement of the same light needs to know of this one. Plain JSON. */
export interface Memory {
  /** The last colour other than grey; null while there was none. */
  colour: Exclude<Colour, 'grey'> | null;
  /** The colour shown last, grey included, since when, and the colour shown before it. */
  shown: Colour;
  since: Instant;
  before: Colour | null;
  /** A first reading that would move the light into or out of red, waiting for a second one. */
  pending: { red: boolean; at: Instant; figures: string } | null;
  /** The target judged against: another one starts afresh. */
  target: string;
}

/** A reading's say on a light that has a memory. */
export interface Say {
  /** The colour by the evidence alone; red only with the account's consent. */
  colour: Exclude<Colour, 'grey'>;
  missTolerant: number;
  /** When the newest figures were read, and the figures: reading the same twice is no new evidence. */
  at: Instant;
  figures(): string;
  /** A fact waits for nothing. */
  settled: boolean;
}

export interface Settled {
  colour: Exclude<Colour, 'grey'>;
  pending: Memory['pending'];
}

/**
 * The colour to show. The first judgement takes effect at once; then into and out of red takes two readings that
 * differ, twelve hours apart or more. A red light is left at P ≤ 0.7 only.
 * @param last the memory of the same light and the same target; null where there is none
 */
export function settle(say: Say, last: Pick<Memory, 'colour' | 'pending'> | null): Settled {
  if (!last || last.colour === null || say.settled) return { colour: say.colour, pending: null };
  const wasRed = last.colour === 'red';
  const red = wasRed ? say.missTolerant > RULE.leaveRed : say.colour === 'red';
  if (red === wasRed) return { colour: red ? 'red' : say.colour, pending: null };
  const first = last.pending;
  if (first && first.red === red && isSecond(say, first)) return { colour: say.colour, pending: null };
  // A first reading from the future (a clock that went back) would wait for ever: this one is the first, then.
  const stands = first && first.red === red && Date.parse(first.at) <= Date.parse(say.at);
  const pending = stands ? first : { red, at: say.at, figures: say.figures() };
  const meanwhile = wasRed ? 'red' : say.colour === 'red' ? 'yellow' : say.colour;
  return { colour: meanwhile, pending };
}

function isSecond(say: Say, first: NonNullable<Memory['pending']>): boolean {
  const hours = (Date.parse(say.at) - Date.parse(first.at)) / 3_600_000;
  return hours >= RULE.hoursApart && say.figures() !== first.figures;
}

/** The target as the memory knows it: whatever changes here starts afresh. */
export function targetMark({ kpi, target }: JudgeCase): string {
  const { value, window, tolerance, direction, margin, changedAt } = target;
  return JSON.stringify([
    kpi,
    value,
    window.from,
    window.to,
    tolerance,
    direction,
    margin ?? 1,
    changedAt ?? null,
  ]);
}

/** The figures as the memory knows them. */
export function figuresMark({ spans }: JudgeCase): string {
  const newest = spans.reduce((day, span) => (span.range.to > day ? span.range.to : day), '');
  const sums = new Map<string, number>();
  for (const span of spans)
    for (const [metric, value] of Object.entries(span.metrics))
      sums.set(metric, (sums.get(metric) ?? 0) + (value ?? 0));
  const rounded = [...sums].map(([metric, value]) => [metric, Number(value.toPrecision(12))]);
  return JSON.stringify([newest, ...rounded.sort()]);
}
