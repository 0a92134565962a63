/** Why a KPI changed between two windows. */
export const whyRequests = {} as const;

export type WhyReplies = Record<never, never>;
