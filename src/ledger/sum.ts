/**
 * Σ sign·value without the dust of binary fractions: 100.10 − 20.05 is 80.05. The sum is rounded to the 15
 * digits that the largest figure in it carries; a single figure comes back as it went in, and zero is never
 * negative.
 */
export function exactSum(values: readonly number[], signs: readonly number[]): number {
  if (values.length === 1) return settle(values[0]! * signs[0]!);
  let sum = 0;
  let lost = 0;
  let largest = 0;
  for (let at = 0; at < values.length; at++) {
    const term = values[at]! * signs[at]!;
    largest = Math.max(largest, Math.abs(term));
    const next = sum + term;
    lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    sum = next;
  }
  return roundAt(sum + lost, largest);
}

/** Rounds to the last of 15 significant digits of a figure of the size `scale`. */
export function roundAt(value: number, scale: number): number {
  if (!(scale > 0) || !Number.isFinite(scale) || !Number.isFinite(value)) return settle(value);
  const places = 14 - Math.floor(Math.log10(scale));
  return settle(places < 0 ? value : Number(value.toFixed(Math.min(places, 100))));
}

/** −0 is 0. */
function settle(value: number): number {
  return value === 0 ? 0 : value;
}
