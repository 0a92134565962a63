import type { Host, HostMaker } from './host';
import { layerStyles } from './styles';

/** The fixed layer over the page and its parts. */
export interface Layer {
  root: ShadowRoot;
  /** Lights that cannot stand in their cells. */
  rows: HTMLElement;
  /** Changes its size for the frames. */
  tick: HTMLElement;
  bar: HTMLElement;
  problems: HTMLElement;
  card: HTMLElement;
  /** On the page, or off it. */
  present(on: boolean): void;
  /** Above everything of the page while one reason for it stands: an open panel, or a page that lies on top whole. */
  raise(reason: 'card' | 'problems' | 'buried', on: boolean): void;
  /** The classes that carry palette and ground. */
  look(name: string): void;
  lang(language: string): void;
  remove(): void;
}

/** How often it is put back where a page takes it out. Then it stays away: no war over the page. */
const PATIENCE = 8;
/** Pages that tidy up do it again at once: each time it is put back a little later, ms. */
const PAUSE = 200;
/** After so much peace it is forgotten how often that was, ms. */
const PEACE = 60_000;

export function createLayer(document: Document, makeHost: HostMaker, back: () => void): Layer {
  const view = document.defaultView!;
  const host: Host = makeHost('lampadina-layer', layerStyles);
  const look = document.createElement('div');
  const part = (name: string, attributes: Record<string, string> = {}) => {
    const element = document.createElement('div');
    element.className = name;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    look.append(element);
    return element;
  };
  const rows = part('rows');
  const tick = part('tick');
  const bar = part('bar', { role: 'region', 'aria-label': 'Lampadina', hidden: '' });
  const problems = part('problems', { hidden: '' });
  const card = part('card', { role: 'dialog', 'aria-labelledby': 'title', tabindex: '-1', hidden: '' });
  host.root.append(look);

  const reasons = new Set<string>();
  let wanted = false;
  let patience = PATIENCE;
  let timer = 0;
  let calm = 0;

  const watch = new MutationObserver(() => {
    if (!wanted || host.element.isConnected) return;
    view.clearTimeout(timer);
    if (patience > 0) timer = view.setTimeout(putBack, (PATIENCE - patience) * PAUSE);
  });

  function putBack(): void {
    if (!wanted || host.element.isConnected) return;
    patience -= 1;
    view.clearTimeout(calm);
    calm = view.setTimeout(() => {
      patience = PATIENCE;
    }, PEACE);
    attach();
    back();
  }

  function attach(): void {
    const home = document.body ?? document.documentElement;
    watch.disconnect();
    // The body itself may be exchanged for another one.
    watch.observe(home, { childList: true });
    watch.observe(document.documentElement, { childList: true });
    home.append(host.element);
  }

  return {
    root: host.root,
    rows,
    tick,
    bar,
    problems,
    card,
    present(on) {
      wanted = on;
      if (on && !host.element.isConnected && patience > 0) attach();
      if (!on) host.element.remove();
    },
    raise(reason, on) {
      if (on) reasons.add(reason);
      else reasons.delete(reason);
      host.element.classList.toggle('raised', reasons.size > 0);
    },
    look(name) {
      if (look.className !== name) look.className = name;
    },
    lang(language) {
      look.lang = language;
    },
    remove() {
      wanted = false;
      watch.disconnect();
      view.clearTimeout(timer);
      view.clearTimeout(calm);
      host.element.remove();
    },
  };
}
