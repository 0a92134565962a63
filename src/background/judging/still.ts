import type { Day, Instant } from '@/model/day';
import type { LightView } from '@/model/light';
import type { Range } from '@/model/range';
import type { Target } from '@/model/target';
import type { Registry } from '@/store/registry';

import { noEvidence } from './evidence';
import { lastWindow } from './periods';
import { greyOf, viewOf } from './view';

/** A target whose period has not begun, or has ended. */
export function idle(target: Target, registry: Registry, now: Instant, today: Day): LightView {
  const { window, begun } = lastWindow(target.period, today);
  const reason = begun ? { code: 'over' as const, params: {} } : { code: 'not-begun' as const, params: {} };
  return still(target, window, registry, reason, now);
}

/** A target that no account was read for yet. */
export function unread(target: Target, window: Range, registry: Registry, now: Instant): LightView {
  return still(target, window, registry, { code: 'no-reading', params: {} }, now);
}

function still(
  target: Target,
  window: Range,
  registry: Registry,
  reason: LightView['reason'],
  now: Instant,
): LightView {
  const { scope } = target;
  const key = 'account' in scope ? registry.live(scope.account) : null;
  const account = registry.accounts.find((one) => one.account.key === key)?.account;
  return viewOf(
    {
      key: target.id,
      target,
      window,
      subject: {
        platform: scope.kind === 'console' ? scope.platform : (account?.platform ?? null),
        account: account?.key ?? null,
        campaign: scope.kind === 'campaign' ? scope.id : null,
        name: account?.name ?? '',
      },
      evidence: noEvidence(reason.code, reason.params),
      judgement: greyOf(reason),
      memory: null,
    },
    now,
  );
}
