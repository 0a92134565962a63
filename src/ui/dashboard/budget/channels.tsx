import { useState } from 'preact/hooks';

import type { Channel } from '@/model/plan';
import type { ScenePool } from '@/messages/areas/budget';
import type { Client } from '@/messages/client';
import { TextField } from '../../parts/fields';
import { showFigure } from '../../parts/figures';
import { sayOutcome } from '../../parts/hint-words';
import { useSpeech } from '../../parts/speech';
import { readTyped } from '../../parts/typed-number';
import type { Work } from '../use-work';

interface ChannelsProps {
  client: Client;
  work: Work;
  pool: ScenePool;
  channels: readonly Channel[];
}

const fields = ['spend', 'outcome', 'half'] as const;

/** Channels without ads, as the user estimates them. */
export function Channels({ client, work, pool, channels }: ChannelsProps) {
  const { words, language, now } = useSpeech();
  const empty = { name: '', spend: '', outcome: '', half: '' };
  const [draft, setDraft] = useState(empty);
  const [wrong, setWrong] = useState<(typeof fields)[number] | null>(null);
  const add = () => {
    const typed = Object.fromEntries(fields.map((field) => [field, readTyped(draft[field], language)]));
    const bad = fields.find((field) => {
      const one = typed[field]!;
      return (
        !one.ok ||
        one.value < 0 ||
        (field === 'spend' && one.value === 0) ||
        (field === 'half' && one.value > 730)
      );
    });
    setWrong(bad ?? null);
    const figure = (field: (typeof fields)[number]) => {
      const one = typed[field]!;
      return one.ok ? one.value : 0;
    };
    if (bad || draft.name.trim() === '') return;
    const channel: Channel = {
      kind: 'channel',
      id: crypto.randomUUID(),
      name: draft.name.trim(),
      pool: pool.id,
      currency: pool.currency,
      spend: figure('spend'),
      outcome: figure('outcome'),
      halfLife: figure('half'),
      keptAt: now,
    };
    void work
      .run(async () => {
        await client.ask('plan.save', { plan: channel });
        return {
          said: 'done.channel-kept',
          undo: () => client.ask('plan.remove', { kind: 'channel', id: channel.id }),
        };
      })
      .then((done) => done && setDraft(empty));
  };
  const remove = (channel: Channel) =>
    void work.run(async () => {
      await client.ask('plan.remove', { kind: 'channel', id: channel.id });
      return { said: 'done.channel-removed', undo: () => client.ask('plan.save', { plan: channel }) };
    });
  return (
    <section class="card channels">
      <details open={channels.length > 0}>
        <summary>{words('whatif.channels')}</summary>
        <p class="muted">{words('whatif.channels.lead')}</p>
        <ul>
          {channels.map((channel) => (
            <li key={channel.id}>
              <b>{channel.name}</b> <span class="tag">{words('whatif.own')}</span>{' '}
              {showFigure(channel.spend, 'money', pool.currency, language)} →{' '}
              {sayOutcome(words, channel.outcome, { ...pool }, language)}
              <button
                type="button"
                class="button quiet close"
                aria-label={words('whatif.channel.remove', { name: channel.name })}
                onClick={() => remove(channel)}
              >
                <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
        <div class="fields fields-4">
          <TextField
            label={words('whatif.channel.name')}
            value={draft.name}
            onType={(name) => setDraft({ ...draft, name })}
          />
          {fields.map((field) => (
            <TextField
              key={field}
              label={words(`whatif.channel.${field}`)}
              kind="number"
              value={draft[field]}
              error={wrong === field ? { code: 'not-a-number' } : undefined}
              onType={(text) => setDraft({ ...draft, [field]: text })}
            />
          ))}
        </div>
        <div class="actions">
          <button type="button" class="button" disabled={work.busy || draft.name.trim() === ''} onClick={add}>
            {words('whatif.channel.add')}
          </button>
        </div>
      </details>
    </section>
  );
}
