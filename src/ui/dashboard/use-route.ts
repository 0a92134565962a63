import { useCallback, useEffect, useState } from 'preact/hooks';

import { readRoute, writeRoute, type Route } from './route';

export type Go = (change: Partial<Route>, how?: 'push' | 'replace') => void;

/** The view in the address, and the way to another. `replace` for what is typed: Back must not walk over letters. */
export function useRoute(): { route: Route; go: Go } {
  const [hash, setHash] = useState(() => location.hash);
  useEffect(() => {
    const follow = () => setHash(location.hash);
    addEventListener('hashchange', follow);
    addEventListener('popstate', follow);
    return () => {
      removeEventListener('hashchange', follow);
      removeEventListener('popstate', follow);
    };
  }, []);
  const go = useCallback<Go>((change, how = 'push') => {
    const next = writeRoute({ ...readRoute(location.hash), ...change });
    if (next === location.hash) return;
    if (how === 'push') history.pushState(null, '', next);
    else history.replaceState(null, '', next);
    setHash(next);
  }, []);
  return { route: readRoute(hash), go };
}
