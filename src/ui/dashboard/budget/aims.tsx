import { useState } from 'preact/hooks';

import { kpis } from '@/model/kpi';
import type { SceneTarget } from '@/messages/areas/budget';
import type { Reach } from '@/budget/reach';
import { FieldBox, Select, TextField } from '../../parts/fields';
import { showFigure, showRange } from '../../parts/figures';
import { sayOutcome, showOutcome } from '../../parts/hint-words';
import { useSpeech } from '../../parts/speech';
import { readTyped } from '../../parts/typed-number';
import { clashSays } from './group-words';
import {
  bringsAt,
  cheapestFor,
  placeAtReturn,
  placeTotal,
  totalOf,
  type Placed,
  type Scenario,
} from './scenario';

interface AimsProps {
  scenario: Scenario;
  plan: ReadonlyMap<string, number>;
  onPlan: (plan: ReadonlyMap<string, number>) => void;
}

const byVolume = ['conversions', 'leads', 'conversionValue'];

/** What the money is to do: the sliders are set to the plan that does it best, or a sentence says why none does. */
export function Aims({ scenario, plan, onPlan }: AimsProps) {
  const { words, language } = useSpeech();
  const { pool } = scenario;
  const [aim, setAim] = useState('same');
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState<{ text: string; plan: ReadonlyMap<string, number> | null } | null>(null);
  const value = pool.goal === 'conversionValue';
  const volumes = pool.targets.filter(
    ({ kpi, direction, daysLeft }) => byVolume.includes(kpi) && direction === 'at-least' && daysLeft > 0,
  );
  const money = (amount: number) => showFigure(Math.round(amount), 'money', pool.currency, language);
  const options = [
    { value: 'same', shown: words('aim.same') },
    { value: 'return', shown: words(value ? 'aim.roas' : `aim.cost.${pool.counted}`) },
    ...volumes.map((target) => ({ value: `target ${target.id}`, shown: cheapestTitle(target) })),
  ];
  const figure = readTyped(typed, language);
  const ready = aim !== 'return' || (figure.ok && figure.value > 0);
  const work = () => {
    if (aim === 'same') return placed(placeTotal(scenario, totalOf(scenario, new Map())));
    if (aim === 'return' && figure.ok)
      return placed(placeAtReturn(scenario, value ? figure.value : 1 / figure.value));
    const target = volumes.find(({ id }) => aim === `target ${id}`);
    return target ? reached(cheapestFor(scenario, target)) : undefined;
  };
  return (
    <section class="card aims">
      <h2>{words('aim.title')}</h2>
      <div class="keep">
        <FieldBox label={words('aim.choose')}>
          {(wired) => (
            <Select
              wired={wired}
              value={aim}
              options={options}
              onChoose={(next) => {
                setAim(next);
                setSaid(null);
              }}
            />
          )}
        </FieldBox>
        {aim === 'return' && (
          <TextField
            label={words(value ? 'aim.roas.value' : 'aim.cost.value')}
            kind="number"
            suffix={value ? undefined : pool.currency}
            value={typed}
            onType={setTyped}
          />
        )}
        <button type="button" class="button" disabled={!ready} onClick={work}>
          {words('aim.place')}
        </button>
      </div>
      {/* Once a slider is moved by hand, the plan is another one. */}
      {said && (said.plan === null || said.plan === plan) && (
        <p class={said.plan === null ? 'field-wrong' : 'reach'} role="status">
          {said.text} {said.plan !== null && <span class="muted">{words('aim.bounds')}</span>}
        </p>
      )}
    </section>
  );

  function cheapestTitle(target: SceneTarget): string {
    const { unit } = kpis[target.kpi];
    return words('aim.cheapest', {
      kpi: words(`kpi.${target.kpi}`),
      value: showFigure(target.value, unit, pool.currency, language),
      window: showRange(target.window, language),
    });
  }

  function wrong(text: string) {
    setSaid({ text, plan: null });
  }

  function lands(spend: ReadonlyMap<string, number>) {
    onPlan(spend);
    const [now, then] = [totalOf(scenario, new Map()), totalOf(scenario, spend)];
    const of = { goal: pool.goal, counted: pool.counted, currency: pool.currency };
    const brings = (at: ReadonlyMap<string, number>) =>
      pool.campaigns.reduce(
        (sum, one) => sum + (bringsAt(scenario, one.id, at.get(one.id) ?? one.spend) ?? 0),
        0,
      );
    const text = words('aim.placed', {
      total: money(then),
      now: money(now),
      later: sayOutcome(words, brings(spend), of, language),
      before: showOutcome(brings(new Map()), of, language),
    });
    setSaid({ text, plan: spend });
  }

  function placed(found: Placed) {
    switch (found.kind) {
      case 'plan':
        return lands(found.plan);
      case 'clash':
        return wrong(clashSays(words, found.clash, pool.groups, pool.currency, language));
      case 'too-dear':
        return wrong(words(value ? 'aim.too-dear.roas' : 'aim.too-dear.cost'));
      case 'infeasible':
        return wrong(words('whatif.total.infeasible', { low: money(found.low), high: money(found.high) }));
    }
  }

  function reached(found: Reach) {
    switch (found.kind) {
      case 'plan':
        return lands(found.spend);
      case 'clash':
        return wrong(clashSays(words, found.clash, pool.groups, pool.currency, language));
      case 'not-by-budget':
        return wrong(words('whatif.green.never'));
      default:
        return wrong(words('whatif.green.unknown'));
    }
  }
}
