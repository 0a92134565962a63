/** How well each console is read. */
export const readersRequests = {} as const;

export type ReadersReplies = Record<never, never>;
