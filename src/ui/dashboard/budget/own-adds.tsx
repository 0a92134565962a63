import { arrived } from '@/budget/channel';
import { showDay } from '../../parts/figures';
import { A_MONTH, sayOutcome } from '../../parts/hint-words';
import { useSpeech } from '../../parts/speech';
import { bringsAt, type Scenario } from './scenario';

/** What the sliders of channels without ads add, apart from the lights: no console counts it. */
export function OwnAdds({ scenario, plan }: { scenario: Scenario; plan: ReadonlyMap<string, number> }) {
  const { words, language } = useSpeech();
  const { pool } = scenario;
  const [target] = pool.targets;
  const adds = pool.campaigns.flatMap((one) => {
    const aim = plan.get(one.id);
    if (!one.own || !target || aim === undefined || aim === one.spend) return [];
    const [now, then] = [bringsAt(scenario, one.id, one.spend), bringsAt(scenario, one.id, aim)];
    if (now === null || then === null) return [];
    const soon = arrived(one.own, target.daysLeft) * target.daysLeft;
    return [{ id: one.id, name: one.name, perDay: then - now, soon: soon * (then - now) }];
  });
  if (adds.length === 0 || !target) return null;
  const say = (outcome: number) => sayOutcome(words, Math.abs(outcome), pool, language);
  return (
    <div class="own-adds">
      <ul>
        {adds.map(({ id, name, perDay, soon }) => (
          <li key={id}>
            {words(perDay > 0 ? 'whatif.own.adds' : 'whatif.own.loses', {
              name,
              more: say(soon),
              day: showDay(target.window.to, language, { year: false }),
              month: say(A_MONTH * perDay),
            })}
          </li>
        ))}
      </ul>
      <p class="muted small">{words('whatif.own.aside')}</p>
    </div>
  );
}
