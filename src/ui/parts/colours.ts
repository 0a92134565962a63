import type { Colour } from '@/model/light';
import type { Settings } from '@/model/settings';

/** What a light stands on: a light or a dark background. */
export type Ground = 'light' | 'dark';
export type Palette = Settings['palette'];

/**
 * The colours of the lights, sRGB. Each has 3:1 or more against white (light) or `#161b22` (dark).
 * `calm` was chosen so that its three colours stay apart for red-green blindness (Machado 2009, full deficiency).
 */
export const lightColours: Record<Palette, Record<Ground, Record<Colour, string>>> = {
  signal: {
    light: { green: '#1a7f37', yellow: '#9a6700', red: '#cf222e', grey: '#6e7781' },
    dark: { green: '#3fb950', yellow: '#d29922', red: '#f85149', grey: '#8b949e' },
  },
  calm: {
    light: { green: '#0969da', yellow: '#b35900', red: '#8f0f5f', grey: '#6e7781' },
    dark: { green: '#388bfd', yellow: '#f0a23e', red: '#ff6bcb', grey: '#8b949e' },
  },
};

/**
 * The same as custom properties, for a `:host` rule or a `style` attribute.
 * @example colourVariables('signal', 'dark') // '--light-green:#3fb950;--light-yellow:#d29922;…'
 */
export function colourVariables(palette: Palette, ground: Ground): string {
  return Object.entries(lightColours[palette][ground])
    .map(([colour, value]) => `--light-${colour}:${value};`)
    .join('');
}
