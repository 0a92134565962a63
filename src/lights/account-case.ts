import type { KeptForecast } from '@/model/kept-forecast';

import type { JudgeCase } from './case';
import type { Ground } from './ground';
import type { Memory } from './memory';
import type { Weighed } from './parts';

/** A case of an account. `key` names the light; cases of one `campaign` count once in the pooled priors. */
export type AccountCase = JudgeCase & {
  key: string;
  /** The campaign's id; absent on a line that sums campaigns, which takes no part in the pooled priors. */
  campaign?: string;
  /** Cases of different pools share nothing learnt: result types, say. */
  pool?: string;
  previous?: Memory;
  /** The own forecasts that were kept; where this is given, even empty, a new one is made when it is time. */
  kept?: readonly KeptForecast[];
};

/** A case with its spans weighed once, and what they say whatever the KPI. */
export interface Prepared {
  one: AccountCase;
  parts: Weighed;
  ground?: Ground;
}
