export { buildLedger, restatementsOf, type Ledger } from './build';
export { rulesFor } from './rules';
export { coveredOf, spansOf } from './spans';
export { isDerivable, windowTotal } from './total';
export type { LedgerOptions, Observation } from './types';
