import { useRef, useState } from 'preact/hooks';

import type { Client } from '@/messages/client';
import type { Failure, RequestOf } from '@/messages/protocol';
import { failureOf } from '../../parts/ask';
import { FailureNote } from '../../parts/failure';
import { Select } from '../../parts/fields';
import { showFigure, showInstant } from '../../parts/figures';
import { useSpeech } from '../../parts/speech';
import { bringIn, lookAt, type Brought, type Looked, type Refusal } from './bring-in';
import { NoBackup } from './lines';

type Take = RequestOf<'backup.add'>['targets'];
type State =
  | { at: 'rest' }
  | { at: 'busy'; doing: 'look' | 'bring'; share: number }
  | { at: 'refused'; why: Refusal }
  | { at: 'looked'; file: File; looked: Looked }
  | { at: 'done'; brought: Brought; cut: boolean }
  | { at: 'stopped' }
  | { at: 'failed'; failure: Failure; begun: boolean };

/** As many numbers of lines as a person will look up. */
const MOST = 20;

/** A backup back in: chosen, looked through, shown, and only then written. */
export function BackupSection({ client, empty }: { client: Client; empty: boolean }) {
  const { words } = useSpeech();
  const [state, setState] = useState<State>({ at: 'rest' });
  const input = useRef<HTMLInputElement>(null);
  const stop = useRef<AbortController | null>(null);

  const work = async (doing: 'look' | 'bring', what: (signal: AbortSignal) => Promise<State>) => {
    stop.current = new AbortController();
    setState({ at: 'busy', doing, share: 0 });
    try {
      setState(await what(stop.current.signal));
    } catch (error) {
      if (error instanceof NoBackup) setState({ at: 'refused', why: 'not-a-backup' });
      else if (error instanceof DOMException && error.name === 'AbortError')
        setState({ at: doing === 'bring' ? 'stopped' : 'rest' });
      else setState({ at: 'failed', failure: failureOf(error), begun: doing === 'bring' });
    }
  };
  const progress = (doing: 'look' | 'bring') => (share: number) => setState({ at: 'busy', doing, share });
  const look = (file: File) =>
    work('look', async (signal) => {
      const looked = await lookAt(client, file, progress('look'), signal);
      return typeof looked === 'string' ? { at: 'refused', why: looked } : { at: 'looked', file, looked };
    });
  const bring = (file: File, looked: Looked, choice: { targets: Take; settings: boolean }) =>
    work('bring', async (signal) => ({
      at: 'done',
      cut: looked.cut,
      brought: await bringIn(client, file, looked, choice, progress('bring'), signal),
    }));

  return (
    <div class="backup">
      <div class="actions">
        <button
          type="button"
          class="button"
          disabled={state.at === 'busy'}
          onClick={() => input.current?.click()}
        >
          {words('backup.choose')}
        </button>
        <input
          ref={input}
          type="file"
          accept=".ndjson,.jsonl,.json"
          hidden
          aria-label={words('backup.choose')}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (file) void look(file);
          }}
        />
        {state.at === 'busy' && (
          <>
            <progress value={state.share} max={1} aria-label={words(`backup.busy.${state.doing}`)} />
            <button type="button" class="button" onClick={() => stop.current?.abort()}>
              {words('backup.stop')}
            </button>
          </>
        )}
        <span class="muted" role="status">
          {state.at === 'busy' && words(`backup.busy.${state.doing}`)}
        </span>
      </div>
      {state.at === 'refused' && (
        <p class="note" role="alert">
          {words(`backup.refused.${state.why}`)}
        </p>
      )}
      {state.at === 'failed' && (
        <>
          <FailureNote failure={state.failure} />
          {state.begun && <p>{words('backup.half')}</p>}
        </>
      )}
      {state.at === 'looked' && (
        <Preview
          looked={state.looked}
          empty={empty}
          onBring={(choice) => void bring(state.file, state.looked, choice)}
          onLeave={() => setState({ at: 'rest' })}
        />
      )}
      {state.at === 'stopped' && (
        <p class="note" role="status">
          {words('backup.half')}
        </p>
      )}
      {state.at === 'done' && <Done brought={state.brought} cut={state.cut} />}
    </div>
  );
}

interface PreviewProps {
  looked: Looked;
  empty: boolean;
  onBring: (choice: { targets: Take; settings: boolean }) => void;
  onLeave: () => void;
}

/** What the file holds, what is wrong with it, and what to decide. Nothing has been written. */
function Preview({ looked, empty, onBring, onLeave }: PreviewProps) {
  const { words, language } = useSpeech();
  const [targets, setTargets] = useState<Take>('newer');
  const [settings, setSettings] = useState(empty);
  const { kinds, damaged, cut, differing } = looked;
  const told = (['account', 'reading', 'target', 'labels', 'record'] as const).filter(
    (kind) => (kinds[kind] ?? 0) > 0,
  );
  return (
    <section class="card" aria-labelledby="backup-found">
      <h2 id="backup-found">{words('backup.found', { at: showInstant(looked.at, language) })}</h2>
      <ul class="bullets">
        {told.map((kind) => (
          <li key={kind}>{words(`backup.kind.${kind}`, { n: kinds[kind]! })}</li>
        ))}
      </ul>
      {(damaged.length > 0 || cut) && (
        <div class="note">
          {cut && <p>{words('backup.cut')}</p>}
          {damaged.length > 0 && (
            <p>{words('backup.damaged', { n: damaged.length, lines: linesOf(damaged, language) })}</p>
          )}
          <p>{words('backup.consent')}</p>
        </div>
      )}
      {differing > 0 && (
        <label class="field">
          <span>{words('backup.differing', { n: differing })}</span>
          <Select
            label={words('backup.differing', { n: differing })}
            value={targets}
            options={(['newer', 'mine', 'file'] as const).map((value) => ({
              value,
              shown: words(`backup.take.${value}`),
            }))}
            onChoose={setTargets}
          />
        </label>
      )}
      <label class="check">
        <input
          type="checkbox"
          checked={settings}
          onChange={(event) => setSettings(event.currentTarget.checked)}
        />
        {words('backup.settings')}
      </label>
      <p class="muted">{words('backup.merge')}</p>
      <div class="actions">
        <button type="button" class="button primary" onClick={() => onBring({ targets, settings })}>
          {words(damaged.length > 0 || cut ? 'backup.bring.rest' : 'backup.bring')}
        </button>
        <button type="button" class="button" onClick={onLeave}>
          {words('backup.leave')}
        </button>
      </div>
    </section>
  );
}

function Done({ brought, cut }: { brought: Brought; cut: boolean }) {
  const { words, language } = useSpeech();
  const { added, changed, known, left, accounts } = brought;
  return (
    <div role="status">
      <p>
        {words(added + changed === 0 ? 'backup.nothing' : 'backup.done', { added, changed, known, accounts })}
      </p>
      {cut && <p class="note">{words('backup.done.cut')}</p>}
      {left.length > 0 && (
        <p class="note">{words('backup.left', { n: left.length, lines: linesOf(left, language) })}</p>
      )}
    </div>
  );
}

function linesOf(lines: readonly number[], language: 'en' | 'it'): string {
  const shown = lines.slice(0, MOST).map((line) => showFigure(line, 'count', null, language));
  return new Intl.ListFormat(language, { type: 'unit' }).format(
    lines.length > MOST ? [...shown, '…'] : shown,
  );
}
