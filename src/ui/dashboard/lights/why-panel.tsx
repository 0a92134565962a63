import type { ComponentChildren } from 'preact';

import type { Campaign } from '@/model/account';
import { factsOf } from '@/model/kpi';
import type { LightView } from '@/model/light';
import type { Client } from '@/messages/client';
import type { Settings } from '@/model/settings';
import type { Target } from '@/model/target';
import { courseSentence, landingSentence } from '../../charts/course-words';
import { CourseTrack } from '../../charts/course-track';
import { TrendChart } from '../../charts/trend-chart';
import { deliverySentence } from '../../parts/delivery-sentence';
import { Panel } from '../../parts/panel';
import { reasonSentence } from '../../parts/sentences';
import { Shape } from '../../parts/shape';
import { useSpeech } from '../../parts/speech';
import { trailSentence } from '../../parts/trail';
import { parseExpression } from '@/kpi/expression';
import { formulaWords } from '../targets/formula-text';
import { sumsOf, type Sum } from '../../told/sums';
import { isMoved } from '@/budget/forecast';
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
  /** Address of the what-if page, asked what would bring this light's target to green. */
  whatIf: string;
}

/** "Why?": the formula, the figures put in, the thresholds in force, the range, and the readings it came from. */
export function WhyPanel(props: WhyPanelProps) {
  const { client, light, name, target, campaign, account, look, onClose, onEdit, whatIf } = props;
  const { words, language, now } = useSpeech();
  const total = factsOf(light).additive;
  const landing = landingSentence(words, light, language);
  const delivery = deliverySentence(words, light, language);
  const trail = trailSentence(words, light, language);
  const parsed = light.formula ? parseExpression(light.formula.expression) : null;
  const written = parsed?.ok ? formulaWords(words, parsed.expression, language) : undefined;
  const sums = sumsOf({ words, language, light, target, now, written });
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
      {delivery && <p class="muted">{delivery}</p>}
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
      {sums.map(({ title, lines, facts }) => (
        <Part key={title} title={title}>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <Facts facts={facts} />
        </Part>
      ))}
      <div class="actions">
        {budgetMayDo(light) && (
          <a class="button" href={whatIf}>
            {words('whatif.green')}
          </a>
        )}
        <button type="button" class="button" onClick={onEdit}>
          {words('why.edit')}
        </button>
      </div>
    </Panel>
  );
}

/** Plans are worked out for a target's whole scope, and bring more of what money buys. */
const budgetMayDo = ({ light, kpi, formula, subject }: LightView) =>
  (light === 'red' || light === 'yellow') &&
  subject.campaign === null &&
  !formula &&
  kpi !== 'spend' &&
  isMoved(kpi);

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="part">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Facts({ facts }: { facts: Sum['facts'] }) {
  return (
    <dl class="facts">
      {facts.map(({ name, said }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  );
}
