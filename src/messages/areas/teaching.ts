/** Maps of tables that the user taught, one a site. */
export const teachingRequests = {} as const;

export type TeachingReplies = Record<never, never>;
