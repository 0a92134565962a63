import { useRef, useState } from 'preact/hooks';

import type { Day } from '@/model/day';
import type { Client } from '@/messages/client';
import type { Failure } from '@/messages/protocol';
import { failureOf } from '../../parts/ask';
import { FailureNote } from '../../parts/failure';
import { useSpeech } from '../../parts/speech';
import { exportAll, handOver } from './export';

type State =
  | { at: 'rest' }
  | { at: 'running'; lines: number }
  | { at: 'done'; lines: number }
  | { at: 'failed'; failure: Failure };

/** Writes everything to one file. Shows how far it is, and can be stopped. */
export function ExportButton({ client, today }: { client: Client; today: Day }) {
  const { words } = useSpeech();
  const [state, setState] = useState<State>({ at: 'rest' });
  const stop = useRef<AbortController | null>(null);
  const start = async () => {
    stop.current = new AbortController();
    setState({ at: 'running', lines: 0 });
    try {
      const { blob, lines } = await exportAll(
        client,
        (count) => setState({ at: 'running', lines: count }),
        stop.current.signal,
      );
      handOver(blob, `lampadina-${today}.ndjson`);
      setState({ at: 'done', lines });
    } catch (error) {
      const stopped = error instanceof DOMException && error.name === 'AbortError';
      setState(stopped ? { at: 'rest' } : { at: 'failed', failure: failureOf(error) });
    }
  };
  return (
    <div class="export">
      <div class="actions">
        <button type="button" class="button" disabled={state.at === 'running'} onClick={() => void start()}>
          {words('data.export')}
        </button>
        {state.at === 'running' && (
          <button type="button" class="button" onClick={() => stop.current?.abort()}>
            {words('data.export.stop')}
          </button>
        )}
        <span class="muted" role="status">
          {state.at === 'running' && words('data.export.running', { n: state.lines })}
          {state.at === 'done' && words('data.export.done', { n: state.lines })}
        </span>
      </div>
      {state.at === 'failed' && <FailureNote failure={state.failure} again={() => void start()} />}
    </div>
  );
}
