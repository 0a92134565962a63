import type { Target } from '@/model/target';

/** A target to be changed where a test needs it. */
export function plainTarget(change: Partial<Target> = {}): Target {
  return {
    id: 'cpa',
    kpi: 'cpa',
    scope: { kind: 'everything' },
    value: 25,
    currency: 'EUR',
    direction: 'at-most',
    objective: 'sell',
    reason: '',
    period: { kind: 'month', from: '2026-11-01', until: null },
    tolerance: 0.1,
    main: false,
    createdAt: '2026-11-01T00:00:00Z',
    changedAt: '2026-11-01T00:00:00Z',
    ...change,
  };
}
