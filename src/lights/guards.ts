import type { Reason } from '@/model/light';

import { bandOf, type Chances } from './aim';
import type { Outlook } from './outlook';
import { RULE } from './rule';
import { addsUp, ripens, type Scene } from './scene';

/**
 * What keeps a light grey although its chances can be worked out: too old a reading, too little of the conversions
 * in, too early in the period, too few counts. Null where the evidence may speak.
 */
export function guardOf(
  scene: Scene,
  value: number | null,
  outlook: Outlook,
  chances: Chances,
): Reason | null {
  const { input, calendar } = scene;
  const additive = addsUp(input);
  const age = daysOld(input.readAt, input.now);
  if (input.readAt !== undefined && age > RULE.staleDays && !calendar.over)
    return { code: 'stale', params: { read: input.readAt, days: Math.floor(age) } };
  if (ripens(input) && outlook.ripe < RULE.ripe)
    return { code: 'immature', params: { ripe: outlook.ripe, needed: RULE.ripe } };
  const fact = calendar.over && outlook.settled;
  if (additive) {
    const decided = chances.missTolerant === 1 || chances.miss === 0;
    if (decided || fact) return null;
    if (calendar.elapsed < RULE.early)
      return { code: 'early', params: { elapsed: calendar.elapsed, needed: RULE.early } };
    const { low } = bandOf(input);
    const hopeless = outlook.hopeless && input.target.direction === 'at-least' ? outlook.hopeless(low) : 0;
    if (outlook.expected < RULE.counts && hopeless < RULE.red) return tooFew(outlook);
    return null;
  }
  if (fact && value !== null) return null;
  return outlook.expected < RULE.counts ? tooFew(outlook) : null;
}

function tooFew(outlook: Outlook): Reason {
  return {
    code: 'too-few',
    params: {
      counted: outlook.facts.counted ?? null,
      expected: outlook.expected,
      needed: RULE.counts,
    },
  };
}

function daysOld(readAt: string | undefined, now: string): number {
  return readAt === undefined ? 0 : (Date.parse(now) - Date.parse(readAt)) / 86_400_000;
}
