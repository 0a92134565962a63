import { useEffect, useRef, useState } from 'preact/hooks';

import type { Client } from '@/messages/client';
import type { Failure } from '@/messages/protocol';
import type { LightView } from '@/model/light';
import { failureOf } from '../../parts/ask';

type Lights = ReadonlyMap<string, readonly LightView[]>;

/**
 * Campaign lights of the targets wanted, one request a target: no message grows with the number of targets, and
 * what is not looked at is never asked for. After a change of the store those wanted are asked for again; the old
 * ones stay until the new ones are there.
 */
export function useCampaignLights(client: Client, wanted: readonly string[]) {
  const [lights, setLights] = useState<Lights>(new Map());
  const [failure, setFailure] = useState<Failure | null>(null);
  /** The round in which each target was last asked for. */
  const asked = useRef(new Map<string, number>());
  const [round, setRound] = useState(0);

  useEffect(() => client.onChange(() => setRound((count) => count + 1)), [client]);

  useEffect(() => {
    for (const target of wanted) {
      if ((asked.current.get(target) ?? -1) >= round) continue;
      asked.current.set(target, round);
      client.ask('lights', { target }).then(
        (found) => {
          if (asked.current.get(target) !== round) return;
          setFailure(null);
          setLights((old) => new Map(old).set(target, found));
        },
        (error: unknown) => setFailure(failureOf(error)),
      );
    }
  }, [client, round, wanted.join('\u0000')]);

  const loading = wanted.some((target) => !lights.has(target)) && failure === null;
  return { lights, loading, failure, again: () => setRound((count) => count + 1) };
}
