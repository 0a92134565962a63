import { parseLine, type ExportLine } from '@/export/lines';
import type { Instant } from '@/model/day';
import type { BackupAdded, BackupSeen } from '@/messages/areas/backup';
import { alike } from '@/store/alike';
import { mergeLines, type BackupLine, type MergeChoice } from '@/store/backup-lines';
import { isCarried } from '@/store/carried';
import type { Store } from '@/store/open';
import { targetsOf } from '@/store/targets';

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

/** What lines of a file hold, and which of them cannot be read. Nothing is written. */
export async function lookAtLines(store: Store, texts: readonly string[], now: Instant): Promise<BackupSeen> {
  const seen: BackupSeen = {
    header: null,
    newer: false,
    accounts: [],
    kinds: {},
    damaged: [],
    differing: 0,
    end: null,
  };
  const here = new Map((await targetsOf(store, now)).map((target) => [target.id, target]));
  for (const [at, text] of texts.entries()) {
    const read = parseLine(text);
    if (!read.line) {
      seen.newer ||= read.why === 'newer';
      seen.damaged.push(at);
      continue;
    }
    const { line } = read;
    seen.kinds[line.kind] = (seen.kinds[line.kind] ?? 0) + 1;
    if (line.kind === 'lampadina') seen.header = { version: line.version, at: line.at };
    if (line.kind === 'end') seen.end = line.lines;
    if (line.kind === 'account')
      seen.accounts.push({ account: line.account, into: line.into, set: line.set });
    if (line.kind === 'record' && !isCarried(line.table)) seen.damaged.push(at);
    const ours = line.kind === 'target' ? here.get(line.target.id) : undefined;
    // The account's key may be another here: that alone is no difference.
    if (ours && line.kind === 'target' && !alike({ ...ours, scope: 0 }, { ...line.target, scope: 0 }))
      seen.differing += 1;
  }
  return seen;
}
