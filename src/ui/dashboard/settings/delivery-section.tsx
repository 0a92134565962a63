import { useState } from 'preact/hooks';

import { deliveryRules, DeliveryRuleSchema, type Delivery, type DeliveryRule } from '@/model/delivery';
import { platforms, type Platform } from '@/model/platform';
import type { Language, Words } from '@/locales/words';
import { TextField } from '../../parts/fields';
import { platformName } from '../../parts/sentences';
import { useSpeech } from '../../parts/speech';
import { readTyped, typedText } from '../../parts/typed-number';

const spans = ['day', 'week', 'month'] as const;
type Span = (typeof spans)[number];
const most: Record<Span, number> = { day: 10, week: 70, month: 310 };
const none: DeliveryRule = { day: null, week: null, month: null };

interface DeliverySectionProps {
  /** What the user set in place of the platforms' own rules. */
  own: Delivery | undefined;
  /** What was set last, also before the worker's answer is back. */
  latest: () => Delivery | undefined;
  onSet: (own: Delivery) => void;
}

const named = platforms.filter((platform) => platform !== 'other');
const known = named.filter((platform) => platform in deliveryRules);
const others = named.filter((platform) => !(platform in deliveryRules));

/** How far each console may go beyond a daily budget. A figure holds as soon as its field is left. */
export function DeliverySection({ own, latest, onSet }: DeliverySectionProps) {
  const { words } = useSpeech();
  const ruleOf = (rules: Delivery | undefined, platform: Platform) =>
    rules?.[platform] ?? deliveryRules[platform] ?? none;
  const fields = (platform: Platform) => (
    <fieldset key={platform} class="delivery">
      <legend>{platformName(words, platform)}</legend>
      {spans.map((span) => {
        const value = ruleOf(own, platform)[span];
        return (
          <RuleField
            // A rule that was reset shows its own figure again.
            key={`${span} ${value}`}
            span={span}
            value={value}
            onSet={(set) =>
              onSet({ ...latest(), [platform]: { ...ruleOf(latest(), platform), [span]: set } })
            }
          />
        );
      })}
    </fieldset>
  );
  return (
    <section class="card">
      <h2>{words('delivery.title')}</h2>
      <p class="muted small">{words('delivery.hint')}</p>
      {known.map(fields)}
      <details>
        <summary>{words('delivery.others')}</summary>
        {others.map(fields)}
      </details>
      {own && Object.keys(own).length > 0 && (
        <button type="button" class="button" onClick={() => onSet({})}>
          {words('delivery.reset')}
        </button>
      )}
    </section>
  );
}

interface RuleFieldProps {
  span: Span;
  value: DeliveryRule[Span];
  onSet: (value: DeliveryRule[Span]) => void;
}

function RuleField({ span, value, onSet }: RuleFieldProps) {
  const { words, language } = useSpeech();
  const [text, setText] = useState(() => shown(value, words, language));
  const [wrong, setWrong] = useState(false);
  const leave = () => {
    const read = readTimes(text, span, words, language);
    setWrong(read === undefined);
    if (read !== undefined && read !== value) onSet(read);
  };
  return (
    <TextField
      label={words(`delivery.field.${span}`)}
      value={text}
      kind={span === 'month' ? 'text' : 'number'}
      error={wrong ? { code: 'delivery-times', params: { most: most[span] } } : undefined}
      onType={setText}
      onLeave={leave}
    />
  );
}

function shown(value: DeliveryRule[Span], words: Words, language: Language): string {
  if (value === null) return '';
  return value === 'days' ? words('delivery.days') : typedText(value, language);
}

/** What was typed; undefined where it is no rule. */
function readTimes(
  text: string,
  span: Span,
  words: Words,
  language: Language,
): DeliveryRule[Span] | undefined {
  const bare = text.trim().toLowerCase();
  if (bare === '') return null;
  const days = span === 'month' && bare === words('delivery.days').toLowerCase();
  const typed = days ? null : readTyped(text, language);
  if (typed && !typed.ok) return undefined;
  const found = DeliveryRuleSchema.def.shape[span].safeParse(typed ? typed.value : 'days');
  return found.success ? found.data : undefined;
}
