import { platforms, type Platform } from '@/model/platform';
import type { ClashView, GroupView } from '@/messages/areas/budget';
import type { Language, Words } from '@/locales/words';
import { showFigure } from '../../parts/figures';
import { platformName } from '../../parts/sentences';

/** What a group is called: its console, its label, its account. */
export function groupName(words: Words, { by, of }: Pick<GroupView, 'by' | 'of'>): string {
  if (by === 'platform') return platformName(words, platforms.find((one) => one === of) as Platform);
  return by === 'label' ? words('limits.label', { label: of }) : of;
}

/** Accounts as one: two by their names, of more the first and how many there are beside it. */
export function poolTitle(words: Words, accounts: readonly { name: string }[]): string {
  const names = accounts.map(({ name }) => name);
  return names.length <= 2
    ? names.join(' + ')
    : words('pool.more', { first: names[0]!, n: names.length - 1 });
}

/** @example "at least €100 and at most €300 a day" */
export function boundsSay(
  words: Words,
  { least, most }: { least: number | null; most: number | null },
  money: (amount: number) => string,
): string {
  if (least !== null && most !== null)
    return words('limits.between', { least: money(least), most: money(most) });
  return least === null
    ? words('limits.most.says', { most: money(most ?? 0) })
    : words('limits.least.says', { least: money(least) });
}

/** Why limits cannot all hold, and what to change. */
export function clashSays(
  words: Words,
  { why, at, slack }: ClashView,
  groups: readonly GroupView[],
  currency: string,
  language: Language,
): string {
  const group = groups.find(({ id }) => id === at);
  return words(`limits.clash.${why}`, {
    group: group ? groupName(words, group) : '',
    amount: showFigure(Math.ceil(100 * slack) / 100, 'money', currency, language),
  });
}
