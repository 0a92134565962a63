import type { FileReply, FileRequest } from '@/model/report-file';

type Final = Exclude<FileReply, { kind: 'progress' }>;

/** One file being read, in a worker of its own. */
export interface FileDesk {
  /** Asks one thing at a time. @throws Error where the worker failed or was ended */
  ask(request: FileRequest, onProgress: (share: number, rows: number) => void): Promise<Final>;
  /** Ends the worker at once, whatever it is doing. What it knew is gone. */
  close(): void;
}

/** Where files are read: composed by the entrypoint, since pages do not carry the reader. */
export interface FilePort {
  begin(): FileDesk;
}

/** A desk for each file over a worker that answers in the order of the questions. */
export function filePortOver(start: () => Worker): FilePort {
  return {
    begin() {
      const worker = start();
      let fail: ((cause: Error) => void) | null = null;
      let hear: ((reply: FileReply) => void) | null = null;
      worker.addEventListener('message', ({ data }: MessageEvent<FileReply>) => hear?.(data));
      worker.addEventListener('error', (event) => fail?.(new Error(event.message || 'the reader stopped')));
      worker.addEventListener('messageerror', () => fail?.(new Error('the reader could not be heard')));
      return {
        ask: (request, onProgress) =>
          new Promise((resolve, reject) => {
            fail = reject;
            hear = (data) => {
              if (data.kind === 'progress') onProgress(data.share, data.rows);
              else if (data.kind === 'failed') reject(new Error(data.detail));
              else resolve(data);
            };
            worker.postMessage(request, { transfer: [] });
          }),
        close() {
          worker.terminate();
          fail?.(new DOMException('the file was put away', 'AbortError'));
        },
      };
    },
  };
}
