import type { LightView } from '@/model/light';
import type { Client } from '@/messages/client';
import { useAsk } from '../parts/ask';
import { useSpeech } from '../parts/speech';
import { driversSaid, isTakenApart, questionOf } from '../told/changed';

/** What moved the light's KPI, in a sentence. Its place is held while the worker compares. */
export function Driver({ client, light }: { client: Client; light: LightView }) {
  const { words, language } = useSpeech();
  const asked = useAsk(client, 'why.changed', isTakenApart(light) ? questionOf(light) : null);
  if (!isTakenApart(light) || asked.state === 'failed') return null;
  if (asked.state === 'loading') return <p class="driver muted">{words('changed.loading')}</p>;
  const { sentence, against } = driversSaid(words, light, asked.value, language);
  if (sentence === null) return null;
  return (
    <div class="driver">
      <p>{sentence}</p>
      {against !== null && <p class="muted small">{against}</p>}
    </div>
  );
}
