import { dayNumber } from '@/model/day';
import type { LightView } from '@/model/light';
import type { BudgetRules } from '@/model/plan';
import type { Target } from '@/model/target';
import type { AnswerView, SceneCampaign, ScenePool, SceneTarget } from '@/messages/areas/budget';
import { answerOf, type AnswerToMoney } from '@/budget/answer';
import type { Elasticity } from '@/budget/elasticity';
import { dailyBudget, evidenceOf, isCounted, type Evidence } from '@/budget/evidence';
import { isMoved } from '@/budget/forecast';
import { hintsOf, usualHints } from '@/budget/hints';
import { accountPrior } from '@/budget/prior';
import { isFree } from '@/budget/stay';
import type { Registry } from '@/store/registry';

import type { Board } from '../judging/board';
import { isInScope, touchesAccount } from '../judging/scope';
import { channelInScene, type PoolChannel } from './channels';
import { driftIn } from './drift';
import { labelsOf, limitsOf } from './limits';
import { accountsShown } from './names';
import type { Pool, PoolCampaign } from './pools';

const view = ({ rate, moments, elasticity, basis }: AnswerToMoney): AnswerView => ({
  rate,
  moments,
  exponent: elasticity.exponent,
  error: elasticity.error,
  basis,
});

/** A pool as the what-if page needs it; null where its money has no currency. */
export async function sceneOf(
  pool: Pool,
  channels: readonly PoolChannel[],
  board: Board,
  registry: Registry,
  elasticity: Elasticity,
  rules: BudgetRules,
): Promise<ScenePool | null> {
  const { currency, goal, counted, today } = pool;
  if (currency === null) return null;
  const held = new Map(
    hintsOf(
      pool.campaigns.map(({ campaign }) => campaign),
      goal,
      today,
      { ...usualHints, elasticity, delivery: pool.delivery },
    ).held.map(({ id, reason }) => [id, reason.code]),
  );
  const toConversions = answersOf(pool, 'conversions', elasticity);
  const toValue = answersOf(pool, 'conversionValue', elasticity);
  const campaigns = [
    ...pool.campaigns.flatMap((one) => campaignOf(one, held.get(one.campaign.id) ?? null)),
    ...channels.flatMap((channel) => channelInScene(channel) ?? []),
  ];
  const targets: SceneTarget[] = [];
  const drift = driftIn(pool);
  for (const target of board.targets) {
    const found = await targetOf(target, pool, board, registry);
    if (found) targets.push({ ...found, drift });
  }
  return {
    id: pool.id,
    currency,
    goal,
    counted,
    accounts: accountsShown(pool.accounts),
    today,
    elasticity,
    groups: limitsOf(pool, rules).groups,
    campaigns,
    targets: targets.toSorted((a, b) => Number(b.main) - Number(a.main)),
  };

  function campaignOf(one: Pool['campaigns'][number], why: string | null): SceneCampaign[] {
    const evidence = evidenceOf(one.campaign, 'conversions', today);
    const worth = evidenceOf(one.campaign, 'conversionValue', today);
    if (!evidence || !worth || !(evidence.spend > 0)) return [];
    return [
      {
        id: one.campaign.id,
        account: one.account.key,
        campaigns: one.members,
        name: one.campaign.name,
        platform: one.account.platform,
        labels: labelsOf(one),
        spend: evidence.spend,
        budget: dailyBudget(one.campaign),
        conversions: toConversions(evidence),
        value: toValue(worth),
        dispersion: evidence.dispersion,
        held: isFree(why) ? null : why,
      },
    ];
  }
}

/** What answers money in the pool; nothing where nothing of it was counted. */
function answersOf(
  { campaigns, today }: Pool,
  goal: Pool['goal'],
  elasticity: Elasticity,
): (evidence: Evidence) => AnswerView | null {
  const known = campaigns.flatMap(({ campaign }) => {
    const evidence = evidenceOf(campaign, goal, today);
    return evidence && isCounted(evidence) ? [evidence] : [];
  });
  const sum = (of: (one: Evidence) => number) => known.reduce((total, one) => total + of(one), 0);
  const counted = Math.min(
    sum((one) => one.conversions),
    sum((one) => (goal === 'conversions' ? one.conversions : one.value)),
    sum((one) => one.exposure),
  );
  if (!(counted > 0)) return () => null;
  const prior = { ...accountPrior(known), elasticity };
  return (evidence) =>
    evidence.exposure > 0 && isCounted(evidence) ? view(answerOf(evidence, prior, goal)) : null;
}

/** A target whose whole scope lies in the pool, as a plan can move it; null for others. */
async function targetOf(
  target: Target,
  pool: Pool,
  board: Board,
  registry: Registry,
): Promise<SceneTarget | null> {
  const touched = registry.accounts.filter(({ account }) =>
    touchesAccount(target.scope, account, registry.live),
  );
  const own = new Set(pool.accounts.map(({ key }) => key));
  if (!isMoved(target.kpi) || touched.length === 0) return null;
  const lines = await board.lines(target);
  // A line over accounts of other pools cannot be moved by this one's money alone.
  const line =
    lines.find(({ subject }) => subject.account !== null && own.has(subject.account)) ??
    (touched.every(({ account }) => own.has(account.key)) ? lines[0] : undefined);
  if (!line) return null;
  const inScope = ({ account, known }: PoolCampaign) =>
    line.subject.account === null || line.subject.account === account.key
      ? known.filter((one) => isInScope(target.scope, account, one, registry.live)).length
      : 0;
  const members = pool.campaigns.filter((one) => inScope(one) > 0);
  if (members.length === 0) return null;
  const found: SceneTarget = {
    ...placeOf(line, pool),
    id: target.id,
    campaigns: members.map(({ campaign }) => campaign.id),
    margin: target.margin ?? 1,
  };
  // Of one budget over campaigns in and out of the scope nobody knows what a plan brings to those in it.
  return members.every((one) => inScope(one) === one.known.length)
    ? found
    : { ...found, shared: true, soFar: { spend: null, conversions: null, conversionValue: null } };
}

function placeOf(
  line: LightView,
  { today, counted }: Pool,
): Omit<SceneTarget, 'id' | 'campaigns' | 'margin'> {
  const figure = (metric: string) => line.figures.find((one) => one.metric === metric)?.value ?? null;
  const covered = line.covered;
  const last = covered ? dayNumber(covered.to) : dayNumber(line.window.from) - 1;
  const end = dayNumber(line.window.to);
  const now = dayNumber(today);
  const unread = Math.max(0, Math.min(now - 1, end) - last);
  return {
    kpi: line.kpi,
    value: line.aim.value,
    direction: line.aim.direction,
    tolerance: line.aim.tolerance,
    soFar: {
      spend: figure('spend'),
      conversions: figure(line.kpi === 'cpl' || line.kpi === 'leads' ? 'leads' : counted),
      conversionValue: figure('conversionValue'),
    },
    maturity: line.maturity ?? 1,
    window: line.window,
    daysUnread: unread,
    daysLeft: Math.max(0, end - Math.max(last, now - 1)),
    light: line.light,
    main: line.aim.main,
  };
}
