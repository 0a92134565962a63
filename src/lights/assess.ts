import { kpiValue } from '@/kpi/formula';
import { kpis, type KpiKey } from '@/model/kpi';
import type { Judgement, Reason } from '@/model/light';

import { chancesOf, type Chances } from './aim';
import type { JudgeCase } from './case';
import type { Ground } from './ground';
import { guardOf } from './guards';
import { inputProblem } from './input';
import type { Outlook } from './outlook';
import { costOutlook } from './outlook-cost';
import { orderValueOutlook } from './outlook-order-value';
import { formulaOutlook } from './outlook-formula';
import { returnOutlook } from './outlook-return';
import { shareOutlook } from './outlook-share';
import { countOutlook, spendOutlook, valueOutlook } from './outlook-total';
import { paceOf } from './pace';
import { partsOf, type Weighed } from './parts';
import { colourOf, RULE } from './rule';
import { ripens, sceneOf, type Scene } from './scene';
import { fillings, unreadReason } from './unread';

/** What one case says by itself: its figures, its chances, and what keeps it grey, if anything does. */
export interface Assessment {
  figures: Omit<Judgement, 'light' | 'reason'>;
  /** Null where nothing can be said about the chances. */
  chances: Chances | null;
  grey: Reason | null;
  /** Nothing is to come: the outcome is a fact, and needs no second reading. */
  settled: boolean;
  /** ln of the e-value against "the target is met"; null where there is none. */
  logEvidence: number | null;
  facts: Reason['params'];
}

/**
 * Assesses a case. Never throws on figures; what cannot be judged says why.
 * @param parts the case's spans as `partsOf` weighs them, and the ground they make, where the caller has them already
 */
export function assess(input: JudgeCase, parts: Weighed = partsOf(input), ground?: Ground): Assessment {
  const wrong = inputProblem(input);
  if (wrong) return nothingSaid(wrong);
  if (!Array.isArray(parts)) return nothingSaid(parts);
  if (input.today < input.target.window.from)
    return nothingSaid({ code: 'not-begun', params: { from: input.target.window.from } });
  if (parts.length === 0) return nothingSaid({ code: 'no-reading', params: {} });
  const scene = sceneOf(input, parts, ground);
  const told = kpiValue(input.kpi, scene.sums, { margin: input.target.margin, formula: input.formula });
  const value = scene.own.length > 0 ? told.value : null;
  const figures = { value, low: null, high: null, probability: null };
  if (scene.own.length === 0) return { ...nothingSaid(uncovered(scene)), figures };
  if (told.value === null && told.reason.code !== 'nothing-counted')
    return { ...nothingSaid(told.reason), figures };
  const contradiction = contradictionOf(scene);
  if (contradiction) return { ...nothingSaid(contradiction), figures };
  const outlook = outlookOf(scene);
  if (!outlook) return { ...nothingSaid(unsaid(scene, told)), figures };
  const chances = chancesOf(input, outlook);
  if (Number.isNaN(chances.miss) || Number.isNaN(chances.missTolerant))
    return { ...nothingSaid({ code: 'bad-input', params: { what: 'figures' } }), figures };
  const turned = guardOf(scene, value, outlook, chances) ?? turnedBy(scene, chances);
  return {
    figures: {
      value,
      low: outlook.low,
      high: outlook.high,
      probability: 1 - chances.miss,
      ...(outlook.landing ? { landing: outlook.landing } : {}),
      ...(outlook.ripe < 1 ? { maturity: outlook.ripe, ...ripeningOf(input) } : {}),
      ...paceOf(scene, value, outlook),
    },
    chances,
    grey: turned,
    settled: outlook.settled,
    logEvidence: outlook.logEvidence ?? null,
    facts: { ...outlook.facts, ripe: outlook.ripe, expected: finite(outlook.expected) },
  };
}

/** Only a curve that says where it comes from is told of. */
function ripeningOf({ maturity }: JudgeCase): Pick<Judgement, 'ripening'> {
  if (maturity?.assumed) return { ripening: { from: 'usual' } };
  return maturity?.rereadDays ? { ripening: { from: 'learnt', days: maturity.rereadDays } } : {};
}

/** Grey where the unread days, as they usually go, could give the light another colour. */
function turnedBy(scene: Scene, chances: Chances): Reason | null {
  const colour = colourOf(chances);
  for (const filled of fillings(scene)) {
    const said = assess(filled);
    if (said.chances && colourOf(said.chances) !== colour) return unreadReason(scene);
  }
  return null;
}

function outlookOf(scene: Scene): Outlook | null {
  const kpi: KpiKey = scene.input.kpi;
  switch (kpi) {
    case 'cpa':
      return costOutlook(scene, 'conversions', 1, false);
    case 'cpl':
      return costOutlook(scene, 'leads', 1, false);
    case 'cac':
      return costOutlook(scene, 'newCustomers', 1, false);
    case 'costPerResult':
      return costOutlook(scene, 'results', 1, false);
    case 'cpc':
      return costOutlook(scene, 'clicks', 1, true);
    case 'cpm':
      return costOutlook(scene, 'impressions', 1000, true);
    case 'ctr':
      return shareOutlook(scene, 'clicks', 'impressions');
    case 'cvr':
      return shareOutlook(scene, 'conversions', 'clicks');
    case 'roas':
    case 'acos':
    case 'roi':
      return returnOutlook(scene, kpi);
    case 'aov':
      return orderValueOutlook(scene);
    case 'spend':
      return spendOutlook(scene);
    case 'conversionValue':
      return valueOutlook(scene);
    case 'impressions':
    case 'clicks':
      return countOutlook(scene, kpi, true);
    case 'custom':
      return formulaOutlook(scene);
    case 'conversions':
    case 'leads':
    case 'newCustomers':
    case 'results':
      return countOutlook(scene, kpi, false);
    // Judged by their stand-ins, see `kpi/business.ts`; by themselves they say nothing.
    case 'mer':
    case 'poas':
    case 'clv':
    case 'ltvCac':
    case 'churn':
      return null;
  }
}

/** Figures that cannot all be true. Conversions beyond the clicks can (views convert); clicks beyond impressions cannot. */
function contradictionOf({ input, sums }: Scene): Reason | null {
  const { clicks, impressions } = sums;
  if (input.kpi !== 'ctr' || clicks == null || impressions == null || clicks <= impressions) return null;
  return { code: 'bad-input', params: { what: 'clicks-over-impressions', clicks, impressions } };
}

function uncovered({ input, calendar }: Scene): Reason {
  const [from] = calendar.unread;
  const to = calendar.unread.at(-1);
  if (from !== undefined && to !== undefined) return { code: 'window-missing', params: { from, to } };
  return { code: 'early', params: { from: input.target.window.from } };
}

/** Why no outlook could be made: what it would rest on was not counted. */
function unsaid({ input, parts, own, sums }: Scene, told: ReturnType<typeof kpiValue>): Reason {
  if (ripens(input) && own.every((part) => Math.min(part.ripe, part.ripeValue) === 0))
    return { code: 'immature', params: { ripe: 0, needed: RULE.ripe } };
  if (told.value === null) return told.reason;
  const returns =
    kpis[input.kpi].formula.kind === 'return' || ['roas', 'acos', 'conversionValue'].includes(input.kpi);
  if (returns || input.kpi === 'aov') {
    // Value below zero has no order value to judge by, however many orders there are.
    if (parts.some(({ metrics }) => (metrics.conversionValue ?? 0) < 0))
      return { code: 'refunds', params: { value: sums.conversionValue ?? null } };
    return { code: 'too-few', params: { counted: sums.conversions ?? 0, needed: RULE.counts } };
  }
  return { code: 'nothing-counted', params: { metric: 'spend' } };
}

function nothingSaid(reason: Reason): Assessment {
  return {
    figures: { value: null, low: null, high: null, probability: null },
    chances: null,
    grey: reason,
    settled: false,
    logEvidence: null,
    facts: {},
  };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
