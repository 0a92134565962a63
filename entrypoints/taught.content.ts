import { defineContentScript } from 'wxt/utils/define-content-script';

import { startTaught } from '@/content/taught';

/** Sites where the user taught a table; registered for those alone, when they were taught and allowed. */
export default defineContentScript({
  matches: [],
  registration: 'runtime',
  runAt: 'document_idle',
  main: () => startTaught().catch(() => undefined),
});
