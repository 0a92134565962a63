import { addDays, type Day, type Instant } from '@/model/day';
import type { Account } from '@/model/account';
import { isAttributed, type MetricKey } from '@/model/metric';
import { once } from '@/model/once';
import { contradictionIn } from '@/model/verdict';
import type { Budget, Level, Status } from '@/model/reading';
import { intersect, type Range } from '@/model/range';
import type { Maturity } from '@/lights/judge';
import type { Store } from '@/store/open';
import { readKept } from '@/store/reach';
import type { KnownCampaign } from '@/store/registry';
import { settingsOf } from '@/store/settings';
import type { Look } from '@/store/schema';

import { chooseLooks, contradicting, laterThan, newestInto } from './choose';
import { clockOf, type Clock } from './clock';
import { maturityOf } from './ripening';
import { rangeReached, viewsOf, type LookView } from './rows';
import { emptyLayout } from './layout';
import { sightsOf, type Sight } from './sight';
import { trackOf, type Track } from './track';

/** How far back figures say something of today's rate. */
const EVIDENCE_DAYS = 90;
/** Ages in days at which a day's delivery is final, and its conversions where nothing is known of their delay. */
const SETTLED = { delivery: 2, conversions: 3 };

/** Share that counts as everything. */
const ALL = 0.99;
/** The age from which on practically all conversions are in; never younger than where nothing is known. */
const settledFrom = ({ conversions, assumed }: Maturity) =>
  assumed || !conversions.some((share) => share >= ALL)
    ? conversions.length
    : Math.max(
        SETTLED.conversions,
        conversions.findIndex((share) => share >= ALL),
      );

/** A campaign as its newest look showed it. */
export interface CampaignState {
  status: Status | null;
  learning: boolean;
  /** The newest that was shown; null where none was. */
  budget: Budget | null;
}

/** Everything of one account that lights are judged from, read once for one state of the store. */
export interface Desk {
  account: Account;
  clock: Clock;
  campaigns: readonly KnownCampaign[];
  looks: readonly Look[];
  maturity: Maturity | undefined;
  /** First day of the evidence before the windows. */
  evidence: Day;
  /** All metrics that some target asks for. */
  metrics: ReadonlySet<MetricKey>;
  /** What was worked out once for several lights, by a name of its own. */
  once<T>(name: string, make: () => T): T;
  /** What was seen of a metric, by campaign. */
  sights(metric: MetricKey): ReadonlyMap<string, Sight>;
  /** The tracks of a campaign's metric, newest first: one a currency, attribution and result type. */
  tracks(campaign: string, metric: MetricKey): readonly Track[];
  state(campaign: string): CampaignState;
  /** How many campaigns there are, as the newest look into a range that says so counted; null where none does. */
  counted(range: Range): number | null;
  /** The campaigns that some look into a range showed a row of. */
  present(range: Range): ReadonlySet<string>;
  /**
   * The figure by which the newest look into a range that contradicts itself does so; null where none does. Such looks
   * are in nothing else here.
   */
  contradiction(range: Range): MetricKey | null;
  /** When the newest look into a range was read that is later than the clock, and so used for nothing; or null. */
  later(range: Range): Instant | null;
  /** Did some look into the range show that something was delivered? */
  delivered(campaign: string, range: Range): boolean;
}

/** Opens the desk of an account: reads what its windows need and nothing else. */
export async function openDesk(
  store: Store,
  account: { account: Account; keys: readonly string[] },
  level: Level,
  windows: readonly Range[],
  metrics: ReadonlySet<MetricKey>,
  now: Instant,
): Promise<Desk> {
  const { key, platform, currency, timeZone } = account.account;
  const today = now.slice(0, 10);
  const starts = windows.map(({ from }) => from);
  const evidence = [addDays(today, -EVIDENCE_DAYS), ...starts].toSorted()[0]!;
  // A range that ends the day before begins where the evidence does: it is a way round.
  const reach = addDays(evidence, -1);
  let left: readonly Look[] = [];
  let ahead: readonly Look[] = [];
  const kept = await readKept(
    store,
    { key, keys: account.keys },
    level,
    reach,
    (heads, from) => {
      left = contradicting(heads);
      ahead = laterThan(heads, now);
      return chooseLooks(heads, {
        from,
        first: reach,
        evidence,
        windows: starts,
        metrics,
        at: Date.parse(now),
      });
    },
    now,
  );
  const looks = kept.looks.map(({ look }) => look);
  const clock = clockOf(
    now,
    timeZone,
    looks.map((look) => ({ to: rangeReached(look, null).to, at: look.at })),
  );
  const spoken = new Set(looks.map((look) => look.currency).filter((one) => one !== null));
  // A look that does not say its currency has that of the others, if they all have one.
  const silent = spoken.size > 1 ? null : ([...spoken][0] ?? currency);
  const choices = (await settingsOf(store)).resultTypes ?? {};
  const about = { platform, currency: silent, clock, choices };
  const maturity = await maturityOf(store, { key, keys: account.keys }, level, about, now);
  const views = viewsOf(kept, clock, choices);
  const layouts = emptyLayout();
  const seen = new Map<MetricKey, ReadonlyMap<string, Sight>>();
  const made = new Map<MetricKey, Map<string, readonly Track[]>>();
  const sights = (metric: MetricKey) => {
    const found = seen.get(metric) ?? sightsOf(views, metric, platform, silent, layouts);
    seen.set(metric, found);
    return found;
  };
  const shared = new Map<string, unknown>();
  const worked = <T>(name: string, make: () => T): T => {
    if (!shared.has(name)) shared.set(name, make());
    return shared.get(name) as T;
  };
  const states = once(() => statesOf(views));
  return {
    account: account.account,
    clock,
    campaigns: kept.campaigns,
    looks,
    maturity,
    evidence,
    metrics,
    once: worked,
    sights,
    tracks(campaign, metric) {
      let known = made.get(metric);
      if (!known) made.set(metric, (known = new Map()));
      let tracks = known.get(campaign);
      if (!tracks) {
        const late = maturity ? settledFrom(maturity) : SETTLED.conversions;
        const age = isAttributed(metric) ? late : SETTLED.delivery;
        tracks = (sights(metric).get(campaign)?.series ?? []).map((series) => trackOf(series, clock, age));
        known.set(campaign, tracks);
      }
      return tracks;
    },
    state: (campaign) => states().get(campaign) ?? { status: null, learning: false, budget: null },
    counted: (range) => worked(`counted ${range.from} ${range.to}`, () => countedIn(views, range)),
    present: (range) => worked(`present ${range.from} ${range.to}`, () => presentIn(views, range)),
    contradiction: (range) => {
      const look = left.find(({ from, to }) => intersect({ from, to }, range) !== null);
      return (contradictionIn(look?.verdict)?.params.of as MetricKey | undefined) ?? null;
    },
    later: (range) => newestInto(ahead, range),
    delivered: (campaign, range) =>
      delivery.some((metric) =>
        sights(metric)
          .get(campaign)
          ?.series.some(({ values, layout }) =>
            values.some((value, at) => value > 0 && intersect(layout.ranges[at]!, range) !== null),
          ),
      ),
  };
}

/** Any of these above zero says that something was delivered. */
const delivery: readonly MetricKey[] = ['spend', 'impressions', 'clicks', 'conversions', 'results'];

function presentIn(views: readonly LookView[], range: Range): Set<string> {
  const present = new Set<string>();
  for (const view of views)
    if (intersect(view.range, range) !== null) for (const campaign of view.campaigns) present.add(campaign);
  return present;
}

/** What the newest look into a range that counts its campaigns says. */
function countedIn(views: readonly LookView[], range: Range): number | null {
  const counting = views
    .filter((view) => view.look.coverage.total !== null && intersect(view.range, range) !== null)
    .toSorted((a, b) => b.look.at - a.look.at);
  return counting[0]?.look.coverage.total ?? null;
}

function statesOf(views: readonly LookView[]): Map<string, CampaignState> {
  const states = new Map<string, CampaignState>();
  for (const { campaigns, texts, budgets } of views.toSorted((a, b) => b.look.at - a.look.at))
    for (const [row, campaign] of campaigns.entries()) {
      let known = states.get(campaign);
      if (!known) states.set(campaign, (known = { status: null, learning: false, budget: null }));
      if (known.status !== null && known.budget !== null) continue;
      const status = texts('status')[row] as Status | null | undefined;
      if (known.status === null && status != null) {
        known.status = status;
        known.learning = status === 'learning' || texts('limitedBy')[row] === 'learning';
      }
      known.budget ??= budgets()[row]!;
    }
  return states;
}
