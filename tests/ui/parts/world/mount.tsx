import { render, type ComponentChild } from 'preact';
import { act } from 'preact/test-utils';

/** Draws into a fresh root in the document and waits until answers are in. */
export async function mount(child: ComponentChild): Promise<HTMLElement> {
  // Taken down, not only out: what still lives would hear the keys of the next.
  for (const old of document.querySelectorAll('[data-root]')) await act(async () => render(null, old));
  document.body.replaceChildren();
  const root = document.createElement('div');
  root.dataset.root = '';
  document.body.append(root);
  await act(async () => render(child, root));
  await settle();
  return root;
}

/** Lets promises and effects run until nothing more comes of it. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1)
    await act(async () => {
      await new Promise((resolve) => setTimeout(resolve, 0));
    });
}

export async function click(element: Element | null | undefined): Promise<void> {
  if (!element) throw new Error('nothing there to click');
  await act(async () => {
    element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  });
  await settle();
}

/** A button, link or summary by its words, or by its label where it has one. */
export function named(root: ParentNode, text: string): HTMLElement {
  const all = [...root.querySelectorAll<HTMLElement>('button, a, summary, [role="row"]')];
  const found = all.find(
    (element) => (element.getAttribute('aria-label') ?? element.textContent ?? '').trim() === text,
  );
  if (!found)
    throw new Error(`no “${text}” among: ${all.map((element) => element.textContent?.trim()).join(' | ')}`);
  return found;
}

/** The control that a label names. */
export function field(root: ParentNode, label: string): HTMLInputElement {
  const labels = [...root.querySelectorAll('label')];
  const found = labels.find((element) => element.textContent?.trim() === label);
  const control = found?.htmlFor
    ? root.querySelector(`[id="${found.htmlFor}"]`)
    : found?.querySelector('input, select, textarea');
  if (!control)
    throw new Error(`no field “${label}” among: ${labels.map((one) => one.textContent).join(' | ')}`);
  return control as HTMLInputElement;
}

export async function type(input: Element, text: string): Promise<void> {
  await act(async () => {
    (input as HTMLInputElement).value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await settle();
}

export async function choose(select: Element, value: string): Promise<void> {
  await act(async () => {
    (select as HTMLSelectElement).value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await settle();
}

export async function press(key: string, on: EventTarget = document.body, more: KeyboardEventInit = {}) {
  await act(async () => {
    on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
  });
  await settle();
}

/** Locale keys that were shown because nobody wrote their words. */
export function rawKeys(root: Element): string[] {
  const shown = [root.textContent ?? ''];
  for (const element of root.querySelectorAll('[aria-label], [title], [placeholder]'))
    for (const name of ['aria-label', 'title', 'placeholder']) shown.push(element.getAttribute(name) ?? '');
  const prefixes =
    'light|kpi|metric|console|age|figure|distance|reason|problem|failure|action|state|direction|scope|objective|repeat|field|form|course|grey|popup|trouble|nav|help|done|filter|lights|why|formula|trend|targets|period|smart|paste|column|data|level|labels|remove|settings';
  return shown.flatMap((text) => text.match(new RegExp(`\\b(?:${prefixes})\\.[a-z][\\w.-]*`, 'g')) ?? []);
}
