import type { Account } from '@/model/account';
import type { LightView } from '@/model/light';
import type { Target } from '@/model/target';
import type { Words } from '@/locales/words';
import { accountName, scopeName } from './scopes';

/**
 * What a light is about, in words: a campaign by its name, a target's line by the target's scope, with the
 * account where currencies or attributions made one line of several.
 */
export function lightName(
  words: Words,
  light: LightView,
  targets: readonly Target[],
  accounts: readonly Account[],
): string {
  const { subject } = light;
  if (subject.campaign !== null) return subject.name;
  const target = targets.find(({ id }) => id === light.target);
  if (!target) return subject.name;
  const { scope } = target;
  if (scope.kind === 'campaign') return subject.name || scope.id;
  const where = scopeName(words, scope, { accounts: [...accounts], campaigns: [] });
  if (subject.account === null || scope.kind === 'account') return where;
  const account = accounts.find(({ key }) => key === subject.account);
  return `${where} · ${account ? accountName(account) : subject.name}`;
}
