import type { Console } from '@/consoles/console';
import { taughtConsole } from '@/consoles/taught';
import { columnsTaught, headerOf, lastingKey } from '@/consoles/taught/columns';
import { identitiesOf } from '@/consoles/taught/identity';
import { gridSheets, looseSheets, type Sheet } from '@/consoles/taught/sheets';
import type { Instant } from '@/model/day';
import { platformAt } from '@/model/platform';
import { TaughtMapSchema, type TaughtMap } from '@/model/taught';
import { pathAt } from '@/model/taught-path';
import type { Desk, TableChoice } from '@/model/teaching-desk';
import { locatorOf } from '@/page/element-mark';
import type { GridRow } from '@/page/grid-rows';
import { rangeAt, shownDays } from '@/page/range-pointed';
import { localeOf, pageTools } from '@/page/tools';
import { guessMeanings } from './guess';
import { samplesOf } from './sample';

interface Known {
  choice: TableChoice;
  sheet: Sheet;
  rows: GridRow[];
}

const MOST_TABLES = 30;

export function teachingDesk(
  window: Window & typeof globalThis,
  now: () => Instant,
  owns: (node: Node) => boolean,
  base: readonly Console[],
): Desk {
  const { document } = window;
  const toolsAt = pageTools();
  const tools = () => toolsAt(localeOf(document));
  const url = () => new URL(window.location.href);
  let known: Known[] = [];

  function look(): Known[] {
    const grids = gridSheets(document);
    const within = (loose: Sheet) =>
      grids.some(({ root }) => root.contains(loose.root) || loose.root.contains(root));
    const sheets = [...grids, ...looseSheets(document).filter((sheet) => !within(sheet))];
    known = sheets.slice(0, MOST_TABLES).flatMap((sheet, id): Known[] => {
      const { body } = drained(sheet.rows());
      if (body.length === 0) return [];
      const headers = sheet.columns.map(headerOf);
      return [{ sheet, rows: body, choice: { id, label: sheet.label, headers, rows: body.length } }];
    });
    return known;
  }

  /** What stands at a point, ours left out. */
  const topAt = (x: number, y: number) => document.elementsFromPoint(x, y).find((one) => !owns(one)) ?? null;
  const at = (id: number) => known.find(({ choice }) => choice.id === id) ?? null;

  return {
    host: window.location.host,
    tables: () => look().map(({ choice }) => choice),
    tableAt(x, y) {
      const top = topAt(x, y);
      const found = known.filter(({ sheet }) => top !== null && sheet.root.contains(top));
      // The innermost one, where one stands in another.
      const inner = found.find(
        ({ sheet }) => !found.some((other) => other.sheet !== sheet && sheet.root.contains(other.sheet.root)),
      );
      return inner?.choice ?? null;
    },
    boxOf: (id) => at(id)?.sheet.root.getBoundingClientRect() ?? null,
    show: (id) => at(id)?.sheet.root.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
    columns(id) {
      const table = at(id);
      if (!table) return [];
      const guesses = guessMeanings(table.sheet, table.rows, tools().words);
      return table.choice.headers.map((header, index) => ({ header, guess: guesses[index]! }));
    },
    samples: (id, meanings, decimal) => samplesOf(at(id)?.rows ?? [], meanings, decimal, tools()),
    days: (zone) =>
      shownDays(document, tools(), now(), zone).map(({ element, text, found }) => ({
        locator: locatorOf(element),
        text,
        range: found.range,
        preset: found.preset,
      })),
    daysAt(x, y, zone) {
      const element = topAt(x, y);
      if (!element) return null;
      const found = rangeAt(element, tools(), now(), zone);
      const text = (element.textContent ?? '').trim().slice(0, 120);
      const preset = found.preset ?? tools().preset(text);
      const locator = locatorOf(element);
      const choice = found.range || preset ? { locator, text, range: found.range, preset } : null;
      return { choice, box: element.getBoundingClientRect() };
    },
    map(id, said) {
      const table = at(id);
      if (!table) return null;
      const { origin, href } = url();
      const columns = table.sheet.columns.map((column, index) => ({
        header: headerOf(column),
        key: lastingKey(column),
        meaning: said.meanings[index] ?? 'ignore',
      }));
      const alike = known.filter(
        ({ sheet }) => sheet.kind === table.sheet.kind && columnsTaught(columns, sheet.columns),
      );
      const name = columns.findIndex(({ meaning }) => meaning === 'campaign');
      const [identity] = columns.some(({ meaning }) => meaning === 'id')
        ? [{ by: 'column' as const }]
        : identitiesOf(table.rows, name);
      const parsed = TaughtMapSchema.safeParse({
        version: 1,
        origin,
        path: pathAt(url()),
        platform: platformAt(href) ?? 'other',
        name: said.name.trim(),
        table: {
          kind: table.sheet.kind,
          label: table.sheet.label,
          ordinal: Math.max(0, alike.indexOf(table)),
          of: Math.max(1, alike.length),
        },
        columns,
        identity: identity ?? { by: 'name' },
        range: said.range,
        timeZone: said.timeZone,
        currency: said.currency,
        attribution: said.attribution,
        decimal: said.decimal,
      } satisfies TaughtMap);
      return parsed.success ? parsed.data : null;
    },
    preview(map) {
      const mended = base.find(({ platform }) => platform === map.platform) ?? null;
      const { reading, problems } = drained(taughtConsole(map, mended).look(document, url(), now()));
      return { reading, problems };
    },
  };
}

function drained<T>(steps: Generator<void, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
