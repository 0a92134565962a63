import { useSpeech } from '../../parts/speech';
import type { Imports } from './use-imports';

/** Puts the file at hand away with all that wait behind it; nothing where none does. */
export function StopAll({ imports }: { imports: Imports }) {
  const { words } = useSpeech();
  if (imports.count <= imports.number) return null;
  return (
    <button type="button" class="button quiet" onClick={imports.stop}>
      {words('import.stop.all')}
    </button>
  );
}
