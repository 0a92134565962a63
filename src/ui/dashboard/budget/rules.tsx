import { useState } from 'preact/hooks';

import type { Day } from '@/model/day';
import type { BudgetRules } from '@/model/plan';
import type { Platform } from '@/model/platform';
import type { Client } from '@/messages/client';
import { useAsk } from '../../parts/ask';
import { FailureNote, Loading } from '../../parts/failure';
import { TextField } from '../../parts/fields';
import { showDay, showFigure } from '../../parts/figures';
import { platformName } from '../../parts/sentences';
import { useSpeech } from '../../parts/speech';
import { readTyped, typedText } from '../../parts/typed-number';
import type { Work } from '../use-work';
import { GroupLimits } from './group-limits';

interface RulesProps {
  client: Client;
  today: Day;
  work: Work;
}

/** How far moves may go: the largest step, platform minimums, the user's own dated rates. */
export function Rules({ client, today, work }: RulesProps) {
  const scene = useAsk(client, 'budget.scene', {});
  if (scene.state === 'loading') return <Loading />;
  if (scene.state === 'failed') return <FailureNote failure={scene.failure} again={scene.again} />;
  const { rules, pools } = scene.value;
  const platforms = [...new Set(pools.flatMap(({ accounts }) => accounts.map(({ platform }) => platform)))];
  const save = (next: BudgetRules) =>
    void work.run(async () => {
      await client.ask('budget.rules', { rules: next });
      return { said: 'done.rules', undo: () => client.ask('budget.rules', { rules }) };
    });
  return (
    <>
      <Limits
        key={JSON.stringify(rules)}
        rules={rules}
        platforms={platforms}
        onSave={save}
        busy={work.busy}
      />
      <GroupLimits rules={rules} pools={pools} onSave={save} busy={work.busy} />
      <Rates rules={rules} today={today} onSave={save} busy={work.busy} />
    </>
  );
}

interface PartProps {
  rules: BudgetRules;
  onSave: (rules: BudgetRules) => void;
  busy: boolean;
}

function Limits({ rules, platforms, onSave, busy }: PartProps & { platforms: readonly Platform[] }) {
  const { words, language } = useSpeech();
  const [step, setStep] = useState(typedText(Math.round(1000 * rules.step) / 10, language));
  const [least, setLeast] = useState<Partial<Record<Platform, string>>>(
    Object.fromEntries(
      platforms.map((one) => [one, rules.minimums[one] ? typedText(rules.minimums[one], language) : '']),
    ),
  );
  const [wrong, setWrong] = useState<string | null>(null);
  const save = () => {
    const share = readTyped(step, language);
    if (!share.ok || share.value < 5 || share.value > 100) return setWrong('step');
    const minimums: BudgetRules['minimums'] = { ...rules.minimums };
    for (const platform of platforms) {
      const text = least[platform] ?? '';
      const typed = readTyped(text, language);
      delete minimums[platform];
      if (text.trim() === '') continue;
      if (!typed.ok || typed.value < 0) return setWrong(platform);
      minimums[platform] = typed.value;
    }
    setWrong(null);
    return onSave({ ...rules, step: share.value / 100, minimums });
  };
  const error = (field: string) => (wrong === field ? { code: 'not-a-number' as const } : undefined);
  return (
    <section class="card rules">
      <p class="muted">{words('rules.lead')}</p>
      <div class="fields">
        <TextField
          label={words('rules.step')}
          hint={words('rules.step.hint')}
          kind="number"
          suffix="%"
          value={step}
          onType={setStep}
          error={error('step')}
        />
        {platforms.map((platform) => (
          <TextField
            key={platform}
            label={words('rules.minimum', { console: platformName(words, platform) })}
            hint={words('rules.minimum.hint')}
            kind="number"
            value={least[platform] ?? ''}
            onType={(text) => setLeast({ ...least, [platform]: text })}
            error={error(platform)}
          />
        ))}
      </div>
      <div class="actions">
        <button type="button" class="button primary" disabled={busy} onClick={save}>
          {words('rules.save')}
        </button>
      </div>
    </section>
  );
}

const CURRENCY = /^[A-Z]{3}$/;

function Rates({ rules, today, onSave, busy }: PartProps & { today: Day }) {
  const { words, language } = useSpeech();
  const empty = { from: '', to: '', rate: '', on: today };
  const [draft, setDraft] = useState(empty);
  const [from, to] = [draft.from.trim().toUpperCase(), draft.to.trim().toUpperCase()];
  const rate = readTyped(draft.rate, language);
  const fits = CURRENCY.test(from) && CURRENCY.test(to) && from !== to && rate.ok && rate.value > 0;
  const add = () => {
    if (!fits || !rate.ok) return;
    onSave({ ...rules, rates: [...rules.rates, { from, to, rate: rate.value, on: draft.on }] });
    setDraft(empty);
  };
  return (
    <section class="card rules">
      <h2>{words('rules.rates')}</h2>
      <p class="muted">{words('rules.rates.lead')}</p>
      <ul hidden={rules.rates.length === 0}>
        {rules.rates.map((one, index) => (
          <li key={`${one.from}${one.to}${one.on}`}>
            {words('rules.rate.says', {
              from: one.from,
              to: one.to,
              rate: showFigure(one.rate, 'ratio', null, language),
              on: showDay(one.on, language),
            })}{' '}
            <button
              type="button"
              class="button quiet close"
              aria-label={words('rules.rate.remove', { from: one.from, to: one.to })}
              onClick={() => onSave({ ...rules, rates: rules.rates.toSpliced(index, 1) })}
            >
              <span aria-hidden="true">×</span>
            </button>
          </li>
        ))}
      </ul>
      <div class="fields fields-4">
        <TextField
          label={words('rules.rate.from')}
          kind="currency"
          value={draft.from}
          onType={(text) => setDraft({ ...draft, from: text })}
        />
        <TextField
          label={words('rules.rate.to')}
          kind="currency"
          value={draft.to}
          onType={(text) => setDraft({ ...draft, to: text })}
        />
        <TextField
          label={words('rules.rate.rate')}
          kind="number"
          value={draft.rate}
          onType={(text) => setDraft({ ...draft, rate: text })}
        />
        <TextField
          label={words('rules.rate.on')}
          kind="date"
          value={draft.on}
          onType={(text) => setDraft({ ...draft, on: text })}
        />
      </div>
      <div class="actions">
        <button type="button" class="button" disabled={busy || !fits} onClick={add}>
          {words('rules.rate.add')}
        </button>
      </div>
    </section>
  );
}
