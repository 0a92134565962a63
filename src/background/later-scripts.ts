import { browser } from 'wxt/browser';

import { optionalHosts, type Platform } from '@/model/platform';

/** Which of the built scripts reads a console whose hosts are asked for later. */
const scripts: Partial<Record<Platform, string>> = {
  'meta-ads': '/content-scripts/meta.js',
  'linkedin-ads': '/content-scripts/tables.js',
};

/**
 * Brings the registered scripts in line with the hosts that the user allowed: a console that lives inside a whole
 * site is read from its next page load on, and no longer once the permission is taken back.
 */
export async function alignLaterScripts(): Promise<void> {
  const known = new Set((await browser.scripting.getRegisteredContentScripts()).map(({ id }) => id));
  for (const [platform, file] of Object.entries(scripts)) {
    const matches = [...(optionalHosts[platform as Platform] ?? [])];
    const allowed = await browser.permissions.contains({ origins: matches });
    if (allowed && !known.has(platform))
      await browser.scripting.registerContentScripts([
        {
          id: platform,
          matches,
          js: [file],
          // Without it the lights take themselves for orphans of an extension that is gone, and hide.
          css: [file.replace(/js$/, 'css')],
          runAt: 'document_idle',
          persistAcrossSessions: true,
        },
      ]);
    if (!allowed && known.has(platform))
      await browser.scripting.unregisterContentScripts({ ids: [platform] });
  }
}
