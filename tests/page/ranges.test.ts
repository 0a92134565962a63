import { describe, expect, it } from 'vitest';

import { presetOfWords, presetRange, rangeReader, readRange } from '@/page/ranges';

const brief = (text: string, locale: string | null, today: string | null = null) => {
  const answer = readRange(text, { locale, today });
  if ('problem' in answer) return answer.problem.code;
  const { range, preset } = answer;
  return [range.from, range.to, preset].filter((part) => part !== undefined).join(' ');
};

describe('ranges as shown', () => {
  it.each<[string, string | null, string]>([
    ['Jan 1, 2020 – Apr 20, 2021', 'en', '2020-01-01 2021-04-20'],
    ['Jan 5 – 12, 2026', 'en', '2026-01-05 2026-01-12'],
    ['Jan 5 – Feb 12, 2026', 'en', '2026-01-05 2026-02-12'],
    ['Jan 5, 2026', 'en', '2026-01-05 2026-01-05'],
    ['Jan 5\u2009–\u200912, 2026', 'en', '2026-01-05 2026-01-12'],
    ['Sept 5 – 12, 2026', 'en', '2026-09-05 2026-09-12'],
    ['2026年1月1日 – 20日', 'zh', '2026-01-01 2026-01-20'],
    ['2026年1月1日 – 2月3日', 'zh-CN', '2026-01-01 2026-02-03'],
    ['2026年1月1日～2026年1月20日', 'ja', '2026-01-01 2026-01-20'],
    ['2026年3月1日から2026年3月20日まで', 'ja', '2026-03-01 2026-03-20'],
    ['1 янв. – 7 янв. 2026 г.', 'ru', '2026-01-01 2026-01-07'],
    ['с 1 по 7 января 2026 г.', 'ru', '2026-01-01 2026-01-07'],
    ['1 – 31 gen 2026', 'it', '2026-01-01 2026-01-31'],
    ['1-31 gen 2026', 'it', '2026-01-01 2026-01-31'],
    ['dal 1º al 7 gennaio 2026', 'it', '2026-01-01 2026-01-07'],
    ['1.–31. Jan. 2026', 'de', '2026-01-01 2026-01-31'],
    ['vom 1. bis 7. Januar 2026', 'de', '2026-01-01 2026-01-07'],
    ['1. Jänner 2026 – 3. Feber 2026', 'de-AT', 'range-unknown'],
    ['1 – 31 janv. 2026', 'fr', '2026-01-01 2026-01-31'],
    ['du 1er au 7 août 2026', 'fr', '2026-08-01 2026-08-07'],
    ['1 Oct 2024 - 24 Oct 2024', 'en', '2024-10-01 2024-10-24'],
    ['16 de ago de 2026', 'pt', '2026-08-16 2026-08-16'],
    ['1 – 31 de jan. de 2026', 'pt-BR', '2026-01-01 2026-01-31'],
    ['1 de julio de 2026 - 31 de julio de 2026', 'es', '2026-07-01 2026-07-31'],
    ['del 1 al 7 de enero de 2026', 'es', '2026-01-01 2026-01-07'],
    ['1 t/m 7 mrt 2026', 'nl', '2026-03-01 2026-03-07'],
    ['od 1 do 7 marca 2026', 'pl', '2026-03-01 2026-03-07'],
    ['1–7 mars 2026', 'sv', '2026-03-01 2026-03-07'],
    ['1 – 7 Ağustos 2026', 'tr', '2026-08-01 2026-08-07'],
    ['1 thg 1, 2026 – 20 thg 2, 2026', 'vi', '2026-01-01 2026-02-20'],
    ['Ngày 1 tháng 1 năm 2026 đến ngày 7 tháng 1 năm 2026', 'vi', '2026-01-01 2026-01-07'],
    ['March 27, 2026 - April 23, 2026', 'en', '2026-03-27 2026-04-23'],
    ['March 27, 2026 - April 23, 2026', null, '2026-03-27 2026-04-23'],
    ['1 May 2026 - 8 May 2026', null, '2026-05-01 2026-05-08'],
    ['Date range - Dec 1, 2020 - Dec 1, 2020', 'en', '2020-12-01 2020-12-01'],
    ['Intervallo di date - 1 dic 2020 - 3 dic 2020', 'it', '2020-12-01 2020-12-03'],
    ['Zeitraum - 1. Dez. 2020 - 3. Dez. 2020', 'de', '2020-12-01 2020-12-03'],
    ['2026-01-01 - 2026-01-31', null, '2026-01-01 2026-01-31'],
    ['2026-01-01–2026-01-31', null, '2026-01-01 2026-01-31'],
    ['2026/01/01~2026/01/31', 'ja', '2026-01-01 2026-01-31'],
    ['2026.02.05-2026.02.10', null, '2026-02-05 2026-02-10'],
    ['20260101-20260131', null, '2026-01-01 2026-01-31'],
    ['2026-03-05–12', 'sv', '2026-03-05 2026-03-12'],
    ['2026-03-05–05-12', 'sv', '2026-03-05 2026-05-12'],
    ['01.01. – 31.01.2026', 'de', '2026-01-01 2026-01-31'],
    ['5–12.3.2026', 'pl', '2026-03-05 2026-03-12'],
    ['2015. 06. 20. – 07. 11.', 'hu', '2015-06-20 2015-07-11'],
    ['١ يناير ٢٠٢٦ – ٧ يناير ٢٠٢٦', 'ar-EG', '2026-01-01 2026-01-07'],
    ['Mon, Jan 5, 2026 – Tue, Jan 6, 2026', 'en', '2026-01-05 2026-01-06'],
    ['2026/01/05(月) ～ 2026/01/06(火)', 'ja', '2026-01-05 2026-01-06'],
    ['Jan 5 – 12, 2026 arrow_drop_down', 'en', '2026-01-05 2026-01-12'],
    ['Jul 28 – Aug 26, 2025 (30 days)', 'en', '2025-07-28 2025-08-26'],
    ['Jan 5, 26 – Jan 12, 26', 'en', '2026-01-05 2026-01-12'],
    ['Dec 29, 2025 – Jan 4, 2026', 'en', '2025-12-29 2026-01-04'],
    // The page's language does not know the words; all that do agree.
    ['Jan 5 – 12, 2026', 'it', '2026-01-05 2026-01-12'],
    ['1 – 31 gen 2026', 'zh', '2026-01-01 2026-01-31'],
    ['1 – 31 gen 2026', 'xx', '2026-01-01 2026-01-31'],
  ])('%j in %s', (text, locale, expected) => {
    expect(brief(text, locale)).toBe(expected);
  });

  it.each<[string, string, string]>([
    ['This month: 1 Oct 2024 - 24 Oct 2024', 'en', '2024-10-01 2024-10-24 this_month'],
    ['Yesterday: May 9, 2026', 'en', '2026-05-09 2026-05-09 yesterday'],
    ['Yesterday May 9, 2026', 'en', '2026-05-09 2026-05-09 yesterday'],
    ['过去 30 天：2025年7月28日 – 2025年8月26日', 'zh', '2025-07-28 2025-08-26 last_30d'],
    ['過去30日間：2025年7月28日～2025年8月26日', 'ja', '2025-07-28 2025-08-26 last_30d'],
    ['Last 30 days Jul 28 – Aug 26, 2025', 'en', '2025-07-28 2025-08-26 last_30d'],
    ['Last 30 days\nJul 28 – Aug 26, 2025', 'en', '2025-07-28 2025-08-26 last_30d'],
    ['Ultimi 7 giorni: 1 – 7 gen 2026', 'it', '2026-01-01 2026-01-07 last_7d'],
    ['Este mês: 1 de out. de 2024 – 24 de out. de 2024', 'pt', '2024-10-01 2024-10-24 this_month'],
    ['Maximum: Jan 1, 2024 – Jan 5, 2026', 'en', '2024-01-01 2026-01-05 maximum'],
    ['Custom Jan 5 – 12, 2026', 'en', '2026-01-05 2026-01-12'],
    ['Custom: Jan 5, 2026', 'en', '2026-01-05 2026-01-05'],
  ])('with a label: %j', (text, locale, expected) => {
    expect(brief(text, locale)).toBe(expected);
  });

  it.each<[string, string | null, string | null, string]>([
    ['01/02/2026 – 03/02/2026', 'it', null, '2026-02-01 2026-02-03'],
    ['01/02/2026 – 03/02/2026', 'en', null, '2026-01-02 2026-03-02'],
    ['01/02/2026 – 03/02/2026', 'en-GB', null, '2026-02-01 2026-02-03'],
    ['01/02/2026 – 03/02/2026', null, null, 'range-ambiguous'],
    ['01/02/2026 – 03/02/2026', 'en-CA', null, 'range-ambiguous'],
    ['02/02/2026', null, null, '2026-02-02 2026-02-02'],
    ['01/02/2026 – 25/02/2026', 'en', null, '2026-02-01 2026-02-25'],
    ['1/25/2026 – 2/3/2026', 'it', null, '2026-01-25 2026-02-03'],
    ['05/02/2026 – 01/03/2026', 'en', null, '2026-02-05 2026-03-01'],
    ['01/12/2026 – 03/12/2026', 'it', '2026-03-12', '2026-01-12 2026-03-12'],
    ['01.02.2026 – 03.02.2026', 'en', null, '2026-02-01 2026-02-03'],
    ['01.02.2026 – 03.02.2026', null, null, '2026-02-01 2026-02-03'],
    ['1/2/26 – 3/2/26', 'es', null, '2026-02-01 2026-02-03'],
    ['26. 3. 5. ~ 26. 3. 12.', 'ko', null, '2026-03-05 2026-03-12'],
    ['30/02/2026', 'it', null, 'range-unknown'],
  ])('numbers alone: %j in %s, today %s', (text, locale, today, expected) => {
    expect(brief(text, locale, today)).toBe(expected);
  });

  it.each<[string, string | null, string | null, string]>([
    ['All time', 'en', null, 'range-unbounded'],
    ['Tutto il periodo', 'it', null, 'range-unbounded'],
    ['Gesamter Zeitraum', 'de', '2026-05-10', 'range-unbounded'],
    ['Todo o período', 'pt', null, 'range-unbounded'],
    ['所有时间', 'zh', null, 'range-unbounded'],
    ['Today', 'en', null, 'range-unknown'],
    ['Today', 'en', '2026-05-10', '2026-05-10 2026-05-10 today'],
    ['Ieri', 'it', '2026-05-10', '2026-05-09 2026-05-09 yesterday'],
    ['Mese scorso', 'it', '2026-05-10', '2026-04-01 2026-04-30 last_month'],
    ['This week (Sun – Today)', 'en', '2026-05-13', '2026-05-10 2026-05-13 this_week_sun_today'],
    // Whether today is among them, and where a week begins, is the console's own way.
    ['Last 30 days', 'en', '2026-05-10', 'range-ambiguous'],
    ['Last week', 'en', '2026-05-10', 'range-ambiguous'],
    ['Custom', 'en', '2026-05-10', 'range-unknown'],
    ['', 'en', '2026-05-10', 'range-unknown'],
  ])('words alone: %j in %s, today %s', (text, locale, today, expected) => {
    expect(brief(text, locale, today)).toBe(expected);
  });

  it.each([
    'Since Jan 5, 2026',
    'until Jan 5, 2026',
    'From Jan 5, 2026',
    '5 foo – 12 Jan 2026',
    '5 hingga 12 Jan 2026',
    'Jan 1 – 7, 2026 vs Dec 25 – 31, 2025',
    'Jan 1 – 7, 2026\nCompared to: Dec 25 – 31, 2025',
    'Jan 12 – 5, 2026',
    'Jan 5 – 12',
    'Jan 2026',
    '2026',
    'Feb 30, 2026',
    'Jan 5, 2026 –',
    'Jan 5 – Feb 3 – Mar 1, 2026',
    '5 มี.ค. 2569',
    '1405/06/14',
    'Jan 5, 1826 – Jan 6, 1826',
    '1 - 31 of 57',
    '10:30',
    'Jan 5, 2026 onwards',
  ])('never guesses: %j', (text) => {
    expect(brief(text, 'en')).toBe('range-unknown');
  });

  it('gives the text with the problem, and not all of a long one', () => {
    expect(readRange(`  ${'x'.repeat(200)}`, { locale: 'en', today: null })).toEqual({
      problem: { code: 'range-unknown', params: { text: 'x'.repeat(80) } },
    });
  });

  it('a reader serves many texts', () => {
    const read = rangeReader('it');
    expect(read('1 – 31 gen 2026', null)).toEqual({ range: { from: '2026-01-01', to: '2026-01-31' } });
    expect(read('Jan 5 – 12, 2026', null)).toEqual({ range: { from: '2026-01-05', to: '2026-01-12' } });
  });
});

describe('presets', () => {
  // A Sunday.
  const today = '2026-05-10';
  it.each<[string, [string, string] | null]>([
    ['today', ['2026-05-10', '2026-05-10']],
    ['yesterday', ['2026-05-09', '2026-05-09']],
    ['last_3d', ['2026-05-07', '2026-05-09']],
    ['last_7d', ['2026-05-03', '2026-05-09']],
    ['LAST_7_DAYS', ['2026-05-03', '2026-05-09']],
    ['last_14d', ['2026-04-26', '2026-05-09']],
    ['last_28d', ['2026-04-12', '2026-05-09']],
    ['last_30d', ['2026-04-10', '2026-05-09']],
    ['last_90d', ['2026-02-09', '2026-05-09']],
    ['this_week_sun_today', ['2026-05-10', '2026-05-10']],
    ['this_week_mon_today', ['2026-05-04', '2026-05-10']],
    ['last_week_sun_sat', ['2026-05-03', '2026-05-09']],
    ['last_week_mon_sun', ['2026-04-27', '2026-05-03']],
    ['this_week', null],
    ['last_week', null],
    ['this_month', ['2026-05-01', '2026-05-10']],
    ['last_month', ['2026-04-01', '2026-04-30']],
    ['this_quarter', ['2026-04-01', '2026-05-10']],
    ['last_quarter', ['2026-01-01', '2026-03-31']],
    ['this_year', ['2026-01-01', '2026-05-10']],
    ['last_year', ['2025-01-01', '2025-12-31']],
    ['maximum', null],
    ['data_maximum', null],
    ['last_0d', null],
    ['this_month_mon_today', null],
    ['', null],
  ])('%s', (preset, expected) => {
    expect(presetRange(preset, today)).toEqual(expected && { from: expected[0], to: expected[1] });
  });

  it('a week begins where it is said', () => {
    expect(presetRange('last_week', today, 1)).toEqual({ from: '2026-04-27', to: '2026-05-03' });
    expect(presetRange('last_week', today, 0)).toEqual({ from: '2026-05-03', to: '2026-05-09' });
  });

  it.each([
    [
      'Last 7 days',
      'Ultimi 7 giorni',
      'Letzte 7 Tage',
      '7 derniers jours',
      'Últimos 7 días',
      'Últimos 7 dias',
    ],
    [
      'Past 7 days',
      'Afgelopen 7 dagen',
      'Ostatnie 7 dni',
      'Senaste 7 dagarna',
      'Son 7 gün',
      'Последние 7 дней',
    ],
    ['过去 7 天', '最近7天', '過去 7 日間', '7 ngày qua', 'Les 7 derniers jours', 'Laatste 7 dagen'],
  ])('the last seven days in words: %s, %s …', (...words) => {
    for (const text of words) expect([text, presetOfWords(text, null)]).toEqual([text, 'last_7d']);
  });

  it('every language has its days, weeks, months, quarters and years', () => {
    const locales = [
      'en',
      'it',
      'de',
      'fr',
      'fr-CA',
      'es',
      'es-MX',
      'pt',
      'pt-PT',
      'nl',
      'pl',
      'sv',
      'tr',
      'ru',
    ];
    for (const locale of [...locales, 'zh', 'zh-TW', 'ja', 'vi']) {
      const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
      const read = (offset: number, unit: Intl.RelativeTimeFormatUnit) =>
        presetOfWords(format.format(offset, unit), locale);
      const found = [read(0, 'day'), read(-1, 'day')];
      for (const unit of ['week', 'month', 'quarter', 'year'] as const)
        found.push(read(0, unit), read(-1, unit));
      expect([locale, ...found]).toEqual([
        locale,
        'today',
        'yesterday',
        ...['week', 'month', 'quarter', 'year'].flatMap((unit) => [`this_${unit}`, `last_${unit}`]),
      ]);
      // Tomorrow, next month, five days ago are no presets.
      for (const unit of ['day', 'week', 'month', 'quarter', 'year'] as const)
        expect(read(1, unit), `${locale} next ${unit}`).toBeNull();
      expect([read(-5, 'day'), read(5, 'day')], locale).toEqual([null, null]);
    }
  });

  it.each([
    ['Dieser Monat', 'this_month'],
    ['Letzter Monat', 'last_month'],
    ['Il mese scorso', 'last_month'],
    ['Ten miesiąc', 'this_month'],
    ['Этот месяц', 'this_month'],
    ["Quest'anno", 'this_year'],
    ['Last week (Mon – Sun)', 'last_week_mon_sun'],
    ['Settimana scorsa (lun – dom)', 'last_week_mon_sun'],
    ['Maximum', 'maximum'],
    ['За всё время', 'maximum'],
    ['Last business week (Mon – Fri)', null],
    ['30 days up to yesterday', null],
    ['Campaign lifetime value', null],
    ['Last 12 months', null],
    ['Custom', null],
    ['Month', null],
    ['', null],
  ])('%j is %s', (words, preset) => {
    expect(presetOfWords(words, 'it')).toBe(preset);
  });
});
