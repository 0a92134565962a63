import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { response, type Curve } from '@/budget/curve';
import { cheapestWay, mostAtMargin, mostVolume, type Placeable } from '@/budget/goals';

const logs: Placeable[] = [
  [10, 5],
  [20, 10],
  [30, 15],
].map(([scale, half], index) => ({
  id: String(index),
  curve: { kind: 'log', scale: scale!, half: half! },
  min: 0,
  max: 1e6,
}));

const placeables = fc.array(
  fc.record({
    scale: fc.double({ min: 0.1, max: 100, noNaN: true }),
    exponent: fc.double({ min: 0.2, max: 0.9, noNaN: true }),
    min: fc.double({ min: 0, max: 10, noNaN: true }),
    more: fc.double({ min: 0, max: 1000, noNaN: true }),
  }),
  { minLength: 1, maxLength: 6 },
);
const built = (drawn: { scale: number; exponent: number; min: number; more: number }[]): Placeable[] =>
  drawn.map(({ scale, exponent, min, more }, index) => ({
    id: String(index),
    curve: { kind: 'power', scale, exponent } as Curve,
    min,
    max: min + more,
  }));

describe('the most volume at a return', () => {
  it('is the published answer of the log family', () => {
    const found = mostVolume(logs, 1);
    if (found.kind !== 'plan') throw new Error(found.why);
    expect(found.price).toBeCloseTo(0.569336274082, 10);
    const spends = [12.564312, 25.128624, 37.692936];
    spends.forEach((spend, index) => expect(found.spend.get(String(index))).toBeCloseTo(spend, 5));
    expect(found.response).toBeCloseTo(75.385872518, 7);
  });

  it('keeps the return, and no plan with it brings more', () => {
    fc.assert(
      fc.property(
        placeables,
        fc.double({ min: 0.01, max: 5, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (drawn, least, part) => {
          const campaigns = built(drawn);
          const found = mostVolume(campaigns, least);
          // Any other plan inside the bounds.
          const other = campaigns.map(({ curve, min, max }) => {
            const x = min + part * (max - min);
            return { x, got: response(curve, x) };
          });
          const [cost, got] = [other.reduce((s, o) => s + o.x, 0), other.reduce((s, o) => s + o.got, 0)];
          const keeps = got >= least * cost * (1 + 1e-9);
          if (found.kind === 'plan') {
            expect(found.response).toBeGreaterThanOrEqual(least * found.cost * (1 - 1e-9));
            if (keeps) expect(found.response).toBeGreaterThanOrEqual(got * (1 - 1e-9));
          } else if (found.why === 'too-dear') {
            expect(keeps).toBe(false);
            expect(found.lacking).toBeGreaterThan(0);
          }
        },
      ),
    );
  });

  it('says what is lacking, and which limits contradict themselves', () => {
    expect(mostVolume([{ ...logs[0]!, min: 100, max: 100 }], 5)).toMatchObject({ why: 'too-dear' });
    expect(mostVolume([{ ...logs[0]!, min: 2, max: 1 }], 1)).toMatchObject({
      why: 'bounds-crossed',
      lacking: 1,
    });
    expect(mostAtMargin([{ ...logs[0]!, min: 2, max: 1 }], 1)).toMatchObject({ why: 'bounds-crossed' });
  });
});

describe('the plan at a margin', () => {
  it('spends until the next unit brings just that', () => {
    const found = mostAtMargin(logs, 2 / 3);
    expect(found.kind === 'plan' && [...found.spend.values()]).toEqual(
      [10, 20, 30].map((x) => expect.closeTo(x, 9)),
    );
  });
});

describe('the cheapest way', () => {
  it('brings what is wanted for the least money', () => {
    fc.assert(
      fc.property(
        placeables,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (drawn, part, aim) => {
          const campaigns = built(drawn);
          const most = campaigns.reduce((sum, { curve, max }) => sum + response(curve, max), 0);
          const found = cheapestWay(campaigns, aim * most);
          if (found.kind !== 'plan') throw new Error(found.why);
          expect(found.response).toBeGreaterThanOrEqual(aim * most * (1 - 1e-9));
          const other = campaigns.map(({ curve, min, max }) => {
            const x = min + part * (max - min);
            return { x, got: response(curve, x) };
          });
          if (other.reduce((sum, one) => sum + one.got, 0) >= aim * most)
            expect(found.cost).toBeLessThanOrEqual(
              other.reduce((sum, one) => sum + one.x, 0) * (1 + 1e-9) + 1e-9,
            );
        },
      ),
    );
  });

  it('says what is missing where every campaign at its most is not enough', () => {
    const found = cheapestWay(
      [{ id: 'a', curve: { kind: 'power', scale: 1, exponent: 0.5 }, min: 0, max: 100 }],
      12,
    );
    expect(found).toEqual({ kind: 'out-of-reach', why: 'too-much', lacking: 2 });
  });
});
