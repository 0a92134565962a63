import { Dialog } from '../parts/dialog';
import { useSpeech } from '../parts/speech';

const keys = [
  ['/', 'search'],
  ['j', 'down'],
  ['k', 'up'],
  ['Enter', 'open'],
  ['→ ←', 'fold'],
  ['Ctrl+Z', 'undo'],
  ['Esc', 'close'],
  ['?', 'help'],
] as const;

/** The keys, one line each. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const { words } = useSpeech();
  return (
    <Dialog title={words('help.title')} onClose={onClose}>
      <dl class="keys">
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words(`help.${what}`)}</dd>
          </div>
        ))}
      </dl>
      <div class="actions">
        <button type="button" class="button" onClick={onClose}>
          {words('action.close')}
        </button>
      </div>
    </Dialog>
  );
}
