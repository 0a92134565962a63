import { useEffect, useState } from 'preact/hooks';

import { kpis } from '@/model/kpi';
import type { SceneTarget } from '@/messages/areas/budget';
import type { Client } from '@/messages/client';
import type { Forecast } from '@/budget/forecast';
import { reachOf, type Reach } from '@/budget/reach';
import { showFigure, showRange } from '../../parts/figures';
import { showChance } from '../../parts/hint-words';
import { Shape } from '../../parts/shape';
import { useSpeech } from '../../parts/speech';
import { NeededSays } from './needed';
import { OwnAdds } from './own-adds';
import { limitsIn, type Scenario } from './scenario';

interface ForecastsProps {
  client: Client;
  /** The target whose way to green is asked for at once; '' for none. */
  asked: string;
  scenario: Scenario;
  now: ReadonlyMap<string, Forecast | null>;
  then: ReadonlyMap<string, Forecast | null>;
  /** The sliders; empty where none has moved. */
  plan: ReadonlyMap<string, number>;
  onPlan: (plan: ReadonlyMap<string, number>) => void;
}

/** Where each target would land, as it is and with the sliders. Stays in view while sliders move. */
export function Forecasts({ client, asked, scenario, now, then, plan, onPlan }: ForecastsProps) {
  const { words } = useSpeech();
  const { targets } = scenario.pool;
  return (
    <section class="card forecasts" aria-label={words('whatif.targets')}>
      <h2>{words('whatif.targets')}</h2>
      {targets.length === 0 && <p class="muted">{words('whatif.targets.none')}</p>}
      <ul>
        {targets.map((target) => (
          <TargetForecast
            key={target.id}
            client={client}
            asked={asked === target.id}
            target={target}
            scenario={scenario}
            now={now.get(target.id) ?? null}
            then={plan.size > 0 ? (then.get(target.id) ?? null) : null}
            onPlan={onPlan}
          />
        ))}
      </ul>
      <OwnAdds scenario={scenario} plan={plan} />
    </section>
  );
}

interface TargetForecastProps extends Pick<ForecastsProps, 'client' | 'scenario' | 'onPlan'> {
  asked: boolean;
  target: SceneTarget;
  now: Forecast | null;
  then: Forecast | null;
}

function TargetForecast({ client, asked, target, scenario, now, then, onPlan }: TargetForecastProps) {
  const { words, language } = useSpeech();
  const [reach, setReach] = useState<Reach | null>(null);
  const { unit } = kpis[target.kpi];
  const whole = unit === 'count' || target.kpi === 'spend' || target.kpi === 'conversionValue';
  const show = (value: number) =>
    showFigure(whole ? Math.round(value) : value, unit, scenario.pool.currency, language);
  const ask = () => {
    const held = scenario.pool.campaigns.filter((one) => one.held !== null || one.own).map(({ id }) => id);
    const found = reachOf(target, scenario.movables, new Set(held), { limits: limitsIn(scenario.pool) });
    setReach(found);
    if (found.kind === 'plan') onPlan(found.spend);
  };
  useEffect(() => {
    if (asked && now !== null) ask();
    // Once, when the page is opened for it; from then on the user asks.
  }, [asked]);
  const shown = then ?? now;
  return (
    <li class="forecast">
      <h3>
        {words(`kpi.${target.kpi}`)}{' '}
        <span class="muted">
          {words(`direction.${target.direction}`)} {show(target.value)}, {showRange(target.window, language)}
        </span>
      </h3>
      {now === null ? (
        <p class="muted">{words(target.shared ? 'whatif.shared' : 'whatif.unknown')}</p>
      ) : (
        <dl aria-live="polite">
          <Landing title={words('whatif.now')} forecast={now} show={show} />
          {then && <Landing title={words('whatif.plan')} forecast={then} show={show} />}
        </dl>
      )}
      {shown && shown.without > 0 && (
        <p class="muted small">{words('whatif.without', { n: shown.without })}</p>
      )}
      {now && now.light !== 'green' && (
        <button type="button" class="link" onClick={ask}>
          {words('whatif.green')}
        </button>
      )}
      {reach && <ReachSays reach={reach} currency={scenario.pool.currency} />}
      {reach && (reach.kind === 'not-by-budget' || reach.kind === 'plan') && (
        <details class="reach" open={reach.kind === 'not-by-budget'}>
          <summary>{words('needed.title')}</summary>
          <NeededSays client={client} scenario={scenario} target={target} />
        </details>
      )}
    </li>
  );
}

function Landing({
  title,
  forecast,
  show,
}: {
  title: string;
  forecast: Forecast;
  show: (value: number) => string;
}) {
  const { words, language } = useSpeech();
  const { value, low, high, probability, light } = forecast;
  return (
    <div class="landing">
      <dt>{title}</dt>
      <dd>
        <Shape light={light} size={14} label={words(`light.${light}`)} /> <b>{show(value)}</b>{' '}
        <span class="muted">
          {low < high && `${words('whatif.between', { low: show(low), high: show(high) })}, `}
          {words('whatif.chance', { chance: showChance(probability, language) })}
        </span>
      </dd>
    </div>
  );
}

function ReachSays({ reach, currency }: { reach: Reach; currency: string }) {
  const { words, language } = useSpeech();
  const money = (value: number) => showFigure(Math.round(value), 'money', currency, language);
  const says = () => {
    switch (reach.kind) {
      case 'there':
        return words('whatif.green.there');
      case 'plan':
        return words('whatif.green.plan', {
          total: money(reach.perDay),
          now: money(reach.now),
          width: showFigure(Math.ceil(100 * reach.width) / 100, 'fraction', null, language),
        });
      case 'not-by-budget':
        return words('whatif.green.never');
      case 'clash':
        return words('limits.clash.title');
      case 'unknown':
        return words('whatif.green.unknown');
    }
  };
  return (
    <p class="reach" role="status">
      {says()}
    </p>
  );
}
