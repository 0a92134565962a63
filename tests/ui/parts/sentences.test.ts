import { describe, expect, it } from 'vitest';

import { failureCodes } from '@/messages/protocol';
import { kpiKeys } from '@/model/kpi';
import { reasonCodes } from '@/model/light';
import { platforms } from '@/model/platform';
import { problem, problemCodes } from '@/model/problem';
import { failureSentence, platformName, problemSentence, reasonSentence } from '@/ui/parts/sentences';
import { dashboardWords } from '@/ui/dashboard/words';
import { lightOf } from './world/world';

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const en = dashboardWords('en');
const it_ = dashboardWords('it');
const sound = (sentence: string) => {
  expect(sentence).toMatch(/^[\p{Lu}“{\d]/u);
  expect(sentence).toMatch(/[.)]$/);
  expect(sentence).not.toMatch(/undefined|\bnull\b|NaN|[{}]|\b(reason|problem|metric|kpi)\.[a-z]/);
};

describe('reasonSentence', () => {
  for (const language of ['en', 'it'] as const) {
    const words = dashboardWords(language);
    it(`says every reason in ${language}, whatever is known`, () => {
      for (const code of reasonCodes)
        for (const kpi of ['cpa', 'ctr', 'spend', 'roi'] as const) {
          const reason = { code, params: {} };
          sound(reasonSentence(words, lightOf({ kpi, reason }), language));
          const bare = lightOf({
            kpi,
            reason,
            value: null,
            probability: null,
            since: null,
            asOf: null,
            covered: null,
            figures: [],
          });
          sound(reasonSentence(words, bare, language));
        }
    });
  }

  it('names the figures, the distance and since when', () => {
    expect(plain(reasonSentence(en, lightOf(), 'en'))).toBe(
      'CPA is €32: 28% above target. Red since 14 Nov 2026.',
    );
    expect(plain(reasonSentence(it_, lightOf(), 'it'))).toBe(
      'CPA a 32 €: 28% sopra l’obiettivo. In rosso dal 14 nov 2026.',
    );
  });

  it('says which range to open, from the light, else from the reason, else the window', () => {
    const light = lightOf({ reason: { code: 'window-missing', params: {} } });
    const missing = [
      { from: '2026-11-01', to: '2026-11-08' },
      { from: '2026-11-20', to: '2026-11-20' },
    ];
    expect(reasonSentence(en, { ...light, missing }, 'en')).toBe(
      'Open 1–8 Nov 2026 and 20 Nov 2026 once in Google Ads to complete this light.',
    );
    const reason = { code: 'window-missing', params: { from: '2026-11-03', to: '2026-11-04' } } as const;
    expect(reasonSentence(en, { ...light, reason }, 'en')).toContain('Open 3–4 Nov 2026 once');
    expect(reasonSentence(en, light, 'en')).toContain('Open 1–30 Nov 2026 once');
  });

  it('names the column that is missing, and the one that is empty', () => {
    const absent = lightOf({
      reason: { code: 'metric-absent', params: {} },
      figures: [{ metric: 'spend', value: 3, asOf: null, source: 'page' }],
    });
    expect(reasonSentence(en, absent, 'en')).toContain('does not show conversions');
    const empty = lightOf({
      reason: { code: 'metric-empty', params: {} },
      figures: [
        { metric: 'spend', value: 3, asOf: null, source: 'page' },
        { metric: 'conversions', value: null, asOf: null, source: 'page' },
      ],
    });
    expect(reasonSentence(en, empty, 'en')).toContain('no figure for conversions');
    const told = lightOf({ reason: { code: 'metric-absent', params: { metric: 'conversionValue' } } });
    expect(reasonSentence(it_, told, 'it')).toContain('valore di conversione');
  });

  it('says how much of the conversions is in, where that is known', () => {
    const light = lightOf({ reason: { code: 'immature', params: { ripe: 0.4213, needed: 0.5 } } });
    expect(reasonSentence(en, light, 'en')).toContain('Only 42% of this window’s conversions are in');
  });

  it('keeps what a page said as it said it', () => {
    const hostile = lightOf({
      reason: { code: 'metric-absent', params: { metric: '<img onerror=x>{kpi}' } },
    });
    expect(reasonSentence(en, hostile, 'en')).toContain('<img onerror=x>{kpi}');
  });
});

describe('problemSentence', () => {
  for (const language of ['en', 'it'] as const)
    it(`says every problem in ${language}`, () => {
      for (const code of problemCodes)
        sound(problemSentence(dashboardWords(language), problem(code), language));
    });
  it('quotes what the page said', () => {
    const said = problemSentence(
      en,
      problem('number-unreadable', { column: 'Cost', text: '12,3x', n: 1234 }),
      'en',
    );
    expect(said).toBe('A figure could not be read and was left out. (“Cost” · “12,3x” · 1,234)');
    expect(problemSentence(en, problem('range-unknown', { text: null, empty: ' ' }), 'en')).not.toContain(
      '(',
    );
  });
});

describe('names', () => {
  it('every failure, KPI and console has its words in both languages', () => {
    for (const words of [en, it_]) {
      for (const code of failureCodes) sound(failureSentence(words, { code, detail: 'x' }));
      for (const kpi of kpiKeys) {
        expect(words(`kpi.${kpi}`)).not.toContain('kpi.');
        expect(words(`kpi.${kpi}.full`)).not.toContain('kpi.');
      }
      for (const platform of [...platforms, null])
        expect(platformName(words, platform)).not.toMatch(/^console\.|^$/);
    }
  });
});
