import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';

import type { Client } from '@/messages/client';
import type { ImportLook, ImportRefused, SavedLayout } from '@/messages/areas/imports';
import type { Failure } from '@/messages/protocol';
import type { Instant } from '@/model/day';
import type { Problem } from '@/model/problem';
import type { FileAnswers, FileLook } from '@/model/report-file';
import { failureOf } from '../../parts/ask';
import type { Work } from '../use-work';
import { removeImport } from './deeds';
import type { FileDesk, FilePort } from './file-port';
import { answersOf, askStore, isRefused, keepLayout, layoutFor, storeFile, type AccountChoice } from './run';

/** Where the file at the head of the queue has come to. */
export type Step =
  | { at: 'reading'; share: number; rows: number }
  | { at: 'refused'; problem: Problem }
  | { at: 'failed'; failure: Failure }
  | { at: 'turned-away'; refusal: ImportRefused; back: () => void }
  | ({ at: 'known' | 'asking' } & Found)
  | { at: 'storing'; share: number; rows: number; of: number };

/** A file that was read: what it says, what the store says to it, and what the user said so far. */
export interface Found {
  look: FileLook;
  store: ImportLook;
  answers: FileAnswers;
  /** A layout kept from an earlier file with the same header. */
  layout: SavedLayout | null;
}

export interface Imports {
  /** The file at hand, null where there is none, with how many were dropped together. */
  file: File | null;
  number: number;
  count: number;
  step: Step;
  add: (files: readonly File[]) => void;
  /** Looks at the file once more, with these answers. */
  answer: (answers: FileAnswers) => void;
  /** Adds the file to the store. */
  store: (choices: ReadonlyMap<string, AccountChoice>) => void;
  /** Puts the file at hand away, whatever is being done with it, and goes on to the next. */
  next: () => void;
  /** The same with all of them. */
  stop: () => void;
}

const beginning: Step = { at: 'reading', share: 0, rows: 0 };

/** Report files on their way in, one after another. Lives above the pages, so that it goes on behind any of them. */
export function useImports(client: Client, port: FilePort, work: Work, now: Instant): Imports {
  const [queue, setQueue] = useState<readonly File[]>([]);
  const [number, setNumber] = useState(0);
  const [step, setStep] = useState<Step>(beginning);
  const run = useRef<{ desk: FileDesk; abort: AbortController } | null>(null);
  const clock = useRef(now);
  clock.current = now;
  const file = queue[number] ?? null;

  const end = useCallback(() => {
    run.current?.abort.abort();
    run.current?.desk.close();
    run.current = null;
  }, []);
  useEffect(() => end, []);

  /** Does a part of the work on the file at hand; what comes after the file was put away is dropped. */
  const during = async (part: (here: NonNullable<typeof run.current>) => Promise<Step | null>) => {
    const here = run.current;
    if (!here) return;
    try {
      const next = await part(here);
      if (next && run.current === here) setStep(next);
    } catch (error) {
      if (run.current === here) setStep({ at: 'failed', failure: failureOf(error) });
    }
  };
  const tellOf = (here: typeof run.current) => (share: number, rows: number) => {
    if (run.current === here) setStep({ at: 'reading', share, rows });
  };

  const lookAgain = (answers: FileAnswers, kept: SavedLayout | null) =>
    during(async (here) => {
      let layout = kept;
      let said = answers;
      let reply = await here.desk.ask({ kind: 'look', answers: said }, tellOf(here));
      if (reply.kind === 'looked' && !layout && Object.keys(said).length === 0) {
        layout = layoutFor(await client.ask('layouts.list', {}), reply.look);
        if (layout) {
          said = answersOf(layout);
          reply = await here.desk.ask({ kind: 'look', answers: said }, tellOf(here));
        }
      }
      if (reply.kind === 'refused') return { at: 'refused', problem: reply.problem };
      if (reply.kind !== 'looked') throw new Error('the reader gave no look');
      const { look } = reply;
      const store = await askStore(client, look);
      return { at: store.known?.gone === 0 ? 'known' : 'asking', look, store, answers: said, layout };
    });

  useEffect(() => {
    if (!file) return;
    end();
    setStep(beginning);
    run.current = { desk: port.begin(), abort: new AbortController() };
    void during(async (here) => {
      const lastModified = new Date(file.lastModified).toISOString();
      const opened = await here.desk.ask({ kind: 'open', file, name: file.name, lastModified }, tellOf(here));
      if (opened.kind === 'refused') return { at: 'refused', problem: opened.problem };
      await lookAgain({}, null);
      return null;
    });
  }, [file]);

  const next = () => {
    end();
    if (number + 1 < queue.length) setNumber(number + 1);
    else stop();
  };
  const stop = () => {
    end();
    setQueue([]);
    setNumber(0);
  };

  const store = (found: Found, choices: ReadonlyMap<string, AccountChoice>) =>
    during(async (here) => {
      const { look, answers } = found;
      setStep({ at: 'storing', share: 0, rows: 0, of: look.sent.rows });
      const entry = await storeFile({
        client,
        desk: here.desk,
        file: file!,
        look,
        choices,
        signal: here.abort.signal,
        onProgress: (share, rows) =>
          run.current === here && setStep({ at: 'storing', share, rows, of: look.sent.rows }),
      });
      if (isRefused(entry))
        return { at: 'turned-away', refusal: entry, back: () => void lookAgain(answers, found.layout) };
      await keepLayout(client, look, answers, clock.current);
      await work.run(async () => ({
        said: 'done.imported',
        params: { n: look.rows, file: file!.name },
        undo: async () => removeImport(client, entry, true),
      }));
      if (run.current === here) next();
      return null;
    });

  return useMemo(
    () => ({
      file,
      number: number + 1,
      count: queue.length,
      step,
      add: (files) => setQueue((old) => [...old, ...files]),
      answer: (answers) => void lookAgain(answers, 'layout' in step ? step.layout : null),
      store: (choices) => step.at === 'asking' && void store(step, choices),
      next,
      stop,
    }),
    [file, number, queue, step],
  );
}
