import type { Pill } from './pill';

const STEP = 16;

/** Where an arrow key moves the bar, in px; null is home, undefined is no such key. Shift makes the step small. */
export function barStep(event: KeyboardEvent): { x: number; y: number } | null | undefined {
  const step = event.shiftKey ? 2 : STEP;
  const steps: Record<string, { x: number; y: number } | null> = {
    ArrowLeft: { x: -step, y: 0 },
    ArrowRight: { x: step, y: 0 },
    ArrowUp: { x: 0, y: -step },
    ArrowDown: { x: 0, y: step },
    Home: null,
  };
  return Object.hasOwn(steps, event.key) ? steps[event.key] : undefined;
}

/** The light that an arrow key goes to from this one, as the eye sees the rows; undefined where there is none. */
export function neighbour(pills: Iterable<Pill>, from: Pill, key: string): Pill | undefined {
  const ordered = [...pills]
    .filter(({ cell, fit }) => cell !== null && fit !== null)
    .map((pill) => ({ pill, top: pill.cell!.getBoundingClientRect().top }))
    .toSorted((a, b) => a.top - b.top)
    .map(({ pill }) => pill);
  const index = ordered.indexOf(from);
  if (key === 'ArrowDown') return ordered[index + 1];
  if (key === 'ArrowUp') return index > 0 ? ordered[index - 1] : undefined;
  if (key === 'Home') return ordered[0];
  return key === 'End' ? ordered.at(-1) : undefined;
}

/** Tab out of the card goes back to its light, so that it stands in the order of the page where the light does. */
export function leavesCard(card: HTMLElement, event: KeyboardEvent): boolean {
  if (event.key !== 'Tab') return false;
  const buttons = [...card.querySelectorAll<HTMLElement>('button,summary')];
  const edge = event.shiftKey ? buttons[0] : buttons.at(-1);
  return event.target === edge || buttons.length === 0 || (event.shiftKey && event.target === card);
}
