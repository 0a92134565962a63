import type { Client } from '@/messages/client';
import type { Binned } from '@/messages/areas/backup';
import { useAsk } from '../../parts/ask';
import { showDay, showInstant, showRange } from '../../parts/figures';
import { useSpeech } from '../../parts/speech';
import type { Work } from '../use-work';
import { emptyBin, putBack } from './deeds';

/** What was taken away and can still be put back; nothing where the bin is empty. */
export function BinSection({ client, work }: { client: Client; work: Work }) {
  const { words, language } = useSpeech();
  const bin = useAsk(client, 'trash.list', {});
  if (bin.state !== 'ready' || bin.value.length === 0) return null;
  const named = ({ name, days }: Binned) => {
    const whose = name ?? words('remove.days.all');
    if (days === null) return whose;
    const told =
      days.from === null
        ? words('remove.days.until', { day: showDay(days.to, language) })
        : showRange({ from: days.from, to: days.to }, language);
    return `${whose} · ${told}`;
  };
  return (
    <section class="card" aria-labelledby="bin">
      <div class="card-top">
        <h2 id="bin">{words('bin.title')}</h2>
        <button
          type="button"
          class="button quiet push"
          disabled={work.busy}
          onClick={() => void work.run(() => emptyBin(client, null))}
        >
          {words('bin.empty')}
        </button>
      </div>
      <p class="muted">{words('bin.lead')}</p>
      <ul class="bin">
        {bin.value.map((one) => (
          <li key={one.id}>
            <span class="wrapping">
              <b>{named(one)}</b>
              <br />
              <span class="muted">
                {words('bin.holds', { n: one.readings, until: showInstant(one.until, language) })}
              </span>
            </span>
            <span class="actions">
              <button
                type="button"
                class="button"
                disabled={work.busy}
                onClick={() => void work.run(() => putBack(client, one.id))}
              >
                {words('bin.back')}
                <span class="unseen"> {named(one)}</span>
              </button>
              <button
                type="button"
                class="button quiet"
                disabled={work.busy}
                onClick={() => void work.run(() => emptyBin(client, one.id))}
              >
                {words('remove.for-good')}
                <span class="unseen"> {named(one)}</span>
              </button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
