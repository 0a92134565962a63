import { describe, expect, it } from 'vitest';

import { bestPair, handy } from '@/budget/pairing';
import { isFree, stayCode } from '@/budget/stay';

describe('the pair that carries most', () => {
  const end = (id: string, left: number, marginal: number) => ({ id, left, marginal });
  const sources = [end('a', -5, 0.1), end('b', -50, 0.2)];
  const sinks = [end('c', 40, 1), end('d', 5, 2)];
  const open = (from: { left: number }, to: { left: number }) => Math.min(-from.left, to.left);

  it('is not that of the two extremes, which would cut the money into crumbs', () => {
    expect(bestPair(sources, sinks, open, 1)).toMatchObject({
      from: { id: 'b' },
      to: { id: 'c' },
      amount: 40,
    });
  });

  it('passes over what may not meet, and over crumbs', () => {
    const barred = (from: { id: string; left: number }, to: { id: string; left: number }) =>
      from.id === 'b' && to.id === 'c' ? 0 : open(from, to);
    expect(bestPair(sources, sinks, barred, 1)).toMatchObject({
      from: { id: 'a' },
      to: { id: 'd' },
      amount: 5,
    });
    expect(bestPair(sources, sinks, barred, 6)).toBeNull();
    expect(bestPair([end('a', -5, 3)], sinks, open, 1)).toBeNull();
  });
});

it('money that a hand types in has two places or half of the second, never more than there is', () => {
  expect([19.72, 9.83, 56.2, 3.958, 0.587, 197_400, 1, 0.004].map(handy)).toEqual([
    19.5, 9.8, 56, 3.95, 0.58, 195_000, 1, 0,
  ]);
});

describe('why a free campaign stays', () => {
  const good = { marginal: 2, headroom: false };
  const bad = { marginal: 1, headroom: true };
  it('says that a good one cannot spend more and that a poor one finds no taker', () => {
    expect(stayCode(good, [good, bad])).toBe('no-headroom');
    expect(stayCode(bad, [good, bad])).toBe('no-taker');
    expect(stayCode(bad, [good, bad, { marginal: 2, headroom: true }])).toBe('best-as-it-is');
    expect(stayCode(good, [good, { ...bad, marginal: 1.9 }])).toBe('best-as-it-is');
    expect(['best-as-it-is', 'no-headroom', 'no-taker', 'learning', null].map(isFree)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});
