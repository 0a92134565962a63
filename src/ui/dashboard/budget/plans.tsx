import { useState } from 'preact/hooks';

import { kpis } from '@/model/kpi';
import type { Plan } from '@/model/plan';
import type { Client } from '@/messages/client';
import { TextField } from '../../parts/fields';
import { showFigure } from '../../parts/figures';
import { Shape } from '../../parts/shape';
import { useSpeech } from '../../parts/speech';
import type { Work } from '../use-work';
import { forecasts, totalOf, type Scenario } from './scenario';

interface PlansProps {
  client: Client;
  work: Work;
  scenario: Scenario;
  plan: ReadonlyMap<string, number>;
  plans: readonly Plan[];
  onPlan: (plan: ReadonlyMap<string, number>) => void;
}

/** Plans that are kept, side by side with today and the sliders. */
export function Plans({ client, work, scenario, plan, plans, onPlan }: PlansProps) {
  const { words, language, now } = useSpeech();
  const [name, setName] = useState('');
  const { pool } = scenario;
  const keep = () =>
    void work
      .run(async () => {
        const kept: Plan = {
          kind: 'plan',
          id: crypto.randomUUID(),
          name: name.trim(),
          pool: pool.id,
          spend: Object.fromEntries(plan),
          keptAt: now,
        };
        await client.ask('plan.save', { plan: kept });
        return {
          said: 'done.plan-kept',
          undo: () => client.ask('plan.remove', { kind: 'plan', id: kept.id }),
        };
      })
      .then((done) => done && setName(''));
  const remove = (kept: Plan) =>
    void work.run(async () => {
      await client.ask('plan.remove', { kind: 'plan', id: kept.id });
      return { said: 'done.plan-removed', undo: () => client.ask('plan.save', { plan: kept }) };
    });
  const rows = [
    { key: 'now', title: words('whatif.now'), spend: new Map<string, number>(), kept: null },
    ...(plan.size > 0 ? [{ key: 'sliders', title: words('whatif.plan'), spend: plan, kept: null }] : []),
    ...plans.map((kept) => ({
      key: kept.id,
      title: kept.name,
      spend: new Map(Object.entries(kept.spend)),
      kept,
    })),
  ];
  return (
    <section class="card plans">
      <h2>{words('whatif.plans')}</h2>
      <div class="table-scroll">
        <table class="plain">
          <thead>
            <tr>
              <th scope="col">{words('whatif.column.plan')}</th>
              <th scope="col">{words('whatif.column.spend')}</th>
              {pool.targets.map((target) => (
                <th scope="col" key={target.id}>
                  {words(`kpi.${target.kpi}`)}
                </th>
              ))}
              <th>
                <span class="unseen">{words('whatif.plans.load')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, title, spend, kept }) => {
              const found = forecasts(scenario, spend);
              return (
                <tr key={key}>
                  <th scope="row">{title}</th>
                  <td>
                    {showFigure(Math.round(totalOf(scenario, spend)), 'money', pool.currency, language)}
                  </td>
                  {pool.targets.map((target) => {
                    const forecast = found.get(target.id);
                    return (
                      <td key={target.id}>
                        {forecast ? (
                          <>
                            <Shape
                              light={forecast.light}
                              size={12}
                              label={words(`light.${forecast.light}`)}
                            />{' '}
                            {showFigure(
                              kpis[target.kpi].additive ? Math.round(forecast.value) : forecast.value,
                              kpis[target.kpi].unit,
                              pool.currency,
                              language,
                            )}
                          </>
                        ) : (
                          '–'
                        )}
                      </td>
                    );
                  })}
                  <td>
                    {kept && (
                      <span class="actions">
                        <button type="button" class="link" onClick={() => onPlan(spend)}>
                          {words('whatif.plans.load')}
                        </button>
                        <button type="button" class="link" onClick={() => remove(kept)}>
                          {words('whatif.plans.remove')}
                        </button>
                      </span>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {plan.size > 0 && (
        <div class="keep">
          <TextField label={words('whatif.name')} value={name} onType={setName} />
          <button type="button" class="button" disabled={work.busy || name.trim() === ''} onClick={keep}>
            {words('whatif.keep')}
          </button>
        </div>
      )}
    </section>
  );
}
