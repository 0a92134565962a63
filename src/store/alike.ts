/** A value as JSON with its keys in order: two that say the same are the same text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    // Columns as a file writes them.
    ArrayBuffer.isView(one)
      ? { [one.constructor.name]: Array.from(one as unknown as ArrayLike<number>) }
      : typeof one === 'object' && one !== null && !Array.isArray(one)
        ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : one,
  );
}

/** Do two values say the same, in whatever order their keys stand? */
export const alike = (a: unknown, b: unknown) => canonical(a) === canonical(b);
