import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

import { runningHere } from '@/content/running';
import { teachingDesk } from '@/content/teaching/desk';
import { browserClient } from '@/messages/browser-client';
import { mountTeaching } from '@/ui/teaching/mount';

/** The panel that teaches a table; put into a page when its user asks for it in the popup, and never otherwise. */
export default defineUnlistedScript(() => {
  if (window.top !== window) return;
  const now = () => new Date().toISOString();
  void mountTeaching(document, {
    client: browserClient(),
    desk: (owns) => teachingDesk(window, now, owns, runningHere()?.consoles ?? []),
    languages: navigator.languages,
    now: now(),
  });
});
