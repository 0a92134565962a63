import { barForms, type BarForm } from './bar';
import { isFree } from './free';
import { barSpots, boxAt, inside, meet, type Box, type Point, type Size } from './geometry';
import { inSight } from './standing';

/** Where the bar stands and how much of it is shown. */
export interface Dock {
  readonly form: BarForm;
  /** Finds the bar's place anew, where its own is no longer right. Reads layout. */
  settle(): void;
  /** The user folds or unfolds: that holds until the next time. */
  toggle(): void;
  /** The user moves it by so many px; null puts it back under its own rule. */
  move(by: Point | null): void;
}

interface DockOptions {
  document: Document;
  bar: HTMLElement;
  ours(node: Node): boolean;
  table(): HTMLElement | null;
  /** Name cells in the document now. */
  cells(): readonly HTMLElement[];
  /** Draws the bar in this form. */
  draw(form: BarForm): void;
  /** The page lies over the bar although nothing that one reads or clicks stands there. */
  buried(): void;
  /** There is nothing to say that is worth more than the icon. */
  quiet(): boolean;
}

/** Between the bar and what the page says beside it, px. */
const AIR = 8;

/** Name cells that tell whether the table is in sight at all. */
const PROBES = 5;

export function createDock({ document, bar, ours, table, cells, draw, buried, quiet }: DockOptions): Dock {
  const view = document.defaultView!;
  let form: BarForm = 'icon';
  let folded: boolean | null = null;
  let moved: Point | null = null;
  let at: Point | null = null;
  /** What the present place was found for; another viewport, table or bar, and it is looked for anew. */
  let found = '';
  let said: string | null = null;

  const viewport = (): Size => ({
    width: document.documentElement.clientWidth || view.innerWidth,
    height: view.innerHeight,
  });

  function sizeOf(next: BarForm): Size {
    form = next;
    draw(next);
    return { width: bar.offsetWidth, height: bar.offsetHeight };
  }

  function stand(next: BarForm, spot: Point): void {
    if (form !== next) draw(next);
    form = next;
    at = spot;
    bar.style.transform = `translate(${Math.round(spot.x)}px,${Math.round(spot.y)}px)`;
  }

  /** The rows as one box: a bar never stands on them, not even where a cell is empty. */
  function rowsBox(): Box | null {
    const boxes = cells().map((cell) => cell.getBoundingClientRect());
    const around = table()?.getBoundingClientRect();
    if (boxes.length === 0 || !around) return null;
    return {
      left: around.left,
      right: around.right,
      top: Math.min(...boxes.map((box) => box.top)),
      bottom: Math.max(...boxes.map((box) => box.bottom)),
    };
  }

  /** Something of the page (a dialog, a drawer) lies over the table: then the bar has no business here. */
  function tableCovered(): boolean {
    const { width, height } = viewport();
    const probes = cells()
      .map((cell) => ({ cell, box: cell.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && box.top >= 0 && box.bottom <= height && box.right <= width)
      .slice(0, PROBES);
    const open = ({ cell, box }: { cell: HTMLElement; box: DOMRect }) =>
      inSight(cell, { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }, ours);
    return probes.length > 0 && !probes.some(open);
  }

  function settle(): void {
    // Looked through while the page under it is looked at.
    bar.style.pointerEvents = 'none';
    try {
      find();
    } finally {
      bar.style.pointerEvents = '';
    }
    if (isBuried()) buried();
  }

  /** A page whose root is stacked as a whole lies over every layer that does not stand on the very top. */
  function isBuried(): boolean {
    const box = bar.getBoundingClientRect();
    if (bar.style.visibility === 'hidden' || box.width === 0) return false;
    const top = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    return top !== null && !ours(top) && isFree(document, box, 0, 'again', ours);
  }

  function find(): void {
    bar.style.visibility = tableCovered() ? 'hidden' : '';
    const room = viewport();
    const rows = rowsBox();
    const free = (spot: Point, size: Size, look: 'search' | 'again' = 'search') => {
      const box = boxAt(spot, size);
      return !(rows && meet(rows, box)) && isFree(document, box, AIR, look, ours);
    };
    const around = table()?.getBoundingClientRect() ?? null;
    const now = [room.width, room.height, around?.left, around?.top, around?.right, folded].join();
    const unmoved = at && now === found && bar.textContent === said;
    if (
      unmoved &&
      (moved || folded === false || free(at!, { width: bar.offsetWidth, height: bar.offsetHeight }, 'again'))
    )
      return;
    if (moved) {
      const size = sizeOf(folded ? 'icon' : fullest(room));
      stand(form, inside(moved, size, room, 0));
    } else search(free, around, room);
    found = now;
    said = bar.textContent;
  }

  /** The form that the viewport has room for. */
  function fullest(room: Size): BarForm {
    return barForms.slice(0, -1).find((next) => sizeOf(next).width <= room.width - 16) ?? 'icon';
  }

  function search(free: (spot: Point, size: Size) => boolean, around: Box | null, room: Size): void {
    if (folded !== true && around && !quiet())
      for (const next of barForms.slice(0, -1)) {
        const size = sizeOf(next);
        const spot = barSpots(around, size, room, 'table').find((one) => free(one, size));
        if (spot) return stand(next, spot);
      }
    const size = sizeOf('icon');
    const spots = barSpots(around, size, room, 'anywhere');
    const spot =
      spots.find((one) => free(one, size)) ?? inside({ x: room.width, y: room.height }, size, room);
    if (folded !== false) return stand('icon', spot);
    const open = sizeOf(fullest(room));
    stand(form, inside({ x: spot.x + size.width - open.width, y: spot.y }, open, room));
  }

  return {
    get form() {
      return form;
    },
    settle,
    toggle() {
      folded = form !== 'icon';
      found = '';
      settle();
    },
    move(by) {
      moved = by && at && inside({ x: at.x + by.x, y: at.y + by.y }, sizeOf(form), viewport(), 0);
      found = '';
      settle();
    },
  };
}
