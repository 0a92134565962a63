import { useEffect, useRef, useState } from 'preact/hooks';

import { useSpeech } from '../../parts/speech';

const KINDS = '.csv,.tsv,.txt,.xlsx,text/csv,text/tab-separated-values';

/**
 * Files by a button, or dropped anywhere on the page. Other things that are dragged (a link, a text) are let alone;
 * a file that is dropped never replaces the page, as browsers would do.
 */
export function FileDrop({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const { words } = useSpeech();
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const give = useRef(onFiles);
  give.current = onFiles;
  useEffect(() => {
    const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const drag = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!holdsFiles(event)) return;
      event.preventDefault();
      give.current([...event.dataTransfer!.files]);
    };
    addEventListener('dragenter', drag);
    addEventListener('dragover', drag);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragenter', drag);
      removeEventListener('dragover', drag);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, []);
  return (
    <div class="actions">
      <button type="button" class="button primary" onClick={() => input.current?.click()}>
        {words('import.choose')}
      </button>
      <span class="muted small">{words('import.kinds')}</span>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={KINDS}
        onChange={(event) => {
          give.current([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      {over && (
        <div class="drop-here" aria-hidden="true">
          <span>{words('import.drop-here')}</span>
        </div>
      )}
    </div>
  );
}
