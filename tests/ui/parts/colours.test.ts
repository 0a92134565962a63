import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { colours } from '@/model/light';
import { colourVariables, lightColours } from '@/ui/parts/colours';

const css = readFileSync(new URL('../../../src/ui/parts/base.css', import.meta.url), 'utf8');

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}
/** The values of a custom property in the blocks whose selector or query holds the text. */
function declared(block: string, name: string): string | undefined {
  const at = css.indexOf(`${block} {`);
  const body = css.slice(at, css.indexOf('}', at));
  return new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(body)?.[1];
}

describe('the colours of the lights', () => {
  const grounds = { light: ['#ffffff', '#f6f7f9'], dark: ['#161b22', '#0f1318'] } as const;
  for (const palette of ['signal', 'calm'] as const)
    for (const ground of ['light', 'dark'] as const)
      for (const colour of colours)
        it(`${palette} ${colour} stands out from a ${ground} ground`, () => {
          for (const behind of grounds[ground])
            expect(contrast(lightColours[palette][ground][colour], behind)).toBeGreaterThanOrEqual(3);
        });

  it('are the same in the stylesheet', () => {
    const blocks = {
      signal: { light: [':root'], dark: [":root[data-theme='dark']", ":root:not([data-theme='light'])"] },
      calm: {
        light: [":root[data-palette='calm']"],
        dark: [
          ":root[data-theme='dark'][data-palette='calm']",
          ":root[data-palette='calm']:not([data-theme='light'])",
        ],
      },
    } as const;
    for (const palette of ['signal', 'calm'] as const)
      for (const ground of ['light', 'dark'] as const)
        for (const block of blocks[palette][ground])
          for (const colour of ['green', 'yellow', 'red'] as const)
            expect(declared(block, `light-${colour}`), `${block} ${colour}`).toBe(
              lightColours[palette][ground][colour],
            );
  });

  it('reach 4.5:1 as text where the stylesheet writes with them and with the accent', () => {
    for (const [block, surface] of [
      [':root', '#ffffff'],
      [":root[data-theme='dark']", '#161b22'],
    ] as const)
      for (const name of ['text', 'muted', 'accent', 'light-red'])
        expect(contrast(declared(block, name)!, surface), `${block} ${name}`).toBeGreaterThanOrEqual(4.5);
  });

  it('come as custom properties for a shadow root', () => {
    expect(colourVariables('signal', 'dark')).toBe(
      '--light-green:#3fb950;--light-yellow:#d29922;--light-red:#f85149;--light-grey:#8b949e;',
    );
  });
});
