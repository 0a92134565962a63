import { describe, expect, it } from 'vitest';

import { distanceOf, showDistance } from '@/ui/parts/distance';
import { dashboardWords } from '@/ui/dashboard/words';
import { lightOf } from './world/world';

const en = dashboardWords('en');
const aim = { value: 25, tolerance: 0.1, direction: 'at-most', main: false } as const;
const said = (change: Parameters<typeof lightOf>[0]) => showDistance(en, lightOf(change), 'en');

describe('the distance', () => {
  it('is a share of the target', () => {
    expect(said({ value: 32 })).toBe('28% above target');
    expect(said({ value: 20 })).toBe('20% below target');
    expect(said({ value: 25.1 })).toBe('on target');
    expect(said({ value: 25.13 })).toBe('1% above target');
  });
  it('is held against the pace where a total has one', () => {
    const total = { kpi: 'conversionValue', aim: { ...aim, value: 1000 }, pace: 500 } as const;
    expect(said({ ...total, value: 450 })).toBe('10% behind pace');
    expect(said({ ...total, value: 501 })).toBe('on pace');
    expect(said({ ...total, value: 450, maturity: 0.75 })).toBe('20% ahead once all is in');
    expect(said({ ...total, value: 300, maturity: 0.75 })).toBe('20% behind once all is in');
    expect(said({ ...total, value: 600, pace: 0 })).toBe('40% below target');
  });
  it('is in points or money where the aim is zero or less', () => {
    const roi = { kpi: 'roi', currency: null } as const;
    expect(said({ ...roi, aim: { ...aim, value: 0 }, value: -0.124 })).toBe('12.4 points below target');
    expect(said({ ...roi, aim: { ...aim, value: 0 }, value: 0.01 })).toBe('1 point above target');
    expect(said({ ...roi, aim: { ...aim, value: -0.2 }, value: -0.2 })).toBe('on target');
  });
  it('is nothing where nothing is known', () => {
    expect(said({ value: null })).toBe('–');
    expect(distanceOf({ value: Number.NaN, aim })).toEqual({ kind: 'none' });
    expect(distanceOf({ value: 3, aim: { ...aim, value: Number.NaN } })).toEqual({ kind: 'none' });
  });
});
