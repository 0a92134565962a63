import type { CustomFormula } from '@/model/custom-formula';
import type { KpiKey } from '@/model/kpi';
import type { Words } from '@/locales/words';

/** The short name of a target's or a light's KPI: the user's own for a formula of theirs. */
export function kpiName(
  words: Words,
  { kpi, formula }: { kpi: KpiKey; formula?: Pick<CustomFormula, 'name'> | undefined },
): string {
  return formula?.name ?? words(`kpi.${kpi}`);
}
