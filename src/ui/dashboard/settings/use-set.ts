import { useEffect, useRef } from 'preact/hooks';

import type { Client } from '@/messages/client';
import type { Settings } from '@/model/settings';
import type { Work } from '../use-work';

/**
 * Changes settings, at once. `latest` is what was set last, also before the worker's answer is back: two
 * quick clicks must not undo each other.
 */
export function useSet(client: Client, settings: Settings, work: Work) {
  const latest = useRef(settings);
  useEffect(() => {
    latest.current = settings;
  }, [settings]);
  const set = (change: Partial<Settings>) => {
    latest.current = { ...latest.current, ...change };
    void work
      .run(async () => {
        await client.ask('settings.set', { settings: latest.current });
        return null;
      })
      .then((done) => {
        if (!done) latest.current = settings;
      });
  };
  return { latest, set };
}
