import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { blend, colourOf, contrast, footingOn, white, type Rgba } from '@/ui/overlay/ground';
import { lightColours } from '@/ui/parts/colours';

describe('a computed colour', () => {
  it.each([
    ['rgb(26, 127, 55)', { r: 26, g: 127, b: 55, a: 1 }],
    ['rgba(0, 0, 0, 0.5)', { r: 0, g: 0, b: 0, a: 0.5 }],
    ['rgb(0 0 0 / 50%)', { r: 0, g: 0, b: 0, a: 0.5 }],
    ['rgba(0, 0, 0, 0)', { r: 0, g: 0, b: 0, a: 0 }],
    ['transparent', { r: 0, g: 0, b: 0, a: 0 }],
    ['color(srgb 1 0.5 0 / 0.25)', { r: 255, g: 127.5, b: 0, a: 0.25 }],
    ['#1a7f37', { r: 26, g: 127, b: 55, a: 1 }],
  ])('%s', (text, colour) => expect(colourOf(text)).toEqual(colour));

  it.each(['', 'oklch(0.7 0.1 120)', 'rgb(none 0 0)', 'color(display-p3 1 0 0)', 'red'])(
    'that is not written so (%s) is not guessed',
    (text) => expect(colourOf(text)).toBeNull(),
  );
});

describe('contrast', () => {
  it('is WCAG’s', () => {
    expect(contrast(white, { r: 0, g: 0, b: 0, a: 1 })).toBeCloseTo(21, 5);
    expect(contrast({ r: 119, g: 119, b: 119, a: 1 }, white)).toBeCloseTo(4.48, 2);
  });
});

describe('a light on any background', () => {
  const channel = fc.integer({ min: 0, max: 255 });
  const opaque: fc.Arbitrary<Rgba> = fc.record({ r: channel, g: channel, b: channel, a: fc.constant(1) });
  const palettes = fc.constantFrom('signal', 'calm');

  it('has 3:1 for its shape or a plate of its own, and 4.5:1 for its text', () => {
    fc.assert(
      fc.property(opaque, opaque, palettes, (behind, text, palette) => {
        const { ground, plate, ink } = footingOn(behind, text, palette);
        const shapes = Object.values(lightColours[palette][ground]).map((one) =>
          contrast(colourOf(one)!, behind),
        );
        expect(plate || Math.min(...shapes) >= 3).toBe(true);
        expect(contrast(colourOf(ink)!, behind)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it('has 3:1 on the plates themselves', () => {
    const plates = { light: colourOf('#ffffff')!, dark: colourOf('#161b22')! };
    for (const palette of ['signal', 'calm'] as const)
      for (const ground of ['light', 'dark'] as const)
        for (const colour of Object.values(lightColours[palette][ground]))
          expect(contrast(colourOf(colour)!, plates[ground])).toBeGreaterThanOrEqual(3);
  });

  it.each([
    ['rgb(255, 255, 255)', 'light', false],
    ['rgb(232, 240, 254)', 'light', false],
    ['rgb(27, 28, 30)', 'dark', false],
    ['rgb(0, 0, 0)', 'dark', false],
    ['rgb(120, 150, 120)', 'light', true],
  ] as const)('on %s it is one for a %s page, with a plate: %s', (behind, ground, plate) => {
    expect(footingOn(colourOf(behind)!, null, 'signal')).toMatchObject({ ground, plate });
  });

  it('writes in the page’s own colour where that can be read', () => {
    expect(footingOn(white, colourOf('rgb(60, 64, 67)'), 'signal').ink).toBe('rgb(60, 64, 67)');
    expect(footingOn(white, colourOf('rgb(200, 200, 200)'), 'signal').ink).toBe('rgb(31, 35, 40)');
  });

  it('lays what shines through over what is behind', () => {
    expect(blend({ r: 0, g: 0, b: 0, a: 0.5 }, white)).toEqual({ r: 127.5, g: 127.5, b: 127.5, a: 1 });
  });
});
