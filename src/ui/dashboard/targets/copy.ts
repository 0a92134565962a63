import type { Day } from '@/model/day';
import { factsOf } from '@/model/kpi';
import type { Platform } from '@/model/platform';
import type { Target } from '@/model/target';
import type { Language, Words } from '@/locales/words';
import { accountChoices, campaignChoices, type Subjects } from '../../parts/scopes';
import { platformName } from '../../parts/sentences';
import { draftOf, termsOf, type Draft } from '../../parts/target-draft';
import { inert, textOf } from './cells';
import { columns, type Column } from './columns';

/** Targets as rows for a spreadsheet, heads first, in the language's words and numbers. Pasting them reads them back. */
export function copyOf(
  targets: readonly Target[],
  words: Words,
  language: Language,
  subjects: Subjects,
  today: Day,
): string {
  const accounts = accountChoices(words, subjects);
  const campaigns = campaignChoices(subjects);
  const heads = columns.map((column) => words(`column.${column}`));
  const rows = targets.map((target) => {
    const draft = draftOf(target, language, today);
    const cells: Record<Column, string> = {
      kpi: draft.formula?.name ?? words(`kpi.${draft.kpi}`),
      direction: words(`direction.${draft.direction}`),
      value: factsOf(target).unit === 'fraction' ? `${draft.value}%` : draft.value,
      currency: draft.currency,
      scope: words(`scope.${draft.scope}`),
      which: inert(whichShown(draft)),
      repeat: words(`repeat.${draft.repeat}`),
      from: draft.from,
      to: draft.to,
      tolerance: `${draft.tolerance}%`,
      margin: termsOf[draft.kpi]?.includes('margin') ? `${draft.margin}%` : '',
      objective: draft.objective === '' ? '' : words(`objective.${draft.objective}`),
      reason: inert(draft.reason),
      main: draft.main ? words('column.yes') : '',
    };
    return columns.map((column) => cells[column]);
  });
  return textOf([heads, ...rows]);

  function whichShown({ scope, which }: Draft): string {
    if (scope === 'console') return platformName(words, which as Platform);
    if (scope === 'account') return accounts.find(({ value }) => value === which)?.shown ?? which;
    if (scope === 'campaign') return campaigns.find(({ value }) => value === which)?.shown ?? which;
    return which;
  }
}
