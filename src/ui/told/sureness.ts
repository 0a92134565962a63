import { factsOf } from '@/model/kpi';
import type { LightView } from '@/model/light';
import type { Language, Words } from '@/locales/words';
import { showFigure } from '../parts/figures';
import { showChance } from '../parts/hint-words';
import { ripeSentence } from '../parts/sentences';

type Fact = { name: string; said: string };

/** Two digits: nobody knows a spread or a weight any better. */
const rough = (value: number) => Number(value.toPrecision(2));

/**
 * How sure a verdict is, and what makes it so: chance, interval, and what the judgement believed and allowed for. All
 * of it is the judgement's own, as it put it into the reason; what it did not use is not said.
 */
export function surenessOf(words: Words, light: LightView, language: Language): Fact[] {
  const { low, high, landing, probability, reason } = light;
  const { unit } = factsOf(light);
  const show = (value: number) => showFigure(value, unit, light.currency, language);
  const percent = (share: number) => showFigure(Math.round(share * 100) / 100, 'fraction', null, language);
  const count = (value: number) => showFigure(rough(value), 'count', null, language);
  const given = (name: string) => {
    const value = reason.params[name];
    return typeof value === 'number' && Number.isFinite(value) ? value : null;
  };
  const [missed, counted, prior, phi] = [given('missed'), given('counted'), given('prior'), given('phi')];
  const [drift, cv2, from] = [given('drift'), given('cv2'), given('priorFrom')];
  const forecasts = given('driftFrom');
  const ripe = ripeSentence(words, light, language);
  const facts: (Fact | null)[] = [
    low === null || high === null
      ? null
      : { name: words('why.interval'), said: `${show(low)} – ${show(high)}` },
    landing
      ? {
          name: words('why.landing'),
          said: `${show(landing.value)} (${show(landing.low)} – ${show(landing.high)})`,
        }
      : null,
    probability === null ? null : { name: words('why.chance'), said: showChance(probability, language) },
    missed === null ? null : { name: words('why.missed'), said: showChance(missed, language) },
    counted === null
      ? null
      : {
          name: words('why.counted'),
          said: words('why.counted.says', { n: showFigure(counted, 'count', null, language) }),
        },
    prior === null || prior <= 0
      ? null
      : {
          name: words('why.prior'),
          said: words(from ? 'why.prior.account' : 'why.prior.target', {
            n: rough(prior),
            campaigns: from ?? 0,
          }),
        },
    ripe === null ? null : { name: words('why.maturity'), said: ripe },
    phi === null
      ? null
      : {
          name: words('why.phi'),
          said: words(phi < 1.1 ? 'why.phi.none' : 'why.phi.says', { n: count(Math.sqrt(phi)) }),
        },
    cv2 === null || cv2 <= 0
      ? null
      : { name: words('why.orders'), said: words('why.orders.says', { share: percent(Math.sqrt(cv2)) }) },
    drift === null || drift <= 0
      ? null
      : {
          name: words('why.drift'),
          said: words(forecasts ? 'why.drift.learnt' : 'why.drift.says', {
            share: percent(Math.sqrt(drift)),
            n: forecasts ?? 0,
          }),
        },
  ];
  return facts.filter((one) => one !== null);
}
