import type { CustomFormula } from '@/model/custom-formula';
import { kpis, type KpiKey } from '@/model/kpi';
import type { Target } from '@/model/target';
import { termsOf, type Draft, type Field, type FieldError } from './target-draft';

/** What stands in the form, and how to change it. */
export interface FormState {
  draft: Draft;
  /** The target whatever its figure; null while something else is wrong with it. */
  shape: Target | null;
  isNew: boolean;
  set: (change: Partial<Draft>) => void;
  errorOf: (field: Field) => FieldError | undefined;
}

/** The user's formulas, and the one that the target was made with where it is gone since. */
export function ownFormulas(
  formulas: readonly CustomFormula[],
  { formula }: Draft,
): readonly CustomFormula[] {
  return formula === null || formulas.some(({ id }) => id === formula.id) ? formulas : [...formulas, formula];
}

/** What choosing a KPI changes: its direction, its formula, and a margin that nobody has said yet. */
export function chosen(value: string, formulas: readonly CustomFormula[], draft: Draft): Partial<Draft> {
  const formula = formulas.find(({ id }) => value === `custom ${id}`) ?? null;
  const kpi: KpiKey = formula ? 'custom' : (value as KpiKey);
  const business = kpi !== 'roi' && termsOf[kpi] !== undefined;
  return {
    kpi,
    formula,
    direction: formula?.direction ?? kpis[kpi].direction,
    ...(business && draft.margin === '100' ? { margin: '' } : {}),
    ...(kpi === 'roi' && draft.margin === '' ? { margin: '100' } : {}),
  };
}
