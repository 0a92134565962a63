/** What an account reached before: for targets that can be met. */
export const historyRequests = {} as const;

export type HistoryReplies = Record<never, never>;
