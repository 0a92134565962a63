/** Hints, their ledger, what-if plans. */
export const budgetRequests = {} as const;

export type BudgetReplies = Record<never, never>;
