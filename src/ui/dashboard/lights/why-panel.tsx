import type { ComponentChildren } from 'preact';

import type { Campaign } from '@/model/account';
import { factsOf, kpis } from '@/model/kpi';
import type { LightView } from '@/model/light';
import { RULE } from '@/lights/rule';
import type { Client } from '@/messages/client';
import type { Settings } from '@/model/settings';
import type { Target } from '@/model/target';
import { courseSentence, landingSentence } from '../../charts/course-words';
import { CourseTrack } from '../../charts/course-track';
import { TrendChart } from '../../charts/trend-chart';
import { noFigure, showAge, showFigure, showInstant, showRange } from '../../parts/figures';
import { showMetric, workedOut } from '../../parts/formula';
import { attributionSaid } from '../../overlay/spoken';
import { deliverySentence } from '../../parts/delivery-sentence';
import { Panel } from '../../parts/panel';
import { platformName, reasonSentence, ripeSentence } from '../../parts/sentences';
import { Shape } from '../../parts/shape';
import { useSpeech } from '../../parts/speech';
import { trailSentence } from '../../parts/trail';
import { termsOf } from '../../parts/target-draft';
import { parseExpression } from '@/kpi/expression';
import { formulaWords } from '../targets/formula-text';
import { WhyChanged } from './why-changed';
import { kpiName } from '../../parts/kpi-name';

interface WhyPanelProps {
  client: Client;
  light: LightView;
  name: string;
  target: Target | undefined;
  /** The campaign, where it is one: for its labels. */
  campaign: Campaign | undefined;
  account: string;
  look: Pick<Settings, 'theme' | 'palette'>;
  onClose: () => void;
  onEdit: () => void;
}

/** "Why?": the formula, the figures put in, the thresholds in force, the range, and the readings it came from. */
export function WhyPanel(props: WhyPanelProps) {
  const { client, light, name, target, campaign, account, look, onClose, onEdit } = props;
  const { words, language } = useSpeech();
  const total = factsOf(light).additive;
  const landing = landingSentence(words, light, language);
  const asides = [ripeSentence(words, light, language), deliverySentence(words, light, language)];
  const trail = trailSentence(words, light, language);
  return (
    <Panel
      onClose={onClose}
      title={
        <>
          <Shape light={light.light} stale={light.stale} size={20} label={words(`light.${light.light}`)} />{' '}
          {kpiName(words, light)}
        </>
      }
    >
      <p class="why-name">{name}</p>
      {campaign && <p class="muted small">{account}</p>}
      {campaign && campaign.labels.length > 0 && <p class="muted small">{campaign.labels.join(' · ')}</p>}
      <p class={`why-says says-${light.light}`}>{words(`light.${light.light}.says`)}</p>
      <p>{reasonSentence(words, light, language)}</p>
      {light.certain && <p>{words('why.certain')}</p>}
      {trail && <p>{trail}</p>}
      {asides.map((said) => said && <p class="muted">{said}</p>)}
      {light.stale && <p class="muted">{words('why.stale')}</p>}
      {total && light.value !== null && (
        <Part title={words('why.course')}>
          <p>{courseSentence(words, light, language)}</p>
          <CourseTrack light={light} />
          {landing !== '' && <p class="muted small">{landing}</p>}
        </Part>
      )}
      <WhyChanged client={client} light={light} />
      <Part title={words('why.trend')}>
        <TrendChart light={light} look={look} />
      </Part>
      <WorkedOutPart light={light} target={target} />
      <Thresholds light={light} target={target} />
      <Sources light={light} />
      <div class="actions">
        <button type="button" class="button" onClick={onEdit}>
          {words('why.edit')}
        </button>
      </div>
    </Panel>
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="part">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** A name and what it says; lines without anything to say are left out. */
function Facts({ facts }: { facts: readonly (readonly [string, ComponentChildren] | null)[] }) {
  return (
    <dl class="facts">
      {facts
        .filter((fact) => fact !== null)
        .map(([name, said]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{said}</dd>
          </div>
        ))}
    </dl>
  );
}

function WorkedOutPart({ light, target }: { light: LightView; target: Target | undefined }) {
  const { words, language } = useSpeech();
  const { inWords, inFigures } = workedOut(words, light, language);
  const written = light.formula ? parseExpression(light.formula.expression) : null;
  const share = (value: number | undefined) => showFigure(value ?? null, 'fraction', null, language);
  const terms = (termsOf[light.kpi] ?? []).map((term) => {
    if (term === 'margin') return [words('field.margin'), share(target?.margin ?? 1)] as const;
    if (term === 'orders')
      return [
        words('field.orders'),
        showFigure(target?.ordersPerCustomer ?? null, 'count', null, language),
      ] as const;
    return [words(`field.${term}`), share(target?.[term])] as const;
  });
  return (
    <Part title={words('why.formula')}>
      <p>
        {kpiName(words, light)} = {written?.ok ? formulaWords(words, written.expression, language) : inWords}
      </p>
      {written && <p class="muted small">{words('formula.judged')}</p>}
      {inFigures !== null && <p class="worked">{inFigures}</p>}
      <Facts
        facts={[
          // Said already where the formula stands with its figures.
          ...(inFigures === null ? light.figures : []).map(
            (figure) =>
              [
                words(`metric.${figure.metric}`),
                figure.value === null ? words('why.empty') : showMetric(figure, light, language),
              ] as const,
          ),
          ...terms.filter(([, said]) => said !== noFigure),
        ]}
      />
    </Part>
  );
}

function Thresholds({ light, target }: { light: LightView; target: Target | undefined }) {
  const { words, language } = useSpeech();
  const { aim, kpi, currency } = light;
  const { unit } = kpis[kpi];
  const show = (value: number | null) => showFigure(value, unit, currency, language);
  const percent = (share: number) => showFigure(share, 'fraction', null, language);
  const slack = Math.abs(aim.value) * aim.tolerance;
  const limits = {
    'at-least': [aim.value - slack],
    'at-most': [aim.value + slack],
    'two-sided': [aim.value - slack, aim.value + slack],
  }[aim.direction];
  return (
    <Part title={words('why.thresholds')}>
      <Facts
        facts={[
          [words('why.now'), show(light.value)],
          light.low === null || light.high === null
            ? null
            : [words('why.interval'), `${show(light.low)} – ${show(light.high)}`],
          [words('field.value'), `${words(`direction.${aim.direction}`)} ${show(aim.value)}`],
          [
            words('why.limit'),
            words('why.limit.says', {
              tolerance: percent(aim.tolerance),
              limit: limits.map(show).join(' – '),
            }),
          ],
          [
            words('why.rule.red'),
            words('why.rule.red.says', { limit: limits.map(show).join(' – '), chance: percent(RULE.red) }),
          ],
          [
            words('why.rule.green'),
            words('why.rule.green.says', { target: show(aim.value), chance: percent(RULE.green) }),
          ],
          light.probability === null
            ? null
            : [words('why.chance'), percent(Math.round(light.probability * 100) / 100)],
          light.since === null
            ? null
            : [
                words('why.since'),
                light.before === null
                  ? showInstant(light.since, language)
                  : words('why.since.before', {
                      since: showInstant(light.since, language),
                      before: words(`light.${light.before}`),
                    }),
              ],
          target && target.reason !== '' ? [words('field.reason'), target.reason] : null,
        ]}
      />
    </Part>
  );
}

function Sources({ light }: { light: LightView }) {
  const { words, language, now } = useSpeech();
  const console = platformName(words, light.subject.platform);
  return (
    <Part title={words('why.sources')}>
      <Facts
        facts={[
          [words('why.window'), showRange(light.window, language)],
          [words('why.covered'), light.covered ? showRange(light.covered, language) : words('why.nothing')],
          light.attribution
            ? [words('why.attribution'), attributionSaid(light.attribution, { words, language })]
            : null,
          ...light.figures.map(
            (figure) =>
              [
                words('why.from', { metric: words(`metric.${figure.metric}`) }),
                figure.asOf === null
                  ? noFigure
                  : words(`why.from.${figure.source ?? 'page'}`, {
                      console,
                      at: showInstant(figure.asOf, language),
                      age: showAge(figure.asOf, now, words),
                    }),
              ] as const,
          ),
        ]}
      />
      {light.missing.length > 0 && (
        <ul class="missing">
          {light.missing.map((range) => (
            <li key={`${range.from} ${range.to}`}>
              {words('why.missing', { range: showRange(range, language), console })}
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}
