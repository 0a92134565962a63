import type { Browser } from 'puppeteer-core';

interface Connection {
  send(method: string, params: unknown): Promise<{ result: unknown }>;
}

/** Ends the extension's event page, as Firefox does when it has been idle: from the browser's own window. */
export async function stopBackgroundInFirefox(browser: Browser, id: string): Promise<void> {
  const connection = (browser as unknown as { connection: Connection }).connection;
  const tree = (await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' })) as {
    result: { contexts: { context: string }[] };
  };
  const context = tree.result.contexts[0]?.context;
  const answer = await connection.send('script.evaluate', {
    expression: `WebExtensionPolicy.getByID(${JSON.stringify(id)}).extension.terminateBackground()`,
    target: { context },
    awaitPromise: true,
  });
  const result = answer.result as { type: string; exceptionDetails?: { text: string } };
  if (result.type !== 'success')
    throw new Error(result.exceptionDetails?.text ?? 'the event page was not ended');
}
