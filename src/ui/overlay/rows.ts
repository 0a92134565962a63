import type { Anchor } from './overlay';
import type { HostMaker } from './host';
import { createPill, shapeSource, type Face, type Pill, type PillEvents } from './pill';
import { holdsPlaced, shiftsPage } from './standing';
import { cellWatch, signOf } from './watch';
import { whenIdle } from './idle';

/** The lights in the rows: which campaign's light is in which cell. Measures nothing (see `settle.ts`). */
export interface Rows {
  /**
   * Who is who, done at once: when it returns, no light stands beside a campaign that is not its own.
   * Null says again what was said last, where the cells still hold what they held.
   */
  place(said: Placing | null): void;
  /** Takes every light away, until rows are named again. */
  clear(): void;
  /** Puts back what the page took out, into the cells or, where it does so again and again, into the layer. */
  mend(): void;
  /** By cell, in the order of the rows. */
  readonly shown: ReadonlyMap<HTMLElement, Pill>;
  readonly layered: boolean;
  /** Lights to be measured in the next frame; the settler empties it. */
  readonly dirty: Set<Pill>;
  /** The light that the Tab key reaches; the arrow keys go on from there. */
  makeTabbable(pill: Pill): void;
  remove(): void;
}

export interface Placing {
  anchors: readonly Anchor[];
  anchoring: 'cell' | 'layer';
  table: HTMLElement | null;
}

interface RowsOptions {
  document: Document;
  makeHost: HostMaker;
  /** The part of the layer that lights stand in where they cannot stand in cells. */
  box: HTMLElement;
  /** The light of a campaign, or null where it has none. */
  faceOf(id: string): Face | null;
  /** `gone`: the light no longer stands for the campaign it stood for. */
  events: PillEvents & { gone(pill: Pill): void };
  ours(node: Node): boolean;
  /** Something waits for the next frame. */
  ask(): void;
}

interface Named {
  id: string;
  name: string;
  face: Face;
}

/** A page that takes our nodes out this often gets no more of them into its cells. */
const PATIENCE = 3;
/** Lights kept for the next rows instead of being built anew. */
const SPARE = 60;

export function createRows({ document, makeHost, box, faceOf, events, ours, ask }: RowsOptions): Rows {
  const shapeOf = shapeSource(document);
  const shown = new Map<HTMLElement, Pill>();
  const spare: Pill[] = [];
  const dirty = new Set<Pill>();
  const proven = new WeakMap<HTMLElement, boolean>();
  const faces = new WeakMap<Pill, Face>();
  const speaker = whenIdle(document.defaultView!, function* () {
    for (const pill of shown.values()) yield pill.speak();
  });
  let last: Placing = { anchors: [], anchoring: 'cell', table: null };
  let signs = new Map<HTMLElement, string>();
  let layered = false;
  let removals = 0;
  let tabbable: Pill | null = null;

  const watch = cellWatch(shown, ours, {
    /** The page changed a cell: if it may be another campaign's now, its light hides until it is named again. */
    changed(pill, { takenOut, otherContent }) {
      if (takenOut) removals += 1;
      if (takenOut || otherContent) pill.hide();
      dirty.add(pill);
      ask();
    },
  });

  function retire(pill: Pill): void {
    events.gone(pill);
    shown.delete(pill.cell!);
    dirty.delete(pill);
    pill.hide();
    pill.host.element.remove();
    pill.id = pill.cell = pill.fit = null;
    if (tabbable === pill) tabbable = null;
    if (spare.length < SPARE) spare.push(pill);
  }

  function attach(pill: Pill): void {
    const { element } = pill.host;
    const parent = layered ? box : pill.cell!;
    if (element.parentNode === parent) return;
    pill.seen(!layered);
    parent.append(element);
  }

  /** May lights stand in this table's cells? Tried once a table, with its first light. */
  function cellsHold(pill: Pill, table: HTMLElement | null): boolean {
    const key = table ?? document.body;
    const known = proven.get(key);
    if (known !== undefined) return known;
    const holds = holdsPlaced(pill.cell!) && !shiftsPage(pill.cell!, () => attach(pill));
    proven.set(key, holds);
    return holds;
  }

  function stand(inLayer: boolean): void {
    if (layered === inLayer) return;
    layered = inLayer;
    for (const pill of shown.values()) {
      attach(pill);
      dirty.add(pill);
    }
  }

  function put(cell: HTMLElement, { id, name, face }: Named): Pill {
    let pill = shown.get(cell);
    if (!pill) {
      pill = spare.pop() ?? createPill(document, makeHost, shapeOf, events);
      pill.cell = cell;
      shown.set(cell, pill);
    }
    if (pill.id !== id) {
      if (pill.id !== null) events.gone(pill);
      pill.hide();
      pill.fit = null;
    }
    const sign = signs.get(cell)!;
    if (pill.id !== id || pill.sign !== sign || pill.figures !== face.figures) dirty.add(pill);
    pill.id = id;
    pill.sign = sign;
    if (faces.get(pill) !== face || pill.name !== name) {
      faces.set(pill, face);
      pill.name = name;
      pill.wear(face);
      speaker.ask();
    }
    return pill;
  }

  function place(said: Placing | null): void {
    watch.flush();
    const before = signs;
    signs = new Map((said ?? last).anchors.map(({ cell, name }) => [cell, signOf(cell, name)]));
    const anchors = said
      ? said.anchors
      : last.anchors.filter(({ cell }) => before.get(cell) === signs.get(cell));
    last = { ...(said ?? last), anchors };
    const wanted = campaigns(anchors, faceOf);
    for (const [cell, pill] of shown) if (!wanted.has(cell)) retire(pill);
    const refused = removals >= PATIENCE || proven.get(last.table ?? document.body) === false;
    stand(last.anchoring === 'layer' || refused);
    for (const [cell, named] of wanted) {
      const pill = put(cell, named);
      if (!layered && !cellsHold(pill, last.table)) stand(true);
      attach(pill);
      pill.show();
    }
    watch.observe();
    const [first] = shown.values();
    if (first && !tabbable) makeTabbable(first);
    if (dirty.size > 0 || (layered && first)) ask();
  }

  function clear(): void {
    last = { ...last, anchors: [] };
    signs.clear();
    for (const pill of shown.values()) retire(pill);
  }

  function mend(): void {
    if (removals >= PATIENCE) stand(true);
    for (const pill of shown.values()) if (pill.cell!.isConnected) attach(pill);
  }

  function makeTabbable(pill: Pill): void {
    if (tabbable) tabbable.button.tabIndex = -1;
    tabbable = pill;
    pill.button.tabIndex = 0;
  }

  function remove(): void {
    watch.stop();
    speaker.stop();
    for (const pill of shown.values()) pill.host.element.remove();
    shown.clear();
    dirty.clear();
    spare.length = 0;
  }

  return {
    place,
    clear,
    mend,
    shown,
    dirty,
    makeTabbable,
    remove,
    get layered() {
      return layered;
    },
  };
}

/**
 * The cells that a light belongs in. A cell or an id that the page gives two meanings gets none: better no
 * light than the wrong one.
 */
function campaigns(anchors: readonly Anchor[], faceOf: (id: string) => Face | null): Map<HTMLElement, Named> {
  const names = new Map<string, string>();
  const ids = new Map<HTMLElement, string>();
  const doubtful = new Set<string>();
  for (const { id, name, cell } of anchors) {
    if (id === null) continue;
    if ((names.get(id) ?? name) !== name) doubtful.add(id);
    const other = ids.get(cell) ?? id;
    if (other !== id) doubtful.add(id).add(other);
    names.set(id, name);
    ids.set(cell, id);
  }
  const found = new Map<HTMLElement, Named>();
  for (const [cell, id] of ids) {
    const face = cell.isConnected && !doubtful.has(id) ? faceOf(id) : null;
    if (face) found.set(cell, { id, name: names.get(id)!, face });
  }
  return found;
}
