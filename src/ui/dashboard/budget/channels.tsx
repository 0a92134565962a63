import { useState } from 'preact/hooks';

import type { Channel } from '@/model/plan';
import type { ScenePool } from '@/messages/areas/budget';
import type { Client } from '@/messages/client';
import { useSpeech } from '../../parts/speech';
import type { Work } from '../use-work';
import { ChannelForm } from './channel-form';
import { ChannelSays } from './channel-says';

interface ChannelsProps {
  client: Client;
  work: Work;
  pool: ScenePool;
  channels: readonly Channel[];
}

/** Channels without ads, as the user estimates them. */
export function Channels({ client, work, pool, channels }: ChannelsProps) {
  const { words } = useSpeech();
  /** The id of the channel that is edited; '' for a new one, null for none. */
  const [open, setOpen] = useState<string | null>(null);
  const keep = (channel: Channel, before: Channel | null) =>
    work.run(async () => {
      await client.ask('plan.save', { plan: channel });
      return {
        said: 'done.channel-kept',
        undo: () =>
          before
            ? client.ask('plan.save', { plan: before })
            : client.ask('plan.remove', { kind: 'channel', id: channel.id }),
      };
    });
  const remove = (channel: Channel) =>
    void work.run(async () => {
      const kept = await client.ask('plan.remove', { kind: 'channel', id: channel.id });
      const plan = kept?.kind === 'channel' ? kept : channel;
      return { said: 'done.channel-removed', undo: () => client.ask('plan.save', { plan }) };
    });
  const form = (channel: Channel | null) => (
    <ChannelForm
      pool={pool}
      channel={channel}
      busy={work.busy}
      onSave={(made) => void keep(made, channel).then((done) => done && setOpen(null))}
      onClose={() => setOpen(null)}
    />
  );
  return (
    <section class="card channels">
      <h2>{words('whatif.channels')}</h2>
      <p class="muted">{words('whatif.channels.lead')}</p>
      {channels.length > 0 && (
        <ul>
          {channels.map((channel) => (
            <li key={channel.id} class="channel">
              <div class="pool-top">
                <h3>
                  {channel.name} <span class="tag tag-own">{words('whatif.own')}</span>
                </h3>
                <span class="actions">
                  <button
                    type="button"
                    class="link"
                    aria-label={words('channel.edit', { name: channel.name })}
                    onClick={() => setOpen(channel.id)}
                  >
                    {words('channel.edit.short')}
                  </button>
                  <button
                    type="button"
                    class="button quiet close"
                    aria-label={words('whatif.channel.remove', { name: channel.name })}
                    onClick={() => remove(channel)}
                  >
                    <span aria-hidden="true">×</span>
                  </button>
                </span>
              </div>
              {open === channel.id ? (
                form(channel)
              ) : (
                <>
                  <p>
                    {channel.pool === '' ? (
                      words('channel.homeless')
                    ) : (
                      <ChannelSays channel={channel} pool={pool} />
                    )}
                  </p>
                  <label class="check">
                    <input
                      type="checkbox"
                      checked={channel.moves}
                      disabled={work.busy || channel.pool === ''}
                      onChange={(event) =>
                        void keep({ ...channel, moves: event.currentTarget.checked }, channel)
                      }
                    />
                    <span>{words('channel.moves')}</span>
                  </label>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {open === '' ? (
        form(null)
      ) : (
        <div class="actions">
          <button type="button" class="button" onClick={() => setOpen('')}>
            {words('channel.add')}
          </button>
        </div>
      )}
    </section>
  );
}
