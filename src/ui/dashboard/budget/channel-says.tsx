import type { Channel } from '@/model/plan';
import type { ScenePool } from '@/messages/areas/budget';
import { channelAnswer } from '@/budget/channel';
import { showFigure } from '../../parts/figures';
import { A_MONTH, sayOutcome } from '../../parts/hint-words';
import { useSpeech } from '../../parts/speech';
import { sayBasis, saySlow } from './channel-words';

/** What a channel costs and brings, what that rests on, and how slowly an answer comes. */
export function ChannelSays({ channel, pool }: { channel: Channel; pool: ScenePool }) {
  const { words, language } = useSpeech();
  const answer = channelAnswer(channel, pool, pool.today, pool.elasticity);
  const lever = answer && (pool.goal === 'conversions' ? answer.conversions : answer.value);
  if (!answer || !lever)
    return (
      <>
        {words(
          answer || (channel.counted !== null && channel.counted !== pool.counted)
            ? 'channel.says.other'
            : 'channel.says.nothing',
        )}
      </>
    );
  const slow = saySlow(words, channel);
  const said = words(answer.now > 0 ? 'channel.says' : 'channel.says.idle', {
    spend: showFigure(Math.round(100 * answer.anchor) / 100, 'money', pool.currency, language),
    brings: sayOutcome(words, A_MONTH * lever.rate * answer.anchor, pool, language),
    basis: sayBasis(words, answer.figures?.days ?? null),
  });
  return (
    <>
      {said} {slow !== '' && `${words('channel.says.slow', { slow })} `}
      {answer.short && <span class="muted">{words(`channel.short.${answer.short}`)}</span>}
    </>
  );
}
