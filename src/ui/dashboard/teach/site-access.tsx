import { useEffect, useState } from 'preact/hooks';

import type { AccessPort } from '../../parts/access';
import { useSpeech } from '../../parts/speech';

interface SiteAccessProps {
  port: AccessPort;
  pattern: string;
  /** The site as it is read aloud. */
  site: string;
}

/** Says so where the browser does not let us read a site whose map is here, and asks for it. */
export function SiteAccess({ port, pattern, site }: SiteAccessProps) {
  const { words } = useSpeech();
  const [has, setHas] = useState(true);
  const { sites } = port;
  useEffect(() => {
    let live = true;
    void sites?.has(pattern).then(
      (now) => live && setHas(now),
      () => undefined,
    );
    return () => {
      live = false;
    };
  }, [sites, pattern]);
  if (has || !sites) return null;
  return (
    <span class="site-access">
      <span class="muted small">{words('sites.access-off')}</span>
      <button
        type="button"
        class="link"
        aria-label={words('sites.allow.for', { site })}
        onClick={() => void sites.request(pattern).then(setHas, () => setHas(false))}
      >
        {words('sites.allow')}
      </button>
    </span>
  );
}
