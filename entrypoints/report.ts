import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

import { consoles } from '@/consoles/index';
import { reportHere } from '@/content/skeleton/here';

/** Makes a report of the page that it is put into, when its user asks for one in the popup, and gives its text. */
export default defineUnlistedScript(() => reportHere(window, consoles, new Date().toISOString()));
