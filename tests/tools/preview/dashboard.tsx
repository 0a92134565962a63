import { render } from 'preact';

import '@/ui/parts/base.css';
import '@/ui/dashboard/dashboard.css';
import type { Replies } from '@/messages/protocol';
import { Dashboard } from '@/ui/dashboard/dashboard';
import { check, entries } from './books';
import { fakeClient } from '../../ui/parts/world/fake-client';
import { filesInPlace } from '../../ui/parts/world/files';
import { world, worldNow } from '../../ui/parts/world/world';

/** `?state=full&language=it&theme=dark&palette=calm#/lights` */
const query = new URLSearchParams(location.search);
const state = query.get('state') ?? 'full';
const here = world(500);
here.settings = {
  ...here.settings,
  language: query.get('language') === 'it' ? 'it' : 'en',
  theme: query.get('theme') === 'dark' ? 'dark' : 'light',
  palette: query.get('palette') === 'calm' ? 'calm' : 'signal',
};
if (state !== 'full') {
  here.targets = [];
  here.lines = [];
}
if (state === 'empty') {
  here.accounts = [];
  here.campaigns = [];
}
const client = fakeClient(here, state === 'empty' ? 0 : 214);
if (state === 'full') {
  const { ask } = client;
  client.ask = (kind, request) => {
    const known: Partial<Replies> = {
      'business.list': entries,
      'business.check': check,
      'teaching.list': [],
    };
    const reply = known[kind];
    return reply === undefined ? ask(kind, request) : Promise.resolve(reply as Replies[typeof kind]);
  };
}
if (state === 'away') client.ask = () => Promise.reject(new Error('gone'));
const port = {
  hasAccess: async (platform: string) => platform !== 'linkedin-ads',
  requestAccess: async () => true,
};
render(
  <Dashboard
    client={client}
    port={port}
    files={filesInPlace}
    consoles={['google-ads', 'meta-ads', 'linkedin-ads']}
    now={worldNow}
    browserLanguages={['en']}
  />,
  document.getElementById('root')!,
);
