import { FailureNote } from '../parts/failure';
import { useSpeech } from '../parts/speech';
import type { Work } from './use-work';

/** What was done last, with the way back; or why it was not done. Stays until it is put away or the next deed. */
export function Toast({ work }: { work: Work }) {
  const { words } = useSpeech();
  const { told, failure } = work;
  return (
    <div class="toasts" role="status">
      {failure && <FailureNote failure={failure} />}
      {told && (
        <div class="toast">
          <span>{words(told.said, told.params)}</span>
          {told.undo && (
            <button type="button" class="link" disabled={work.busy} onClick={() => void work.undo()}>
              {words('action.undo')}
            </button>
          )}
          <button
            type="button"
            class="button quiet close"
            aria-label={words('action.close')}
            onClick={work.dismiss}
          >
            <span aria-hidden="true">×</span>
          </button>
        </div>
      )}
    </div>
  );
}
