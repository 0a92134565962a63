import { numbersReader, type Numbers, type Sparse, type Texts } from './columns';
import type { Pack } from './pack';
import type { StoredPack } from './schema';

/** A column holds what `count` cells need: a record that was cut short would give one row another's figures. */
const holds = (numbers: Numbers, count: number) => numbers.kind === 'same' || numbers.data.length === count;

const holdsTexts = ({ list, at }: Texts, count: number) => {
  if (!holds(at, count)) return false;
  const place = numbersReader(at);
  for (let index = 0; index < count; index += 1) if (list[place(index)] === undefined) return false;
  return true;
};

function holdsSparse<V>(
  column: Sparse<V> | undefined,
  rows: number,
  inner: (values: V, count: number) => boolean,
): boolean {
  if (column === undefined) return true;
  if (!holds(column.presence, rows)) return false;
  const state = numbersReader(column.presence);
  let values = 0;
  for (let row = 0; row < rows; row += 1) {
    const one = state(row);
    if (one !== 0 && one !== 1 && one !== 2) return false;
    if (one === 2) values += 1;
  }
  return inner(column.values, values);
}

/** Do all columns of a pack hold exactly its rows? Then reading it back never fails. */
export function isSound(pack: Pack): boolean {
  const { rows, entity, name, metrics, budget, basis, rounding, other } = pack;
  if (!Number.isInteger(rows) || rows < 0) return false;
  return (
    [entity, name].every((column) => holds(column, rows)) &&
    [basis?.has, rounding?.has, other?.has].every((column) => column === undefined || holds(column, rows)) &&
    Object.values(metrics).every((column) => holdsSparse(column, rows, holds)) &&
    Object.values(rounding?.by ?? {}).every((column) => holdsSparse(column, rows, holds)) &&
    Object.values(basis?.by ?? {}).every((column) => holdsSparse(column, rows, holdsTexts)) &&
    (other?.by ?? []).every(([, column]) => holdsSparse(column, rows, holdsTexts)) &&
    (['status', 'resultType', 'limitedBy', 'attribution', 'parentId', 'parent'] as const).every((column) =>
      holdsSparse(pack[column], rows, holdsTexts),
    ) &&
    holdsSparse(budget, rows, ({ amount, per }, count) => holds(amount, count) && holdsTexts(per, count))
  );
}

/** A pack and the places of its rows agree. */
export function isSoundStored({ order, pack }: StoredPack): boolean {
  return isSound(pack) && (order === null || order.every((place) => place >= -pack.rows));
}
