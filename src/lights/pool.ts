import type { KpiKey } from '@/model/kpi';
import type { MetricKey } from '@/model/metric';

import type { AccountCase, Prepared } from './account-case';
import type { JudgeCase, Prior } from './case';
import { dispersionOf, orderValueCv2, PRICE_NOISE, usualDispersion } from './dispersion';
import { fitBeta, fitGamma, fitOrderValue, type Campaign, type Seller } from './empirical-bayes';
import { ENOUGH_CAMPAIGNS, fallbackRate, fallbackShare, HEAVIEST_PRIOR } from './prior';
import { sceneOf, tally, type Scene, type Tally } from './scene';

/** How a KPI's evidence is counted, so that campaigns can be pooled. */
interface Evidence {
  count: MetricKey;
  exposure: MetricKey;
  kind: 'rate' | 'price' | 'share' | 'return';
  /** Counts per exposure at a target, where a target says it. */
  atTarget?(target: number): number;
}

const perCost = (count: MetricKey, kind: 'rate' | 'price' = 'rate', scale = 1): Evidence => ({
  count,
  exposure: 'spend',
  kind,
  atTarget: (target) => scale / target,
});
const total = (count: MetricKey, kind: 'rate' | 'price' = 'rate'): Evidence => ({
  count,
  exposure: 'spend',
  kind,
});
const sold: Evidence = { count: 'conversions', exposure: 'spend', kind: 'return' };
const share = (count: MetricKey, exposure: MetricKey): Evidence => ({
  count,
  exposure,
  kind: 'share',
  atTarget: (target) => target,
});

const evidence: Partial<Record<KpiKey, Evidence>> = {
  cpa: perCost('conversions'),
  cpl: perCost('leads'),
  cac: perCost('newCustomers'),
  costPerResult: perCost('results'),
  cpc: perCost('clicks', 'price'),
  cpm: perCost('impressions', 'price', 1000),
  ctr: share('clicks', 'impressions'),
  cvr: share('conversions', 'clicks'),
  roas: sold,
  acos: sold,
  roi: sold,
  aov: sold,
  conversionValue: sold,
  conversions: total('conversions'),
  leads: total('leads'),
  newCustomers: total('newCustomers'),
  results: total('results'),
  clicks: total('clicks', 'price'),
  impressions: total('impressions', 'price'),
};

/** Days' worth of belief in the usual over-dispersion, for the account and then for each campaign. */
const ACCOUNT_DAYS = 10;
const CAMPAIGN_DAYS = 14;

interface Member {
  one: AccountCase;
  evidence: Evidence;
  tally: Tally;
  /** Usual over-dispersion at its volume. */
  usual: number;
  /** What it sold; null where the KPI is no return. */
  seller: (Omit<Seller, 'noise'> & { cv2: number }) | null;
}

/**
 * The cases with what the account's campaigns teach each other: over-dispersion, and priors by empirical Bayes from
 * five campaigns on; below that a prior of three counts at the target. What a case brings of its own is kept.
 */
export function pooled(cases: readonly Prepared[]): Prepared[] {
  const groups = new Map<string, Member[]>();
  for (const prepared of cases) {
    const member = memberOf(prepared);
    if (!member) continue;
    const { count, exposure, kind } = member.evidence;
    const name = JSON.stringify([count, exposure, kind, prepared.one.pool ?? null]);
    const group = groups.get(name);
    if (group) group.push(member);
    else groups.set(name, [member]);
  }
  const taught = new Map<AccountCase, AccountCase>();
  for (const group of groups.values()) teach(group, taught);
  return cases.map((prepared) => ({ ...prepared, one: taught.get(prepared.one) ?? prepared.one }));
}

function memberOf({ one, parts, ground }: Prepared): Member | null {
  const found = evidence[one.kpi];
  if (!found || !Array.isArray(parts) || parts.length === 0) return null;
  const scene = sceneOf(one, parts, ground);
  const counted = tally(scene, found.count, found.exposure, found.kind === 'share');
  const perDay = counted.days > 0 ? counted.allCount / counted.days : 0;
  return {
    one,
    evidence: found,
    tally: counted,
    usual: usualOf(found, perDay),
    seller: found.kind === 'return' ? sellerOf(scene, counted) : null,
  };
}

function sellerOf(scene: Scene, counted: Tally): NonNullable<Member['seller']> {
  const value = tally(scene, 'conversionValue', sold.exposure);
  const singles = scene.parts.filter(({ weight, single }) => weight > 0 && single);
  return {
    orders: counted.pastCount,
    value: value.pastRipe > 0 ? value.pastCount * (counted.pastRipe / value.pastRipe) : 0,
    cv2: orderValueCv2(
      singles.map(({ metrics }) => ({
        orders: metrics.conversions ?? 0,
        value: metrics.conversionValue ?? 0,
      })),
    ),
  };
}

function usualOf(found: Evidence, perDay: number): number {
  if (found.kind === 'price') return Math.max(1, PRICE_NOISE ** 2 * perDay);
  return usualDispersion(found.count === 'clicks' ? 'clicks' : 'conversions', perDay);
}

function teach(group: readonly Member[], taught: Map<AccountCase, AccountCase>): void {
  const campaigns = [
    ...new Map(group.flatMap((m) => (m.one.campaign ? [[m.one.campaign, m]] : []))).values(),
  ];
  const freedom = campaigns.reduce((sum, { tally: { noise } }) => sum + noise.freedom, ACCOUNT_DAYS);
  const spread = campaigns.reduce(
    (sum, { tally: { noise }, usual }) => sum + noise.chiSquare / usual,
    ACCOUNT_DAYS,
  );
  const dispersed = (member: Member) => ({
    phi: Math.max(1, (spread / freedom) * member.usual),
    days: CAMPAIGN_DAYS,
  });
  const known = new Map<Member, number>();
  const phiOf = (member: Member) => {
    let phi = known.get(member);
    if (phi === undefined) {
      phi = dispersionOf(member.tally.noise, member.one.dispersion ?? dispersed(member));
      known.set(member, phi);
    }
    return phi;
  };
  const tempered = campaigns.map((member): Campaign => ({
    count: member.tally.pastCount / phiOf(member),
    exposure: member.tally.pastRipe / phiOf(member),
  }));
  const enough = tempered.filter(({ exposure }) => exposure > 0).length >= ENOUGH_CAMPAIGNS;
  const gamma = enough ? capped(fitGamma(tempered)) : null;
  const beta = enough && group[0]?.evidence.kind === 'share' ? cappedBeta(fitBeta(tempered)) : null;
  const orderValueFor = orderValues(campaigns, phiOf);
  for (const member of group) {
    const { one } = member;
    const orderValue = orderValueFor(member);
    const prior: Prior = {
      ...fallbackOf(member, orderValue),
      ...(gamma ? { gamma } : {}),
      ...(beta ? { beta } : {}),
      ...(orderValue ? { orderValue } : {}),
      ...(gamma || beta ? { campaigns: tempered.length } : {}),
    };
    taught.set(one, {
      ...one,
      dispersion: one.dispersion ?? dispersed(member),
      prior: one.prior ?? prior,
    });
  }
}

/** Learnt from all sellers where they are five or more, else from the others: nobody is his own prior. */
function orderValues(
  campaigns: readonly Member[],
  phiOf: (member: Member) => number,
): (member: Member) => Prior['orderValue'] | null {
  const sellers = campaigns.flatMap((member) => {
    const { seller } = member;
    return seller && seller.orders > 0 ? [{ member, seller }] : [];
  });
  const fitted = (used: typeof sellers) =>
    fitOrderValue(used.map(({ member, seller }) => ({ ...seller, noise: seller.cv2 * phiOf(member) })));
  const all = sellers.length >= ENOUGH_CAMPAIGNS ? fitted(sellers) : null;
  return (member) => {
    if (member.seller === null) return null;
    if (sellers.length >= ENOUGH_CAMPAIGNS) return all;
    const others = fitted(sellers.filter((other) => other.member.one.campaign !== member.one.campaign));
    return others && { shape: 2, rate: (2 * others.rate) / others.shape };
  };
}

function fallbackOf({ one, evidence: found, seller }: Member, orderValue: Prior['orderValue'] | null): Prior {
  const { value } = one.target;
  if (seller) {
    const ratio = returnAt(one);
    const order =
      seller.orders > 0 && seller.value > 0
        ? seller.value / seller.orders
        : orderValue
          ? orderValue.rate / orderValue.shape
          : null;
    return ratio !== null && ratio > 0 && order !== null ? { gamma: fallbackRate(ratio / order) } : {};
  }
  const rate = found.atTarget?.(value);
  if (rate === undefined || !(rate > 0)) return {};
  return {
    gamma: fallbackRate(rate),
    ...(found.kind === 'share' && value < 1 ? { beta: fallbackShare(value) } : {}),
  };
}

/** The return on spend that a target asks for; null where it asks for none. */
function returnAt({ kpi, target }: JudgeCase): number | null {
  if (kpi === 'roas') return target.value;
  if (kpi === 'acos') return 1 / target.value;
  return kpi === 'roi' ? (target.value + 1) / (target.margin ?? 1) : null;
}

function capped(fit: { shape: number; rate: number } | null): Prior['gamma'] | null {
  if (!fit) return null;
  const shape = Math.min(fit.shape, HEAVIEST_PRIOR);
  return { shape, rate: (fit.rate * shape) / fit.shape };
}

/** A share's prior weighs as many hits as the cap allows. */
function cappedBeta(fit: { hits: number; misses: number } | null): Prior['beta'] | null {
  if (!fit) return null;
  const scale = Math.min(1, HEAVIEST_PRIOR / fit.hits);
  return { hits: fit.hits * scale, misses: fit.misses * scale };
}
