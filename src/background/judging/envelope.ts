import { addDays } from '@/model/day';
import type { Delivery } from '@/model/delivery';
import type { LightView } from '@/model/light';
import { monthOf, type Range } from '@/model/range';
import type { Target } from '@/model/target';
import { perDay } from '@/budget/evidence';
import { mostAhead } from '@/lights/envelope';

import type { Evidence } from './evidence';
import type { Member } from './lines';

/**
 * The most that the platforms' delivery rules let the members spend in what is left of the window; undefined where
 * it cannot be said of all of them: no rule is known, or no daily budget was shown.
 */
export function mostSpend(
  { kpi }: Target,
  members: readonly Member[],
  window: Range,
  { covered, through }: Evidence,
  rules: Delivery,
): number | undefined {
  if (kpi !== 'spend' || covered === null || members.length === 0) return undefined;
  // A day that was still running has its rest to come; how much of its share is gone the month's sum knows.
  const ahead: Range = { from: through === null ? addDays(covered.to, 1) : covered.to, to: window.to };
  if (ahead.to < ahead.from) return undefined;
  let all = 0;
  for (const { desk, campaign } of members) {
    const { status, budget } = desk.state(campaign);
    if (status === 'ended' || status === 'removed') continue;
    const [rule, daily] = [rules[desk.account.platform], perDay(budget)];
    if (!rule || daily === null) return undefined;
    const { from } = monthOf(ahead.from);
    const [track] = desk.tracks(campaign, 'spend');
    // On the first day of a month nothing was spent in it before.
    const spent = from > covered.to ? 0 : (track?.coarse({ from, to: covered.to })?.value ?? null);
    const most = mostAhead(rule, daily, ahead, spent);
    if (most === null) return undefined;
    all += most;
  }
  return all;
}

/** A spend light with the rule of its platform, for the sentence that tells of it. */
export function withRule(light: LightView, rules: Delivery): LightView {
  const rule = light.kpi === 'spend' && light.subject.platform !== null && rules[light.subject.platform];
  return rule ? { ...light, delivery: rule } : light;
}
