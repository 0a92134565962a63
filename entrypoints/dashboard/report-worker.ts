import type { FileRequest } from '@/model/report-file';
import { reportDesk } from '@/reports/desk';

const answer = reportDesk({
  digest: (bytes) => crypto.subtle.digest('SHA-256', bytes),
  tell: (reply) => self.postMessage(reply),
});
self.addEventListener('message', ({ data }: MessageEvent<FileRequest>) => void answer(data));
