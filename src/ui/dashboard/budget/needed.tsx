import { kpis } from '@/model/kpi';
import type { Funnel } from '@/messages/areas/why';
import type { SceneTarget } from '@/messages/areas/budget';
import type { Client } from '@/messages/client';
import { improvementOf } from '@/budget/improvement';
import { neededDrivers, type NeededDriver } from '@/kpi/needed';
import { kpiValue } from '@/kpi/formula';
import { useAsk } from '../../parts/ask';
import { showRange } from '../../parts/figures';
import { useSpeech } from '../../parts/speech';
import { driverFigure } from '../../told/changed';
import type { Scenario } from './scenario';

interface NeededProps {
  client: Client;
  scenario: Scenario;
  target: SceneTarget;
}

/** Which driver of the chain would bring a target to green with budgets as they are, and whether it ever was so. */
export function NeededSays({ client, scenario, target }: NeededProps) {
  const { words } = useSpeech();
  const inScope = new Set(target.campaigns);
  const accounts = [
    ...new Set(scenario.pool.campaigns.filter(({ id }) => inScope.has(id)).map(({ account }) => account)),
  ];
  const asked = useAsk(client, 'why.funnel', { target: target.id, accounts });
  if (asked.state === 'loading') return <p class="muted">{words('needed.loading')}</p>;
  if (asked.state === 'failed' || !asked.value.told) return <p class="muted">{words('needed.none')}</p>;
  return <Told funnel={asked.value} scenario={scenario} target={target} />;
}

function Told({ funnel, scenario, target }: Omit<NeededProps, 'client'> & { funnel: Funnel }) {
  const { words, language } = useSpeech();
  const { kpi, margin } = target;
  const factor = improvementOf(target, scenario.movables);
  const now = kpiValue(kpi, funnel.now.metrics, { margin }).value;
  if (factor === null || factor === 1 || now === null)
    return <p class="muted">{words(factor === null ? 'needed.beyond' : 'needed.none')}</p>;
  // Budgets as they are, the rest of the window would have to bring so much more: of its last weeks' figure, this.
  const shift = kpi === 'roi' ? 1 : 0;
  const wanted = (now + shift) * (kpis[kpi].direction === 'at-most' ? 1 / factor : factor) - shift;
  const needed = neededDrivers(
    kpi,
    funnel.now.metrics,
    wanted,
    funnel.past.map(({ metrics }) => metrics),
    { margin },
  );
  if (!needed.told) return <p class="muted">{words('needed.none')}</p>;
  const show = (driver: string, value: number) => driverFigure(driver, value, funnel.currency, language);
  const spans = (n: number) => words(`needed.last.${funnel.by}`, { n });
  const name = (driver: string) => {
    const text = words(`driver.${driver}`);
    return text[0]!.toUpperCase() + text.slice(1);
  };
  const [likeliest] = needed.drivers;
  const range = ({ driver, past }: NeededDriver) =>
    past && { low: show(driver, past.low), high: show(driver, past.high) };
  return (
    <div class="needed">
      <p>
        {likeliest!.verdict === 'reached'
          ? words('needed.would', {
              driver: name(likeliest!.driver),
              needed: show(likeliest!.driver, likeliest!.needed),
              now: show(likeliest!.driver, likeliest!.now),
              days: target.daysLeft,
              ...range(likeliest!),
              last: spans(likeliest!.past!.of),
              times: likeliest!.past!.times!,
            })
          : words(needed.together === null ? 'needed.alone.unknown' : 'needed.alone.never', {
              last: spans(funnel.past.length),
              days: target.daysLeft,
            })}{' '}
        {likeliest!.verdict !== 'reached' &&
          needed.together !== null &&
          words(needed.together ? 'needed.together' : 'needed.together.not')}
      </p>
      <div class="table-scroll">
        <table class="plain-table needed-table">
          <thead>
            <tr>
              <th scope="col">{words('needed.column.driver')}</th>
              <th scope="col">{words('needed.column.now')}</th>
              <th scope="col">{words('needed.column.needed')}</th>
              <th scope="col">{words(`needed.column.past.${funnel.by}`, { n: funnel.past.length })}</th>
            </tr>
          </thead>
          <tbody>
            {needed.drivers.map((one) => (
              <tr key={one.driver}>
                <th scope="row">{words(`driver.${one.driver}`)}</th>
                <td class="figure">{show(one.driver, one.now)}</td>
                <td class="figure">
                  <b>{show(one.driver, one.needed)}</b>
                </td>
                <td>
                  {words(one.past ? 'needed.past' : 'needed.past.unknown', range(one) ?? {})}{' '}
                  {one.verdict !== 'unknown' && (
                    <span class="tag">
                      {words(`needed.verdict.${one.verdict}`, {
                        times: one.past?.times ?? 0,
                        of: one.past?.of ?? 0,
                      })}
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="muted small">
        {words('needed.rests', { range: showRange(funnel.now.range, language), days: target.daysLeft })}
      </p>
    </div>
  );
}
