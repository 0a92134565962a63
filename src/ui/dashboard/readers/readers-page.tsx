import type { Client } from '@/messages/client';
import type { ReaderHealth } from '@/messages/areas/readers';
import type { Platform } from '@/model/platform';
import type { Settings } from '@/model/settings';
import type { AccessPort } from '../../parts/access';
import { useAsk } from '../../parts/ask';
import { FailureNote, Loading } from '../../parts/failure';
import { useSpeech } from '../../parts/speech';
import { useSet } from '../settings/use-set';
import type { Work } from '../use-work';
import { ReaderRow } from './reader-row';

interface ReadersPageProps {
  client: Client;
  port: AccessPort;
  consoles: readonly Platform[];
  settings: Settings;
  work: Work;
}

/** How well each console is read: what matched, what is missing, the last good reading, and its switch. */
export function ReadersPage({ client, port, consoles, settings, work }: ReadersPageProps) {
  const { words, now } = useSpeech();
  const began = new Date(now);
  began.setHours(0, 0, 0, 0);
  const health = useAsk(client, 'readers.list', { today: began.toISOString() });
  const { latest, set } = useSet(client, settings, work);
  const rowOf = (platform: Platform, list: readonly ReaderHealth[]) => {
    const confirmed = settings.confirmed ?? [];
    return (
      <ReaderRow
        key={platform}
        platform={platform}
        port={port}
        health={list.find((one) => one.platform === platform) ?? null}
        on={!settings.consolesOff.includes(platform)}
        confirmed={confirmed.includes(platform)}
        onSwitch={(on) =>
          set({
            consolesOff: on
              ? latest.current.consolesOff.filter((one) => one !== platform)
              : [...latest.current.consolesOff, platform],
          })
        }
        onConfirm={() => set({ confirmed: [...(latest.current.confirmed ?? []), platform] })}
      />
    );
  };
  return (
    <div class="page">
      <h1>{words('nav.readers')}</h1>
      <p class="lead">{words('readers.hint')}</p>
      {health.state === 'failed' && <FailureNote failure={health.failure} again={health.again} />}
      {health.state === 'loading' && <Loading />}
      {health.state === 'ready' && (
        <div class="table-scroll">
          <table class="table stacked">
            <thead>
              <tr>
                <th scope="col">{words('readers.column.console')}</th>
                <th scope="col">{words('readers.column.read')}</th>
                <th scope="col">{words('readers.column.matched')}</th>
                <th scope="col">{words('readers.column.verdict')}</th>
              </tr>
            </thead>
            <tbody>{consoles.map((platform) => rowOf(platform, health.value))}</tbody>
          </table>
        </div>
      )}
      <p class="muted small">{words('readers.report')}</p>
    </div>
  );
}
