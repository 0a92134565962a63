import type { Client } from '@/messages/client';

/** Everything that is kept, as lines of JSON (NDJSON). */
export interface Exported {
  blob: Blob;
  lines: number;
}

/**
 * Fetches the export page by page; each page becomes a part of the file at once, so that memory holds text that
 * the browser may put on disk, and not one string of everything.
 * @throws RequestFailed where a page fails: half an export is none. DOMException `AbortError` when stopped.
 */
export async function exportAll(
  client: Client,
  onProgress: (lines: number) => void,
  signal: AbortSignal,
): Promise<Exported> {
  const parts: Blob[] = [];
  const seen = new Set<string>();
  let lines = 0;
  let cursor: string | null = null;
  do {
    signal.throwIfAborted();
    const page: { lines: string[]; next: string | null } = await client.ask('data.export', { cursor });
    if (page.lines.length > 0) parts.push(new Blob([`${page.lines.join('\n')}\n`]));
    lines += page.lines.length;
    onProgress(lines);
    cursor = page.next;
    if (cursor !== null && seen.has(cursor)) throw new Error(`the export came back to ${cursor}`);
    if (cursor !== null) seen.add(cursor);
  } while (cursor !== null);
  return { blob: new Blob(parts, { type: 'application/x-ndjson' }), lines };
}

/** Hands a file to the user, as a click on a link would. */
export function handOver(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has taken hold of the blob by the next task.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
