import { parseLine, type ExportLine } from '@/export/lines';
import type { Instant } from '@/model/day';
import type { BackupAdded } from '@/messages/areas/backup';
import { mergeLines, type BackupLine, type MergeChoice } from '@/store/backup-lines';
import { isCarried } from '@/store/carried';
import type { Store } from '@/store/open';

/** The line as the store takes it; null where it is none that can be merged by itself. */
function lineOf(line: ExportLine): BackupLine | null {
  if (line.kind === 'record') {
    const { table } = line;
    return isCarried(table) ? { ...line, table } : null;
  }
  // Accounts come first and apart; the frame of the file is no part of it.
  return line.kind === 'lampadina' || line.kind === 'end' || line.kind === 'account' ? null : line;
}

/** Merges lines as they stand in a file. Those that are damaged are told by their place and change nothing. */
export async function addLines(
  store: Store,
  texts: readonly string[],
  choice: MergeChoice,
  now: Instant,
): Promise<BackupAdded> {
  const wrong: number[] = [];
  const lines: BackupLine[] = [];
  const places: number[] = [];
  texts.forEach((text, at) => {
    const { line } = parseLine(text);
    const one = line && lineOf(line);
    if (!one) {
      wrong.push(at);
      return;
    }
    lines.push(one);
    places.push(at);
  });
  const merged = await mergeLines(store, lines, choice, now);
  return {
    ...merged,
    wrong: [...wrong, ...merged.wrong.map((at) => places[at]!)].toSorted((a, b) => a - b),
  };
}
