/** Business figures: orders, revenue, new customers, refunds, beside what the platforms claim. */
export const businessRequests = {} as const;

export type BusinessReplies = Record<never, never>;
