import { addDays, dayNumber, type Day } from '@/model/day';
import type { MetricKey } from '@/model/metric';
import { sawAll } from '@/store/chain';
import type { Look } from '@/store/schema';

/** Rows beyond which looks that say nothing new are left out. Below it everything is taken. */
const MOST_ROWS = 30_000;
const MS_PER_DAY = 86_400_000;
/** Looks this young are always taken: their days are still moving. */
const YOUNG_DAYS = 2;
/** Looks at most this far apart share one "now". */
const SESSION_MS = 5 * 60_000;

/**
 * Leaves out looks that the ledger could derive from newer ones, where an account has more rows than can be
 * worked through at once. What is left connects the same days for every campaign: of the looks at closed days
 * the newest that connect (among all, and among those whose figures were final), and of old looks that ran into
 * a day that was not over only those that connect days which nothing else does. What is lost is a second
 * opinion, never a window.
 * @param at the instant of judging, in milliseconds
 */
export function thinnedOut(looks: readonly Look[], metrics: ReadonlySet<MetricKey>, at: number): Look[] {
  const rows = looks.reduce((sum, { seen }) => sum + seen, 0);
  if (rows <= MOST_ROWS) return [...looks];
  const groups = new Map<string, Look[]>();
  for (const look of looks.toSorted((a, b) => b.at - a.at || b.n - a.n)) {
    const basis = `${look.account}|${look.attribution}|${look.currency}`;
    groups.set(basis, [...(groups.get(basis) ?? []), look]);
  }
  const young = (look: Look) => at - look.at < YOUNG_DAYS * MS_PER_DAY;
  const taken = new Set<Look>();
  for (const newest of groups.values()) {
    const closed = newest.filter((look) => !isOpen(look));
    const open = newest.filter((look) => isOpen(look) && !young(look));
    const whole = wholeOf(newest, metrics);
    for (const look of newest) if (young(look)) taken.add(look);
    for (const look of spanning(closed, metrics)) taken.add(look);
    for (const look of spanning(closed.filter(isFinal), metrics)) taken.add(look);
    for (const look of bridges(open, closed, whole)) taken.add(look);
  }
  return looks.filter((look) => taken.has(look));
}

const isOpen = ({ through }: Look) => through !== null;
/** Had the last day been over for two days, in every zone? */
const isFinal = ({ to, at }: Look) => at >= (dayNumber(to) + 3.5) * MS_PER_DAY;

/** The looks that show every campaign and every metric that any of them does. */
function wholeOf(looks: readonly Look[], metrics: ReadonlySet<MetricKey>): ReadonlySet<Look> {
  const shown = new Set(looks.flatMap((look) => look.metrics.filter((metric) => metrics.has(metric))));
  const all = new Uint8Array(looks.reduce((size, { ids }) => Math.max(size, ids?.length ?? 0), 0));
  for (const { ids } of looks) ids?.forEach((bits, place) => (all[place] = all[place]! | bits));
  const listed = looks.every(({ ids }) => ids !== null);
  return new Set(
    looks.filter(
      ({ ids, everywhere }) =>
        listed &&
        all.every((bits, place) => bits === (ids![place] ?? 0)) &&
        [...shown].every((metric) => everywhere.includes(metric)),
    ),
  );
}

/** Is everything that the one look says also in the other: campaigns and metrics? */
function covers(one: Look, other: Look, metrics: ReadonlySet<MetricKey>): boolean {
  return (
    other.metrics.every((metric) => !metrics.has(metric) || one.everywhere.includes(metric)) &&
    sawAll(one, other)
  );
}

/** Joins days that looks connect, and tells whether two are. */
function union() {
  const parent = new Map<string, string>();
  const find = (day: string): string => {
    let root = day;
    for (let next = parent.get(root); next !== undefined && next !== root; next = parent.get(root))
      root = next;
    parent.set(day, root);
    return root;
  };
  return {
    together: (a: string, b: string) => find(a) === find(b),
    join: (a: string, b: string) => void parent.set(find(a), find(b)),
  };
}

const ends = ({ from, to }: Look): [Day, Day] => [from, addDays(to, 1)];

/** Looks that saw the same campaigns and metrics stand and fall together. */
const classOf = ({ everywhere, metrics, ids }: Look) =>
  `${everywhere.join()}|${metrics.join()}|${ids ? ids.join() : 'many'}`;

/** Newest first, the looks that connect days which newer ones covering them do not: a forest for each class. */
function spanning(newest: readonly Look[], metrics: ReadonlySet<MetricKey>): Look[] {
  const classes = new Map<
    string,
    { sample: Look; days: ReturnType<typeof union>; covered: ReturnType<typeof union>[] }
  >();
  const named = newest.map((look) => ({ look, name: classOf(look) }));
  for (const { look, name } of named)
    if (!classes.has(name)) classes.set(name, { sample: look, days: union(), covered: [] });
  for (const one of classes.values())
    for (const other of classes.values())
      if (one === other || covers(one.sample, other.sample, metrics)) one.covered.push(other.days);
  return named
    .filter(({ look, name }) => {
      const { days, covered } = classes.get(name)!;
      const [from, to] = ends(look);
      if (days.together(from, to)) return false;
      for (const below of covered) below.join(from, to);
      return true;
    })
    .map(({ look }) => look);
}

/**
 * Old looks into a running day. Two of one session connect the days on which they begin; they stay where nothing
 * else connects those for all campaigns, or where nothing newer reaches as far.
 */
function bridges(open: readonly Look[], closed: readonly Look[], whole: ReadonlySet<Look>): Look[] {
  const days = union();
  for (const look of closed) if (whole.has(look)) days.join(...ends(look));
  const sessions: Look[][] = [];
  for (const look of open) {
    const last = sessions.at(-1);
    if (last && last.at(-1)!.at - look.at <= SESSION_MS) last.push(look);
    else sessions.push([look]);
  }
  return sessions.flatMap((session) => {
    const begins = [...new Set(session.map(({ from }) => from))];
    const known = begins.every((day) => days.together(begins[0]!, day));
    const passed = session.every((look) =>
      closed.some((newer) => newer.at > look.at && newer.to >= look.to && whole.has(newer)),
    );
    if (known && passed) return [];
    if (session.every((look) => whole.has(look))) for (const day of begins) days.join(begins[0]!, day);
    return session;
  });
}
