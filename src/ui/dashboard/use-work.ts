import { useCallback, useState } from 'preact/hooks';

import type { Failure } from '@/messages/protocol';
import type { ReasonParams } from '@/model/light';
import { failureOf } from '../parts/ask';

/** A thing that was done, and how to take it back where that can be. */
export interface Deed {
  /** Locale key and parameters of what is told. */
  said: string;
  params?: ReasonParams;
  /** What it gives may say what came of it, where that is not simply "undone". */
  undo?: () => Promise<unknown>;
}

/** Carries out what the user asked for: one thing at a time, failures told, the last deeds kept for undo. */
export interface Work {
  busy: boolean;
  failure: Failure | null;
  /** What is told of the last deed; null when it was put away. */
  told: Deed | null;
  canUndo: boolean;
  /** Resolves to whether it was done. What it gives is told and kept for undo; null tells nothing. */
  run: (work: () => Promise<Deed | null>) => Promise<boolean>;
  undo: () => Promise<void>;
  dismiss: () => void;
}

export function useWork(): Work {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [told, setTold] = useState<Deed | null>(null);
  const [undoable, setUndoable] = useState<readonly Deed[]>([]);

  const run = useCallback(async (work: () => Promise<Deed | null>) => {
    setBusy(true);
    setFailure(null);
    try {
      const deed = await work();
      if (deed) setTold(deed);
      if (deed?.undo) setUndoable((old) => [...old, deed]);
      return true;
    } catch (error) {
      setFailure(failureOf(error));
      return false;
    } finally {
      setBusy(false);
    }
  }, []);

  const last = undoable.at(-1);
  const undo = async () => {
    if (!last?.undo) return;
    const done = await run(async () => {
      const came = await last.undo!();
      const said = typeof came === 'object' && came !== null && 'said' in came ? (came as Deed) : null;
      return said
        ? { said: said.said, ...(said.params ? { params: said.params } : {}) }
        : { said: 'done.undone' };
    });
    if (done) setUndoable((old) => old.filter((deed) => deed !== last));
  };
  const dismiss = useCallback(() => {
    setTold(null);
    setFailure(null);
  }, []);
  return { busy, failure, told, canUndo: last !== undefined, run, undo, dismiss };
}
