import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

import type { FileRequest } from '@/model/report-file';
import { reportDesk } from '@/reports/desk';

/** Reads report files beside the dashboard's page, so that the page never waits for one. */
export default defineUnlistedScript(() => {
  const answer = reportDesk({
    digest: (bytes) => crypto.subtle.digest('SHA-256', bytes),
    tell: (reply) => self.postMessage(reply, { transfer: [] }),
  });
  self.addEventListener('message', ({ data }: MessageEvent<FileRequest>) => void answer(data));
});
