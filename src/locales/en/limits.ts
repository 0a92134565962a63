import type { Catalogue } from '../words';

/** Words of limits for groups, of what the money is to do, and of budgets for longer than a day. */
export const limits = {
  'pool.more': '{first} + {n|one=# more|other=# more}',
  'limits.title': 'Limits for groups',
  'limits.lead':
    'What a console, a label or an account gets a day, at least and at most. Moves and plans stay inside.',
  'limits.group': 'Group',
  'limits.label': 'Label “{label}”',
  'limits.least': 'At least a day',
  'limits.most': 'At most a day',
  'limits.add': 'Add limit',
  'limits.change': 'Change limit',
  'limits.remove': 'Delete the limit of {group}',
  'limits.gone': 'A group that is no longer read',
  'limits.crossed': 'The least is above the most: no plan can keep both.',
  'limits.between': 'at least {least} and at most {most} a day',
  'limits.least.says': 'at least {least} a day',
  'limits.most.says': 'at most {most} a day',
  'limits.line': '{group} gets {spend} a day; your limit: {bounds}.',
  'limits.above': 'That is {amount} too much: lower its budgets by that, or raise the limit.',
  'limits.below': 'That is {amount} too little: raise its budgets by that, or lower the limit.',
  'limits.no-rate':
    '{group}: its limit is in {own}, the money here in {currency}. Add an exchange rate, or set the limit anew.',
  'limits.clash.title': 'The limits cannot all hold',
  'limits.clash.bounds-crossed':
    '{group}: the least is {amount} above the most. Change one of the two in the rules.',
  'limits.clash.below-minimum':
    'Together the groups are to get at least {amount} a day more than there is. Lower a least by that.',
  'limits.clash.above-maximum':
    'The mosts leave {amount} a day without a place. Raise a most by that, or lower the total.',
  'limits.clash.groups-overlap':
    '{group} shares some of its campaigns, not all, with another group. Limit only one of the two.',
  'limits.clash.group-unreachable':
    '{group} misses its limit by {amount} a day: its campaigns and the groups inside it do not reach that far. Change the limit by that.',
  'limits.clash.kept-above':
    '{group}: campaigns that are held get {amount} a day more than its most. Raise it by that.',

  'held.limits-clash': 'Your limits for groups cannot all hold: change one of them in the rules.',
  'held.period-unknown':
    'It has a budget for longer than a day, and what is spent of it is not known. Open the whole period once, with the start and end columns.',
  'held.period-spent': 'The budget of its period is spent, or its time is over.',

  'hint.typed.week': '{now} → {next} a week',
  'hint.typed.month': '{now} → {next} a month',
  'hint.typed.lifetime': '{now} → {next} in all',

  'aim.title': 'Have it worked out',
  'aim.choose': 'The money is to bring',
  'aim.same': 'the most, for what is spent today',
  'aim.roas': 'the most value, at a ROAS of at least …',
  'aim.cost.conversions': 'the most conversions, at a cost each of at most …',
  'aim.cost.leads': 'the most leads, at a cost each of at most …',
  'aim.roas.value': 'ROAS of at least',
  'aim.cost.value': 'Cost of at most',
  'aim.cheapest': '{kpi} {value} by {window}, the cheapest way',
  'aim.place': 'Put on the sliders',
  'aim.placed':
    'On the sliders: {total} a day instead of {now}, for about {later} a day instead of {before}.',
  'aim.bounds': 'Inside your limits; held campaigns keep theirs; each at most twice of today.',
  'aim.too-dear.roas': 'No mix of these campaigns has such a ROAS, not even with little money. Ask for less.',
  'aim.too-dear.cost':
    'No mix of these campaigns is as cheap as that, not even with little money. Allow more.',
} as const satisfies Catalogue;
