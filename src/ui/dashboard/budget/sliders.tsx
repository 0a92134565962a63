import { useCallback, useMemo, useRef, useState } from 'preact/hooks';

import { showFigure } from '../../parts/figures';
import { sayOutcome, showOutcome } from '../../parts/hint-words';
import { useSpeech } from '../../parts/speech';
import { GroupLines } from './group-lines';
import { clashSays } from './group-words';
import { bringsAt, FARTHEST, farthestOf, placeTotal, totalOf, type Placed, type Scenario } from './scenario';

interface SlidersProps {
  scenario: Scenario;
  plan: ReadonlyMap<string, number>;
  onPlan: (plan: ReadonlyMap<string, number>) => void;
}

/** Rows shown at first: the largest spenders; the rest on request or by search. */
const SHOWN = 40;

/** One slider for the total, and one a campaign. */
export function Sliders({ scenario, plan, onPlan }: SlidersProps) {
  const { words, language } = useSpeech();
  const [search, setSearch] = useState('');
  const [all, setAll] = useState(false);
  const [limits, setLimits] = useState<string | null>(null);
  const { campaigns, currency } = scenario.pool;
  const today = useMemo(() => totalOf(scenario, new Map()), [scenario]);
  const money = (amount: number) => showFigure(Math.round(amount), 'money', currency, language);
  const sorted = useMemo(() => campaigns.toSorted((a, b) => b.spend - a.spend), [campaigns]);
  const sought = search.trim().toLowerCase();
  const found = sought === '' ? sorted : sorted.filter(({ name }) => name.toLowerCase().includes(sought));
  const shown = all || sought !== '' ? found.slice(0, 1000) : found.slice(0, SHOWN);
  const latest = useRef(plan);
  latest.current = plan;
  const onSpend = useCallback(
    (id: string, spend: number) => onPlan(new Map(latest.current).set(id, spend)),
    [onPlan],
  );
  const total = totalOf(scenario, plan);
  const step = stepOf(today);
  const onTotal = (wanted: number) => {
    const placed = placeTotal(scenario, wanted);
    setLimits(whyNot(placed));
    if (placed.kind === 'plan') onPlan(placed.plan);
  };
  const whyNot = (placed: Placed): string | null => {
    if (placed.kind === 'infeasible')
      return words('whatif.total.infeasible', { low: money(placed.low), high: money(placed.high) });
    return placed.kind === 'clash'
      ? clashSays(words, placed.clash, scenario.pool.groups, currency, language)
      : null;
  };
  const spends = new Map(campaigns.map(({ id, spend }) => [id, plan.get(id) ?? spend]));
  const grouped = scenario.pool.groups.map((group) => ({
    ...group,
    spend: group.campaigns.reduce((sum, id) => sum + (spends.get(id) ?? 0), 0),
  }));
  return (
    <section class="card sliders">
      <div class="pool-top">
        <h2>{words('whatif.campaigns')}</h2>
        {plan.size > 0 && (
          <button
            type="button"
            class="button"
            onClick={() => {
              setLimits(null);
              onPlan(new Map());
            }}
          >
            {words('whatif.reset')}
          </button>
        )}
      </div>
      <div class="slider slider-total">
        <label for="whatif-total">
          {words('whatif.total')} <span class="muted small">{words('whatif.total.hint')}</span>
        </label>
        <input
          id="whatif-total"
          type="range"
          min={0}
          max={FARTHEST * today}
          step={step}
          value={total}
          aria-valuetext={money(total)}
          onInput={(event) => onTotal(Number(event.currentTarget.value))}
        />
        <output for="whatif-total">{money(total)}</output>
      </div>
      {limits && (
        <p class="field-wrong" role="status">
          {limits}
        </p>
      )}
      <GroupLines groups={grouped} currency={currency} />
      {campaigns.length > SHOWN && (
        <input
          type="search"
          aria-label={words('whatif.search')}
          placeholder={words('whatif.search')}
          value={search}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      <ul>
        {shown.map((one) => (
          <SliderRow
            key={one.id}
            scenario={scenario}
            campaign={one}
            value={plan.get(one.id) ?? one.spend}
            onSpend={onSpend}
          />
        ))}
      </ul>
      {shown.length < found.length && (
        <button type="button" class="link" onClick={() => setAll(true)}>
          {words('whatif.more', { n: found.length })}
        </button>
      )}
    </section>
  );
}

interface SliderRowProps {
  scenario: Scenario;
  campaign: Scenario['pool']['campaigns'][number];
  value: number;
  onSpend: (id: string, spend: number) => void;
}

/** Rows whose campaign did not move are not worked out again. */
function SliderRow({ scenario, campaign, value, onSpend }: SliderRowProps) {
  const { words, language } = useSpeech();
  const { pool } = scenario;
  return useMemo(() => {
    const { id, name, spend, held, own } = campaign;
    const of = { goal: pool.goal, counted: pool.counted, currency: pool.currency };
    const money = (amount: number) =>
      showFigure(Math.round(amount * 100) / 100, 'money', pool.currency, language);
    const [now, then] = [bringsAt(scenario, id, spend), bringsAt(scenario, id, value)];
    return (
      <li class="slider">
        <label for={`slide ${id}`}>
          {name}
          {held !== null && (
            <span class="tag" title={words(`held.${held}`)}>
              {words('whatif.held')}
            </span>
          )}
          {own && <span class="tag tag-own">{words('whatif.own')}</span>}
        </label>
        <input
          id={`slide ${id}`}
          type="range"
          min={0}
          max={farthestOf(campaign)}
          step={stepOf(farthestOf(campaign) / FARTHEST)}
          value={value}
          aria-valuetext={money(value)}
          onInput={(event) => onSpend(id, Number(event.currentTarget.value))}
        />
        <output for={`slide ${id}`}>{money(value)}</output>
        <span class="muted small slider-brings">
          {now === null || then === null
            ? words('whatif.brings.unknown')
            : value === spend
              ? words('whatif.brings.same', { now: sayOutcome(words, now, of, language) })
              : words(own ? 'whatif.brings.own' : 'whatif.brings', {
                  now: showOutcome(now, of, language),
                  later: sayOutcome(words, then, of, language),
                })}
        </span>
      </li>
    );
  }, [scenario, campaign, value, onSpend, words, language, pool]);
}

/** A hundredth of the whole, rounded to what a hand would type. */
function stepOf(spend: number): number {
  const size = 10 ** Math.floor(Math.log10(Math.max(spend / 100, 0.01)));
  return Math.max(0.01, size);
}
