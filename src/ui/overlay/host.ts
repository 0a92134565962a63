import { guarded } from './events';

/** One of our elements in the page, and what stands inside its shadow root. */
export interface Host {
  element: HTMLElement;
  root: ShadowRoot;
}

export type HostMaker = (tag: string, css: string) => Host;

/**
 * What our elements look like to the page's layout. Important declarations of the inner tree are stronger than
 * any of the outer one, be it a `* { … !important }` or the element's own style attribute; and nothing that the
 * page would have us inherit gets past them.
 */
const armour = `:host{all:initial!important;direction:ltr!important;display:block!important;
  width:0!important;height:0!important;pointer-events:none!important`;

/** In a cell, or in the layer: out of the flow, where the flow would have put it. */
export const standsInCell = `${armour};position:absolute!important}`;
/**
 * Over the page, in its upper left corner, and under whatever the page itself opens: a menu that unfolds over the
 * bar is the one that gets the click. Raised while a panel of ours is open; below what browsers put on top.
 */
export const standsOverPage = `${armour};position:fixed!important;left:0!important;top:0!important;
  z-index:1!important}:host(.raised){z-index:2147483646!important}`;

/**
 * Events that the page must not take for its own: a click on a light is no click on the row. Pointer moves
 * pass, or the page would believe that the pointer never left its row.
 */
const kept =
  'click dblclick auxclick contextmenu mousedown mouseup pointerdown pointerup touchstart touchend ' +
  'keydown keyup keypress focusin focusout copy';

/**
 * Makes plain elements of ours with a shadow root. The tag has a name of its own, so that a page's rules for
 * `div` or `span` do not mean it; it is no registered element, since a content script in Chromium has no registry.
 */
export function hostMaker(
  document: Document,
  mode: ShadowRootMode,
  hidesAlone = false,
): { makeHost: HostMaker; owns(node: Node): boolean } {
  const hosts = new WeakSet<Node>();
  const sheets = new Map<string, CSSStyleSheet>();
  const stop = guarded((event: Event) => event.stopPropagation());

  /** One shared sheet for all roots where the browser lets a content script have it, else a style element each. */
  function style(root: ShadowRoot, css: string): void {
    try {
      const sheet = sheets.get(css) ?? new document.defaultView!.CSSStyleSheet();
      if (!sheets.has(css)) sheet.replaceSync(css);
      root.adoptedStyleSheets = [sheet];
      sheets.set(css, sheet);
    } catch {
      root.append(Object.assign(document.createElement('style'), { textContent: css }));
    }
  }

  const alone = hidesAlone ? ':host{visibility:var(--lampadina-alive,hidden)!important}' : '';

  const makeHost: HostMaker = (tag, css) => {
    const element = document.createElement(tag);
    hosts.add(element);
    const root = element.attachShadow({ mode });
    style(root, css + alone);
    for (const type of kept.split(' ')) element.addEventListener(type, stop);
    return { element, root };
  };

  return {
    makeHost,
    /** Is the node one of them, or inside one? */
    owns(node) {
      for (let at: Node | null = node; at;) {
        if (hosts.has(at)) return true;
        const root: Node = at.getRootNode();
        at = 'host' in root ? (root.host as Node) : null;
      }
      return false;
    },
  };
}
