const MINUTE = 60_000;
/** Looks at most this far apart may belong to one session. */
const FEW_MINUTES = 5 * MINUTE;
/** No session is longer, however dense its looks: today's figures have moved on by then. */
const LONGEST = 15 * MINUTE;

/**
 * Sorts looks into sessions: those that name one go by its name, the others by nearness in time, chained so
 * that one more look never parts two that were together (short of a quarter of an hour).
 * @param times milliseconds of each look
 * @param names the session that the look names, or null
 * @returns a session number per look; looks of one session share it. Numbers do not depend on input order
 *   other than by their order of time.
 */
export function sessionsOf(times: ArrayLike<number>, names: readonly (string | null)[]): Int32Array {
  const sessions = new Int32Array(times.length);
  const order = Array.from(names, (_, look) => look);
  order.sort((a, b) => {
    const left = names[a] ?? '';
    const right = names[b] ?? '';
    if (left !== right) return left < right ? -1 : 1;
    return times[a]! - times[b]!;
  });
  let next = 0;
  let start = 0;
  for (let at = 1; at <= order.length; at++) {
    const last = order[at - 1]!;
    const look = order[at];
    const together =
      look !== undefined &&
      (names[look] ?? '') === (names[last] ?? '') &&
      times[look]! - times[last]! <= FEW_MINUTES;
    if (together) continue;
    next = number(order, start, at, times, sessions, next);
    start = at;
  }
  return sessions;
}

/** Numbers a chain of looks (a stretch of `order`), parted at its widest gaps until no part is too long. */
function number(
  order: readonly number[],
  start: number,
  end: number,
  times: ArrayLike<number>,
  sessions: Int32Array,
  next: number,
): number {
  if (end <= start) return next;
  const at = (position: number) => times[order[position]!]!;
  if (at(end - 1) - at(start) <= LONGEST) {
    for (let position = start; position < end; position++) sessions[order[position]!] = next;
    return next + 1;
  }
  let widest = start + 1;
  for (let position = start + 1; position < end; position++)
    if (at(position) - at(position - 1) > at(widest) - at(widest - 1)) widest = position;
  const middle = number(order, start, widest, times, sessions, next);
  return number(order, widest, end, times, sessions, middle);
}
