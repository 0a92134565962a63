import type { Instant } from '@/model/day';
import { kpis, metricsOf } from '@/model/kpi';
import type { LightView } from '@/model/light';
import { showChance } from '../parts/hint-words';
import { showAge, showFigure, showRange } from '../parts/figures';
import { listed, platformName, reasonSentence, ripeSentence } from '../parts/sentences';
import { Shape } from '../parts/shape';
import { trailSentence } from '../parts/trail';
import { byUser } from './events';
import { figureOf, ownDay, rangeName, verdictOf, type Voice } from './spoken';
import { Driver, Facts, Section, Sums, type Answer } from './told';
import { Trend } from './trend';
import { kpiName } from '../parts/kpi-name';

export interface CardProps {
  /** All lights of one campaign, or the main one alone. */
  lights: readonly LightView[];
  /** Which of them is told. */
  chosen: number;
  /** The campaign's name as the page writes it. */
  name: string;
  voice: Voice;
  now: Instant;
  told: Answer;
  onChoose(index: number): void;
  onClose(): void;
  /** The mathematics were unfolded, or folded. */
  onGrown(details: HTMLElement): void;
  /** Null where nobody can open a page of ours. */
  onDashboard: (() => void) | null;
}

/** A light told: what, against what, since when; why; what to do; where it comes from. */
export function Card(props: CardProps) {
  const { lights, chosen, name, voice, onClose, onDashboard } = props;
  const { words, language } = voice;
  const light = lights[chosen] ?? lights[0]!;
  const since = trailSentence(voice.words, light, voice.language);
  return (
    <>
      <header>
        <Shape light={light.light} stale={light.stale} size={18} />
        <h2 id="title">{words('card.title', { name, kpi: kpiName(words, light) })}</h2>
        <button type="button" class="icon" aria-label={words('card.close')} onClick={byUser(onClose)}>
          <svg
            width="12"
            height="12"
            viewBox="0 0 12 12"
            aria-hidden="true"
            stroke="currentColor"
            stroke-width="1.5"
          >
            <path d="M2 2l8 8M10 2l-8 8" />
          </svg>
        </button>
      </header>
      <p class="figure">
        <b>{figureOf(light, light.value, voice)}</b>
        <span class="soft">
          {words(`card.aim.${light.aim.direction}`, { target: figureOf(light, light.aim.value, voice) })},{' '}
          {words('card.tolerance', { share: showFigure(light.aim.tolerance, 'fraction', null, language) })}
        </span>
      </p>
      <p class="why">
        <span class="verdict">
          {words(`light.${light.light}`)}. {words(`verdict.${light.light}`)}
        </span>{' '}
        {light.reason.code === 'window-missing' && light.missing.length > 0
          ? words('card.uncovered')
          : reasonSentence(words, light, language)}
        {since && ` ${since}`}
        {light.stale && ` ${words('light.stale')}.`}
      </p>
      <Trend light={light} voice={voice} />
      <Forecast light={light} voice={voice} />
      <Driver told={props.told} light={light} voice={voice} />
      <Next {...props} light={light} />
      <Source light={light} voice={voice} now={props.now} />
      <Others {...props} light={light} />
      {onDashboard && (
        <button type="button" class="action" onClick={byUser(onDashboard)}>
          {words('card.dashboard')}
        </button>
      )}
      <Sums key={light.key} told={props.told} voice={voice} onGrown={props.onGrown} />
    </>
  );
}

interface OfLight {
  light: LightView;
  voice: Voice;
}

/** Pace, landing, what is needed, and the chance, as far as the light carries them. */
function Forecast({ light, voice }: OfLight) {
  const { words, language } = voice;
  const figure = (value: number) => figureOf(light, value, voice);
  const { pace, landing, needPerDay, low, high, probability, certain } = light;
  const said = [
    certain && words('card.certain'),
    pace !== undefined && words('card.pace', { pace: figure(pace) }),
    landing &&
      words('card.landing', {
        landing: figure(landing.value),
        low: figure(landing.low),
        high: figure(landing.high),
      }),
    needPerDay !== undefined && words('card.need', { need: figure(needPerDay) }),
    !landing &&
      low !== null &&
      high !== null &&
      words('card.interval', { low: figure(low), high: figure(high) }),
    probability !== null &&
      light.reason.code !== 'open' &&
      words('card.chance', { chance: showChance(probability, language) }),
    ripeSentence(words, light, language),
  ].filter(Boolean);
  return said.length > 0 ? <p class="why">{said.join(' ')}</p> : null;
}

/** A ratio is worked on by its parts, a campaign's total by its delivery, an account's by its campaigns. */
function adviceKey({ light, kpi, subject }: LightView): string {
  const held = light === 'red' || light === 'yellow';
  if (!held || !kpis[kpi].additive) return `card.next.${light}`;
  return subject.campaign === null ? `card.next.total.${light}` : 'card.next.delivery';
}

function Next({ light, voice, now }: OfLight & Pick<CardProps, 'now'>) {
  const { words } = voice;
  const open = light.missing.map((range) =>
    words('card.next.open', {
      range: rangeName(range, ownDay(now), voice),
      console: platformName(words, light.subject.platform),
    }),
  );
  const parts = listed(
    metricsOf(light.kpi).map((key) => words(`metric.${key}`)),
    voice.language,
  );
  const enough = light.light === 'grey' && open.length > 0;
  const advice = enough ? [] : [words(adviceKey(light), { parts })];
  return (
    <Section title={words('card.next')}>
      {[light.move ?? [], advice, open].flat().map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Section>
  );
}

function Source({ light, voice, now }: OfLight & Pick<CardProps, 'now'>) {
  const { words, language } = voice;
  const sources = new Set(light.figures.map(({ source }) => source).filter((source) => source !== null));
  const [only] = sources;
  const derived = light.figures.some((figure) => figure.derived);
  const from = derived ? 'derived' : sources.size > 1 ? 'both' : only;
  const covered = light.covered ? showRange(light.covered, language) : words('card.covered.none');
  const age = light.asOf && showAge(light.asOf, now, words);
  const read = from && age ? words('card.read.from', { age, from: words(`card.from.${from}`) }) : age;
  const facts = [
    {
      name: words('card.covered'),
      said: words('card.covered.of', { covered, window: showRange(light.window, language) }),
    },
    { name: words('card.read'), said: read ?? words('card.read.none') },
  ];
  return (
    <Section title={words('card.source')}>
      <Facts facts={facts} />
    </Section>
  );
}

function Others({ lights, light, voice, onChoose }: CardProps & { light: LightView }) {
  if (lights.length < 2) return null;
  return (
    <Section title={voice.words('card.others')}>
      <ul class="others">
        {lights.map((other, index) =>
          other === light ? null : (
            <li key={other.key}>
              <button type="button" onClick={byUser(() => onChoose(index))}>
                <Shape light={other.light} stale={other.stale} size={14} label={verdictOf(other, voice)} />
                <span>{kpiName(voice.words, other)}</span>
                <span class="soft">
                  {figureOf(other, other.value, voice, true)} /{' '}
                  {figureOf(other, other.aim.value, voice, true)}
                </span>
              </button>
            </li>
          ),
        )}
      </ul>
    </Section>
  );
}
