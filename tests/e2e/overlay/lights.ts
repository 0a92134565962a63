import { overlayWords } from '@/background/overlay-words';
import type { Told } from '@/messages/areas/told';
import type { PageLights } from '@/messages/protocol';
import type { Colour, LightView } from '@/model/light';
import { defaultSettings } from '@/model/settings';
import type { OverlayState } from '@/ui/overlay/overlay';

/** Campaigns with names of every length; some share a name. */
export interface Campaign {
  id: string;
  name: string;
}

const words = ['Brand', 'Shoes', 'Retargeting', 'Italy', 'Spring sale', 'Prospecting', 'Video', 'Leads'];

export function campaigns(count: number): Campaign[] {
  return Array.from({ length: count }, (_, index) => {
    const long = index % 9 === 4 ? ' | look-alike 1 % | broad | all placements | 2026 second half' : '';
    return {
      id: String(20_000_000_000_000_000n + BigInt(index)),
      name:
        index === 7
          ? 'Brand – Shoes 5'
          : `${words[index % 8]} – ${words[(index * 3 + 1) % 8]} ${index}${long}`,
    };
  });
}

const byIndex: Colour[] = ['green', 'green', 'red', 'yellow', 'green', 'grey', 'green', 'yellow'];

/** The colour of a campaign's light: a function of its place in the list, so that a wrong row shows. */
export const colourOf = (index: number): Colour => byIndex[index % byIndex.length]!;
/** Every campaign has a value of its own. */
const bases: Record<Colour, number> = { green: 12.01, yellow: 27.01, red: 41.01, grey: 0 };
export const valueOf = (index: number): number => bases[colourOf(index)] + index / 100;
export const figuresOf = (index: number): string => `${valueOf(index).toFixed(2).replace('.00', '')} / 25`;

export function light(index: number, { id, name }: Campaign, change: Partial<LightView> = {}): LightView {
  const colour = colourOf(index);
  const grey = colour === 'grey';
  const value = grey ? null : valueOf(index);
  return {
    key: `t1 ${id}`,
    target: 't1',
    kpi: 'cpa',
    subject: { platform: 'google-ads', account: 'a1', campaign: id, name },
    light: colour,
    value,
    low: value && value * 0.8,
    high: value && value * 1.3,
    probability: value === null ? null : { green: 0.9, yellow: 0.5, red: 0.06, grey: 0.5 }[colour],
    reason: {
      code: ({ green: 'meets', yellow: 'open', red: 'misses', grey: 'window-missing' } as const)[colour],
      params: {},
    },
    aim: { value: 25, tolerance: 0.1, direction: 'at-most', main: false },
    currency: 'EUR',
    window: { from: '2026-11-01', to: '2026-11-30' },
    covered: grey ? null : { from: '2026-11-01', to: '2026-11-22' },
    figures: grey
      ? []
      : [
          { metric: 'spend', value: valueOf(index) * 40, asOf: '2026-11-22T09:00:00Z', source: 'page' },
          { metric: 'conversions', value: 40, asOf: '2026-11-22T09:00:00Z', source: 'page' },
        ],
    asOf: grey ? null : '2026-11-22T09:00:00Z',
    missing: grey ? [{ from: '2026-11-01', to: '2026-11-22' }] : [],
    stale: index % 11 === 3,
    attribution: '7d_click_1d_view',
    since: colour === 'red' ? '2026-11-14T09:00:00Z' : null,
    before: colour === 'red' ? 'yellow' : null,
    trend: grey
      ? []
      : [30, 26, 24, 27, 29, 31].map((trend, day) => ({
          at: `2026-11-${String(2 + day * 4).padStart(2, '0')}T09:00:00Z`,
          value: trend,
        })),
    ...change,
  };
}

/** The main target: a total with pace and landing. */
export const mainLight: LightView = {
  ...light(2, { id: 'none', name: 'Colle Shop' }),
  key: 'main',
  kpi: 'conversionValue',
  subject: { platform: 'google-ads', account: 'a1', campaign: null, name: 'Colle Shop' },
  light: 'yellow',
  value: 43_250,
  low: null,
  high: null,
  probability: 0.4,
  pace: 48_000,
  landing: { value: 105_300, low: 95_100, high: 115_800 },
  needPerDay: 9600,
  aim: { value: 120_000, tolerance: 0.1, direction: 'at-least', main: true },
  reason: { code: 'open', params: {} },
  trend: [12_000, 21_000, 33_000, 43_250].map((value, step) => ({
    at: `2026-11-0${1 + step * 2}T09:00:00Z`,
    value,
  })),
};

export function pageLights(
  list: readonly Campaign[],
  withLights: (index: number) => boolean = () => true,
): PageLights {
  const counts: Record<Colour, number> = { red: 0, yellow: 0, green: 0, grey: 0 };
  const found: PageLights['campaigns'] = {};
  list.forEach((campaign, index) => {
    if (!withLights(index)) return;
    counts[colourOf(index)] += 1;
    found[campaign.id] = [
      light(index, campaign),
      light(index + 1, campaign, { key: `t2 ${campaign.id}`, kpi: 'roas', currency: null }),
    ];
  });
  return {
    account: 'a1',
    settings: defaultSettings,
    campaigns: found,
    bar: {
      counts,
      main: mainLight,
      asOf: '2026-11-22T09:00:00Z',
      missing: [{ from: '2026-10-01', to: '2026-10-31' }],
    },
    hasTargets: true,
  };
}

/** A page that reads well, with lights for all campaigns. */
const english = overlayWords('en', []);

export function stateOf(list: readonly Campaign[], change: Partial<OverlayState> = {}): OverlayState {
  return {
    lights: pageLights(list),
    status: {
      platform: 'google-ads',
      state: 'reading',
      grid: 'ess-table',
      rows: list.length,
      problems: [],
      account: null,
    },
    settings: { ...defaultSettings, language: 'en' },
    spoken: english,
    ...change,
  };
}

/** What a worker says of a light: each names the light that it is about, so that a wrong one shows. */
export function toldOf(light: string, language: 'en' | 'it'): Told {
  const english = language === 'en';
  return {
    changed: english
      ? `Most of the miss is the site’s conversion rate: it fell from 4.1% to 3%; the rest is within noise (${light}).`
      : `Lo scarto si spiega soprattutto con il tasso di conversione del sito: il valore è sceso da 4,1% a 3%; il resto rientra nel rumore (${light}).`,
    against: english
      ? 'It went from €24.10 to €32. 1–21 Nov 2026, against as many days before: 11–31 Oct 2026.'
      : 'È passato da 24,10 € a 32 €. 1–21 nov 2026, rispetto ad altrettanti giorni prima: 11–31 ott 2026.',
    sums: [
      {
        title: english ? 'How it is worked out' : 'Come si calcola',
        lines: ['CPA = spend ÷ conversions', '€480.40 ÷ 40 = €12.01'],
        facts: [],
      },
      {
        title: english ? 'How sure this is' : 'Quanto è sicuro',
        lines: [],
        facts: [
          { name: 'In 8 of 10 cases between', said: '€9.61 – €15.61' },
          { name: 'Believed beforehand', said: 'that it is on target, with the weight of 3 counts' },
        ],
      },
    ],
  };
}
