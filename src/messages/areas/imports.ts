/** Report files: what a file would add, and adding it, all or nothing. */
export const importsRequests = {} as const;

export type ImportsReplies = Record<never, never>;
