import type { Store } from '@/store/open';

import type { Board } from './judging/board';
import type { Ports } from './worker';

/** What those who answer requests share: the store, the world, the lights of now. */
export interface Post {
  store: Store;
  ports: Ports;
  /** The lights of the store as it is; one board serves all who ask for the same state. */
  board(): Promise<Board>;
  /** Tells every page that the store changed, and hands the reply on. */
  changed<T>(reply: T): Promise<T>;
}
