import * as z from 'zod/mini';

import { DirectionSchema, UnitSchema } from './kpi';

/** A KPI that the user wrote: an expression over metrics (`kpi/expression.ts`), with its unit. */
export const CustomFormulaSchema = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  name: z.string().check(z.minLength(1), z.maxLength(60)),
  expression: z.string().check(z.minLength(1), z.maxLength(400)),
  unit: UnitSchema,
  direction: DirectionSchema,
  /** Derived from the expression when it is written: linear in additive metrics. */
  additive: z.boolean(),
});
export type CustomFormula = z.infer<typeof CustomFormulaSchema>;
