import { listenToPage } from './activity';
import { createCards } from './cards';
import { createDock } from './dock';
import { guarded } from './events';
import { createFrames } from './frames';
import { inside } from './geometry';
import { hostMaker } from './host';
import { barStep, neighbour } from './keys';
import { createLayer } from './layer';
import type { OverlayOptions, OverlayState } from './overlay';
import { createPanels } from './panels';
import type { Face, Pill } from './pill';
import { createRows, type Placing } from './rows';
import { createSettler } from './settle';
import { faceOrNone, isShown, lightsRows } from './telling';
import { overlayVoice } from './words';

/** The parts put together: what happens where is in each of them, when it happens is here. */
interface Mounted {
  show(state: OverlayState): void;
  place(said: Placing): void;
  /** Takes the lights out of the rows, until they are named again. */
  clear(): void;
  remove(): void;
  owns(node: Node): boolean;
}

/** The page is at rest when nothing has moved for so long, ms. */
const AT_REST = 160;
/** The age of a reading is told anew so often, ms. */
const AGE_EVERY = 30_000;

export function mounted(document: Document, options: OverlayOptions): Mounted {
  const view = document.defaultView!;
  const { makeHost, owns } = hostMaker(document, options.shadow ?? 'closed', options.hidesAlone);

  let state: OverlayState | null = null;
  let voice = overlayVoice({ language: 'en', catalogue: {} });
  let faces = new Map<string, Face | null>();
  let placed: Placing = { anchors: [], anchoring: 'cell', table: null };
  let restTimer = 0;

  const layer = createLayer(document, makeHost, () => frames.ask());
  const frames = createFrames(view, layer.tick, {
    settle: () => {
      settler.settle();
      paint();
    },
    track: () => settler.track(),
    failed: options.onError,
  });
  const rows = createRows({
    document,
    makeHost,
    box: layer.rows,
    ours: owns,
    ask: frames.ask,
    faceOf(id) {
      if (!state || !lightsRows(state)) return null;
      if (!faces.has(id)) faces.set(id, faceOrNone(state, id, voice, options.onError));
      return faces.get(id)!;
    },
    events: {
      enter: (pill) => cards.approach(tellingBy(pill)),
      leave: () => cards.depart(),
      focus(pill) {
        rows.makeTabbable(pill);
        cards.approach(tellingBy(pill));
      },
      blur: () => cards.depart(),
      press: (pill) => cards.press(tellingBy(pill)),
      key(pill, event) {
        const next = neighbour(rows.shown.values(), pill, event.key);
        if (!next) return;
        event.preventDefault();
        next.button.focus();
      },
      gone: (pill) => cards.gone(pill.button),
    },
  });
  const settler = createSettler({
    document,
    rows,
    box: layer.rows,
    ours: owns,
    ask: frames.ask,
    palette: () => state?.settings.palette ?? 'signal',
  });
  const panels = createPanels(
    layer,
    {
      state: () => state,
      voice: () => voice,
      now: options.now,
      rows: () => ({
        count: placed.anchors.length,
        withoutId: placed.anchors.filter(({ id }) => id === null).length,
        nameOf: (id) => placed.anchors.find((anchor) => anchor.id === id)?.name,
      }),
    },
    {
      onOpen: options.onOpen,
      onAsk: options.onTell,
      onFold: () => dock.toggle(),
      onHandle: handleBar,
      onTell: (telling) => cards.press(telling),
      onCloseCard: () => cards.close({ refocus: true }),
      changed: arrange,
    },
  );
  const cards = createCards({ document, card: layer.card, draw: () => panels.card(cards.open) });
  const dock = createDock({
    document,
    bar: layer.bar,
    ours: owns,
    table: () => placed.table,
    cells: () => placed.anchors.map(({ cell }) => cell).filter(({ isConnected }) => isConnected),
    draw: (form) => panels.bar(form),
    buried: () => layer.raise('buried', true),
    quiet: () => state?.status.state === 'off',
  });

  const tellingBy = (pill: Pill) => ({ subject: pill.id!, opener: pill.button });

  /** Everything is measured anew in the next frame. */
  function unsettle(): void {
    for (const pill of rows.shown.values()) rows.dirty.add(pill);
    frames.ask();
  }

  /** Palette and ground of the layer: the user's theme, else that of the page around the lights. */
  function paint(): void {
    if (!state) return;
    const { theme, palette } = state.settings;
    const under = placed.anchors.find(({ cell }) => cell.isConnected)?.cell ?? placed.table ?? document.body;
    layer.look(`${palette} ${theme === 'auto' ? settler.groundUnder(under) : theme}`);
  }

  /** Card and problems follow what they hang on. */
  function arrange(): void {
    cards.settle();
    if (layer.problems.hidden) return;
    const bar = layer.bar.getBoundingClientRect();
    const size = { width: layer.problems.offsetWidth, height: layer.problems.offsetHeight };
    const room = { width: document.documentElement.clientWidth, height: view.innerHeight };
    const below = bar.bottom + 4 + size.height <= room.height;
    const at = inside({ x: bar.left, y: below ? bar.bottom + 4 : bar.top - 4 - size.height }, size, room);
    layer.problems.style.transform = `translate(${Math.round(at.x)}px,${Math.round(at.y)}px)`;
  }

  /** What is dear and can wait until the page has come to rest: colours, and the bar's place. */
  function rest(ms = AT_REST): void {
    view.clearTimeout(restTimer);
    const settled = guarded(() => {
      layer.rows.style.visibility = '';
      if (!state || !isShown(state)) return;
      settler.retheme();
      paint();
      dock.settle();
      arrange();
    }, options.onError);
    restTimer = view.setTimeout(settled, ms);
  }

  function handleBar(event: PointerEvent | KeyboardEvent): void {
    if ('pointerId' in event) {
      const handle = event.currentTarget as HTMLElement;
      if (event.type === 'pointerdown') handle.setPointerCapture(event.pointerId);
      else if (event.type === 'pointermove' && handle.hasPointerCapture(event.pointerId))
        dock.move({ x: event.movementX, y: event.movementY });
    } else {
      const by = barStep(event);
      if (by === undefined) return;
      event.preventDefault();
      dock.move(by);
    }
    arrange();
  }

  const listen = listenToPage({
    view,
    card: layer.card,
    cards,
    owns,
    moved(scrolled) {
      if (rows.layered) frames.follow();
      // The browser scrolls ahead of any script: what stands in the layer would lag behind its row.
      const away = scrolled && [...rows.shown.keys()].some((cell) => scrolled.contains(cell));
      if (away && rows.layered) layer.rows.style.visibility = 'hidden';
      rest();
    },
    resized() {
      unsettle();
      rest();
    },
    acted: () => rest(),
    escaped: escape,
  });
  const age = view.setInterval(() => {
    if (state && isShown(state) && !document.hidden) rest(0);
    if (state) panels.bar(dock.form);
  }, AGE_EVERY);

  function escape(event: KeyboardEvent): void {
    const within = owns(event.composedPath()[0] as Node);
    if (!cards.open && !panels.problemsOpen) return;
    if (within) event.stopPropagation();
    if (cards.open) return cards.close({ refocus: within });
    panels.problems(false);
    if (within) layer.bar.querySelector<HTMLElement>('.trouble')?.focus({ preventScroll: true });
  }

  return {
    owns,
    show(next) {
      const repainted = next.settings.palette !== state?.settings.palette;
      const translated = next.spoken !== state?.spoken;
      if (next.lights !== state?.lights || translated) faces = new Map();
      if (translated) voice = overlayVoice(next.spoken);
      state = next;
      const on = isShown(next);
      layer.present(on);
      layer.lang(voice.language);
      layer.bar.hidden = !on;
      rows.place(null);
      if (repainted) unsettle();
      panels.bar(dock.form);
      panels.problems(panels.problemsOpen && on);
      if (cards.open && !(on && panels.card(cards.open))) cards.close();
      rest(0);
    },
    clear: rows.clear,
    place(said) {
      rows.place(said);
      placed = said;
      rest();
    },
    remove() {
      listen.stop();
      frames.stop();
      view.clearTimeout(restTimer);
      view.clearInterval(age);
      cards.close();
      panels.remove();
      settler.stop();
      rows.remove();
      layer.remove();
    },
  };
}
