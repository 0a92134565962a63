import type { Instant } from '@/model/day';
import { factsOf, isOfBusiness } from '@/model/kpi';
import type { LightView } from '@/model/light';
import type { Delivery } from '@/model/delivery';
import type { Range } from '@/model/range';
import { windowOf, type Target } from '@/model/target';
import { judgeAccount } from '@/lights/account';
import type { Subject } from '@/store/learnt-schema';
import type { KnownCampaign, Registry } from '@/store/registry';

import { caseOf, hindrance, type Question } from './cases';
import type { Desk } from './desk';
import { mostSpend, withRule } from './envelope';
import { evidenceOf, type Evidence } from './evidence';
import { begun } from './follow';
import { needOf, type Need } from './need';
import { forecasterOf, ownForecasts } from './own-forecasts';
import { isInScope, winner } from './scope';
import { shown, type Notebook } from './shown';

/** A target that holds for campaigns today: its window, and which they are. */
interface InForce {
  target: Target;
  window: Range;
  kpi: string;
  campaigns: ReadonlySet<string>;
}

/** The targets that hold for single campaigns today. */
function inForce(
  { account, campaigns, clock }: Desk,
  targets: readonly Target[],
  { live }: Registry,
): InForce[] {
  const known = new Map<string, ReadonlySet<string>>();
  const within = (scope: Target['scope']) => {
    const name = JSON.stringify(scope);
    const found =
      known.get(name) ??
      new Set(campaigns.filter((one) => isInScope(scope, account, one, live)).map(({ id }) => id));
    known.set(name, found);
    return found;
  };
  return targets.flatMap((target) => {
    // The books know no campaigns, and totals hold for their own scope alone.
    if (isOfBusiness(target.kpi)) return [];
    if (factsOf(target).additive && target.scope.kind !== 'campaign') return [];
    const window = windowOf(target.period, clock.today);
    const kpi = target.formula?.id ?? target.kpi;
    return window ? [{ target, window, kpi, campaigns: within(target.scope) }] : [];
  });
}

/** Of the targets in force those for a campaign, one a KPI: the narrowest wins. */
function targetsFor(campaign: KnownCampaign, all: readonly InForce[]): InForce[] {
  const byKpi = new Map<string, InForce[]>();
  for (const one of all) {
    if (!one.campaigns.has(campaign.id)) continue;
    const rivals = byKpi.get(one.kpi);
    if (rivals) rivals.push(one);
    else byKpi.set(one.kpi, [one]);
  }
  return [...byKpi.values()].map((rivals) => {
    const best = winner(rivals.map(({ target }) => target));
    return rivals.find(({ target }) => target === best)!;
  });
}

/** Nothing of the window was seen of it, or nothing was delivered in it: no light, unless a target names it. */
function isIdle(desk: Desk, campaign: string, { reason }: Evidence, window: Range): boolean {
  if (reason === null) return false;
  if (reason.code === 'no-reading') return true;
  // What it delivered stands in the reading that was left out.
  if (reason.code === 'contradiction' || reason.code === 'from-the-future') return false;
  return !desk.delivered(campaign, begun(window, desk.clock));
}

/**
 * The lights of an account's campaigns, judged together. A campaign that no reading of the window shows has none,
 * unless a target names it.
 */
export function campaignLights(
  desk: Desk,
  targets: readonly Target[],
  registry: Registry,
  notebook: Notebook,
  now: Instant,
  rules: Delivery,
): LightView[] {
  const { account, clock } = desk;
  const questions: (Question & { name: string; forecaster: Subject | null })[] = [];
  const current = inForce(desk, targets, registry);
  for (const campaign of desk.campaigns) {
    for (const { target, window } of targetsFor(campaign, current)) {
      const evidence = evidenceOf(desk, campaign.id, needOf(target), window);
      if (target.scope.kind !== 'campaign' && isIdle(desk, campaign.id, evidence, window)) continue;
      const key = [target.id, account.key, campaign.id].join(' ');
      const state = desk.state(campaign.id);
      const forecaster =
        target.scope.kind === 'campaign' ? forecasterOf(target, [account.key], evidence) : null;
      const over = (need: Need, range: Range) => evidenceOf(desk, campaign.id, need, range);
      questions.push({
        key,
        target,
        window,
        evidence,
        clock,
        maturity: desk.maturity,
        campaign: { id: campaign.id, state },
        previous: notebook.previous(key),
        mostSpend: mostSpend(target, [{ desk, campaign: campaign.id }], window, evidence, rules),
        name: campaign.name,
        forecaster,
        ...(forecaster ? { kept: ownForecasts(notebook.diary, forecaster, over, desk) } : {}),
      });
    }
  }
  const judged = judgeAccount(questions.filter((one) => !hindrance(one)).map((one) => caseOf(one, now)));
  return questions.map((question) => {
    const found = judged.get(question.key);
    if (question.forecaster && found?.forecast) notebook.diary.note(question.forecaster, [found.forecast]);
    const { platform } = account;
    const subject = { platform, account: account.key, campaign: question.campaign!.id, name: question.name };
    const light = shown(question, subject, found, account.key, notebook, now);
    return withRule(light, rules);
  });
}
