import type { GroupView } from '@/messages/areas/budget';
import { showFigure } from '../../parts/figures';
import { useSpeech } from '../../parts/speech';
import { boundsSay, groupName } from './group-words';

interface GroupLinesProps {
  groups: readonly (GroupView & { spend: number })[];
  currency: string;
  /** Only those that are outside their limits. */
  broken?: boolean;
}

/** Each group that has limits: what it gets, what it may get, and by how much the two are apart. */
export function GroupLines({ groups, currency, broken = false }: GroupLinesProps) {
  const { words, language } = useSpeech();
  const shown = groups.filter((group) => !broken || group.currency !== null || outside(group) !== 0);
  if (shown.length === 0) return null;
  const money = (amount: number) =>
    showFigure(
      amount >= 100 ? Math.round(amount) : Math.round(100 * amount) / 100,
      'money',
      currency,
      language,
    );
  return (
    <ul class="group-lines">
      {shown.map((group) => {
        const off = outside(group);
        const name = groupName(words, group);
        if (group.currency !== null)
          return (
            <li key={group.id} class="field-wrong">
              {words('limits.no-rate', { group: name, own: group.currency, currency })}
            </li>
          );
        return (
          <li key={group.id} class={off === 0 ? 'muted' : 'field-wrong'}>
            {words('limits.line', {
              group: name,
              spend: money(group.spend),
              bounds: boundsSay(words, group, money),
            })}
            {off !== 0 &&
              ` ${words(off > 0 ? 'limits.above' : 'limits.below', { amount: money(Math.abs(off)) })}`}
          </li>
        );
      })}
    </ul>
  );
}

/** Money over the most, or under the least as a negative figure; 0 inside, within a thousandth. */
function outside({ spend, least, most }: GroupView & { spend: number }): number {
  const grain = 1e-3 * Math.max(spend, 1);
  if (most !== null && spend > most + grain) return spend - most;
  return least !== null && spend < least - grain ? spend - least : 0;
}
