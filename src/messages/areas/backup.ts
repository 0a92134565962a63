/** Everything back in, and taking away by date, with undo. */
export const backupRequests = {} as const;

export type BackupReplies = Record<never, never>;
