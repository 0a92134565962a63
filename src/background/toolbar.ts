import { browser } from 'wxt/browser';

/** Shows the number of red lines on the toolbar; nothing for 0. */
export async function showBadge(reds: number): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: '#cf222e' });
  await browser.action.setBadgeText({ text: reds > 0 ? String(reds) : '' });
}

/** Opens one of the dashboard's pages in a tab. */
export async function openDashboard(page: string): Promise<void> {
  await browser.tabs.create({ url: `${browser.runtime.getURL('/dashboard.html')}#/${page}` });
}
