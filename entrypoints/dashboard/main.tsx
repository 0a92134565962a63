import { render } from 'preact';
import { browser } from 'wxt/browser';

import '@/ui/parts/base.css';
import '@/ui/dashboard/dashboard.css';
import { browserClient } from '@/messages/browser-client';
import { Dashboard } from '@/ui/dashboard/dashboard';
import { filePortOver } from '@/ui/dashboard/imports/file-port';
import { originsOf, readableConsoles, type AccessPort } from '@/ui/parts/access';

const scripts = browser.runtime.getManifest().content_scripts ?? [];
const consoles = readableConsoles(scripts.flatMap(({ matches }) => matches ?? []));
const port: AccessPort = {
  hasAccess: (platform) => browser.permissions.contains({ origins: originsOf(platform) }),
  requestAccess: (platforms) => browser.permissions.request({ origins: platforms.flatMap(originsOf) }),
  sites: {
    has: (pattern) => browser.permissions.contains({ origins: [pattern] }),
    request: (pattern) => browser.permissions.request({ origins: [pattern] }),
  },
};

const client = browserClient();
const files = filePortOver(() => new Worker('/report-worker.js'));
const props = { client, port, files, consoles, browserLanguages: navigator.languages };
const root = document.querySelector('#root')!;
const draw = () => render(<Dashboard {...props} now={new Date().toISOString()} />, root);
draw();
setInterval(draw, 60_000);
