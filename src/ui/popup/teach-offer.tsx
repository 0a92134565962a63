import { useSpeech } from '../parts/speech';
import type { TabFacts, TeachableSite } from './ports';

/** May this tab be taught: a page that nobody reads, another page of a taught site, or a table that is not understood? */
export function teachableSite(tab: TabFacts | null): TeachableSite | null {
  if (!tab?.site) return null;
  const { platform, status } = tab;
  if (platform === null || status?.state === 'not-understood') return tab.site;
  const serves = status?.state === 'reading' && status.problems.length === 0;
  return platform === 'other' && !serves && status?.state !== 'waiting' ? tab.site : null;
}

/** May what the user taught of this tab be taught anew, though it reads well? The new map takes the place of the old one. */
export function changeableSite(tab: TabFacts | null): TeachableSite | null {
  const { platform, status, site } = tab ?? {};
  return platform === 'other' && status?.state === 'reading' && !teachableSite(tab) ? (site ?? null) : null;
}

/** The offer to teach the page under the popup. */
export function TeachOffer({
  site,
  known,
  onTeach,
}: {
  site: TeachableSite;
  /** Is it a console's page, whose table alone is strange? */
  known: boolean;
  onTeach: (site: TeachableSite) => void;
}) {
  const { words } = useSpeech();
  return (
    <aside class="notice" aria-label={words('popup.teach')}>
      <p>{words(known ? 'popup.teach.mend' : 'popup.teach.hint')}</p>
      <button type="button" class="button" onClick={() => onTeach(site)}>
        {words('popup.teach')}
      </button>
    </aside>
  );
}
