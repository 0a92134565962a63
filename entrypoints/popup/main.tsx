import { render } from 'preact';
import { browser } from 'wxt/browser';

import '@/ui/parts/base.css';
import '@/ui/popup/popup.css';
import { browserClient } from '@/messages/browser-client';
import { readableConsoles } from '@/ui/parts/access';
import { Popup } from '@/ui/popup/popup';
import { popupPort } from './port';

const scripts = browser.runtime.getManifest().content_scripts ?? [];
const consoles = readableConsoles(scripts.flatMap(({ matches }) => matches ?? []));

const client = browserClient();
const props = { client, port: popupPort(consoles, client), browserLanguages: navigator.languages };
const root = document.querySelector('#root')!;
const draw = () => render(<Popup {...props} now={new Date().toISOString()} />, root);
draw();
setInterval(draw, 60_000);
