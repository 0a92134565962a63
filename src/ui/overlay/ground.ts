import { lightColours, type Ground, type Palette } from '../parts/colours';

/** A colour in sRGB: channels 0 to 255, alpha 0 to 1. */
export interface Rgba {
  r: number;
  g: number;
  b: number;
  a: number;
}

/** What a light stands on, found once a cell: never the system's theme, always the page's own background. */
export interface Footing {
  /** Which set of light colours is told apart better here. */
  ground: Ground;
  /** No set reaches 3:1 here: the light brings its own plate. */
  plate: boolean;
  /** Text colour with 4.5:1, the host's own wherever that is enough. */
  ink: string;
  /** The opaque colour behind the cell. */
  behind: string;
}

export const white: Rgba = { r: 255, g: 255, b: 255, a: 1 };
/** Dark text, and what is dark enough where that is not. */
const soot: Rgba = { r: 31, g: 35, b: 40, a: 1 };
const black: Rgba = { r: 0, g: 0, b: 0, a: 1 };
/** WCAG 2.2, 1.4.11 for shapes and 1.4.3 for text. */
const SHAPE_CONTRAST = 3;
const TEXT_CONTRAST = 4.5;
/** Deeper than any real page; a bound, so that a hostile one costs no more. */
const MAX_DEPTH = 64;

/**
 * A computed colour as the browser writes it: `rgb(…)`, `rgba(…)`, `color(srgb …)` or `#rrggbb`.
 * Null for anything else (other colour spaces), so that nobody judges by a wrong colour.
 */
export function colourOf(text: string): Rgba | null {
  const hex = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(text);
  if (hex) return { r: parseInt(hex[1]!, 16), g: parseInt(hex[2]!, 16), b: parseInt(hex[3]!, 16), a: 1 };
  if (text === 'transparent') return { r: 0, g: 0, b: 0, a: 0 };
  const call = /^(rgba?|color)\((?:srgb )?([^()]*)\)$/.exec(text);
  if (!call) return null;
  const [r, g, b, a = 1] = call[2]!
    .split(/[\s,/]+/)
    .map((part) => (part.endsWith('%') ? Number(part.slice(0, -1)) / 100 : Number(part)));
  const scale = call[1] === 'color' ? 255 : 1;
  const colour = { r: r! * scale, g: g! * scale, b: b! * scale, a };
  return Object.values(colour).every(Number.isFinite) ? colour : null;
}

/** `over` laid on an opaque colour. */
export function blend(over: Rgba, under: Rgba): Rgba {
  const mix = (top: number, bottom: number) => top * over.a + bottom * (1 - over.a);
  return { r: mix(over.r, under.r), g: mix(over.g, under.g), b: mix(over.b, under.b), a: 1 };
}

function luminance({ r, g, b }: Rgba): number {
  const part = (value: number) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
}

/** WCAG contrast of two opaque colours, 1 to 21. */
export function contrast(one: Rgba, other: Rgba): number {
  const [low, high] = [luminance(one), luminance(other)].toSorted((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const weakest = (palette: Palette, ground: Ground, behind: Rgba) =>
  Math.min(...Object.values(lightColours[palette][ground]).map((text) => contrast(colourOf(text)!, behind)));

const whole = ({ r, g, b }: Rgba): Rgba => ({ r: Math.round(r), g: Math.round(g), b: Math.round(b), a: 1 });

function written(colour: Rgba): string {
  const { r, g, b } = whole(colour);
  return `rgb(${r}, ${g}, ${b})`;
}

/** How a light stands on an opaque background, beside text of the given colour. */
export function footingOn(behind: Rgba, text: Rgba | null, palette: Palette): Footing {
  const onLight = weakest(palette, 'light', behind);
  const onDark = weakest(palette, 'dark', behind);
  const ground = onLight >= onDark ? 'light' : 'dark';
  const inks = [...(text ? [whole(blend(text, behind))] : []), soot, white, black];
  return {
    ground,
    plate: Math.max(onLight, onDark) < SHAPE_CONTRAST,
    ink: written(inks.find((one) => contrast(one, behind) >= TEXT_CONTRAST) ?? black),
    behind: written(behind),
  };
}

/**
 * Reads backgrounds of one moment; what many cells stand on is looked at once.
 * Semi-transparent layers are laid over each other; under the last one lies the page's canvas.
 */
export function backgroundReader(view: Window): (element: Element) => Rgba {
  const known = new Map<Element, Rgba>();
  const canvas = (root: Element | null): Rgba => {
    const dark =
      root !== null &&
      view.getComputedStyle(root).colorScheme?.includes('dark') &&
      view.matchMedia('(prefers-color-scheme: dark)').matches;
    return dark ? { r: 18, g: 18, b: 18, a: 1 } : white;
  };
  const read = (element: Element | null, depth: number): Rgba => {
    if (element === null || depth > MAX_DEPTH) return canvas(view.document.documentElement);
    const before = known.get(element);
    if (before) return before;
    const text = view.getComputedStyle(element).backgroundColor;
    const own = colourOf(text) ?? painted(view.document, text);
    const found = own.a >= 1 ? own : blend(own, read(parentOf(element), depth + 1));
    known.set(element, found);
    return found;
  };
  return (element) => read(element, 0);
}

/** Any other colour (`oklch`, `lab`, `display-p3`), by painting one pixel with it. */
function painted(document: Document, text: string): Rgba {
  const context = text ? document.createElement('canvas').getContext('2d') : null;
  if (!context) return { ...white, a: 0 };
  context.fillStyle = text;
  context.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data as unknown as [number, number, number, number];
  return { r, g, b, a: a / 255 };
}

/** The element around, through a slot or out of a shadow root. */
function parentOf(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}
