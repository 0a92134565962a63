import { dayFromNumber } from '@/model/day';
import type { Range } from '@/model/range';

import type { Forest } from './forest';
import { lowerBound, type Graph } from './graph';

/** More ranges than any answer has: days are weighed before the number of ranges. */
const DAY = 2 ** 20;

/**
 * The ranges that, read once, would make the window [x, y) derivable: inside the window, fewest days in all,
 * then fewest ranges. Opening the window itself always would, so there always is an answer inside.
 *
 * It is a shortest way from x to y, where what is connected already costs nothing and a stretch between
 * neighbouring boundaries costs its days. Each place is entered in one of three ways: at rest (0), or on a new
 * range that runs right (1) or left (2) and costs no second range when it runs on.
 * @param goals vertices that the window may end at, beside the boundary y (a session's instant)
 */
export function missingRanges(
  graph: Graph,
  forest: Forest,
  x: number,
  y: number,
  goals: readonly number[],
): Range[] {
  const places = placesWithin(graph, forest, x, y);
  const last = places.days.length - 1;
  const components = new Map<number, number[]>();
  places.component.forEach((component, place) => {
    if (component !== -1) components.set(component, [...(components.get(component) ?? []), place]);
  });
  const ends = new Set(goals.map((goal) => forest.component[goal]!));

  const states = places.days.length * 3;
  const cost = new Float64Array(states).fill(Number.POSITIVE_INFINITY);
  const origin = new Int32Array(states).fill(-1);
  const reached = new Map<number, number>();
  const queue: number[] = [];
  const relax = (state: number, from: number, to: number): void => {
    if (to >= cost[state]!) return;
    cost[state] = to;
    origin[state] = from;
    queue.push(state);
  };
  relax(0, -1, 0);
  for (let at = 0; at < queue.length; at++) {
    const state = queue[at]!;
    const [place, way] = [Math.floor(state / 3), state % 3];
    const component = places.component[place]!;
    if (component !== -1 && cost[state]! < (reached.get(component) ?? Number.POSITIVE_INFINITY)) {
      reached.set(component, cost[state]!);
      for (const other of components.get(component)!)
        if (other !== place) relax(other * 3, state, cost[state]!);
    }
    for (const [step, kind] of [
      [1, 1],
      [-1, 2],
    ] as const) {
      const other = place + step;
      if (other < 0 || other > last) continue;
      const days = Math.abs(places.days[other]! - places.days[place]!);
      relax(other * 3 + kind, state, cost[state]! + days * DAY + (way === kind ? 0 : 1));
    }
  }

  let best = -1;
  for (let state = 0; state < states; state++) {
    const place = Math.floor(state / 3);
    const arrives = place === last || ends.has(places.component[place]!);
    if (arrives && (best === -1 || cost[state]! < cost[best]!)) best = state;
  }
  return rangesAlong(best, origin, places.days);
}

/** Boundaries that matter: the window's own ends and those that readings have inside it, ascending. */
function placesWithin(graph: Graph, forest: Forest, x: number, y: number) {
  const days = [x];
  const component = [-1];
  for (let at = lowerBound(graph.days, x); at < graph.days.length && graph.days[at]! <= y; at++) {
    if (graph.days[at] === x) component[0] = forest.component[at]!;
    else {
      days.push(graph.days[at]!);
      component.push(forest.component[at]!);
    }
  }
  if (days.at(-1) !== y) {
    days.push(y);
    component.push(-1);
  }
  return { days, component };
}

/** The new ranges on the way that ends in a state, neighbouring steps joined, ascending. */
function rangesAlong(state: number, origin: Int32Array, days: readonly number[]): Range[] {
  const steps: { from: number; end: number }[] = [];
  for (let at = state; at !== -1 && origin[at] !== -1; at = origin[at]!) {
    if (at % 3 === 0) continue;
    const [here, there] = [days[Math.floor(at / 3)]!, days[Math.floor(origin[at]! / 3)]!];
    steps.push({ from: Math.min(here, there), end: Math.max(here, there) });
  }
  steps.sort((a, b) => a.from - b.from);
  const joined: { from: number; end: number }[] = [];
  for (const step of steps) {
    const open = joined.at(-1);
    if (open !== undefined && step.from <= open.end) open.end = Math.max(open.end, step.end);
    else joined.push({ ...step });
  }
  return joined.map((one) => ({ from: dayFromNumber(one.from), to: dayFromNumber(one.end - 1) }));
}
