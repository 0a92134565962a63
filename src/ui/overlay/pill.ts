import { h, render } from 'preact';

import type { Colour } from '@/model/light';
import type { Palette } from '../parts/colours';
import { Shape } from '../parts/shape';
import { byUser } from './events';
import type { Fit } from './fit';
import { SHAPE, type Point } from './geometry';
import type { Footing } from './ground';
import type { Host, HostMaker } from './host';
import { pillStyles } from './styles';

/** What a row's light shows. */
export interface Face {
  light: Colour;
  stale: boolean;
  /** "31.20 / 25"; empty where there is no figure. */
  figures: string;
  /** Makes the whole sentence, for a screen reader: dear beside all the rest, so it is said in an idle moment. */
  label: () => string;
}

/** What the user does with a row's light. All of these are the user's own events. */
export interface PillEvents {
  enter(pill: Pill): void;
  leave(pill: Pill): void;
  focus(pill: Pill): void;
  blur(pill: Pill): void;
  press(pill: Pill): void;
  key(pill: Pill, event: KeyboardEvent): void;
}

/** One light in the page. It belongs to one cell and one campaign at a time. */
export interface Pill {
  host: Host;
  button: HTMLButtonElement;
  /** The campaign it stands for; null while it waits to be used again. */
  id: string | null;
  name: string;
  cell: HTMLElement | null;
  /** What the cell held when the campaign was last confirmed: anything else, and the light hides. */
  sign: string;
  fit: Fit | null;
  /** Where it stands, from its element's own place: in a cell the end of its flow, in the layer the clip's corner. */
  at: Point;
  /** From the cell's outer upper corner to where the light stands, in px. */
  offset: Point;
  rtl: boolean;
  figures: string;
  wear(face: Face): void;
  /** Says its sentence to screen readers, if it has not yet. */
  speak(): void;
  stand(fit: Fit, footing: Footing, palette: Palette, rtl: boolean): void;
  /** Hidden until its campaign is named again. */
  hide(): void;
  /** Named again: shown where it has been measured. */
  show(): void;
  /** Moves it to this many px from its element. True where it was elsewhere. */
  move(to: Point): boolean;
  /** Is its place open to the eye? For lights in the layer. */
  seen(open: boolean): void;
}

/** Shapes are drawn once each and copied: a row's light must cost next to nothing. */
export function shapeSource(document: Document): (light: Colour, stale: boolean) => Node {
  const drawn = new Map<string, Node>();
  return (light, stale) => {
    const key = `${light} ${stale}`;
    if (!drawn.has(key)) {
      const box = document.createElement('div');
      render(h(Shape, { light, stale, size: SHAPE }), box);
      drawn.set(key, box.firstChild!.cloneNode(true));
      render(null, box);
    }
    return drawn.get(key)!.cloneNode(true);
  };
}

export function createPill(
  document: Document,
  makeHost: HostMaker,
  shapeOf: (light: Colour, stale: boolean) => Node,
  events: PillEvents,
): Pill {
  const host = makeHost('lampadina-light', pillStyles);
  const box = document.createElement('div');
  const figures = document.createElement('span');
  figures.className = 'figures';
  figures.setAttribute('aria-hidden', 'true');
  const button = document.createElement('button');
  button.type = 'button';
  button.tabIndex = -1;
  button.setAttribute('aria-haspopup', 'dialog');
  button.setAttribute('aria-expanded', 'false');
  box.append(figures, button);
  box.className = 'pill';
  box.hidden = true;
  host.root.append(box);

  let worn = '';
  let unsaid: (() => string) | null = null;
  const pill: Pill = {
    host,
    button,
    id: null,
    name: '',
    cell: null,
    sign: '',
    fit: null,
    at: { x: 0, y: 0 },
    offset: { x: 0, y: 0 },
    rtl: false,
    figures: '',
    wear(face) {
      if (face.figures !== pill.figures) figures.textContent = pill.figures = face.figures;
      if (worn !== `${face.light} ${face.stale}`) button.replaceChildren(shapeOf(face.light, face.stale));
      worn = `${face.light} ${face.stale}`;
      unsaid = face.label;
      // At once the campaign that it stands for, and the sentence when there is a moment.
      button.setAttribute('aria-label', pill.name);
    },
    speak() {
      if (unsaid) button.setAttribute('aria-label', `${unsaid()} ${pill.name}`);
      unsaid = null;
    },
    stand(fit, footing, palette, rtl) {
      pill.fit = fit;
      pill.rtl = rtl;
      const name = `pill ${fit.kind} ${palette} ${footing.ground}${footing.plate ? ' plate' : ''}${rtl ? ' rtl' : ''}`;
      if (box.className !== name) box.className = name;
      box.style.setProperty('--ink', footing.ink);
      box.style.setProperty('--behind', footing.behind);
    },
    hide() {
      box.hidden = true;
    },
    show() {
      if (pill.fit) box.hidden = false;
    },
    move(to) {
      const { at } = pill;
      if (Math.abs(at.x - to.x) < 0.01 && Math.abs(at.y - to.y) < 0.01) return false;
      pill.at = to;
      box.style.transform = `translate(${to.x.toFixed(2)}px,${to.y.toFixed(2)}px)`;
      return true;
    },
    seen(open) {
      const visibility = open ? '' : 'hidden';
      if (box.style.visibility !== visibility) box.style.visibility = visibility;
    },
  };
  button.addEventListener(
    'pointerenter',
    byUser((event: PointerEvent) => {
      if (event.pointerType !== 'touch') events.enter(pill);
    }),
  );
  button.addEventListener(
    'pointerleave',
    byUser(() => events.leave(pill)),
  );
  button.addEventListener(
    'focus',
    byUser(() => {
      pill.speak();
      events.focus(pill);
    }),
  );
  button.addEventListener(
    'blur',
    byUser(() => events.blur(pill)),
  );
  button.addEventListener(
    'click',
    byUser(() => events.press(pill)),
  );
  button.addEventListener(
    'keydown',
    byUser((event: KeyboardEvent) => events.key(pill, event)),
  );
  return pill;
}
