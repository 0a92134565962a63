import { describe, expect, it } from 'vitest';

import type { Changed, DriverEffect } from '@/messages/areas/why';
import { changedSentence, effectFigure } from '@/ui/told/changed';
import { dashboardWords } from '@/ui/dashboard/words';
import { lightOf } from '../parts/world/world';

const en = dashboardWords('en');
const italian = dashboardWords('it');
const driver = (
  name: string,
  effect: number,
  within: boolean | null,
  change = [0.041, 0.03],
): DriverEffect => ({
  driver: name,
  effect,
  before: change[0]!,
  after: change[1]!,
  within,
});
const changedBy = (drivers: DriverEffect[]): Changed => ({
  told: true,
  against: 'days-before',
  before: { range: { from: '2026-10-11', to: '2026-10-31' }, value: 24, ripe: 1 },
  after: { range: { from: '2026-11-01', to: '2026-11-21' }, value: 32, ripe: 1 },
  change: drivers.reduce((sum, { effect }) => sum + effect, 0),
  drivers,
  campaigns: [],
  metrics: [],
  currency: 'EUR',
});
const light = lightOf({ kpi: 'cpa', light: 'red' });
const said = (drivers: DriverEffect[], change = {}) =>
  changedSentence(en, { ...light, ...change }, changedBy(drivers), 'en');

describe('why it changed, in a sentence', () => {
  it('names what did most, from what to what, and the rest', () => {
    const cvr = driver('cvr', 7, false);
    expect(said([driver('cpm', 1, true), cvr])).toBe(
      'Most of the miss is the site’s conversion rate: it fell from 4.1% to 3%; the rest is within noise.',
    );
    expect(said([driver('mix', 0.1, null), cvr])).toContain('the rest is small or within noise');
    expect(said([cvr])).toMatch(/to 3%\.$/);
    expect(said([driver('cpm', 3, false, [9, 12]), cvr])).toContain(
      'after it comes the price of impressions',
    );
    expect(changedSentence(italian, light, changedBy([cvr, driver('cpm', 1, true)]), 'it')).toContain(
      'il tasso di conversione del sito: il valore è sceso da 4,1% a 3%; il resto rientra nel rumore.',
    );
  });

  it('speaks of gain and loss as the KPI has it, and of nothing where all is noise', () => {
    expect(said([driver('cvr', -7, false, [0.03, 0.041])])).toContain('Most of the gain is');
    expect(said([driver('cvr', 7, false)], { light: 'green' })).toContain('Most of the loss is');
    expect(said([driver('cvr', 7, true)])).toBe('Nothing moved by more than chance does.');
    expect(said([driver('cvr', 0.01, false)])).toBe('Nothing moved by more than chance does.');
  });

  it('gives an effect its sign, and points to a share', () => {
    expect(effectFigure(light, -1.5, 'EUR', en, 'en')).toBe('−€1.50');
    expect(effectFigure({ kpi: 'cvr' }, 0.011, null, en, 'en')).toBe('+1.1 points');
  });
});
