/**
 * ln(1 + x) − x for x > −1, without the cancellation that eats the digits of small x.
 * The heart of every probability here: the exponent of a gamma, beta or binomial term is a sum of these.
 */
export function log1pMinus(x: number): number {
  if (x < -0.5 || x > 0.9) return Math.log1p(x) - x;
  // ln(1+x) = 2·atanh(r) with r = x/(2+x), and x − 2r = r·x, so only like signs are left to add.
  const r = x / (2 + x);
  const square = r * r;
  let term = square;
  let sum = 1 / 3;
  for (let odd = 5; term > 1e-17; odd += 2) {
    sum += term / odd;
    term *= square;
  }
  return r * (2 * square * sum - x);
}

/**
 * ln(x / centre) − (x − centre)/centre, the exponent of a saddle point, for x and centre above 0.
 * `difference` is x − centre, given where it is known more exactly than by subtracting.
 */
export function saddle(x: number, centre: number, difference = x - centre): number {
  const offset = difference / centre;
  return offset < -0.5 || offset > 0.9 ? Math.log(x / centre) - offset : log1pMinus(offset);
}
