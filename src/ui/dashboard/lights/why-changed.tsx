import type { LightView } from '@/model/light';
import { metrics as metricFacts } from '@/model/metric';
import type { Changed } from '@/messages/areas/why';
import type { Client } from '@/messages/client';
import { useAsk } from '../../parts/ask';
import { showFigure } from '../../parts/figures';
import { useSpeech } from '../../parts/speech';
import {
  againstSentence,
  changedSentence,
  driverFigure,
  driverName,
  effectFigure,
  isTakenApart,
  questionOf,
  strongest,
  unchangedSentence,
} from '../../told/changed';

/** Why the light's KPI changed: one sentence, the drivers as bars, and the figures one click deeper. */
export function WhyChanged({ client, light }: { client: Client; light: LightView }) {
  const { words, language } = useSpeech();
  const apart = isTakenApart(light);
  const asked = useAsk(client, 'why.changed', apart ? questionOf(light) : null);
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
        <p class="muted">{unchangedSentence(words, light, asked.value, language)}</p>
      )}
    </section>
  );
}

function Told({ light, changed }: { light: LightView; changed: Changed }) {
  const { words, language } = useSpeech();
  const { before, after } = changed;
  const ripe = Math.min(before.ripe, after.ripe);
  return (
    <>
      <p>{changedSentence(words, light, changed, language)}</p>
      <p class="muted small">
        {againstSentence(words, light, changed, language)}{' '}
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
  return (
    <ul class="bars">
      {drivers.map((one) => (
        <li key={one.driver}>
          <span class="bar-name">
            {driverName(words, one)}
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
