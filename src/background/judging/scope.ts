import type { Account } from '@/model/account';
import type { Scope, Target } from '@/model/target';
import type { KnownCampaign } from '@/store/registry';

/** The narrowest scope wins. */
const narrowest: readonly Scope['kind'][] = ['campaign', 'name', 'label', 'account', 'console', 'everything'];

const fold = (text: string) => text.trim().toLowerCase();

/**
 * Does a name hold the pattern's text, or match it where it has `*`? Letter case does not count.
 * @example matchesName('brand*', 'Brand | IT') // true
 */
export function matchesName(pattern: string, name: string): boolean {
  const [wanted, given] = [fold(pattern), fold(name)];
  if (!wanted.includes('*')) return given.includes(wanted);
  // By hand, piece by piece: a pattern of many stars must not take a regular expression down.
  const pieces = wanted.split('*');
  const [first, last] = [pieces[0]!, pieces.at(-1)!];
  if (!given.startsWith(first) || !given.endsWith(last) || given.length < first.length + last.length)
    return false;
  let at = first.length;
  const end = given.length - last.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = given.indexOf(piece, at);
    if (found === -1 || found + piece.length > end) return false;
    at = found + piece.length;
  }
  return true;
}

const hasLabel = (labels: readonly string[], label: string) =>
  labels.some((one) => fold(one) === fold(label));

/** Can any campaign of the account be in the scope? @param live the account that a key means today */
export function touchesAccount(
  scope: Scope,
  account: Account,
  live: (key: string) => string | null,
): boolean {
  if (scope.kind === 'console') return scope.platform === account.platform;
  if (scope.kind === 'account' || scope.kind === 'campaign') return live(scope.account) === account.key;
  return true;
}

/** Is the campaign in the scope? A label of the account is a label of all its campaigns. */
export function isInScope(
  scope: Scope,
  account: Account,
  campaign: KnownCampaign,
  live: (key: string) => string | null,
): boolean {
  if (!touchesAccount(scope, account, live)) return false;
  if (scope.kind === 'campaign') return scope.id === campaign.id;
  if (scope.kind === 'name') return matchesName(scope.pattern, campaign.name);
  if (scope.kind === 'label')
    return hasLabel(campaign.labels, scope.label) || hasLabel(account.labels, scope.label);
  return true;
}

/** Of the targets of one KPI that hold for a campaign, the one that counts: the narrowest, then the newest. */
export function winner(targets: readonly Target[]): Target | null {
  const rank = ({ scope }: Target) => narrowest.indexOf(scope.kind);
  return (
    targets.toSorted(
      (a, b) =>
        rank(a) - rank(b) || Date.parse(b.createdAt) - Date.parse(a.createdAt) || (a.id < b.id ? -1 : 1),
    )[0] ?? null
  );
}
