import { render } from 'preact';
import { browser } from 'wxt/browser';

import '@/ui/parts/base.css';
import '@/ui/popup/popup.css';
import { browserClient } from '@/messages/browser-client';
import { askPage } from '@/messages/page-port';
import { standsOn } from '@/model/platform';
import { originsOf, readableConsoles } from '@/ui/parts/access';
import { Popup } from '@/ui/popup/popup';
import type { PopupPort } from '@/ui/popup/ports';

const scripts = browser.runtime.getManifest().content_scripts ?? [];
const consoles = readableConsoles(scripts.flatMap(({ matches }) => matches ?? []));
const here = async () => (await browser.tabs.query({ active: true, currentWindow: true }))[0];

const port: PopupPort = {
  consoles,
  tab: async () => {
    const tab = await here();
    const url = tab?.url ?? null;
    const platform = consoles.find((one) => url !== null && standsOn(one, url)) ?? null;
    const status = platform && tab?.id !== undefined ? await askPage(tab.id, 'page.status', {}) : null;
    return { url, platform, status };
  },
  hasAccess: (platform) => browser.permissions.contains({ origins: originsOf(platform) }),
  requestAccess: (platforms) => browser.permissions.request({ origins: platforms.flatMap(originsOf) }),
  reloadTab: async () => browser.tabs.reload((await here())!.id!),
  openDashboard: async (hash) => {
    await browser.tabs.create({ url: `${browser.runtime.getURL('/dashboard.html')}${hash}` });
    window.close();
  },
};

const client = browserClient();
const props = { client, port, browserLanguages: navigator.languages };
const root = document.querySelector('#root')!;
const draw = () => render(<Popup {...props} now={new Date().toISOString()} />, root);
draw();
setInterval(draw, 60_000);
