import { addDays, type Instant } from '@/model/day';
import type { Hint, HintRecord } from '@/model/hint';
import type { budgetRequests, PoolView } from '@/messages/areas/budget';
import type { Handlers } from '@/messages/serve';
import { taughtElasticity } from '@/budget/learn';
import type { Elasticity } from '@/budget/elasticity';
import {
  changeHint,
  forgottenHints,
  hintRecordsOf,
  noteHints,
  plansOf,
  removePlan,
  savePlan,
} from '@/store/budget';
import { readRegistry } from '@/store/registry';
import { revisionOf } from '@/store/revision';
import { targetsOf } from '@/store/targets';

import { channelsOf, homeOf } from './budget/channels';
import { followedUp, poolOf } from './budget/match';
import { poolsOf, type Pool } from './budget/pools';
import { poolView } from './budget/proposals';
import { sceneOf } from './budget/scene';
import type { Post } from './post';
import { Refused } from './refused';

/** What the budget is worked out from, at one state of the store. */
interface Desk {
  pools: Pool[];
  records: HintRecord[];
  elasticity: Elasticity;
  views: PoolView[];
}

/** Days end and figures ripen: what was worked out serves no longer than this. */
const DESK_MS = 5 * 60_000;

/** Hints, their ledger, what-if plans. */
export function budgetAnswers({
  store,
  ports,
  board,
  changed,
}: Post): Pick<Handlers, keyof typeof budgetRequests> {
  let held: { revision: number; at: number; desk: Promise<Desk> } | null = null;

  async function desk(): Promise<Desk> {
    const [revision, now] = [await revisionOf(store), ports.now()];
    const at = Date.parse(now);
    if (!held || held.revision !== revision || Math.abs(at - held.at) > DESK_MS)
      held = { revision, at, desk: workOut(now) };
    const current = held;
    current.desk.catch(() => {
      if (held === current) held = null;
    });
    return current.desk;
  }

  async function workOut(now: Instant): Promise<Desk> {
    const [targets, { rules, channels }, kept] = [
      await targetsOf(store, now),
      await plansOf(store, now),
      await hintRecordsOf(store, now),
    ];
    const pools = await poolsOf(store, targets, rules, now);
    const gone = new Set(forgottenHints(kept, now.slice(0, 10)));
    const living = kept.filter((record) => !gone.has(record));
    const followed = living.map((record) => {
      const pool = poolOf(record, pools);
      return (pool && followedUp(record, pool, now, living)) ?? record;
    });
    const elasticity = taughtElasticity(followed.flatMap(({ shown }) => shown));
    const views = pools.map((pool) =>
      poolView(pool, followed, rules, elasticity, channelsOf(pool, pools, channels, elasticity), now),
    );
    const known = new Set(followed.map(({ hint }) => hint.id));
    const fresh = views
      .flatMap(({ moves }) => moves)
      .filter(({ id }) => !known.has(id))
      .map((hint) => proposed(hint, now));
    // Lost with the worker, this is only found out again.
    const news = [...fresh, ...followed.filter((record, at) => record !== living[at])];
    void noteHints(store, news, [...gone], now).catch(() => undefined);
    return { pools, records: [...fresh, ...followed], elasticity, views };
  }

  return {
    'hints.list': async () => ({ pools: (await desk()).views }),
    'hint.decide': async ({ id, decision, until }) => {
      const { records } = await desk();
      const now = ports.now();
      const record = records.find(({ hint }) => hint.id === id);
      if (!record) throw new Refused('bad-message', 'hint.decide: id');
      const day = decision === 'snoozed' ? (until ?? addDays(now.slice(0, 10), 7)) : null;
      return changed(
        await changeHint(
          store,
          id,
          (kept) => ({
            ...(kept ?? record),
            state: decision === 'open' ? 'proposed' : decision,
            decidedAt: decision === 'open' ? null : now,
            until: day,
          }),
          now,
        ),
      );
    },
    'hints.past': async () => {
      return (await desk()).records.filter(({ state, edit }) => state !== 'proposed' || edit !== null);
    },
    'budget.scene': async () => {
      const now = ports.now();
      const [{ pools, elasticity }, kept] = [await desk(), await plansOf(store, now)];
      const [made, registry] = [await board(), await readRegistry(store, now)];
      const scenes = [];
      for (const pool of pools) {
        const own = channelsOf(pool, pools, kept.channels, elasticity);
        const scene = await sceneOf(pool, own, made, registry, elasticity, kept.rules);
        if (scene) scenes.push(scene);
      }
      const channels = kept.channels.map((one) => ({ ...one, pool: homeOf(one, pools) ?? '' }));
      return { pools: scenes, ...kept, channels };
    },
    'plan.save': async ({ plan }) => {
      await savePlan(store, plan);
      return changed({ saved: true as const });
    },
    'plan.remove': async ({ kind, id }) => changed(await removePlan(store, kind, id, ports.now())),
    'budget.rules': async ({ rules }) => {
      await savePlan(store, rules);
      return changed({ saved: true as const });
    },
  };
}

function proposed(hint: Hint, now: Instant): HintRecord {
  return {
    hint,
    proposedAt: now,
    state: 'proposed',
    decidedAt: null,
    until: null,
    edit: null,
    score: null,
    scoredAt: null,
    shown: [],
  };
}
