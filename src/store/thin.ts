import { dayFromNumber, dayNumber, type Day, type Instant } from '@/model/day';
import type { Level } from '@/model/reading';
import { contradictionIn } from '@/model/verdict';

import { CHAIN, keyOfLook, packAgainst, placedAt, shownBy, standings } from './chain';
import { keysUnder } from './entities';
import { chainOf } from './looks';
import type { Store, WriteTx } from './open';
import type { Placed } from './pack';
import type { Look } from './schema';
import { writeParsed, type Sieve } from './sieve';
import { addToTally } from './tallies';

/**
 * The rule of thinning. Of the looks at one range (same account, level, attribution, currency) on one UTC day,
 * a row goes when a later look of that day shows the same campaign with at least the same metrics and
 * - the range was not over yet when the row was read (the last word of the day stands), or
 * - the range was over and the figures are the same: a figure that changed is a restatement, and stays.
 * A look that has no rows left goes too. Nothing of the last two days is touched.
 */
export const KEEP_DAYS = 2;

const MS_PER_DAY = 86_400_000;
const dayOf = (at: number) => dayFromNumber(Math.floor(at / MS_PER_DAY));

/** Was the range over, in every time zone of the world, when the look was taken? */
function wasOver({ to, at }: Look): boolean {
  return to !== '' && at >= (dayNumber(to) + 1.5) * MS_PER_DAY;
}

const shown = ({ row }: Placed) => Object.keys(row.metrics) as (keyof Placed['row']['metrics'])[];
const basisOf = ({ row }: Placed) =>
  JSON.stringify([row.attribution ?? null, row.basis ?? null, row.resultType]);

/** Does the later row make the earlier one redundant? */
function replaces(later: Placed, earlier: Placed, over: boolean): boolean {
  const { metrics } = later.row;
  return (
    basisOf(later) === basisOf(earlier) &&
    shown(earlier).every(
      (metric) =>
        metrics[metric] !== undefined && (!over || Object.is(metrics[metric], earlier.row.metrics[metric])),
    )
  );
}

/** What contradicts itself makes nothing redundant that does not. */
const stands = ({ verdict }: Look) => contradictionIn(verdict) === null;

/** The rows that stay, for each look of a day in order of time. */
export function survivors(day: readonly { look: Look; rows: readonly Placed[] }[]): Placed[][] {
  return day.map(({ look, rows }, index) => {
    const over = wasOver(look);
    const count = new Map<number, number>();
    for (const { entity } of rows) count.set(entity, (count.get(entity) ?? 0) + 1);
    return rows.filter((row) => {
      // Two rows of one campaign in one look are told apart by nothing: both stay.
      if (count.get(row.entity)! > 1) return true;
      const next = day
        .slice(index + 1)
        .filter((later) => stands(later.look) || !stands(look))
        .map((later) => later.rows.filter(({ entity }) => entity === row.entity))
        .filter((found) => found.length > 0);
      // Over a closed range only the very next sight counts: 10, 12, 10 are two restatements.
      const sights = over ? next.slice(0, 1) : next;
      return !sights.some((found) => found.length === 1 && replaces(found[0]!, row, over));
    });
  });
}

const tables = ['looks', 'packs', 'tallies'] as const;

/** Thins one day of one range. Resolves to false when there is nothing (more) to do. */
export async function thinStep(store: Store, today: Day, now: Instant): Promise<boolean> {
  const until = dayFromNumber(dayNumber(today) - KEEP_DAYS);
  return writeParsed(store, tables, now, async (tx, pass) => {
    const raw = tx.objectStore('looks').index('raw');
    const cursor = await raw.openCursor(IDBKeyRange.upperBound(until, true));
    if (!cursor) return false;
    const head = pass('looks', cursor.primaryKey, cursor.value);
    if (head) await thinDay(tx, head, pass);
    return true;
  });
}

const isBase = (look: Look, of: Look) => of.base !== null && of.base[0] === look.at && of.base[1] === look.n;

/** The look of another day that the group hangs on, unless it hangs on the group itself. */
function groundOf(group: readonly { look: Look }[], alike: readonly Look[]): Look | null {
  const inGroup = (look: Look) => group.some((one) => one.look === look);
  const ground = alike.find((look) => !inGroup(look) && group.some((one) => isBase(look, one.look)));
  for (let under = ground; under; under = alike.find((look) => isBase(look, under!)))
    if (inGroup(under)) return null;
  return ground ?? null;
}

async function thinDay(tx: WriteTx, head: Look, pass: Sieve): Promise<void> {
  const prefix: [string, Level, string, string] = [head.account, head.level, head.from, head.to];
  const stored = await tx.objectStore('looks').getAll(keysUnder(...prefix));
  const alike = stored
    .map((look) => pass('looks', keyOfLook(look), look))
    .filter((look) => look !== null)
    .filter(({ attribution, currency }) => attribution === head.attribution && currency === head.currency);
  const day = dayOf(head.at);
  const rowsOf = async (look: Look) => placedAt(standings(await chainOf(tx, look, pass)));
  const group: { look: Look; rows: Placed[] }[] = [];
  for (const look of alike) if (dayOf(look.at) === day) group.push({ look, rows: await rowsOf(look) });
  const inGroup = (look: Look) => group.some((one) => one.look === look);
  const onGroup = (look: Look) => group.some((one) => isBase(one.look, look));
  const dependents: { look: Look; rows: Placed[] }[] = [];
  for (const look of alike)
    if (!inGroup(look) && onGroup(look)) dependents.push({ look, rows: await rowsOf(look) });

  const left = survivors(group);
  const last = group.length - 1;
  let change = { readings: 0, rows: 0 };
  const under = groundOf(group, alike);
  let base = under && { look: under, rows: await rowsOf(under) };
  const put = async (look: Look, rows: Placed[], under: { look: Look; rows: Placed[] } | null) => {
    const packed = packAgainst(under?.rows ?? null, rows);
    const hangs = under !== null && under.look.depth < CHAIN && packed.changed < rows.length;
    const { stored: pack, changed } = hangs ? packed : packAgainst(null, rows);
    const { raw: _raw, ...rest } = look;
    const kept: Look = {
      ...rest,
      ...shownBy(rows),
      kept: changed,
      base: hangs ? [under.look.at, under.look.n] : null,
      depth: hangs ? under.look.depth + 1 : 0,
      ...(inGroup(look) || look.raw === undefined ? {} : { raw: look.raw }),
    };
    await tx.objectStore('looks').put(kept);
    await tx.objectStore('packs').put(pack, keyOfLook(kept));
    change = { ...change, rows: change.rows + changed - look.kept };
    // A run of unchanged looks hangs on its first.
    return hangs && pack.order === null ? under : { look: kept, rows };
  };
  for (const [index, { look }] of group.entries()) {
    const rows = left[index]!;
    if (rows.length > 0 || index === last) {
      base = await put(look, rows, base);
      continue;
    }
    await tx.objectStore('looks').delete(keyOfLook(look));
    await tx.objectStore('packs').delete(keyOfLook(look));
    change = { readings: change.readings - 1, rows: change.rows - look.kept };
  }
  for (const { look, rows } of dependents) await put(look, rows, base);
  await addToTally(tx, head.account, change, pass);
}

/** Thins until nothing is left to do or `steps` are done; each step stands by itself, so it may die at any point. */
export async function thin(store: Store, now: Instant, steps: number): Promise<{ more: boolean }> {
  const today = now.slice(0, 10);
  for (let step = 0; step < steps; step += 1)
    if (!(await thinStep(store, today, now))) return { more: false };
  return { more: true };
}
