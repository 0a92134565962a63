import { useState } from 'preact/hooks';

import type { Client } from '@/messages/client';
import { useAsk } from '../parts/ask';
import { showFigure } from '../parts/figures';
import { monthly, sayOutcome, showChance } from '../parts/hint-words';
import { useSpeech } from '../parts/speech';

/** Moves shown under the lights; all of them stand on the dashboard. */
const SHOWN = 2;

interface TopMovesProps {
  client: Client;
  onOpen: (hash: string) => void;
}

/** The best moves of budget, one of each pool first; or that it is best to leave everything as it is. */
export function TopMoves({ client, onOpen }: TopMovesProps) {
  const { words, language } = useSpeech();
  const asked = useAsk(client, 'hints.list', {});
  // The lights are what the popup is for: they do not wait for moves, and a place is held for them, so that nothing
  // is pushed away when they come. What was held stays, and says so where there is none.
  const [held, setHeld] = useState(false);
  if (asked.state === 'loading' && !held) setHeld(true);
  if (asked.state !== 'ready' && !held) return null;
  const pools = asked.state === 'ready' ? asked.value.pools : [];
  const ranks = pools.flatMap(({ moves }) => moves.map((move, rank) => ({ move, rank })));
  const top = ranks.toSorted((a, b) => a.rank - b.rank).slice(0, SHOWN);
  const best = pools.some(({ held }) => held.some(({ reason }) => reason.code === 'best-as-it-is'));
  if (top.length === 0 && !best && !held) return null;
  const none = asked.state === 'ready' ? 'none' : asked.state;
  return (
    <section class={`moves${held ? ' moves-held' : ''}`} aria-label={words('popup.moves')}>
      <div class="moves-top">
        <h2>{words(best && top.length === 0 ? 'popup.stay' : 'popup.moves')}</h2>
        <button type="button" class="link" onClick={() => onOpen('#/budget')}>
          {words('popup.moves.all')}
        </button>
      </div>
      {top.length === 0 && !best && <p class="muted small">{words(`popup.moves.${none}`)}</p>}
      <ul>
        {top.map(({ move }) => (
          <li key={move.id}>
            <p class="move">
              <b>
                {words('popup.move', {
                  amount: showFigure(move.perDay, 'money', move.currency, language),
                })}
              </b>
              <span class="muted small">
                {words(move.from.own || move.to.own ? 'popup.move.gain.own' : 'popup.move.gain', {
                  gain: sayOutcome(words, monthly(move) * move.gain.value, move, language),
                  chance: showChance(move.gain.probability, language),
                })}
              </span>
            </p>
            <p class="move">
              <span class="unseen">{words('hint.from')} </span>
              <span class="move-side" title={move.from.name}>
                {move.from.name}
              </span>
              <span aria-hidden="true">→</span>
              <span class="unseen"> {words('hint.to')} </span>
              <span class="move-side" title={move.to.name}>
                {move.to.name}
              </span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
