/**
 * ψ(x) = d ln Γ(x)/dx for x > 0; NaN elsewhere. Absolute error near 1e-15 away from the pole.
 * @example digamma(1) // −0.5772156649015329
 */
export function digamma(x: number): number {
  if (!(x > 0)) return Number.NaN;
  let shifted = x;
  let sum = 0;
  for (; shifted < 10; shifted += 1) sum -= 1 / shifted;
  const square = 1 / (shifted * shifted);
  const tail =
    square *
    (1 / 12 -
      square *
        (1 / 120 -
          square *
            (1 / 252 - square * (1 / 240 - square * (1 / 132 - square * (691 / 32760 - square / 12))))));
  return sum + Math.log(shifted) - 0.5 / shifted - tail;
}
