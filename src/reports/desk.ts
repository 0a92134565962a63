import { contradictionsOf, isTold } from '@/model/check/pooled';
import { problem } from '@/model/problem';
import type { Reading } from '@/model/reading';
import type { FileAnswers, FileLook, FileReply, FileRequest } from '@/model/report-file';
import type { Finding } from '@/model/verdict';

import { accountsOf } from './accounts';
import { derivedReadings } from './derive';
import type { ReportFacts } from './parse';
import { examineReport, openReport, refuseSize } from './read';
import { ReportRefused, type Sheet } from './sheet';

/** Rows of one message to the store, unless one reading alone has more. */
const PIECE_ROWS = 1000;
/** Above this a reading is parted: one message would be too large. Below, its rows must be seen together. */
const MOST_ROWS = 20_000;
/** Of the whole work, what is done once the cells are there. */
const OPENED = 0.4;

interface DeskPorts {
  /** SHA-256 of some bytes. */
  digest(bytes: BufferSource): Promise<ArrayBuffer>;
  tell(reply: FileReply): void;
}

/**
 * Reads one file for a page, in a worker: opens it, looks at it as often as the user answers, and hands its
 * readings out in pieces. What is read stays here; a page gets no more at once than it can take without a pause.
 */
export function reportDesk({ digest, tell }: DeskPorts): (request: FileRequest) => Promise<void> {
  let opened: { sheet: Sheet; hash: string; name: string; lastModified: string } | null = null;
  let pieces: Reading[][] = [];
  const progress = (share: number, rows: number) => tell({ kind: 'progress', share, rows });

  async function open({ file, name, lastModified }: Extract<FileRequest, { kind: 'open' }>): Promise<void> {
    refuseSize(file.size);
    progress(0, 0);
    const bytes = await file.arrayBuffer();
    const hash = hex(await digest(bytes));
    const sheet = openReport(new Uint8Array(bytes), (share) => progress(share * OPENED, 0));
    opened = { sheet, hash, name, lastModified };
    tell({ kind: 'opened' });
  }

  function look(answers: FileAnswers): FileLook {
    if (!opened) throw new Error('no file is open');
    const { sheet, hash, name, lastModified } = opened;
    const facts: ReportFacts = { ...answers, name, lastModified };
    const found = examineReport(sheet, facts, (share, rows) => progress(OPENED + (1 - OPENED) * share, rows));
    const contradictions = contradictionsOf(found.readings);
    const readings = found.readings.map((reading) => {
      const verdict = contradictions.get(reading);
      return verdict ? { ...reading, verdict } : reading;
    });
    const derived = derivedReadings(readings);
    const all = [...readings, ...derived];
    pieces = piecesOf(all);
    const nameless = found.readings.some(({ level, rows }) => level === 'other' && rows.every(isNameless));
    return {
      hash,
      problems: nameless ? [...found.problems, problem('campaign-column-missing')] : found.problems,
      table: found.table,
      accounts: accountsOf(found.readings),
      rows: rowsIn(found.readings),
      leftOut: found.leftOut,
      contradictions: toldOf(readings),
      sent: {
        readings: pieces.flat().length,
        rows: rowsIn(all),
        derived: derived.length,
        pieces: pieces.length,
      },
    };
  }

  return async (request) => {
    try {
      if (request.kind === 'open') await open(request);
      else if (request.kind === 'look') tell({ kind: 'looked', look: look(request.answers) });
      else tell({ kind: 'piece', readings: pieces[request.n] ?? [] });
    } catch (cause) {
      if (cause instanceof ReportRefused)
        tell({ kind: 'refused', problem: problem(cause.code, cause.params) });
      else tell({ kind: 'failed', detail: cause instanceof Error ? cause.message : String(cause) });
    }
  };
}

/** What contradicts itself, each figure once, with how many readings of how many do so by it. */
function toldOf(readings: readonly Reading[]): FileLook['contradictions'] {
  const told: FileLook['contradictions']['findings'] = [];
  for (const { verdict, range } of readings)
    for (const finding of verdict ?? []) {
      const same = told.find((one) => isTold([one.finding], finding));
      if (!same) told.push({ finding, readings: 1, first: range });
      else {
        same.readings += 1;
        same.finding = together(same.finding, finding);
      }
    }
  const contradicting = readings.filter(({ verdict }) => verdict !== undefined);
  return { findings: told, readings: contradicting.length, of: readings.length };
}

/** Rows that break a ratio are counted through; a sum that is not its total is told by its first. */
function together(one: Finding, other: Finding): Finding {
  if (one.code !== 'identities-broken') return one;
  const sum = (key: 'rows' | 'checked') => Number(one.params[key]) + Number(other.params[key]);
  return { ...one, params: { ...one.params, rows: sum('rows'), checked: sum('checked') } };
}

const isNameless = ({ id, name, parent, parentId }: Reading['rows'][number]) =>
  !id && !name && !parent && !parentId;

const rowsIn = (readings: readonly Reading[]) => readings.reduce((sum, { rows }) => sum + rows.length, 0);

const hex = (digest: ArrayBuffer) =>
  [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Readings in messages of about a thousand rows; whole ones as long as they are not far larger than that. */
export function piecesOf(readings: readonly Reading[]): Reading[][] {
  const pieces: Reading[][] = [];
  let open: Reading[] = [];
  let rows = 0;
  const close = () => {
    if (open.length > 0) pieces.push(open);
    open = [];
    rows = 0;
  };
  for (const reading of readings.flatMap(parted)) {
    if (rows + reading.rows.length > PIECE_ROWS) close();
    open.push(reading);
    rows += reading.rows.length;
  }
  close();
  return pieces;
}

function parted(reading: Reading): Reading[] {
  if (reading.rows.length <= MOST_ROWS) return [reading];
  return Array.from({ length: Math.ceil(reading.rows.length / MOST_ROWS) }, (_, part) => {
    const rows = reading.rows.slice(part * MOST_ROWS, (part + 1) * MOST_ROWS);
    // The totals were of all parts together.
    return { ...reading, rows, totals: null };
  });
}
