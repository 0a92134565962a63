import { describe, expect, it } from 'vitest';

import { contextOf, freshness } from '@/content/fresh';
import type { Reading, Row } from '@/model/reading';

const row = (id: string | null, clicks: number | null, name = `n${id}`): Row => ({
  id,
  name,
  status: null,
  budget: null,
  metrics: { clicks },
  resultType: null,
  limitedBy: null,
});

describe('freshness', () => {
  it('admits what comes first, and the same context again', () => {
    const fresh = freshness();
    expect(fresh.admits('a', [row('1', 5)])).toBe(true);
    expect(fresh.admits('a', [row('1', 5)])).toBe(true);
  });

  it('holds rows back that the context before showed, until one of them changes', () => {
    const fresh = freshness();
    fresh.admits('a', [row('1', 5), row('2', 6)]);
    expect(fresh.admits('b', [row('1', 5), row('2', 6)])).toBe(false);
    expect(fresh.admits('b', [row('2', 6)])).toBe(false);
    expect(fresh.admits('b', [row('2', 6), row('9', 1)])).toBe(false);
    expect(fresh.admits('b', [row('1', 8), row('2', 6)])).toBe(true);
    expect(fresh.admits('b', [row('2', 6)])).toBe(true);
  });

  it('admits other rows, and old figures once the page was seen loading', () => {
    const fresh = freshness();
    fresh.admits('a', [row('1', 5)]);
    expect(fresh.admits('b', [row('7', 5)])).toBe(true);
    expect(fresh.admits('c', [row('7', 5)])).toBe(false);
    fresh.sawLoading();
    expect(fresh.admits('c', [row('7', 5)])).toBe(true);
    expect(fresh.admits('d', [row('7', 5)])).toBe(false);
  });

  it('compares only figures that both looks show: columns may be scrolled away', () => {
    const fresh = freshness();
    fresh.admits('a', [row('1', 5)]);
    const scrolled = { ...row('1', 5), metrics: { spend: 3 } };
    expect(fresh.admits('b', [scrolled])).toBe(false);
  });

  it('does not take no figures for new ones', () => {
    const fresh = freshness();
    fresh.admits('a', [row('1', null)]);
    expect(fresh.admits('b', [row('1', null)])).toBe(false);
  });

  it('goes by name where the build shows no ids', () => {
    const fresh = freshness();
    fresh.admits('a', [row(null, 5, 'Lamps')]);
    expect(fresh.admits('b', [row(null, 5, 'Lamps')])).toBe(false);
    expect(fresh.admits('b', [row(null, 6, 'Lamps')])).toBe(true);
  });

  it('tells contexts apart by view, level, account and range', () => {
    const reading = {
      account: { id: '1', name: 'A' },
      level: 'campaign',
      range: { from: '2026-11-01', to: '2026-11-02' },
    } as Reading;
    const contexts = [
      contextOf('v', reading),
      contextOf('w', reading),
      contextOf('v', { ...reading, level: 'ad' }),
      contextOf('v', { ...reading, account: { id: '2', name: 'A' } }),
      contextOf('v', { ...reading, range: null }),
    ];
    expect(new Set(contexts).size).toBe(5);
  });
});
