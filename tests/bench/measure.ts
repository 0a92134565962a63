/** One line of the bench: ours against a base that was measured in the same run. */
export interface Line {
  what: string;
  ours: number;
  base: number | null;
  unit: 'ms' | 'kB' | '%' | 'count';
  /** What the ratio should stay under, where the project has set it. */
  aim?: { ratio: number } | { ours: number };
  note?: string;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

const shown = (value: number, unit: Line['unit']) =>
  `${value.toFixed(value < 10 ? 2 : 1)} ${unit === 'count' ? '' : unit}`.trim();

/** The lines as a table, columns in line. */
export function tableOf(lines: readonly Line[]): string {
  const head = ['what', 'ours', 'base', 'ratio', 'aim', ''];
  const cells = lines.map((line) => {
    const ratio = line.base === null || line.base === 0 ? null : line.ours / line.base;
    const aim =
      line.aim === undefined
        ? ''
        : 'ratio' in line.aim
          ? `≤ ${line.aim.ratio}×`
          : `≤ ${shown(line.aim.ours, line.unit)}`;
    const met =
      line.aim === undefined
        ? ''
        : ('ratio' in line.aim ? (ratio ?? Infinity) <= line.aim.ratio : line.ours <= line.aim.ours)
          ? 'met'
          : 'MISSED';
    return [
      line.what,
      shown(line.ours, line.unit),
      line.base === null ? '' : shown(line.base, line.unit),
      ratio === null ? '' : `${ratio.toFixed(2)}×`,
      aim,
      [met, line.note].filter(Boolean).join('  '),
    ];
  });
  const widths = head.map((title, column) =>
    Math.max(title.length, ...cells.map((row) => (row[column] ?? '').length)),
  );
  const write = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 || column === 5 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [write(head), widths.map((width) => '─'.repeat(width)).join('  '), ...cells.map(write)].join('\n');
}
