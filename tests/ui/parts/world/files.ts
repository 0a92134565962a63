import type { FileReply } from '@/model/report-file';
import { reportDesk } from '@/reports/desk';
import type { FilePort } from '@/ui/dashboard/imports/file-port';

/** The reader of report files in the page itself, where there is no worker. */
export const filesInPlace: FilePort = {
  begin() {
    let answered: (reply: Exclude<FileReply, { kind: 'progress' }>) => void = () => undefined;
    let progress: (share: number, rows: number) => void = () => undefined;
    const desk = reportDesk({
      digest: (bytes) => crypto.subtle.digest('SHA-256', bytes),
      tell: (reply) => (reply.kind === 'progress' ? progress(reply.share, reply.rows) : answered(reply)),
    });
    return {
      ask: (request, onProgress) =>
        new Promise((resolve, reject) => {
          progress = onProgress;
          answered = (reply) => (reply.kind === 'failed' ? reject(new Error(reply.detail)) : resolve(reply));
          void desk(request);
        }),
      close: () => undefined,
    };
  },
};
