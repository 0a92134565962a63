import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { kpis } from '@/model/kpi';
import type { Target } from '@/model/target';
import type { Language } from '@/locales/words';
import { cellsOf, inert, revived, textOf } from '@/ui/dashboard/targets/cells';
import { columnNamed, columns } from '@/ui/dashboard/targets/columns';
import { copyOf } from '@/ui/dashboard/targets/copy';
import { readPasted } from '@/ui/dashboard/targets/paste';
import { pastedDay } from '@/ui/dashboard/targets/pasted-day';
import { dashboardWords } from '@/ui/dashboard/words';
import { targetOf, world, worldNow } from '../parts/world/world';

const here = world(30);
const subjects = { accounts: here.accounts, campaigns: here.campaigns };
const paste = (text: string, language: Language = 'en', targets: Target[] = []) => {
  let id = 0;
  return readPasted(text, {
    words: dashboardWords(language),
    language,
    subjects,
    targets,
    now: worldNow,
    today: '2026-11-22',
    newId: () => `n${(id += 1)}`,
  });
};
const wrong = (text: string, language?: Language) =>
  paste(text, language).lines.map((line) =>
    line.ok ? 'ok' : line.errors.map(({ column, error }) => `${column}:${error.code}`).join(),
  );
const first = (text: string, language?: Language) => {
  const [line] = paste(text, language).lines;
  if (!line?.ok) throw new Error(JSON.stringify(line));
  return line.target;
};

describe('cellsOf', () => {
  it('takes tabs, semicolons and commas, quotes and line breaks', () => {
    expect(cellsOf('a\tb,c\r\nd\te;f').map(({ cells }) => cells)).toEqual([
      ['a', 'b,c'],
      ['d', 'e;f'],
    ]);
    expect(cellsOf('CPA;1,5;x\nb;"2;3";').map(({ cells }) => cells)).toEqual([
      ['CPA', '1,5', 'x'],
      ['b', '2;3', ''],
    ]);
    expect(cellsOf('a,"say ""no""\nand more",c\n\n,,\nd,e,f')).toEqual([
      { line: 1, cells: ['a', 'say "no"\nand more', 'c'] },
      { line: 5, cells: ['d', 'e', 'f'] },
    ]);
    expect(cellsOf('\uFEFFa\rb').map(({ cells }) => cells)).toEqual([['a'], ['b']]);
    expect(cellsOf(' \n\n')).toEqual([]);
  });
  it('reads back what textOf writes', () => {
    const cell = fc.string({ unit: 'grapheme-ascii', maxLength: 12 }).map((text) => text.trim());
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 5 }),
        (rows) => {
          const kept = rows.filter((cells) => cells.some((one) => one !== ''));
          // A quote in the first place of an unquoted cell would open one.
          fc.pre(kept.flat().every((one) => !one.startsWith('"')));
          expect(cellsOf(textOf(rows)).map(({ cells }) => cells)).toEqual(kept);
        },
      ),
    );
  });
  it('makes no formula of a name', () => {
    for (const name of ['=IMPORTXML("x")', '+1', '@cmd', '-2']) expect(revived(inert(name))).toBe(name);
    expect(inert('=A1')).toBe("'=A1");
    expect(inert('Brand')).toBe('Brand');
    expect(revived("'tis")).toBe("'tis");
  });
});

describe('pastedDay', () => {
  it.each([
    ['2026-11-30', 'en', '2026-11-30'],
    ['30/11/2026', 'it', '2026-11-30'],
    ['3.4.2026', 'it', '2026-04-03'],
    ['13/02/2026', 'en', '2026-02-13'],
    ['02/13/2026', 'en', '2026-02-13'],
    ['02/13/2026', 'it', null],
    ['03/04/2026', 'en', null],
    ['04/04/2026', 'en', '2026-04-04'],
    ['31/02/2026', 'it', null],
    ['30 Nov', 'en', null],
    ['46356', 'en', null],
  ] as const)('%s in %s is %s', (text, language, day) => expect(pastedDay(text, language)).toBe(day));
});

describe('readPasted', () => {
  it('takes heads in any order and in either language', () => {
    expect(first('Target\tKPI\tCurrency\n25\tCPA\tEUR')).toMatchObject({
      kpi: 'cpa',
      value: 25,
      currency: 'EUR',
    });
    expect(first('Valuta;KPI;Obiettivo\nEUR;Costo per lead;1.250,5', 'it')).toMatchObject({
      kpi: 'cpl',
      value: 1250.5,
    });
    expect(first('KPI\tObiettivo\nROAS\t4.5', 'en')).toMatchObject({ kpi: 'roas', value: 4.5 });
  });
  it('takes rows without heads in our order', () => {
    expect(first('CTR\tat least\t4.5%')).toMatchObject({ kpi: 'ctr', value: 0.045, direction: 'at-least' });
  });
  it('takes the currency from the figure where it stands there', () => {
    const rows = 'KPI\tTarget\nCPA\t€25\nCPA\t30 GBP\nCPA\t$25';
    const read = paste(rows).lines.map((line) =>
      line.ok ? line.target.currency : line.errors[0]!.error.code,
    );
    expect(read).toEqual(['EUR', 'GBP', 'not-a-number']);
    expect(wrong('KPI\tTarget\tCurrency\nCPA\t€25\tUSD')).toEqual(['currency:currency-two']);
  });
  it('finds accounts and campaigns by name and by id', () => {
    const heads = 'KPI\tTarget\tCurrency\tWhere\tWhich\n';
    expect(first(`${heads}CPA\t25\tEUR\tAccount\tnordlicht de`).scope).toEqual({
      kind: 'account',
      account: 'a1',
    });
    expect(first(`${heads}CPA\t25\tEUR\tOne account\t535-149-3750`).scope).toEqual({
      kind: 'account',
      account: 'a1',
    });
    const { account, id } = here.campaigns[0]!;
    expect(first(`${heads}CPA\t25\tEUR\tCampaign\t${id}`).scope).toEqual({ kind: 'campaign', account, id });
    expect(first(`${heads}CPA\t25\tEUR\tLabel\tcasa verde`).scope).toEqual({
      kind: 'label',
      label: 'Casa Verde',
    });
    expect(first(`${heads}ROAS\t4\t\tConsole\tmeta ads manager`).scope).toEqual({
      kind: 'console',
      platform: 'meta-ads',
    });
    expect(wrong(`${heads}CPA\t25\tEUR\tAccount\tNobody`)).toEqual(['which:choose-account']);
  });
  it('says what is wrong with each line, by column', () => {
    const heads = 'KPI\tTarget\tCurrency\tPeriod\tFrom\tUntil\tMain\n';
    const lines = [
      'CPA\t1.5,0\tEUR',
      'Sales\t5',
      '\t5',
      'CPA\t25\tEUR\tfortnightly',
      'CPA\t26\tEUR\tonce\t03/04/2026\t2026-12-31',
      'CPA\t27\tEUR\tonce\t2026-11-01\t',
      'CPA\t28\tEUR\t\t\t\tperhaps',
      'CPA\t29\tEUR\t\t\t\t\textra',
    ];
    expect(wrong(heads + lines.join('\n'))).toEqual([
      'value:separator',
      'kpi:word,currency:currency-empty',
      'kpi:kpi-empty,currency:currency-empty',
      'repeat:word',
      'from:day-pasted',
      'to:end-empty',
      'main:word',
      'null:too-many-cells',
    ]);
  });
  it('doubles nothing, and takes one main target', () => {
    const rows = 'KPI\tTarget\tMain\nROAS\t4\tyes\nROAS\t4\tno\nROAS\t5\tx';
    expect(wrong(rows)).toEqual(['ok', 'null:already-there', 'main:second-main']);
    const [line] = paste(rows).lines;
    if (!line?.ok) throw new Error('the first line is good');
    expect(paste('ROAS\t\t4', 'en', [line.target]).lines[0]!.ok).toBe(false);
  });
  it('names the heads that it does not know, and reads nothing from nothing', () => {
    expect(paste('KPI\tTarget\tOwner\nROAS\t4\tAnna').unknownHeads).toEqual(['Owner']);
    expect(paste('')).toEqual({ lines: [], unknownHeads: [] });
  });
  it('knows every column by its name in both languages', () => {
    for (const language of ['en', 'it'] as const)
      for (const column of columns)
        expect(columnNamed(dashboardWords(language)(`column.${column}`))).toBe(column);
  });
});

describe('copyOf', () => {
  it('is read back as the same targets, in both languages', () => {
    const mine = [
      ...here.targets,
      targetOf({ id: 'x1', scope: { kind: 'campaign', account: 'a1', id: here.campaigns[0]!.id } }),
      targetOf({ id: 'x2', kpi: 'roi', currency: null, value: -0.05, margin: 0.45, reason: '=1+1' }),
      targetOf({
        id: 'x3',
        period: { kind: 'once', range: { from: '2026-11-20', to: '2026-12-24' } },
        reason: 'two\nlines\tand a tab',
        objective: null,
      }),
      targetOf({ id: 'x4', scope: { kind: 'name', pattern: '@brand "x"' }, tolerance: 0.075 }),
    ];
    for (const language of ['en', 'it'] as const) {
      const text = copyOf(mine, dashboardWords(language), language, subjects, '2026-11-22');
      const { lines, unknownHeads } = paste(text, language);
      expect(unknownHeads).toEqual([]);
      const back = lines.map((line) => (line.ok ? line.target : line));
      expect(back).toEqual(
        mine.map((target, index) => ({
          ...target,
          id: `n${index + 1}`,
          createdAt: worldNow,
          changedAt: worldNow,
        })),
      );
    }
    expect(kpis.roi.unit).toBe('fraction');
  });
});
