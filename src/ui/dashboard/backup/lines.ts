/** Longer than any line that we write: what has no line breaks is no backup, and must not fill the memory. */
const LONGEST = 64_000_000;
/** Lines and characters of one message to the worker. */
const LINES = 500;
const CHARACTERS = 1_000_000;

/** Some lines of a file, and the number of the first of them, from 1. */
export interface Part {
  lines: string[];
  first: number;
}

/** A file that cannot be one of ours: not text, or a line beyond all size. */
export class NoBackup extends Error {}

/**
 * The lines of a file, some at a time; the file is never in memory as a whole.
 * @throws NoBackup
 */
export async function* partsOf(file: Blob): AsyncGenerator<Part> {
  let rest = '';
  let line = 0;
  let part: Part = { lines: [], first: 1 };
  let size = 0;
  const take = (text: string) => {
    line += 1;
    const bare = text.endsWith('\r') ? text.slice(0, -1) : text;
    part.lines.push(bare);
    size += bare.length;
  };
  const reader = file
    .stream()
    .pipeThrough(new TextDecoderStream('utf-8', { fatal: true }))
    .getReader();
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      const pieces = (rest + value).split('\n');
      rest = pieces.pop()!;
      if (rest.length > LONGEST) throw new NoBackup('line');
      for (const piece of pieces) {
        take(piece);
        if (part.lines.length >= LINES || size >= CHARACTERS) {
          yield part;
          part = { lines: [], first: line + 1 };
          size = 0;
        }
      }
    }
  } catch (error) {
    throw error instanceof TypeError ? new NoBackup('text') : error;
  } finally {
    reader.releaseLock();
  }
  if (rest !== '') take(rest);
  if (part.lines.length > 0) yield part;
}
