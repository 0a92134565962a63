import type { LightView } from '@/model/light';
import { metrics as metricFacts } from '@/model/metric';
import type { Changed, DriverEffect } from '@/messages/areas/why';
import type { Client } from '@/messages/client';
import { useAsk } from '../../parts/ask';
import { showFigure, showRange } from '../../parts/figures';
import { factsOf } from '@/model/kpi';
import { useSpeech } from '../../parts/speech';
import { changedSentence, driverFigure, effectFigure, strongest } from './changed';

/** Why the light's KPI changed: one sentence, the drivers as bars, and the figures one click deeper. */
export function WhyChanged({ client, light }: { client: Client; light: LightView }) {
  const { words, language } = useSpeech();
  const { account, campaign } = light.subject;
  const { kind } = factsOf(light).formula;
  const apart = kind !== 'business' && kind !== 'custom' && light.value !== null;
  // A line of one account among several has the account in its key; the whole line has not.
  const own = light.key === light.target ? null : account;
  const asked = useAsk(
    client,
    'why.changed',
    apart ? { target: light.target, account: own, campaign } : null,
  );
  if (!apart || asked.state === 'failed') return null;
  if (asked.state === 'ready' && !asked.value.told && asked.value.why === 'no-drivers') return null;
  return (
    <section class="part changed">
      <h3>{words('changed.title')}</h3>
      {asked.state === 'loading' ? (
        <p class="muted">{words('changed.loading')}</p>
      ) : asked.value.told ? (
        <Told light={light} changed={asked.value} />
      ) : (
        <p class="muted">
          {words(`changed.${asked.value.why}`, { range: showRange(daysBefore(light), language) })}
        </p>
      )}
    </section>
  );
}

const daysBefore = ({ window }: LightView) => window;

function Told({ light, changed }: { light: LightView; changed: Changed }) {
  const { words, language } = useSpeech();
  const { before, after, currency } = changed;
  const { unit } = factsOf(light);
  const show = (value: number) => showFigure(value, unit, currency, language);
  const same = show(before.value) === show(after.value);
  const ripe = Math.min(before.ripe, after.ripe);
  return (
    <>
      <p>{changedSentence(words, light, changed, language)}</p>
      <p class="muted small">
        {words(same ? 'changed.same' : 'changed.moved', { from: show(before.value), to: show(after.value) })}{' '}
        {words(`changed.${changed.against}`, {
          after: showRange(after.range, language),
          before: showRange(before.range, language),
        })}{' '}
        {ripe < 0.995 &&
          words('changed.ripe', {
            share: showFigure(Math.round(ripe * 100) / 100, 'fraction', null, language),
          })}
      </p>
      <Bars light={light} changed={changed} />
      <details>
        <summary>{words('changed.figures')}</summary>
        <Figures light={light} changed={changed} />
      </details>
    </>
  );
}

/** Bars from a middle line, the strongest first; hatched and named where chance could have done it. */
function Bars({ light, changed }: { light: LightView; changed: Changed }) {
  const { words, language } = useSpeech();
  const drivers = strongest(changed.drivers).filter(({ effect }) => effect !== 0);
  const most = Math.max(...drivers.map(({ effect }) => Math.abs(effect)));
  const good = (effect: number) => (light.aim.direction === 'at-most' ? effect < 0 : effect > 0);
  const name = ({ driver }: DriverEffect) => {
    const text = words(`driver.${driver}`);
    return text[0]!.toUpperCase() + text.slice(1);
  };
  return (
    <ul class="bars">
      {drivers.map((one) => (
        <li key={one.driver}>
          <span class="bar-name">
            {name(one)}
            {one.within === true && <span class="muted"> · {words('changed.within')}</span>}
          </span>
          <span class="bar-figure figure">
            {effectFigure(light, one.effect, changed.currency, words, language)}
          </span>
          <span class="bar-track" aria-hidden="true">
            <span
              class={`bar ${good(one.effect) ? 'bar-good' : 'bar-bad'}${one.within === true ? ' bar-noise' : ''}`}
              style={{
                width: `${(50 * Math.abs(one.effect)) / most}%`,
                [one.effect < 0 ? 'right' : 'left']: '50%',
              }}
            />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Figures({ light, changed }: { light: LightView; changed: Changed }) {
  const { words, language } = useSpeech();
  const { drivers, campaigns, metrics, currency } = changed;
  const effect = (value: number) => effectFigure(light, value, currency, words, language);
  return (
    <>
      <table class="plain-table">
        <thead>
          <tr>
            {['driver', 'before', 'after', 'effect'].map((column) => (
              <th key={column} scope="col">
                {words(`changed.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {drivers.map((one) => (
            <tr key={one.driver}>
              <th scope="row">{words(`driver.${one.driver}`)}</th>
              <td class="figure">{driverFigure(one.driver, one.before, currency, language)}</td>
              <td class="figure">{driverFigure(one.driver, one.after, currency, language)}</td>
              <td class="figure">{effect(one.effect)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{words('changed.sum')}</th>
            <td />
            <td />
            <td class="figure">{effect(changed.change)}</td>
          </tr>
        </tbody>
      </table>
      <p class="muted small">{words('changed.adds')}</p>
      {campaigns.length > 0 && (
        <table class="plain-table">
          <caption>{words('changed.campaigns')}</caption>
          <thead>
            <tr>
              <th scope="col">{words('field.which.campaign')}</th>
              {['rate', 'mix', 'effect'].map((column) => (
                <th key={column} scope="col">
                  {words(`changed.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {campaigns.map((one) => (
              <tr key={`${one.account} ${one.campaign}`}>
                <th scope="row">
                  {one.account === '' ? words('changed.others', { n: Number(one.campaign) }) : one.name}
                </th>
                <td class="figure">{effect(one.rate)}</td>
                <td class="figure">{effect(one.mix)}</td>
                <td class="figure">{effect(one.effect)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <table class="plain-table">
        <caption>{words('changed.metrics')}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{words('changed.before')}</th>
            <th scope="col">{words('changed.after')}</th>
          </tr>
        </thead>
        <tbody>
          {metrics.map(({ metric, before, after }) => (
            <tr key={metric}>
              <th scope="row">{words(`metric.${metric}`)}</th>
              {[before, after].map((value, at) => (
                <td class="figure" key={at}>
                  {showFigure(
                    value === null ? null : Number(value.toPrecision(10)),
                    metricFacts[metric].unit,
                    currency,
                    language,
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="muted small">{words('changed.metrics.says')}</p>
    </>
  );
}
