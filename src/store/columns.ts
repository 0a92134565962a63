import * as z from 'zod/mini';

/**
 * A column of finite numbers in the narrowest form that gives back exactly the same doubles: one value,
 * integers over a power of ten, or the doubles themselves.
 */
export type Numbers =
  | { kind: 'same'; value: number }
  | { kind: 'scaled'; scale: number; data: Uint8Array | Uint16Array | Uint32Array | Int32Array }
  | { kind: 'plain'; data: Float64Array };

const isTyped = (value: unknown) => ArrayBuffer.isView(value) && !(value instanceof DataView);
const TypedSchema = z.custom<Uint8Array | Uint16Array | Uint32Array | Int32Array>(isTyped);

export const NumbersSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('same'), value: z.number() }),
  z.object({ kind: z.literal('scaled'), scale: z.number().check(z.positive()), data: TypedSchema }),
  z.object({ kind: z.literal('plain'), data: z.custom<Float64Array>(isTyped) }),
]);

const scales = [1, 10, 100, 1_000, 10_000, 1_000_000];

/** The smallest scale under which every value is a 32-bit integer over it, bit for bit; null where none is. */
function scaleOf(values: readonly number[]): number | null {
  let index = 0;
  const fits = (value: number, scale: number) => {
    const whole = Math.round(value * scale);
    if (Object.is(whole, -0)) return false;
    return whole >= -0x8000_0000 && whole <= 0xffff_ffff && Object.is(whole / scale, value);
  };
  for (const value of values) {
    while (index < scales.length && !fits(value, scales[index]!)) index += 1;
    if (index === scales.length) return null;
  }
  const scale = scales[index]!;
  return values.every((value) => fits(value, scale)) ? scale : null;
}

function integers(whole: readonly number[]): Uint8Array | Uint16Array | Uint32Array | Int32Array | null {
  let [low, high] = [0, 0];
  for (const value of whole) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low < 0) return high <= 0x7fff_ffff ? Int32Array.from(whole) : null;
  if (high <= 0xff) return Uint8Array.from(whole);
  return high <= 0xffff ? Uint16Array.from(whole) : Uint32Array.from(whole);
}

/** Packs finite numbers; `numbersReader` gives each of them back exactly, the sign of zero included. */
export function packNumbers(values: readonly number[]): Numbers {
  const first = values[0] ?? 0;
  if (values.every((value) => Object.is(value, first))) return { kind: 'same', value: first };
  const scale = scaleOf(values);
  const data = scale === null ? null : integers(values.map((value) => Math.round(value * scale)));
  return data && scale !== null
    ? { kind: 'scaled', scale, data }
    : { kind: 'plain', data: Float64Array.from(values) };
}

/**
 * Reads a packed column by index.
 * @throws RangeError past the column's end: a record that was cut short is broken, not empty.
 */
export function numbersReader(numbers: Numbers): (index: number) => number {
  if (numbers.kind === 'same') return () => numbers.value;
  const { data } = numbers;
  const scale = numbers.kind === 'scaled' ? numbers.scale : 1;
  return (index) => {
    const value = data[index];
    if (value === undefined) throw new RangeError(`no value at ${index} of ${data.length}`);
    return value / scale;
  };
}

/** A column where a row may have nothing (absent), null, or a value. */
export interface Sparse<V> {
  /** 0 absent, 1 null, 2 a value, by row. */
  presence: Numbers;
  /** The values, one after the other, of the rows that have one. */
  values: V;
}

const [ABSENT, NULL, VALUE] = [0, 1, 2] as const;

/** Packs a column of three states; null where no row has anything at all. */
export function packSparse<T, V>(
  cells: readonly (T | null | undefined)[],
  pack: (values: T[]) => V,
): Sparse<V> | undefined {
  if (cells.every((cell) => cell === undefined)) return undefined;
  return {
    presence: packNumbers(cells.map((cell) => (cell === undefined ? ABSENT : cell === null ? NULL : VALUE))),
    values: pack(cells.filter((cell): cell is T & {} => cell !== undefined && cell !== null)),
  };
}

/** The cells of a column of three states, for `rows` rows. */
export function unpackSparse<T, V>(
  column: Sparse<V> | undefined,
  rows: number,
  reader: (values: V) => (index: number) => T,
): (T | null | undefined)[] {
  const cells: (T | null | undefined)[] = [];
  const presence = column && numbersReader(column.presence);
  const value = column && reader(column.values);
  let next = 0;
  for (let row = 0; row < rows; row += 1) {
    const state = presence ? presence(row) : ABSENT;
    if (state === VALUE) cells.push(value!(next++));
    else if (state === NULL) cells.push(null);
    else if (state === ABSENT) cells.push(undefined);
    else throw new RangeError(`no such state: ${state}`);
  }
  return cells;
}

/** Texts with few distinct values, by index into a list. */
export interface Texts {
  list: string[];
  at: Numbers;
}
export const TextsSchema = z.object({ list: z.array(z.string()), at: NumbersSchema });

export function packTexts(values: readonly string[]): Texts {
  const places = new Map<string, number>();
  for (const value of values) if (!places.has(value)) places.set(value, places.size);
  return { list: [...places.keys()], at: packNumbers(values.map((value) => places.get(value)!)) };
}

/** @throws RangeError where the list has no such text. */
export function textsReader(texts: Texts): (index: number) => string {
  const at = numbersReader(texts.at);
  return (index) => {
    const text = texts.list[at(index)];
    if (text === undefined) throw new RangeError(`no text at ${index}`);
    return text;
  };
}

/** The schema of a three-state column over a schema of its values. */
export const sparseSchema = <V extends z.ZodMiniType>(values: V) =>
  z.object({ presence: NumbersSchema, values });
