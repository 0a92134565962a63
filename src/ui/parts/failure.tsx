import type { Failure } from '@/messages/protocol';
import { failureSentence } from './sentences';
import { useSpeech } from './speech';

/** A request that did not go through: what happened, what to do, and one button to do it. */
export function FailureNote({ failure, again }: { failure: Failure; again?: () => void }) {
  const { words } = useSpeech();
  return (
    <div class="note" role="alert">
      <p>{failureSentence(words, failure)}</p>
      {again && (
        <button type="button" class="button" onClick={again}>
          {words('action.again')}
        </button>
      )}
    </div>
  );
}

/** The quiet line while an answer is on its way. Told to screen readers, invisible for the first moment. */
export function Loading() {
  const { words } = useSpeech();
  return (
    <p class="loading" role="status">
      {words('state.loading')}
    </p>
  );
}
