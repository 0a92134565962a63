import { metrics, type MetricKey } from '@/model/metric';
import { isMetric, type Meaning } from '@/model/taught';
import type { Sample } from '@/model/teaching-desk';
import type { GridRow } from '@/page/grid-rows';
import { nameIn } from '@/consoles/generic/identity';
import type { Shown } from '@/page/numbers';
import { readTable } from '@/page/numbers-table';
import { figureCell, wordsCell } from '@/page/shown-cell';
import type { PageTools } from '@/page/tools';

const MOST = 3;
const LONGEST = 60;
/** So many rows tell how the table writes figures. */
const EVIDENCE = 60;

/** The first cells of each column as they are read under its meaning, with the whole table as evidence. */
export function samplesOf(
  rows: readonly GridRow[],
  meant: readonly Meaning[],
  decimal: '.' | ',' | null,
  tools: PageTools,
): Sample[][] {
  const style = decimal === null ? null : { decimal };
  const cellsAt = (at: number) => rows.slice(0, EVIDENCE).flatMap((row) => row.cells.get(at) ?? []);
  const figures = meant.flatMap((meaning, at) =>
    isMetric(meaning) ? [{ key: meaning as MetricKey, at }] : [],
  );
  const texts = figures.map(({ at }) => cellsAt(at).map((cell) => figureCell(cell)?.text ?? ''));
  const read = readTable(
    figures.map(({ key }, index) => ({ key, texts: texts[index]! })),
    tools.locale,
    (column, hints) => tools.numbers(column, { ...hints, style: hints.style ?? style }),
  );
  return meant.map((meaning, at): Sample[] => {
    const index = figures.findIndex((one) => one.at === at);
    if (index >= 0)
      return read[index]!.cells.slice(0, MOST).map((shown, place) =>
        sampleOf(shown, texts[index]![place]!, figures[index]!.key),
      );
    return cellsAt(at)
      .slice(0, MOST)
      .map((cell): Sample => {
        const text = (meaning === 'campaign' ? nameIn(cell) : wordsCell(cell).text).slice(0, LONGEST);
        return text ? { kind: 'words', text } : { kind: 'empty' };
      });
  });
}

function sampleOf(shown: Shown, text: string, metric: MetricKey): Sample {
  const { unit } = metrics[metric];
  if (shown.kind === 'empty') return { kind: 'empty' };
  const bare = shown.kind === 'value' && unit === 'fraction' && !shown.percent && shown.value !== 0;
  return shown.kind === 'value' && shown.bound === null && !bare
    ? { kind: 'figure', value: shown.value, unit }
    : { kind: 'unreadable', text: text.slice(0, LONGEST) };
}
