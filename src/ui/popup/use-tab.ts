import { useCallback, useEffect, useState } from 'preact/hooks';

import type { Platform } from '@/model/platform';
import type { PopupPort, TabFacts } from './ports';

const nowhere: TabFacts = { url: null, platform: null, status: null };

/** What the tab under the popup and the browser's permissions say; `look` asks once more. */
export function useTab(port: PopupPort) {
  const [tab, setTab] = useState<TabFacts | null>(null);
  const [accessMissing, setAccessMissing] = useState<readonly Platform[]>([]);
  const look = useCallback(async () => {
    const facts = await port.tab().catch(() => nowhere);
    const missing = await Promise.all(
      port.consoles.map(async (platform) =>
        (await port.hasAccess(platform).catch(() => true)) ? null : platform,
      ),
    );
    setAccessMissing(missing.filter((platform) => platform !== null));
    setTab(facts);
  }, [port]);
  useEffect(() => void look(), [look]);
  return { tab, accessMissing, look };
}
