import { stepsTo } from '@/budget/steps';
import { showDay, showFigure } from '../../parts/figures';
import { useSpeech } from '../../parts/speech';
import type { Scenario } from './scenario';

interface StepListProps {
  scenario: Scenario;
  plan: ReadonlyMap<string, number>;
  step: number;
}

/** Changes below this share of a campaign's spend are not worth typing in. */
const WORTH = 0.01;
const SHOWN = 30;
/** Steps told one by one; of a longer way the last one is told as well. */
const STEPS = 3;

/** The plan as budgets to type in, dated, in steps that a platform takes without learning anew. */
export function StepList({ scenario, plan, step }: StepListProps) {
  const { words, language } = useSpeech();
  const { campaigns, currency, today } = scenario.pool;
  const changed = campaigns.flatMap((one) => {
    const aim = plan.get(one.id);
    if (aim === undefined || Math.abs(aim - one.spend) < WORTH * one.spend || one.own) return [];
    // What is not spent is no step: it begins at what is spent, or at the budget where that is less.
    const from = one.budget === null ? one.spend : Math.min(one.budget, one.spend);
    return [{ one, steps: stepsTo(from, Math.round(100 * aim) / 100, today, step) }];
  });
  if (changed.length === 0) return null;
  const money = (amount: number) => showFigure(amount, 'money', currency, language);
  return (
    <section class="card">
      <details>
        <summary>{words('whatif.steps')}</summary>
        <p class="muted">
          {words('whatif.steps.lead', { step: showFigure(step, 'fraction', null, language) })}
        </p>
        <ul class="dated">
          {changed.slice(0, SHOWN).map(({ one, steps }) => (
            <li key={one.id}>
              <b>{one.name}</b>{' '}
              {steps
                .filter((_, index) => index < STEPS || index === steps.length - 1)
                .map(({ day, budget }, index) =>
                  words(index === STEPS ? 'whatif.steps.more' : 'whatif.steps.on', {
                    budget: money(budget),
                    day: showDay(day, language, { year: false }),
                  }),
                )
                .join(' · ')}
            </li>
          ))}
        </ul>
        {changed.length > SHOWN && <p>{words('held.more', { n: changed.length - SHOWN })}</p>}
      </details>
    </section>
  );
}
