import type { Page } from 'puppeteer-core';

import { waitFor, type Rig } from './browser';
import { evaluateInFirefox } from './firefox';
import { inContentWorld } from './lights';

/** The panel that teaches a table, driven as a user does. Its root is closed to the page; the browser sees into it. */
export async function inPanel<T>(rig: Rig, page: Page, work: string): Promise<T> {
  const within = (root: string) => `JSON.stringify((${work})(${root}) ?? null)`;
  const json =
    rig.name === 'chromium'
      ? await inContentWorld<string>(
          page,
          within(`chrome.dom.openOrClosedShadowRoot(document.querySelector('lampadina-teaching'))`),
        )
      : await evaluateInFirefox(
          rig.browser,
          page.url(),
          within(`content.document.querySelector('lampadina-teaching').openOrClosedShadowRoot`),
        );
  return JSON.parse(json) as T;
}

/** Is the panel open, and has it drawn itself? */
export const panelIsThere = (rig: Rig, page: Page) =>
  inPanel<boolean>(rig, page, `(root) => root.querySelector('h2') !== null`);

export const panelText = (rig: Rig, page: Page) =>
  inPanel<string>(rig, page, `(root) => root.querySelector('.teaching').textContent`);

/** Clicks what a selector finds, or the button or label with these words, with the browser's own pointer. */
export async function pressInPanel(rig: Rig, page: Page, what: string): Promise<void> {
  const find = `(root) => {
    const words = ${JSON.stringify(what)};
    const all = [...root.querySelectorAll('button, label, input')];
    const found = all.find((one) => one.id === words || one.textContent.trim() === words || one.textContent.includes(words));
    if (!found || found.disabled) return null;
    found.scrollIntoView({ block: 'center' });
    const { x, y, width, height } = found.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }`;
  let at: { x: number; y: number } | null = null;
  await waitFor(
    async () => (at = await inPanel<{ x: number; y: number } | null>(rig, page, find)) !== null,
    10,
    `${what} in the panel`,
  );
  await page.mouse.click(at!.x, at!.y);
}

/** Chooses in a select as the keyboard does: by typing the words of an option. */
export async function typeInSelect(rig: Rig, page: Page, id: string, words: string): Promise<void> {
  const of = `root.getElementById(${JSON.stringify(id)})`;
  const chosen = () =>
    inPanel<boolean>(
      rig,
      page,
      `(root) => ${of}.selectedOptions[0].textContent.startsWith(${JSON.stringify(words)})`,
    );
  await waitFor(
    async () => {
      // Typed again where the panel was drawn anew under the keys.
      await inPanel(rig, page, `(root) => ${of}.focus()`);
      await page.keyboard.type(words);
      for (let turn = 0; turn < 20; turn += 1) {
        if (await chosen()) return true;
        await new Promise((done) => setTimeout(done, 60));
      }
      return false;
    },
    15,
    `${words} in ${id}`,
  );
}
