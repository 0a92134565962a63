import { factsOf } from '@/model/kpi';
import type { Period, Target } from '@/model/target';
import type { Language, Words } from '@/locales/words';
import { showDay, showFigure, showRange } from './figures';

/** What a target asks for: "at most €25". */
export function aimWords(
  words: Words,
  target: Pick<Target, 'kpi' | 'value' | 'currency' | 'direction'>,
  language: Language,
): string {
  const value = showFigure(target.value, factsOf(target).unit, target.currency, language);
  return `${words(`direction.${target.direction}`)} ${value}`;
}

/** When it holds: "Every month until 30 Jun 2027", "1–30 Nov 2026". */
export function periodWords(words: Words, period: Period, language: Language): string {
  if (period.kind === 'once') return showRange(period.range, language);
  const repeat = words(`repeat.${period.kind}`);
  return period.until === null
    ? repeat
    : words('period.until', { repeat, until: showDay(period.until, language) });
}
