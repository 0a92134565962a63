import type { CDPSession, Page } from 'puppeteer-core';

import type { Rig } from './browser';
import { evaluateInFirefox } from './firefox';

/** A light as it stands in a console page, with the row that it stands in. */
export interface SeenLight {
  /** What the row under the light shows now; null where the light stands on no row. */
  row: { id: string | null; name: string } | null;
  /** Its whole sentence, as a screen reader says it. */
  label: string;
  colour: 'green' | 'yellow' | 'red' | 'grey' | null;
  figures: string;
  box: { x: number; y: number; width: number; height: number };
}

/** The bar over the table: its words, and where it stands. */
export interface SeenBar {
  text: string;
  box: SeenLight['box'];
}
export interface SeenOverlay {
  lights: SeenLight[];
  bars: SeenBar[];
  /** The words of the card that is open. */
  cards: string[];
  /** Elements of ours in the page, shown or not. */
  hosts: number;
}

/**
 * Looks at all lights and rows in one go, so that nothing moves between the two. Text, because it runs in other
 * worlds: our shadow roots are closed to the page. `open` gives an element's closed root.
 */
const collector = `(document, open) => {
  const boxOf = (element) => { const { x, y, width, height } = element.getBoundingClientRect(); return { x, y, width, height }; };
  const rowSelector = '.particle-table-row, ._1gda._2djg:not([data-pagelet])';
  const shownRows = [...document.querySelectorAll(rowSelector)].filter((row) => row.getBoundingClientRect().height > 0);
  const rowAt = (host, box) => {
    const within = host.closest(rowSelector);
    if (within) return within;
    const middle = box.y + box.height / 2;
    return shownRows.find((row) => { const { top, bottom } = row.getBoundingClientRect(); return top <= middle && middle <= bottom; }) ?? null;
  };
  const describe = (row) => {
    const link = row.querySelector('.ess-cell-link, ._3dfi');
    const surface = row.querySelector('[data-surface]')?.getAttribute('data-surface') ?? '';
    const id = /table_row:(\\d+)unit/.exec(surface)?.[1] ?? /(?:campaignId|adGroupId)=(\\d+)/.exec(link?.getAttribute('href') ?? '')?.[1] ?? row.querySelector('[adobjectid]')?.getAttribute('adobjectid') ?? null;
    return { id, name: link?.textContent ?? '' };
  };
  const hosts = [...document.querySelectorAll('*')].filter((one) => one.localName.startsWith('lampadina-'));
  const lights = [];
  const bars = [];
  const cards = [];
  const inside = (root) => [...root.querySelectorAll('*')].flatMap((one) => {
    const below = one.localName.startsWith('lampadina-') ? open(one) : null;
    return below ? [one, ...inside(below)] : [one];
  });
  for (const host of inside(document).filter((one) => one.localName.startsWith('lampadina-'))) {
    const root = open(host);
    if (!root) continue;
    for (const pill of root.querySelectorAll('.pill')) {
      const button = pill.querySelector('button');
      const box = boxOf(button);
      if (pill.hidden || box.width === 0 || !button.checkVisibility({ visibilityProperty: true })) continue;
      const row = rowAt(host, box);
      const colour = /light-shape-(green|yellow|red|grey)/.exec(button.firstElementChild?.getAttribute('class') ?? '')?.[1] ?? null;
      lights.push({ row: row && describe(row), label: button.getAttribute('aria-label') ?? '', colour, figures: pill.querySelector('.figures')?.textContent ?? '', box });
    }
    for (const card of root.querySelectorAll('.card')) if (card.checkVisibility()) cards.push(card.textContent);
    for (const bar of root.querySelectorAll('.bar')) if (bar.checkVisibility()) bars.push({ text: bar.textContent, box: boxOf(bar) });
  }
  return { lights, bars, cards, hosts: hosts.length };
}`;

export async function seenOverlay(rig: Rig, page: Page): Promise<SeenOverlay> {
  const json =
    rig.name === 'chromium'
      ? await inContentWorld<string>(
          page,
          `JSON.stringify((${collector})(document, (one) => chrome.dom.openOrClosedShadowRoot(one)))`,
        )
      : await evaluateInFirefox(
          rig.browser,
          page.url(),
          `JSON.stringify((${collector})(content.document, (one) => one.openOrClosedShadowRoot))`,
        );
  return JSON.parse(json) as SeenOverlay;
}

const sessions = new WeakMap<Page, Promise<{ session: CDPSession; worlds: Map<number, string> }>>();

/** Runs an expression where our content script lives. Chromium only. @throws Error where it is not there */
export async function inContentWorld<T>(page: Page, expression: string): Promise<T> {
  const { session, worlds } = await worldsOf(page);
  const [id] = [...worlds].filter(([, name]) => /lampadina/i.test(name)).at(-1) ?? [];
  if (id === undefined) throw new Error('no content script in this page');
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression,
    contextId: id,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as T;
}

function worldsOf(page: Page) {
  const known = sessions.get(page);
  if (known) return known;
  const fresh = (async () => {
    const session = await page.createCDPSession();
    const worlds = new Map<number, string>();
    session.on('Runtime.executionContextCreated', ({ context }) => worlds.set(context.id, context.name));
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) =>
      worlds.delete(executionContextId),
    );
    session.on('Runtime.executionContextsCleared', () => worlds.clear());
    await session.send('Runtime.enable');
    return { session, worlds };
  })();
  sessions.set(page, fresh);
  fresh.catch(() => sessions.delete(page));
  return fresh;
}
