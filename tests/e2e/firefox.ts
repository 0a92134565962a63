import type { Browser } from 'puppeteer-core';

/** What only Firefox's own window can do: reached over BiDi, with `-remote-allow-system-access`. */

interface Connection {
  send(method: string, params: unknown): Promise<{ result: unknown }>;
}

/** Ends the extension's event page, as Firefox does when it has been idle. */
export async function stopBackgroundInFirefox(browser: Browser, id: string): Promise<void> {
  await inWindow(
    browser,
    `WebExtensionPolicy.getByID(${JSON.stringify(id)}).extension.terminateBackground()`,
  );
}

/** Switches the extension off, as the add-ons page does. */
export async function disableInFirefox(browser: Browser, id: string): Promise<void> {
  const manager = `ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs').AddonManager`;
  await inWindow(browser, `${manager}.getAddonByID(${JSON.stringify(id)}).then((addon) => addon.disable())`);
}

/** An expression in the page at the address, with the browser's own eyes: it sees into closed shadow roots. */
export async function evaluateInFirefox(browser: Browser, url: string, expression: string): Promise<string> {
  const script = `sendAsyncMessage('lampadina:seen', (() => { try { return ${expression}; } catch (error) { return 'failed: ' + error; } })());`;
  const value = await inWindow(
    browser,
    `new Promise((done) => {
      const { messageManager } = gBrowser.browsers.find((one) => one.currentURI.spec === ${JSON.stringify(url)});
      messageManager.addMessageListener('lampadina:seen', function seen({ data }) {
        messageManager.removeMessageListener('lampadina:seen', seen);
        done(data);
      });
      messageManager.loadFrameScript('data:application/javascript;charset=utf-8,' + encodeURIComponent(${JSON.stringify(script)}), false);
    })`,
  );
  if (value.startsWith('failed: ')) throw new Error(value);
  return value;
}

async function inWindow(browser: Browser, expression: string): Promise<string> {
  const connection = (browser as unknown as { connection: Connection }).connection;
  const tree = (await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' })) as {
    result: { contexts: { context: string }[] };
  };
  const answer = (await connection.send('script.evaluate', {
    expression,
    target: { context: tree.result.contexts[0]?.context },
    awaitPromise: true,
  })) as { result: { type: string; result?: { value?: string }; exceptionDetails?: { text: string } } };
  if (answer.result.type !== 'success')
    throw new Error(answer.result.exceptionDetails?.text ?? 'Firefox did not do it');
  return answer.result.result?.value ?? '';
}
