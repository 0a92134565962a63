import { addDays } from '@/model/day';
import type { Reason } from '@/model/light';
import { isAttributed, type MetricKey } from '@/model/metric';
import type { Range } from '@/model/range';

import type { Desk } from './desk';
import {
  basisOf,
  chooseTracks,
  figuresOf,
  noEvidence,
  orLeftOut,
  readBetween,
  throughOf,
  unfollowed,
  uniqueRanges,
  type Evidence,
} from './evidence';
import { begun, endsOf, follow, isStale, shared, spanned, type Chosen } from './follow';
import type { Need } from './need';
import { isMoney } from './sight';
import { furtherOf, rangeOf } from './spans';
import type { Course } from './course';

/** A campaign of a line, on its account's desk. */
export interface Member {
  desk: Desk;
  campaign: string;
}

interface Ready extends Member {
  chosen: Chosen[];
}

/** What may have changed within a window, so that no sum over it can be made. */
const changes: readonly Reason['code'][] = ['currency-mixed', 'attribution-mixed', 'result-types-mixed'];

/** Reasons in the order in which they are told where campaigns differ: what forbids a sum goes first. */
const order: readonly Reason['code'][] = [
  ...changes,
  'contradiction',
  'from-the-future',
  'metric-absent',
  'metric-empty',
  'window-missing',
  'no-reading',
];

/**
 * The figures of several campaigns added up over a window. All of them must be followed to the same day; a sum of
 * some is never passed off as the whole. Campaigns that no reading of the window shows take no part.
 * @param closed the campaigns are named one by one, so that rows never read cannot be among them
 */
export function lineEvidence(
  members: readonly Member[],
  need: Need,
  window: Range,
  closed: boolean,
): Evidence {
  const desks = new Set(members.map(({ desk }) => desk));
  return orLeftOut(seen(members, need, window, closed), desks, window);
}

function seen(members: readonly Member[], need: Need, window: Range, closed: boolean): Evidence {
  const present = members.filter(({ desk, campaign }) =>
    desk.present(begun(window, desk.clock)).has(campaign),
  );
  const first = present[0] ?? members[0];
  if (!first || present.length === 0)
    return noEvidence('no-reading', {}, { missing: first ? [begun(window, first.desk.clock)] : [window] });

  const ready: Ready[] = [];
  const failed: { evidence: Evidence; delivered: boolean }[] = [];
  for (const member of present) {
    const chosen = chooseTracks(member.desk, member.campaign, need, window);
    if (Array.isArray(chosen)) ready.push({ ...member, chosen });
    else {
      const delivered = member.desk.delivered(member.campaign, begun(window, member.desk.clock));
      failed.push({ evidence: chosen, delivered });
    }
  }
  // What was never delivered adds nothing, whatever its empty cells fail to say.
  const amiss = failed.filter(({ delivered }) => delivered || ready.length === 0);
  if (amiss.length > 0)
    return worstOf(
      amiss.map(({ evidence }) => evidence),
      present.length,
    );
  const clash = clashAmong(ready);
  if (clash) return noEvidence(clash, { campaigns: present.length });
  return (closed ? null : unread(ready, window)) ?? added(ready, need, window);
}

/**
 * The days of a window that a line is followed over, whole days alone: a day that was still running when it was
 * read is left out. Null where not even one is known.
 */
export function coveredDays(members: readonly Member[], need: Need, window: Range): Range | null {
  const found = lineEvidence(members, need, window, members.length === 1);
  if (found.reason || !found.covered) return null;
  if (found.through === null) return found.covered;
  const to = addDays(found.covered.to, -1);
  if (to < window.from) return null;
  const before = lineEvidence(members, need, { from: window.from, to }, members.length === 1);
  return before.reason || before.through !== null ? null : before.covered;
}

/** Tables of which rows were never scrolled to, or pages never opened: what is not known cannot be added. */
function unread(ready: readonly Ready[], window: Range): Evidence | null {
  let [seen, total] = [0, 0];
  let short = false;
  for (const desk of new Set(ready.map((member) => member.desk))) {
    const range = begun(window, desk.clock);
    const [rows, counted] = [desk.present(range).size, desk.counted(range)];
    seen += rows;
    total += counted ?? rows;
    short ||= counted !== null && rows < counted;
  }
  const missing = [begun(window, ready[0]!.desk.clock)];
  return short ? noEvidence('rows-missing', { seen, total }, { missing }) : null;
}

function worstOf(failed: readonly Evidence[], among: number): Evidence {
  const [worst] = failed.toSorted((a, b) => order.indexOf(a.reason!.code) - order.indexOf(b.reason!.code));
  const { code, params } = worst!.reason!;
  return noEvidence(
    code,
    { ...params, campaigns: failed.length, among },
    { missing: uniqueRanges(failed.flatMap(({ missing }) => missing)) },
  );
}

/** May figures of these campaigns be added at all? */
function clashAmong(ready: readonly Ready[]): Reason['code'] | null {
  const all = ready.flatMap(({ desk, chosen }) =>
    chosen.map(({ metric, track }) => ({ metric, basis: track.series.basis, desk })),
  );
  const accounts = new Set(all.map(({ desk }) => desk.account.key)).size;
  const platforms = new Set(all.map(({ desk }) => desk.account.platform)).size;
  const currencies = new Set(all.filter(({ metric }) => isMoney(metric)).map(({ basis }) => basis.currency));
  if (currencies.has(null) && accounts > 1) return 'currency-unknown';
  if (currencies.size > 1) return 'currency-mixed';
  const settings = new Set(
    all.filter(({ metric }) => isAttributed(metric)).map(({ basis }) => basis.attribution),
  );
  // Two consoles that do not say how they attribute do not attribute alike.
  if (settings.size > 1 || (settings.has(null) && platforms > 1)) return 'attribution-mixed';
  const results = new Set(
    all.filter(({ metric }) => metric === 'results').map(({ basis }) => basis.resultType),
  );
  return results.size > 1 ? 'result-types-mixed' : null;
}

/** What forbids a sum and changed within the window for some campaign: no reading of the missing days would mend it. */
function changedOf(lost: readonly Ready[], window: Range): Reason | null {
  const reasons = lost.map(({ desk, campaign, chosen }) => unfollowed(desk, campaign, chosen, window).reason);
  const found = changes.flatMap((code) => reasons.find((reason) => reason?.code === code) ?? []);
  return found[0] ?? null;
}

function added(ready: readonly Ready[], need: Need, window: Range): Evidence {
  const chosen = ready.flatMap((member) => member.chosen);
  const tracks = chosen.map(({ track }) => track);
  // Accounts of several zones: the day that has begun in all of them.
  const clock = ready.map(({ desk }) => desk.clock).reduce((a, b) => (b.today < a.today ? b : a));
  const followed = follow(chosen, window, endsOf(tracks, window, clock), clock);
  const basis = basisOf(chosen);
  const range = begun(window, clock);
  if (!followed) {
    const lost = ready.filter(
      (member) =>
        !follow(
          member.chosen,
          window,
          endsOf(
            member.chosen.map(({ track }) => track),
            window,
            clock,
          ),
          clock,
        ),
    );
    const missing = uniqueRanges(
      lost.flatMap((member) => member.chosen.flatMap(({ track }) => track.missing(range))),
    );
    const changed = changedOf(lost, window);
    return noEvidence(
      changed?.code ?? 'window-missing',
      { ...changed?.params, campaigns: lost.length, among: ready.length },
      { missing: missing.length > 0 ? missing.slice(0, MOST_MISSING) : [range], ...basis },
    );
  }
  const { covered, courses } = followed;
  const further = ready.flatMap((member) =>
    furtherOf(member.desk, member.campaign, need, member.chosen, covered),
  );
  const parts = shared(courses, further, ready.length);
  const through = throughOf(courses);
  const stale = isStale(covered, through, window, clock);
  const doubtful = courses.some(({ course }) => course.doubtful);
  return {
    reason: doubtful ? { code: 'contradiction', params: {} } : null,
    covered,
    spans: spanned([...past(ready, need, window), ...parts], clock),
    figures: figuresOf(courses),
    ...readBetween(courses),
    through,
    stale,
    missing: stale || doubtful ? [range] : [],
    ...basis,
  };
}

/** As many missing ranges as a person will open. */
const MOST_MISSING = 3;

/** The days before the window, over the campaigns that have them: what most of them cover in common. */
function past(ready: readonly Ready[], need: Need, window: Range) {
  const evidence = ready.map(({ desk }) => desk.evidence).toSorted()[0]!;
  if (evidence >= window.from) return [];
  const before: Range = { from: evidence, to: addDays(window.from, -1) };
  const covered = new Map<string, { range: Range; count: number }>();
  for (const { chosen } of ready) {
    const range = chosen[0]!.track.covered(before);
    if (!range) continue;
    const key = `${range.from} ${range.to}`;
    covered.set(key, { range, count: (covered.get(key)?.count ?? 0) + 1 });
  }
  const [most] = [...covered.values()].toSorted((a, b) => b.count - a.count);
  if (!most) return [];
  const courses: { metric: MetricKey; course: Course }[] = [];
  const further: { metric: MetricKey; course: Course }[] = [];
  let members = 0;
  for (const { desk, campaign, chosen } of ready) {
    const own = chosen.map(({ metric, track }) => ({ metric, course: track.coarse(most.range) }));
    if (own.some(({ course }) => course === null)) continue;
    members += 1;
    courses.push(...(own as { metric: MetricKey; course: Course }[]));
    further.push(...furtherOf(desk, campaign, need, chosen, rangeOf(own[0]!.course!), 'coarse'));
  }
  return shared(courses, further, members);
}
