import type { Pill } from './pill';

interface CellChange {
  /** The page took our element out of a cell that is still there. */
  takenOut: boolean;
  /** The cell no longer holds what it held when its campaign was last confirmed. */
  otherContent: boolean;
}

/** Watches the cells that lights stand in, so that a light is hidden before the page can paint another name beside it. */
export interface CellWatch {
  /** Watches the cells that are shown now. */
  observe(): void;
  /** Handles what has happened so far. */
  flush(): void;
  stop(): void;
}

/**
 * What tells one campaign's cell from another's, as cheaply as can be: its slot, its first link, and the name;
 * all of its text where the name does not stand in it as such. Words that come and go beside the name on hover
 * do not count.
 */
export function signOf(cell: HTMLElement, name: string): string {
  const link = cell.querySelector('a[href]')?.getAttribute('href') ?? '';
  return `${cell.slot} ${link} ${holds(cell, name) ? name : cell.textContent}`;
}

function holds(cell: HTMLElement, name: string): boolean {
  const walker = cell.ownerDocument.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (walker.currentNode.nodeValue!.trim() === name) return true;
  return false;
}

const watched: MutationObserverInit = {
  childList: true,
  subtree: true,
  characterData: true,
  attributes: true,
  attributeFilter: ['href', 'slot'],
};

export function cellWatch(
  shown: ReadonlyMap<HTMLElement, Pill>,
  ours: (node: Node) => boolean,
  { changed }: { changed(pill: Pill, change: CellChange): void },
): CellWatch {
  const observed = new Set<HTMLElement>();

  function review(records: MutationRecord[]): void {
    try {
      for (const record of records) {
        const nodes = [...record.addedNodes, ...record.removedNodes];
        const pill = pillAround(record.target);
        if (!pill) continue;
        const { element } = pill.host;
        const takenOut = !element.isConnected && [...record.removedNodes].includes(element);
        if (!takenOut && nodes.length > 0 && nodes.every(ours)) continue;
        changed(pill, { takenOut, otherContent: signOf(pill.cell!, pill.name) !== pill.sign });
      }
    } catch {
      // The next placing starts afresh.
    }
  }

  function pillAround(target: Node): Pill | undefined {
    for (let node: Node | null = target; node; node = node.parentNode) {
      const pill = shown.get(node as HTMLElement);
      if (pill) return pill;
    }
    return undefined;
  }

  const observer = new MutationObserver(review);
  return {
    observe() {
      const same = observed.size === shown.size && [...shown.keys()].every((cell) => observed.has(cell));
      if (same) return;
      observer.disconnect();
      observed.clear();
      for (const cell of shown.keys()) {
        observer.observe(cell, watched);
        observed.add(cell);
      }
    },
    flush: () => review(observer.takeRecords()),
    stop() {
      observer.disconnect();
      observed.clear();
    },
  };
}
