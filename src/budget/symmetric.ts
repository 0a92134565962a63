/**
 * The inverse of a symmetric positive definite matrix by Cholesky; null where it is none.
 * @example solveSymmetric([[4, 0], [0, 2]]) // [[0.25, 0], [0, 0.5]]
 */
export function solveSymmetric(matrix: readonly (readonly number[])[]): number[][] | null {
  const size = matrix.length;
  const lower = matrix.map(() => new Array<number>(size).fill(0));
  for (let row = 0; row < size; row++)
    for (let column = 0; column <= row; column++) {
      let rest = matrix[row]![column]!;
      for (let k = 0; k < column; k++) rest -= lower[row]![k]! * lower[column]![k]!;
      if (row === column && !(rest > 1e-12 * Math.abs(matrix[row]![row]!))) return null;
      lower[row]![column] = row === column ? Math.sqrt(rest) : rest / lower[column]![column]!;
    }
  const inverse = matrix.map(() => new Array<number>(size).fill(0));
  for (let unit = 0; unit < size; unit++) {
    const forward = new Array<number>(size).fill(0);
    for (let row = 0; row < size; row++) {
      let rest = row === unit ? 1 : 0;
      for (let k = 0; k < row; k++) rest -= lower[row]![k]! * forward[k]!;
      forward[row] = rest / lower[row]![row]!;
    }
    for (let row = size - 1; row >= 0; row--) {
      let rest = forward[row]!;
      for (let k = row + 1; k < size; k++) rest -= lower[k]![row]! * inverse[k]![unit]!;
      inverse[row]![unit] = rest / lower[row]![row]!;
    }
  }
  return inverse;
}
