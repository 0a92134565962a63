import type { Judgement } from '@/model/light';
import { kpis } from '@/model/kpi';

import { shareDue } from './calendar';
import type { Outlook } from './outlook';
import { addsUp, type Scene } from './scene';

/**
 * For totals: where the total should stand by now, and what each day to come must bring (for a cap: may bring).
 * What is still late of days gone is taken off the need, because it comes by itself.
 */
export function paceOf(
  scene: Scene,
  value: number | null,
  outlook: Outlook,
): Pick<Judgement, 'pace' | 'needPerDay'> {
  const { input, calendar } = scene;
  const { formula } = kpis[input.kpi];
  if (!addsUp(input) || value === null || !calendar.reach) return {};
  // A formula goes on as its spend does.
  const weights = scene.ground.weekly(formula.kind === 'total' ? formula.metric : 'spend').byWeekday;
  const due = shareDue(input.target.window, calendar.reach, input.pacing ?? 'even', weights);
  const days = calendar.toCome.reduce((sum, { part }) => sum + part, 0);
  const open = input.target.value - value - (outlook.late ?? 0);
  return {
    pace: input.target.value * due,
    ...(days > 0 ? { needPerDay: Math.max(0, open) / days } : {}),
  };
}
