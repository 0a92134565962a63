const HALF_LOG_2PI = 0.918938533204672741780329736406;

/** B₂ₖ/(2k(2k−1)): ln Γ(x) − ((x−½)ln x − x + ½ln 2π) in odd powers of 1/x. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400];

/** ζ(k) − 1 for k = 2, 3 …: the Taylor series of ln Γ at 2. */
const ZETA_MINUS_1 = [
  0.64493406684822643647, 0.2020569031595942854, 0.082323233711138191516, 0.036927755143369926331,
  0.017343061984449139715, 0.0083492773819228268398, 0.0040773561979443393787, 0.0020083928260822144179,
  0.00099457512781808533715, 0.0004941886041194645587, 0.00024608655330804829864, 0.00012271334757848914675,
  0.000061248135058704829259, 0.000030588236307020493552, 0.000015282259408651871733,
  7.6371976378997622736e-6, 3.8172932649998398565e-6, 1.9082127165539389257e-6, 9.5396203387279611315e-7,
  4.7693298678780646312e-7, 2.3845050272773299e-7, 1.1921992596531107307e-7, 5.9608189051259479612e-8,
  2.9803503514652280186e-8, 1.4901554828365041235e-8,
];
const ONE_MINUS_EULER = 0.42278433509846713939;

/** ln Γ(2 + z) for |z| ≤ 0.5. */
function logGammaAt2(z: number): number {
  let sum = 0;
  for (let k = ZETA_MINUS_1.length + 1; k >= 2; k -= 1)
    sum = (((k % 2 === 0 ? 1 : -1) * (ZETA_MINUS_1[k - 2] as number)) / k + sum) * z;
  return z * (ONE_MINUS_EULER + sum);
}

function stirlingSeries(x: number): number {
  const square = 1 / (x * x);
  let sum = 0;
  for (let k = STIRLING.length - 1; k >= 0; k -= 1) sum = sum * square + (STIRLING[k] as number);
  return sum / x;
}

/** ln Γ(1 + z) for z > −1, exact to the last digits near its zeros 0 and 1. */
export function logGamma1p(z: number): number {
  if (z <= 0.5) return z < -0.5 ? logGamma1p(z + 1) - Math.log1p(z) : logGammaAt2(z) - Math.log1p(z);
  return logGamma(1 + z);
}

/**
 * ln Γ(x) for x > 0; NaN elsewhere, +∞ at +∞.
 * @example logGamma(5) // ln 24 = 3.1780538303479458
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  if (x >= 10) return (x - 0.5) * Math.log(x) - x + HALF_LOG_2PI + stirlingSeries(x);
  if (x < 0.5) return logGamma1p(x) - Math.log(x);
  if (x <= 1.5) return logGamma1p(x - 1);
  let product = 1;
  let rest = x;
  while (rest > 2.5) {
    rest -= 1;
    product *= rest;
  }
  return Math.log(product) + logGammaAt2(rest - 2);
}

/**
 * Stirling's error ln Γ(x+1) − ((x+½)ln x − x + ½ln 2π) for x > 0, to full absolute accuracy
 * (Loader 2000, "Fast and accurate computation of binomial probabilities").
 */
export function stirlingError(x: number): number {
  if (x >= 10) return stirlingSeries(x);
  if (x < 1) return logGamma1p(x) - (x + 0.5) * Math.log(x) + x - HALF_LOG_2PI;
  // δ(x) − δ(x+1) = (x+½)ln(1+1/x) − 1 = u²/3 + u⁴/5 + … with u = 1/(2x+1).
  let error = 0;
  let shifted = x;
  for (; shifted < 10; shifted += 1) {
    const square = 1 / ((2 * shifted + 1) * (2 * shifted + 1));
    let term = square;
    for (let odd = 3; term > 1e-18; odd += 2) {
      error += term / odd;
      term *= square;
    }
  }
  return error + stirlingSeries(shifted);
}
