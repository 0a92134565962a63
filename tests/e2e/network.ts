import { createServer, type Socket } from 'node:net';

/** A proxy that reaches nothing: it writes down who wanted out, and hangs up. */
export interface DeadProxy {
  port: number;
  /** `host:port` of each attempt, in order. */
  attempts: string[];
  close(): Promise<void>;
}

/**
 * Every browser of the tests stands behind one of these, so that nothing leaves the machine and everything that
 * would is known, wherever it came from: a page, a content script, the worker, the browser itself.
 */
export async function deadProxy(): Promise<DeadProxy> {
  const attempts: string[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.once('data', (data) => {
      const [, target = ''] = data.toString('latin1').split(' ');
      attempts.push(target.includes('://') ? new URL(target).host : target);
      socket.end('HTTP/1.1 502 Nothing leaves\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    attempts,
    close: () =>
      new Promise((closed) => {
        for (const socket of open) socket.destroy();
        server.close(() => closed());
      }),
  };
}

/** Services that a browser calls for itself; the extension has no business there and no permission. */
const browsersOwn = [
  'mozilla.com',
  'mozilla.org',
  'mozilla.net',
  'mozaws.net',
  'firefox.com',
  'googleapis.com',
  'gvt1.com',
  'accounts.google.com',
  'clients2.google.com',
  'update.googleapis.com',
  'android.clients.google.com',
  'www.google.com',
];

/** What somebody other than the browser itself wanted to reach. */
export function strangers(attempts: readonly string[]): string[] {
  return attempts.filter((attempt) => {
    const host = attempt.replace(/:\d+$/, '');
    return !browsersOwn.some((own) => host === own || host.endsWith(`.${own}`));
  });
}
