import type { Platform } from '@/model/platform';
import { platformName } from '../parts/sentences';
import { useSpeech } from '../parts/speech';

/** Where each console keeps its table of campaigns: a link that the user follows, nothing that we request. */
const firstConsoles = [
  { platform: 'google-ads', href: 'https://ads.google.com/aw/campaigns' },
  { platform: 'meta-ads', href: 'https://adsmanager.facebook.com/adsmanager/manage/campaigns' },
] as const;

/** The console of the tab, or all whose address is known. */
export function ConsoleLinks({ platform }: { platform: Platform | null }) {
  const { words } = useSpeech();
  const links = firstConsoles.filter((one) => platform === null || one.platform === platform);
  if (links.length === 0) return null;
  return (
    <div class="actions">
      {links.map(({ platform, href }) => (
        <a key={platform} class="button primary" href={href} target="_blank" rel="noreferrer">
          {words('popup.open', { console: platformName(words, platform) })}
        </a>
      ))}
    </div>
  );
}
