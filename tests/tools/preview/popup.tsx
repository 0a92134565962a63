import { render } from 'preact';

import '@/ui/parts/base.css';
import '@/ui/popup/popup.css';
import { Popup } from '@/ui/popup/popup';
import type { PopupPort, TabFacts } from '@/ui/popup/ports';
import { problem } from '@/model/problem';
import { fakeClient } from '../../ui/parts/world/fake-client';
import { world, worldNow } from '../../ui/parts/world/world';

/** `?state=lights&language=it&theme=dark&palette=calm` */
const query = new URLSearchParams(location.search);
const state = query.get('state') ?? 'lights';
const here = world(60);
here.settings = {
  ...here.settings,
  language: query.get('language') === 'it' ? 'it' : 'en',
  theme: query.get('theme') === 'dark' ? 'dark' : 'light',
  palette: query.get('palette') === 'calm' ? 'calm' : 'signal',
  consolesOff: state === 'off' ? ['google-ads'] : [],
};
const bare = ['whole-site', 'first-run', 'unread', 'access', 'reload', 'off', 'unknown', 'problems'].includes(
  state,
);
if (bare || state === 'no-target') {
  here.targets = [];
  here.lines = [];
}
const client = fakeClient(here, bare ? 0 : 214);
if (state === 'away') client.ask = () => Promise.reject(new Error('gone'));

const reading: TabFacts = {
  url: 'https://ads.google.com/aw/campaigns',
  platform: 'google-ads',
  status: { platform: 'google-ads', state: 'reading', grid: 'ess', rows: 60, problems: [], account: null },
};
const status = reading.status!;
const ask = client.ask;
if (state === 'awaited')
  client.ask = (kind, request) => (kind === 'hints.list' ? new Promise(() => {}) : ask(kind, request));
const tabs: Record<string, TabFacts> = {
  'whole-site': {
    url: 'https://www.linkedin.com/campaignmanager/accounts/1/campaigns',
    platform: 'linkedin-ads',
    status: null,
    blocked: ['https://www.linkedin.com/campaignmanager/*'],
  },
  'first-run': { url: 'https://example.org/', platform: null, status: null },
  unread: { ...reading, status: { ...status, state: 'no-table' } },
  reload: { ...reading, status: null },
  unknown: {
    ...reading,
    ...(query.has('teach') ? { site: { tab: 7, pattern: 'https://ads.google.com/*' } } : {}),
    status: { ...status, state: 'not-understood', problems: [problem('layout-unknown')] },
  },
  problems: {
    ...reading,
    status: {
      ...status,
      problems: [
        problem('range-unknown', { text: 'Seit jeher' }),
        problem('column-unknown', { header: 'Opt. score' }),
      ],
    },
  },
  notice: { ...reading, status: null },
};
const port: PopupPort = {
  consoles: ['google-ads', 'meta-ads'],
  tab: async () => tabs[state] ?? reading,
  hasAccess: async () => state !== 'access',
  requestAccess: async () => true,
  requestOrigins: async () => true,
  reloadTab: async () => {},
  openDashboard: async () => {},
  ...(query.has('teach') ? { teach: async () => {} } : {}),
};
render(
  <Popup client={client} port={port} now={worldNow} browserLanguages={['en']} />,
  document.getElementById('root')!,
);
