import { describe, expect, it } from 'vitest';

import type { LightView } from '@/model/light';
import { attributionSaid, lightSentence, pillFigures, rangeName } from '@/ui/overlay/spoken';
import { faceOf, lightsOf } from '@/ui/overlay/telling';
import { trendShape } from '@/ui/overlay/trend';
import { overlayWords } from '@/background/overlay-words';
import { overlayVoice } from '@/ui/overlay/words';
import { campaigns, light, stateOf } from '../../e2e/overlay/lights';

const [en, italian] = [overlayVoice(overlayWords('en', [])), overlayVoice(overlayWords('it', []))];
const green = (change: Partial<LightView> = {}) =>
  light(0, { id: '1', name: 'Brand' }, { value: 21.3, ...change });

describe('the figures beside a light', () => {
  it.each([
    [{ value: 31.2, aim: 25 }, '31.20 / 25', '31,20 / 25'],
    [{ value: 1934.2, aim: 2500 }, '1.9k / 2.5k', '1,9k / 2,5k'],
    [{ value: null, aim: 25 }, '', ''],
    [{ value: Number.NaN, aim: 25 }, '', ''],
    [{ value: 0, aim: 25 }, '0 / 25', '0 / 25'],
  ])('%o', ({ value, aim }, english, inItalian) => {
    const view = green({ value, aim: { ...green().aim, value: aim } });
    expect([pillFigures(view, 'en'), pillFigures(view, 'it')]).toEqual([english, inItalian]);
  });

  it('are written out where short they would look alike and are not', () => {
    const view = green({ value: 1934, aim: { ...green().aim, value: 1925 } });
    expect(pillFigures(view, 'en')).toBe('1,934 / 1,925');
    expect(pillFigures({ ...view, value: 1925 }, 'en')).toBe('1.9k / 1.9k');
  });

  it('of a share are percents', () => {
    const aim = { ...green().aim, value: 0.02 };
    expect(pillFigures(green({ kpi: 'ctr', value: 0.0123, aim }), 'en')).toBe('1.23% / 2%');
  });
});

describe('a light as a screen reader says it', () => {
  it('says colour, verdict and figures', () => {
    expect(lightSentence(green(), en)).toBe('Green. On target. CPA €21.30, target €25.');
    expect(lightSentence(green(), italian)).toBe(
      'Verde. In linea con l’obiettivo. CPA 21,30\u00a0€, obiettivo 25\u00a0€.',
    );
  });

  it('says why it cannot say, and what is doubtful', () => {
    const grey = light(5, { id: '1', name: 'Brand' });
    expect(lightSentence(grey, en)).toMatch(/^Grey\. Can’t say yet: Open .+ CPA not known, target €25\.$/);
    expect(lightSentence(green({ stale: true }), en)).toMatch(/A newer day has not been read\.$/);
  });
});

describe('a range as the date picker calls it', () => {
  const day = '2026-11-22';
  it.each([
    ['2026-11-01', '2026-11-22', 'This month (1–22 Nov 2026)', 'Questo mese (1–22 nov 2026)'],
    ['2026-11-01', '2026-11-30', 'This month (1–30 Nov 2026)', 'Questo mese (1–30 nov 2026)'],
    ['2026-10-01', '2026-10-31', 'Last month (1–31 Oct 2026)', 'Mese scorso (1–31 ott 2026)'],
    ['2026-11-22', '2026-11-22', 'Today (22 Nov 2026)', 'Oggi (22 nov 2026)'],
    ['2026-11-21', '2026-11-21', 'Yesterday (21 Nov 2026)', 'Ieri (21 nov 2026)'],
    ['2026-11-01', '2026-11-20', '1–20 Nov 2026', '1–20 nov 2026'],
    ['2026-11-02', '2026-11-22', '2–22 Nov 2026', '2–22 nov 2026'],
  ])('%s to %s is %s', (from, to, english, inItalian) => {
    expect(rangeName({ from, to }, day, en)).toBe(english);
    expect(rangeName({ from, to }, day, italian)).toBe(inItalian);
  });
});

describe('an attribution setting', () => {
  it.each([
    ['7d_click_1d_view', '7-day click, 1-day view', 'clic 7 giorni, visualizzazione 1 giorno'],
    ['1d_click', '1-day click', 'clic 1 giorno'],
    ['14d', '14 days', '14 giorni'],
    ['click_date', 'by the day of the click', 'per giorno del clic'],
    ['something_else', 'something_else', 'something_else'],
  ])('%s is worded as the consoles do', (code, english, inItalian) => {
    expect([attributionSaid(code, en), attributionSaid(code, italian)]).toEqual([english, inItalian]);
  });
});

describe('the course of a figure', () => {
  const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T00:00:00Z`;
  const aim = { value: 25, tolerance: 0.1 };

  it('runs from left to right in true time, with the target in the same plane', () => {
    const shape = trendShape(
      [
        { at: at(1), value: 20 },
        { at: at(2), value: 30 },
        { at: at(11), value: 25 },
      ],
      aim,
    )!;
    const xs = [...shape.path.matchAll(/[ML]([\d.]+) /g)].map(([, x]) => Number(x));
    expect(xs).toHaveLength(3);
    expect((xs[1]! - xs[0]!) / (xs[2]! - xs[0]!)).toBeCloseTo(0.1, 2);
    expect(shape.last.y).toBe(shape.aimY);
    expect(shape.band.y).toBeLessThan(shape.aimY);
    expect(shape.band.y + shape.band.height).toBeGreaterThan(shape.aimY);
  });

  it('is not drawn from one reading, nor from figures that are none', () => {
    expect(trendShape([{ at: at(1), value: 20 }], aim)).toBeNull();
    expect(
      trendShape(
        [
          { at: at(1), value: 20 },
          { at: at(1), value: 22 },
        ],
        aim,
      ),
    ).toBeNull();
    expect(
      trendShape(
        [
          { at: at(1), value: Number.NaN },
          { at: 'x', value: 1 },
          { at: at(2), value: 1 },
        ],
        aim,
      ),
    ).toBeNull();
  });

  it('draws a figure that never moves as a level line', () => {
    const shape = trendShape(
      [
        { at: at(1), value: 25 },
        { at: at(2), value: 25 },
      ],
      { value: 25, tolerance: 0 },
    )!;
    expect(shape.path).not.toMatch(/NaN|Infinity/);
  });
});

describe('the light of a row', () => {
  const list = campaigns(3);
  it('is the campaign’s most telling one, and what every object has is no campaign', () => {
    const state = stateOf(list);
    expect(faceOf(state, list[0]!.id, en)).toMatchObject({ light: 'green', figures: '12.01 / 25' });
    for (const id of ['constructor', '__proto__', 'toString', '', '404']) {
      expect(lightsOf(state, id)).toEqual([]);
      expect(faceOf(state, id, en)).toBeNull();
    }
  });

  it('is not shown where the console or the overlay is off, or the table was not understood', () => {
    const state = stateOf(list);
    const id = list[0]!.id;
    for (const page of ['off', 'no-table', 'not-understood'] as const)
      expect(faceOf({ ...state, status: { ...state.status, state: page } }, id, en)).toBeNull();
    expect(faceOf({ ...state, settings: { ...state.settings, overlay: false } }, id, en)).toBeNull();
    expect(faceOf({ ...state, lights: null }, id, en)).toBeNull();
  });
});
