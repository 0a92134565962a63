import type { Catalogue } from '../words';

/** How far platforms may go beyond a daily budget. */
export const delivery = {
  'delivery.may': '{console} may spend up to {bounds}: a day above the budget is no alarm by itself.',
  'delivery.day': '{times} × the daily budget on a day',
  'delivery.week': '{times} × in a week (Sunday to Saturday)',
  'delivery.month': '{times} × in a month',
  'delivery.month.days': 'once the daily budget for each day of the month',
  'delivery.most': 'In the days left of this period that is at most {most}.',
  'delivery.title': 'Over-delivery',
  'delivery.hint':
    'How many times the daily budget a platform may spend. Lights on spend forecast no more than this. Leave a field empty where there is no such limit; write “days” for one budget for each day of the month.',
  'delivery.field.day': 'On a day',
  'delivery.field.week': 'In a week',
  'delivery.field.month': 'In a month',
  'delivery.days': 'days',
  'field.wrong.delivery-times': 'A number from 1 to {most}, or nothing.',
  'delivery.others': 'Other consoles',
  'delivery.reset': 'Back to the platforms’ own rules',
} satisfies Catalogue;
