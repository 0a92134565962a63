/** An element with attributes and children; a text child is text, never markup. */
export function make(
  tag: string,
  attributes: Record<string, string | number | undefined> = {},
  ...children: (Node | string)[]
): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/** What the shell hands to the page's script. */
export interface Shell {
  today: string;
  dayDone: number;
  language: 'en' | 'it' | 'de' | null;
  dark: boolean;
  /** Milliseconds that the table takes to load, from and to. */
  delay: readonly [number, number];
  /** Rows a page. */
  pageSize: number;
  /** Meta: `2026` marks rows by their id, `2024` does not. */
  build: '2024' | '2026';
}

export function shell(): Shell {
  return JSON.parse(document.getElementById('demo-shell')?.textContent ?? '{}') as Shell;
}

export const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
