import type { Account } from '@/model/account';
import type { Instant } from '@/model/day';
import type { Delivery } from '@/model/delivery';
import { factsOf } from '@/model/kpi';
import { colours, type Colour, type LightView } from '@/model/light';
import { windowOf, type Target } from '@/model/target';
import type { Range } from '@/model/range';
import { judgeAccount } from '@/lights/account';
import type { Registry } from '@/store/registry';

import { caseOf, hindrance, type Question } from './cases';
import type { Desk } from './desk';
import { mostSpend, withRule } from './envelope';
import { lineEvidence, type Member } from './lines';
import { needOf, type Need } from './need';
import { forecasterOf, ownForecasts } from './own-forecasts';
import { isInScope } from './scope';
import { shown, type Notebook } from './shown';
import { idle, unread } from './still';

/** Do the figures of several accounts make one line? Ratios are then judged account by account; a total cannot be. */
const forbidding = new Set(['currency-mixed', 'currency-unknown', 'attribution-mixed', 'result-types-mixed']);

/**
 * A target's line, judged by itself: the figures of its scope added up. Ratios whose figures may not be added are
 * judged account by account.
 * @param lights the campaign-level lights of the accounts in the scope, to be counted under the line
 */
export function targetLines(
  target: Target,
  desks: readonly Desk[],
  registry: Registry,
  lights: readonly LightView[],
  notebook: Notebook,
  now: Instant,
  rules: Delivery,
): LightView[] {
  // Where zones differ, the day that has begun in all of them.
  const clock = desks.map((desk) => desk.clock).toSorted((a, b) => (a.today < b.today ? -1 : 1))[0];
  const window = windowOf(target.period, clock?.today ?? now.slice(0, 10));
  if (!window) return [idle(target, registry, now, clock?.today ?? now.slice(0, 10))];
  const need = needOf(target);
  const all: Member[] = desks.flatMap((desk) =>
    desk.campaigns
      .filter((campaign) => isInScope(target.scope, desk.account, campaign, registry.live))
      .map(({ id }) => ({ desk, campaign: id })),
  );
  const own = lights.filter((light) => light.target === target.id);
  const line = (members: readonly Member[], account: Account | null): LightView => {
    const evidence = lineEvidence(members, need, window, target.scope.kind === 'campaign');
    const key = account ? `${target.id} ${account.key}` : target.id;
    const first = members[0]?.desk;
    const accountsOf = [...new Set(members.map((one) => one.desk.account.key))];
    const forecaster = forecasterOf(target, accountsOf, evidence);
    const about = { clock: clock ?? first!.clock, maturity: first?.maturity };
    const over = (of: Need, range: Range) =>
      lineEvidence(members, of, range, target.scope.kind === 'campaign');
    const question: Question = {
      key,
      target,
      window,
      evidence,
      ...about,
      campaign: null,
      previous: notebook.previous(key),
      mostSpend: mostSpend(target, members, window, evidence, rules),
      ...(forecaster ? { kept: ownForecasts(notebook.diary, forecaster, over, about) } : {}),
    };
    const judged = hindrance(question) ? undefined : judgeAccount([caseOf(question, now)]).get(key);
    if (forecaster && judged?.forecast) notebook.diary.note(forecaster, [judged.forecast]);
    const counted = account ? own.filter(({ subject }) => subject.account === account.key) : own;
    const light = shown(
      question,
      subjectOf(target, members, account),
      judged,
      account?.key ?? null,
      notebook,
      now,
      factsOf(target).additive ? undefined : countsOf(counted),
    );
    return withRule(light, rules);
  };
  if (!clock) return [unread(target, window, registry, now)];
  const whole = line(all, null);
  const accounts = new Set(all.map(({ desk }) => desk.account));
  const split = accounts.size > 1 && !factsOf(target).additive && forbidding.has(whole.reason.code);
  if (!split) return [whole];
  return [...accounts].map((account) =>
    line(
      all.filter(({ desk }) => desk.account === account),
      account,
    ),
  );
}

export function countsOf(lights: readonly { light: Colour }[]): Record<Colour, number> {
  const counts = Object.fromEntries(colours.map((colour) => [colour, 0])) as Record<Colour, number>;
  for (const { light } of lights) counts[light] += 1;
  return counts;
}

export function subjectOf(
  target: Target,
  members: readonly Member[],
  account: Account | null,
): LightView['subject'] {
  const accounts = [...new Set(members.map(({ desk }) => desk.account))];
  const platforms = new Set(accounts.map(({ platform }) => platform));
  const { scope } = target;
  const platform =
    scope.kind === 'console' ? scope.platform : platforms.size === 1 ? [...platforms][0]! : null;
  const narrow = scope.kind === 'account' || scope.kind === 'campaign';
  const only = account ?? (narrow ? (accounts[0] ?? null) : null);
  const campaign = scope.kind === 'campaign' ? scope.id : null;
  const known = members[0]?.desk.campaigns.find(({ id }) => id === campaign);
  const name = known?.name ?? only?.name ?? only?.id ?? '';
  return { platform, account: only?.key ?? null, campaign, name };
}
