import type { Clock } from './clock';

/** What the watcher tells. */
export interface WatchEvents {
  /** Something in the watched part changed that is not ours. Called before the page is painted. */
  changed(): void;
  /** Rows may have moved or been drawn anew, with or without a mutation. */
  scrolled(): void;
  /** Another address in the same document. */
  moved(): void;
  /** The page is going away, or was put aside. */
  leaving(): void;
  /** The page is back in sight. */
  back(): void;
}

export interface Watch {
  /**
   * The narrowest element to watch. `arrival`: the whole page, until a table is there. `address`: nothing but the
   * address, where no table can come.
   */
  aim(at: Element | 'arrival' | 'address'): void;
  stop(): void;
}

/** Attributes that carry facts; styles and classes change at every scroll and hover. */
const ATTRIBUTES = [
  'aria-busy',
  'aria-checked',
  'data-surface',
  'data-tooltip-content',
  'adobjectid',
  'adgroupid',
  'essfield',
  'href',
  'title',
  'slot',
  'row-id',
  'row-index',
  'data-e2e-index',
  'data-key',
  'aria-rowindex',
];

interface NavigationTarget {
  addEventListener(type: 'currententrychange', listener: () => void): void;
  removeEventListener(type: 'currententrychange', listener: () => void): void;
}

/**
 * Watches a page without touching it: mutations under one element, the coming and going of the elements around it, scroll and
 * wheel in the capture phase, and the address by the Navigation API where it is there, else at each of these.
 * @param owns is a node ours? Mutations of our own nodes are no news.
 */
export function watchPage(
  window: Window & typeof globalThis,
  clock: Clock,
  owns: (node: Node) => boolean,
  events: WatchEvents,
): Watch {
  const { document } = window;
  let address = window.location.href;
  let aimed: Parameters<Watch['aim']>[0] | null = null;
  let cancelScroll: (() => void) | null = null;
  const checkAddress = () => {
    if (window.location.href === address) return;
    address = window.location.href;
    events.moved();
  };
  const observer = new window.MutationObserver((records) => {
    checkAddress();
    if (records.some((record) => !isOurs(record, owns))) events.changed();
  });
  const onScroll = () => {
    checkAddress();
    cancelScroll ??= clock.beforePaint(() => {
      cancelScroll = null;
      events.scrolled();
    });
  };
  const onHide = () => events.leaving();
  const onVisible = () => (document.visibilityState === 'visible' ? events.back() : events.leaving());
  const { navigation } = window as unknown as { navigation?: NavigationTarget };

  const passive = { capture: true, passive: true } as const;
  document.addEventListener('scroll', onScroll, passive);
  document.addEventListener('wheel', onScroll, passive);
  window.addEventListener('popstate', checkAddress);
  window.addEventListener('hashchange', checkAddress);
  window.addEventListener('pagehide', onHide);
  window.addEventListener('pageshow', onVisible);
  document.addEventListener('visibilitychange', onVisible);
  navigation?.addEventListener('currententrychange', checkAddress);

  return {
    aim(at) {
      if (at === aimed) return;
      aimed = at;
      observer.disconnect();
      const body = document.body ?? document.documentElement;
      if (typeof at === 'string') {
        observer.observe(body, { childList: true, subtree: at === 'arrival' });
        return;
      }
      observer.observe(at, {
        childList: true,
        characterData: true,
        subtree: true,
        attributes: true,
        attributeFilter: ATTRIBUTES,
      });
      // The elements around it may be swapped for others: their own children tell, and nothing below them.
      for (let up = at.parentElement; up; up = up.parentElement) observer.observe(up, { childList: true });
    },
    stop() {
      observer.disconnect();
      cancelScroll?.();
      document.removeEventListener('scroll', onScroll, passive);
      document.removeEventListener('wheel', onScroll, passive);
      window.removeEventListener('popstate', checkAddress);
      window.removeEventListener('hashchange', checkAddress);
      window.removeEventListener('pagehide', onHide);
      window.removeEventListener('pageshow', onVisible);
      document.removeEventListener('visibilitychange', onVisible);
      navigation?.removeEventListener('currententrychange', checkAddress);
    },
  };
}

function isOurs(record: MutationRecord, owns: (node: Node) => boolean): boolean {
  if (record.type !== 'childList') return owns(record.target);
  const nodes = [...record.addedNodes, ...record.removedNodes];
  return nodes.length > 0 && nodes.every(owns);
}
