import { cardSpot, type Box } from './geometry';

/** What the card tells: a campaign's lights, or the main one. */
export interface Telling {
  /** The campaign's id, or `main`. */
  subject: string;
  /** The light that was pointed at, focused or pressed. */
  opener: HTMLElement;
  /** Where the card opens first, as seen from the opener. */
  first?: 'below';
}

/** When the card opens and closes. It knows time and focus; what it tells is drawn by the overlay. */
export interface Cards {
  readonly open: (Telling & { pinned: boolean }) | null;
  /** The pointer or the focus came to a light: the card opens after a moment. */
  approach(telling: Telling): void;
  /** The pointer or the focus left; the card goes unless it is pinned or the pointer went into it. */
  depart(): void;
  /** A press pins it, moves the focus into it, and a second press closes it. */
  press(telling: Telling): void;
  /** The light no longer stands for the campaign it stood for. */
  gone(opener: HTMLElement): void;
  close(options?: { refocus?: boolean }): void;
  /** Puts the card beside its opener, inside the viewport. */
  settle(): void;
}

interface CardsOptions {
  document: Document;
  card: HTMLElement;
  /** Draws what is open now; false where there is nothing to tell. */
  draw(): boolean;
}

const OPEN_AFTER = 250;
const CLOSE_AFTER = 300;

export function createCards({ document, card, draw }: CardsOptions): Cards {
  const view = document.defaultView!;
  let open: (Telling & { pinned: boolean }) | null = null;
  let timer = 0;
  let awaited: HTMLElement | null = null;
  let returning = false;
  let anchor: Box | null = null;

  function later(react: () => void, ms: number): void {
    view.clearTimeout(timer);
    timer = view.setTimeout(() => {
      try {
        react();
      } catch {
        // A card that cannot be drawn is not shown.
      }
    }, ms);
  }

  function show(telling: Telling, pinned: boolean): void {
    view.clearTimeout(timer);
    if (open && open.opener !== telling.opener) open.opener.setAttribute('aria-expanded', 'false');
    open = { ...telling, pinned };
    if (!draw()) return close();
    telling.opener.setAttribute('aria-expanded', 'true');
    card.hidden = false;
    anchor = null;
    settle();
    if (pinned) card.focus({ preventScroll: true });
  }

  function close({ refocus = false } = {}): void {
    view.clearTimeout(timer);
    const { opener } = open ?? {};
    open = null;
    card.hidden = true;
    draw();
    opener?.setAttribute('aria-expanded', 'false');
    if (!refocus || !opener?.isConnected) return;
    returning = true;
    opener.focus({ preventScroll: true });
    returning = false;
  }

  function settle(): void {
    if (!open) return;
    const now = open.opener.getBoundingClientRect();
    // Where its row was scrolled away or recycled, a pinned card stays where it was opened: it says its own name.
    if (open.opener.isConnected && now.width > 0 && !(open.pinned && anchor)) anchor = now;
    if (!anchor) return;
    const { clientWidth } = document.documentElement;
    const room = { width: clientWidth || view.innerWidth, height: view.innerHeight };
    // Measured as high as it would be; where it stands lower it scrolls, and stays where it was scrolled to.
    const { scrollTop } = card;
    card.style.maxHeight = '';
    const size = { width: card.offsetWidth, height: card.offsetHeight };
    const { x, y, height } = cardSpot(anchor, size, room, open.first);
    if (height < size.height) card.style.maxHeight = `${height}px`;
    card.scrollTop = scrollTop;
    card.style.transform = `translate(${Math.round(x)}px,${Math.round(y)}px)`;
  }

  return {
    get open() {
      return open;
    },
    approach(telling) {
      if (returning || open?.pinned) return;
      if (open?.opener === telling.opener) return view.clearTimeout(timer);
      awaited = telling.opener;
      later(() => show(telling, false), open ? OPEN_AFTER / 2 : OPEN_AFTER);
    },
    depart() {
      if (!open?.pinned) later(() => close(), CLOSE_AFTER);
    },
    press(telling) {
      if (open?.pinned && open.opener === telling.opener) close({ refocus: true });
      else show(telling, true);
    },
    gone(opener) {
      if (open?.opener === opener && !open.pinned) close();
      if (awaited === opener) view.clearTimeout(timer);
    },
    close,
    settle,
  };
}
