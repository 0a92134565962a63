import type { Platform } from '@/model/platform';

/** Whether we may read a console's pages, and the browser's question to the user about it. */
export interface AccessPort {
  hasAccess(platform: Platform): Promise<boolean>;
  /** Must be called straight from a click: the browser asks only then. */
  requestAccess(platforms: readonly Platform[]): Promise<boolean>;
}
