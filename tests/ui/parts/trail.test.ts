import { describe, expect, it } from 'vitest';

import type { LightView } from '@/model/light';
import { overlayWords } from '@/background/overlay-words';
import { ripeSentence } from '@/ui/parts/sentences';
import { trailSentence } from '@/ui/parts/trail';
import { overlayVoice } from '@/ui/overlay/words';
import { light } from '../../e2e/overlay/lights';

const voices = (['en', 'it'] as const).map((language) => overlayVoice(overlayWords(language, [])));
const since = '2026-11-14T09:00:00Z';
const shown = (change: Partial<LightView>) => light(0, { id: '1', name: 'Brand' }, { since, ...change });
const told = (change: Partial<LightView>) =>
  voices.map(({ words, language }) => trailSentence(words, shown(change), language));

describe('where a light comes from', () => {
  it.each<[Partial<LightView>, string, string]>([
    [
      { light: 'yellow', before: 'green' },
      'Slipping: it was on target until 14 Nov 2026.',
      'In calo: era in linea con l’obiettivo fino al 14 nov 2026.',
    ],
    [
      { light: 'yellow', before: 'green', kpi: 'conversions' },
      'Slipping: it was on pace until 14 Nov 2026.',
      'In calo: era al passo fino al 14 nov 2026.',
    ],
    [
      { light: 'red', before: 'yellow', reason: { code: 'open', params: {} } },
      'Slipping: it was yellow until 14 Nov 2026.',
      'In calo: era in giallo fino al 14 nov 2026.',
    ],
    [
      { light: 'green', before: 'red' },
      'Recovering since 14 Nov 2026: it was red before.',
      'In ripresa dal 14 nov 2026: prima era in rosso.',
    ],
    [
      { light: 'green', before: 'grey' },
      'Judged since 14 Nov 2026; nothing could be said before.',
      'Giudicato dal 14 nov 2026; prima non si poteva dire nulla.',
    ],
    [{ light: 'grey', before: 'green' }, 'It was green until 14 Nov 2026.', 'Era verde fino al 14 nov 2026.'],
    [{ light: 'green', before: null }, 'Since 14 Nov 2026.', 'Dal 14 nov 2026.'],
  ])('%o', (change, english, italian) => {
    expect(told(change)).toEqual([english, italian]);
  });

  it('does not name a day twice', () => {
    const misses = { code: 'misses' as const, params: {} };
    expect(told({ light: 'red', before: 'yellow', reason: misses })).toEqual([
      'Slipping: it was yellow before.',
      'In calo: prima era in giallo.',
    ]);
  });

  it('is silent where nothing is known, or the reason says it already', () => {
    expect(told({ since: null, before: 'red' })).toEqual([null, null]);
    expect(told({ light: 'red', before: null, reason: { code: 'misses', params: {} } })).toEqual([
      null,
      null,
    ]);
  });
});

describe('how much is in', () => {
  const ripe = (change: Partial<LightView>) =>
    voices.map(({ words, language }) => ripeSentence(words, shown(change), language));

  it('is said with where that is known from', () => {
    expect(ripe({ maturity: 0.72, ripening: { from: 'learnt', days: 38 } })).toEqual([
      '72% of the conversions of this window are in; the rest is still arriving, and the chances take it into account. Learnt from 38 re-read days.',
      'È arrivato il 72% delle conversioni di questo intervallo; il resto è in arrivo, e le probabilità ne tengono conto. Stimato su 38 giorni riletti.',
    ]);
    expect(ripe({ maturity: 0.72, ripening: { from: 'usual' } })[0]).toMatch(
      /Usual for Google Ads: your own delay is not known yet\.$/,
    );
    expect(ripe({ maturity: 1 })).toEqual([null, null]);
  });
});
