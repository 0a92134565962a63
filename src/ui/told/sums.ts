import { factsOf } from '@/model/kpi';
import type { Figure, LightView } from '@/model/light';
import type { Target } from '@/model/target';
import { RULE } from '@/lights/rule';
import type { Instant } from '@/model/day';
import type { Told } from '@/messages/areas/told';
import type { Language, Words } from '@/locales/words';
import { attributionSaid } from '../overlay/spoken';
import { noFigure, showAge, showFigure, showInstant, showRange } from '../parts/figures';
import { showMetric, workedOut } from '../parts/formula';
import { kpiName } from '../parts/kpi-name';
import { platformName } from '../parts/sentences';
import { termsOf } from '../parts/target-draft';
import { surenessOf } from './sureness';

export type Sum = Told['sums'][number];

interface SumsOf {
  words: Words;
  language: Language;
  light: LightView;
  /** For its terms and the reason that its user wrote down. */
  target: Target | undefined;
  now: Instant;
  /** An own formula in words, where it can be parsed. */
  written?: string | undefined;
}

/**
 * The mathematics of a light, for whoever wants to check it: the formula with its figures, what it is held against, how
 * sure the verdict is and why, and the readings that all of it came from.
 */
export function sumsOf(of: SumsOf): Sum[] {
  const { words, language, light } = of;
  const sure = { lines: [], facts: surenessOf(words, light, language) };
  return [
    { title: words('why.formula'), ...formulaOf(of) },
    { title: words('why.thresholds'), lines: [], facts: thresholdsOf(of) },
    { title: words('why.sure'), ...sure },
    { title: words('why.sources'), ...sourcesOf(of) },
  ].filter(({ lines, facts }) => lines.length + facts.length > 0);
}

const fact = (name: string, said: string) => ({ name, said });

function formulaOf({ words, language, light, target, written }: SumsOf): Omit<Sum, 'title'> {
  const { inWords, inFigures } = workedOut(words, light, language);
  const share = (value: number | undefined) => showFigure(value ?? null, 'fraction', null, language);
  const terms = (termsOf[light.kpi] ?? []).map((term) => {
    if (term === 'margin') return fact(words('field.margin'), share(target?.margin ?? 1));
    if (term !== 'orders') return fact(words(`field.${term}`), share(target?.[term]));
    const orders = showFigure(target?.ordersPerCustomer ?? null, 'count', null, language);
    return fact(words('field.orders'), orders);
  });
  return {
    lines: [
      `${kpiName(words, light)} = ${written ?? inWords}`,
      ...(light.formula ? [words('formula.judged')] : []),
      ...(inFigures === null ? [] : [inFigures]),
    ],
    facts: [
      // Said already where the formula stands with its figures.
      ...(inFigures === null ? light.figures : []).map((figure) =>
        fact(
          words(`metric.${figure.metric}`),
          figure.value === null ? words('why.empty') : showMetric(figure, light, language),
        ),
      ),
      ...terms.filter(({ said }) => said !== noFigure),
    ],
  };
}

function thresholdsOf({ words, language, light, target }: SumsOf): Sum['facts'] {
  const { aim, currency } = light;
  const { unit } = factsOf(light);
  const show = (value: number | null) => showFigure(value, unit, currency, language);
  const percent = (share: number) => showFigure(share, 'fraction', null, language);
  const slack = Math.abs(aim.value) * aim.tolerance;
  const limit = {
    'at-least': [aim.value - slack],
    'at-most': [aim.value + slack],
    'two-sided': [aim.value - slack, aim.value + slack],
  }[aim.direction]
    .map(show)
    .join(' – ');
  const since = light.since === null ? null : showInstant(light.since, language);
  const before = light.before && words(`light.${light.before}`);
  return [
    fact(words('why.now'), show(light.value)),
    fact(words('field.value'), `${words(`direction.${aim.direction}`)} ${show(aim.value)}`),
    fact(words('why.limit'), words('why.limit.says', { tolerance: percent(aim.tolerance), limit })),
    fact(words('why.rule.red'), words('why.rule.red.says', { limit, chance: percent(RULE.red) })),
    fact(
      words('why.rule.green'),
      words('why.rule.green.says', { target: show(aim.value), chance: percent(RULE.green) }),
    ),
    ...(since === null
      ? []
      : [fact(words('why.since'), before === null ? since : words('why.since.before', { since, before }))]),
    ...(target && target.reason !== '' ? [fact(words('field.reason'), target.reason)] : []),
  ];
}

function sourcesOf({ words, language, light, now }: SumsOf): Omit<Sum, 'title'> {
  const console = platformName(words, light.subject.platform);
  const from = ({ asOf, source, derived }: Figure) => {
    if (asOf === null) return noFigure;
    const at = { console, at: showInstant(asOf, language), age: showAge(asOf, now, words) };
    return words(`why.from.${derived ? 'derived' : (source ?? 'page')}`, at);
  };
  return {
    lines: light.missing.map((range) => words('why.missing', { range: showRange(range, language), console })),
    facts: [
      fact(words('why.window'), showRange(light.window, language)),
      fact(words('why.covered'), light.covered ? showRange(light.covered, language) : words('why.nothing')),
      ...(light.attribution
        ? [fact(words('why.attribution'), attributionSaid(light.attribution, { words, language }))]
        : []),
      ...(light.currency ? [fact(words('field.currency'), light.currency)] : []),
      ...light.figures.map((figure) =>
        fact(words('why.from', { metric: words(`metric.${figure.metric}`) }), from(figure)),
      ),
    ],
  };
}
