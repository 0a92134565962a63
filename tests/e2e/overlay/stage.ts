import { mountOverlay, type Overlay, type OverlayState } from '@/ui/overlay/overlay';
import { gridOf, gridStyles, type Grid, type GridName } from './grids';
import type { Told } from '@/messages/areas/told';
import type { RequestOf } from '@/messages/protocol';
import { campaigns, colourOf, figuresOf, stateOf, toldOf, type Campaign } from './lights';

export interface StageOptions {
  grid: GridName;
  rows?: number;
  pool?: number;
  nameWidth?: number;
  dark?: boolean;
  css?: string;
  /** When rows are named after a mutation: at once as the content script does, or late, or not at all. */
  naming?: 'at-once' | 'late' | 'never';
  state?: Partial<OverlayState>;
}

/** What stands on the page now, as a person would see it. */
interface Seen {
  id: string | null;
  figures: string;
  label: string;
  colour: string;
  box: DOMRect;
}

/** Runs in the browser: a console's page of our own, and the overlay on it. */
export interface Stage {
  build(options: StageOptions): void;
  list: Campaign[];
  overlay: Overlay;
  grid: Grid;
  scroller: HTMLElement;
  opened: string[];
  /** What was asked about lights, and what answers now: by default at once. */
  asked: RequestOf<'page.told'>[];
  tell: (asked: RequestOf<'page.told'>) => Promise<Told | null>;
  state(change?: Partial<OverlayState>): OverlayState;
  place(): void;
  scrollTo(top: number): void;
  /** Puts the list in another order, as sorting does. */
  sort(order: readonly number[]): void;
  /** All lights that are drawn, each with the row it stands in by the page's own layout. */
  seen(): Seen[];
  /** What is wrong with the lights: empty where each stands on its own campaign. */
  wrong(): string[];
  rects(): string[];
  layer(): ShadowRoot | null;
}

function build(stage: Stage, options: StageOptions): void {
  const {
    grid,
    rows = 100,
    pool = 24,
    nameWidth = 320,
    dark = false,
    css = '',
    naming = 'at-once',
  } = options;
  stage.overlay?.remove();
  document.body.replaceChildren();
  document.body.className = dark ? 'dark' : '';
  document.head.replaceChildren(
    Object.assign(document.createElement('style'), { textContent: gridStyles + css }),
  );
  document.body.insertAdjacentHTML(
    'beforeend',
    `<header class="toolbar"><h1 style="font:inherit;margin:0">Campaigns</h1><button>New campaign</button></header>
     <main><div class="range">1 – 22 Nov 2026</div><div class="scroller"></div></main>`,
  );
  stage.list = campaigns(rows);
  stage.grid = gridOf(grid, pool, nameWidth);
  stage.scroller = document.querySelector<HTMLElement>('.scroller')!;
  stage.scroller.classList.toggle('still', grid === 'slots');
  stage.scroller.append(stage.grid.table);
  stage.opened = [];
  stage.asked = [];
  stage.tell = async ({ light, language }) => toldOf(light, language);
  stage.overlay = mountOverlay(document, {
    now: () => '2026-11-22T09:12:00Z',
    onOpen: (what) => stage.opened.push(what),
    onTell: (asked) => {
      stage.asked.push(asked);
      return stage.tell(asked);
    },
    shadow: 'open',
  });
  const { overlay } = stage;
  let list = stage.list;
  const order = new Map<string, number>(stage.list.map(({ id }, index) => [id, index]));
  stage.state = (change = {}) => stateOf(stage.list, { ...options.state, ...change });
  stage.place = () => overlay.place(stage.grid.anchors(), stage.grid.anchoring, stage.grid.table);
  stage.scrollTo = (top) => {
    if (grid === 'slots') stage.grid.render(list, top);
    else stage.scroller.scrollTop = top;
    if (grid !== 'slots') stage.grid.render(list, top);
  };
  stage.sort = (wanted) => {
    list = wanted.map((index) => stage.list[index]!);
    stage.grid.render(list, stage.scroller.scrollTop);
  };
  stage.grid.render(list, 0);
  // The scroll of a page that was built before may still be heard of: it is none of this one's.
  const { scroller, grid: rendered } = stage;
  scroller.addEventListener('scroll', () => rendered.render(list, scroller.scrollTop));
  let timer = 0;
  new MutationObserver((records) => {
    const theirs = records.some(
      ({ target, addedNodes, removedNodes }) =>
        !overlay.owns(target) &&
        (addedNodes.length + removedNodes.length === 0 ||
          [...addedNodes, ...removedNodes].some((node) => !overlay.owns(node))),
    );
    if (!theirs || naming === 'never') return;
    if (naming === 'at-once') return stage.place();
    if (timer) return;
    timer = window.setTimeout(() => {
      timer = 0;
      stage.place();
    }, 40);
  }).observe(stage.grid.table, { subtree: true, childList: true, characterData: true, attributes: true });
  overlay.show(stage.state());
  stage.place();

  stage.seen = () => {
    const anchors = stage.grid.anchors();
    return pillsOf(stage).flatMap((host) => {
      const pill = host.shadowRoot!.querySelector<HTMLElement>('.pill')!;
      const button = pill.querySelector('button')!;
      const box = button.getBoundingClientRect();
      if (box.width === 0 || getComputedStyle(pill).visibility === 'hidden') return [];
      const middle = (box.top + box.bottom) / 2;
      const row = anchors.find(({ cell }) => {
        const around = cell.getBoundingClientRect();
        return middle > around.top && middle < around.bottom;
      });
      const colour = /light-shape-(\w+)/.exec(button.querySelector('svg')!.getAttribute('class')!)![1]!;
      const shown = pill.querySelector<HTMLElement>('.figures')!;
      return [
        {
          id: row?.id ?? null,
          figures: shown.textContent,
          label: button.getAttribute('aria-label')!,
          colour,
          box,
        },
      ];
    });
  };
  stage.wrong = () =>
    stage.seen().flatMap(({ id, figures, colour, box }) => {
      const index = id === null ? undefined : order.get(id);
      if (index === undefined) return [`a light at ${box.top} stands on no row`];
      const due = colourOf(index) === 'grey' ? '' : figuresOf(index);
      return figures === due && colour === colourOf(index)
        ? []
        : [`row ${index} shows "${figures}" ${colour}, due "${due}" ${colourOf(index)}`];
    });
  stage.rects = () =>
    [...stage.grid.table.querySelectorAll('*'), stage.grid.table, document.body]
      .filter((element) => !overlay.owns(element))
      .map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return [element.localName, x, y, width, height].join(' ');
      });
}

function pillsOf(stage: Stage): HTMLElement[] {
  const inLayer = stage.layer()?.querySelectorAll<HTMLElement>('lampadina-light') ?? [];
  return [...document.querySelectorAll<HTMLElement>('lampadina-light'), ...inLayer];
}

const stage = { layer: () => document.querySelector('lampadina-layer')?.shadowRoot ?? null } as Stage;
stage.build = (options) => build(stage, options);
Object.assign(window, { stage });

declare global {
  interface Window {
    stage: Stage;
  }
}
