import type { Catalogue } from '../words';

/** Words of what a driver would have to be for a target. */
export const needed = {
  'needed.title': 'Which driver would do it, with budgets as they are?',
  'needed.loading': 'Reading the last weeks',
  'needed.none': 'The last weeks are not read closely enough to take the chain apart.',
  'needed.beyond': 'No driver brings it to green in the time that is left.',
  'needed.would':
    '{driver} would have to be {needed} over the {days|one=day|other=# days} left; lately it was {now}. You had {low} to {high} {last}: {times|one=once|other=# times} that good.',
  'needed.alone.never': 'No driver alone was ever that good {last}.',
  'needed.alone.unknown':
    'One of these would do over the {days|one=day|other=# days} left. Whether any ever was that good is not known: the weeks before are not read. A daily report tells them.',
  'needed.together': 'Several together would do, each as good as in its best week.',
  'needed.together.not': 'Not even all of them together, each as good as in its best week.',
  'needed.last.week': 'in the last {n|one=week|other=# weeks}',
  'needed.last.month': 'in the last {n|one=month|other=# months}',
  'needed.past': '{low} to {high}',
  'needed.past.unknown': 'not known',
  'needed.column.driver': 'Driver',
  'needed.column.now': 'Lately',
  'needed.column.needed': 'Would have to be',
  'needed.column.past.week': 'Last {n|one=week|other=# weeks}',
  'needed.column.past.month': 'Last {n|one=month|other=# months}',
  'needed.verdict.reached': 'reached {times} of {of|one=# time|other=# times}',
  'needed.verdict.never': 'never seen',
  'needed.verdict.impossible': 'impossible',
  'needed.rests':
    'Each alone, all else as it is, over the {days|one=day|other=# days} left. Lately: {range}, late conversions counted in.',
} as const satisfies Catalogue;
