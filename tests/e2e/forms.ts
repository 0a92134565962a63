import type { Page } from 'puppeteer-core';

/** Pages of ours, driven as a user does: by the words that stand on them. */

/** The control under a label; the label's whole text, in the page's language. @throws Error where there is none */
async function control(page: Page, label: string): Promise<string> {
  const id = await page.waitForFunction(
    (text) => {
      const found = [...document.querySelectorAll('label')].find((one) => one.textContent?.trim() === text);
      return found?.htmlFor ?? null;
    },
    { timeout: 10_000 },
    label,
  );
  return `[id="${String(await id.jsonValue())}"]`;
}

/** Types into a field, instead of what stood there. */
export async function fill(page: Page, label: string, text: string): Promise<void> {
  const selector = await control(page, label);
  await page.$eval(
    selector,
    (field, value) => {
      const input = field as HTMLInputElement;
      input.focus();
      input.value = value;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    },
    text,
  );
}

export async function choose(page: Page, label: string, value: string): Promise<void> {
  await page.select(await control(page, label), value);
}

/** Presses a button or follows a link by its words or its accessible name. */
export async function press(page: Page, name: string): Promise<void> {
  const handle = await page.waitForFunction(
    (text) =>
      [...document.querySelectorAll<HTMLElement>('button, a, summary, [role=tab]')].find(
        (one) =>
          (one.getAttribute('aria-label') ?? one.textContent?.trim()) === text && one.checkVisibility(),
      ) ?? null,
    { timeout: 10_000 },
    name,
  );
  const element = handle.asElement();
  if (!element) throw new Error(`nothing to press is called ${name}`);
  await (element as unknown as { click(): Promise<void> }).click();
}

/** The words that are in view on the page. */
export function wordsOn(page: Page): Promise<string> {
  return page.evaluate(() => document.body.innerText);
}
