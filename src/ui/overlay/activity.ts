import type { Cards } from './cards';
import { byUser, listening, type Listening } from './events';
import { leavesCard } from './keys';

interface Activity {
  view: Window;
  card: HTMLElement;
  cards: Cards;
  owns(node: Node): boolean;
  /** Something of the page moves; where it is a native scroll, what scrolls. */
  moved(scrolled: Node | null): void;
  resized(): void;
  /** The user did something in the page, or the system did, that may have changed its looks. */
  acted(): void;
  escaped(event: KeyboardEvent): void;
}

/**
 * Hears what the page and the user do. All listeners are passive but the Escape key's and the card's own; some
 * grids move their rows without a scroll event, so the wheel and transitions count too.
 */
export function listenToPage({ view, card, cards, owns, ...tell }: Activity): Listening {
  const listen = listening();
  const heard = { capture: true, passive: true };
  for (const type of ['wheel', 'scroll', 'touchmove', 'transitionrun'])
    listen.on(
      view,
      type,
      (event: Event) => {
        if (owns(event.composedPath()[0] as Node)) return;
        // A card that nobody pinned belongs to a light that is on its way elsewhere now.
        if (cards.open && !cards.open.pinned && type !== 'transitionrun') cards.close();
        tell.moved(type === 'scroll' ? (event.composedPath()[0] as Node) : null);
      },
      heard,
    );
  listen.on(view, 'resize', tell.resized);
  for (const type of ['click', 'keyup']) listen.on(view, type, tell.acted, heard);
  listen.on(view.matchMedia('(prefers-color-scheme: dark)'), 'change', tell.acted);
  const escape = (event: KeyboardEvent) => {
    if (event.key === 'Escape') tell.escaped(event);
  };
  listen.on(view, 'keydown', byUser(escape), { capture: true });
  const tab = (event: KeyboardEvent) => {
    const opener = cards.open?.opener;
    if (!opener?.isConnected || !leavesCard(card, event)) return;
    event.preventDefault();
    opener.focus({ preventScroll: true });
  };
  listen.on(card, 'keydown', byUser(tab));
  listen.on(
    card,
    'pointerenter',
    byUser(() => cards.open && cards.approach(cards.open)),
  );
  listen.on(
    card,
    'pointerleave',
    byUser(() => cards.depart()),
  );
  return listen;
}
