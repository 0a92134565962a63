import type { Catalogue } from '../words';

/** Words that the overlay, the popup and the dashboard share. */
export const shared = {
  'light.red': 'Red',
  'light.yellow': 'Yellow',
  'light.green': 'Green',
  'light.grey': 'Grey',
  'light.red.says': 'Needs you now.',
  'light.yellow.says': 'Can be better.',
  'light.green.says': 'On target. Note what worked.',
  'light.grey.says': 'Can’t say yet.',
  'light.stale': 'A newer day has not been read',

  'kpi.ctr': 'CTR',
  'kpi.cpc': 'CPC',
  'kpi.cpm': 'CPM',
  'kpi.cvr': 'Conversion rate',
  'kpi.cpa': 'CPA',
  'kpi.cpl': 'Cost per lead',
  'kpi.cac': 'CAC',
  'kpi.costPerResult': 'Cost per result',
  'kpi.aov': 'Average order value',
  'kpi.roas': 'ROAS',
  'kpi.acos': 'ACoS',
  'kpi.roi': 'ROI',
  'kpi.spend': 'Spend',
  'kpi.impressions': 'Impressions',
  'kpi.clicks': 'Clicks',
  'kpi.conversions': 'Conversions',
  'kpi.conversionValue': 'Conversion value',
  'kpi.leads': 'Leads',
  'kpi.newCustomers': 'New customers',
  'kpi.results': 'Results',
  'kpi.mer': 'MER',
  'kpi.poas': 'POAS',
  'kpi.clv': 'CLV',
  'kpi.ltvCac': 'LTV:CAC',
  'kpi.churn': 'Churn',
  'kpi.custom': 'Own formula',

  'metric.impressions': 'impressions',
  'metric.clicks': 'clicks',
  'metric.linkClicks': 'link clicks',
  'metric.spend': 'spend',
  'metric.conversions': 'conversions',
  'metric.conversionValue': 'conversion value',
  'metric.results': 'results',
  'metric.reach': 'reach',
  'metric.frequency': 'frequency',
  'metric.leads': 'leads',
  'metric.newCustomers': 'new customers',
  'metric.ctr': 'CTR',
  'metric.cpc': 'CPC',
  'metric.cpm': 'CPM',
  'metric.cvr': 'conversion rate',
  'metric.cpa': 'CPA',
  'metric.roas': 'ROAS',
  'metric.acos': 'ACoS',
  'metric.costPerResult': 'cost per result',
  'metric.revenue': 'revenue',
  'metric.refunds': 'refunds',
  'metric.orders': 'orders',
  'metric.customersLost': 'customers lost',
  'metric.customersAtStart': 'customers at the start',

  'console.any': 'your ad console',
  'console.other': 'Another page',

  'age.now': 'just now',
  'age.minutes': '{n} min ago',
  'age.hours': '{n} h ago',
  'age.days': '{n|one=# day ago|other=# days ago}',
  'age.never': 'not read yet',
  'age.ahead': 'later than this clock',

  'formula.total': 'sum over the window',
  'formula.return': '({value} × margin − {spend}) ÷ {spend}',
  'formula.mer': 'all revenue ÷ all spend',
  'formula.poas': '(revenue − refunds) × margin ÷ spend',
  'formula.clv': '(revenue − refunds) ÷ orders × margin × orders per customer',
  'formula.ltvCac': 'customer lifetime value ÷ (spend ÷ new customers)',
  'formula.churn': 'customers lost ÷ customers at the start',
  'term.margin': 'margin',
  'term.ordersPerCustomer': 'orders per customer, or the churn',
  'figure.points': '{n|one=# point|other=# points}',
  'distance.on.target': 'on target',
  'distance.over.target': '{by} above target',
  'distance.under.target': '{by} below target',
  'distance.on.pace': 'on pace',
  'distance.over.pace': '{by} ahead of pace',
  'distance.under.pace': '{by} behind pace',
  'distance.on.pace.late': 'on pace once all is in',
  'distance.over.pace.late': '{by} ahead once all is in',
  'distance.under.pace.late': '{by} behind once all is in',

  'ripe.share':
    '{share} of the conversions of this window are in; the rest is still arriving, and the chances take it into account.',
  'ripe.learnt': 'Learnt from {days|one=# re-read day|other=# re-read days}.',
  'ripe.usual': 'Usual for {console}: your own delay is not known yet.',
  'trail.since': 'Since {since}.',
  'trail.slipping.green': 'Slipping: it was on target until {since}.',
  'trail.slipping.green.pace': 'Slipping: it was on pace until {since}.',
  'trail.slipping.yellow': 'Slipping: it was yellow until {since}.',
  'trail.slipping.green.dated': 'Slipping: it was on target before.',
  'trail.slipping.green.pace.dated': 'Slipping: it was on pace before.',
  'trail.slipping.yellow.dated': 'Slipping: it was yellow before.',
  'trail.recovering.red': 'Recovering since {since}: it was red before.',
  'trail.recovering.yellow': 'Recovering since {since}: it was yellow before.',
  'trail.first': 'Judged since {since}; nothing could be said before.',
  'trail.lost': 'It was {before} until {since}.',

  'changed.title': 'Why it changed',
  'changed.loading': 'Comparing with the days before',

  'attribution.click': '{n}-day click',
  'attribution.view': '{n}-day view',
  'attribution.days': '{n|one=# day|other=# days}',
  'attribution.click_date': 'by the day of the click',
  'attribution.event_date': 'by the day of the conversion',
  'reason.meets': '{kpi} is {value}: {distance}.',
  'reason.misses': '{kpi} is {value}: {distance}.',
  'reason.misses.since': '{kpi} is {value}: {distance}. Red since {since}.',
  'reason.open': '{kpi} is {value}: {distance}. It can still go either way.',
  'reason.open.chance': '{kpi} is {value}: {distance}. The chance of meeting the target is {chance}.',
  'reason.too-few': 'Too little has been counted to judge {kpi}. Give it a few more days.',
  'reason.immature':
    'The latest conversions are still arriving, so {kpi} looks worse than it is. Wait a few days before you act.',
  'reason.immature.ripe':
    'Only {ripe} of this window’s conversions are in yet, so {kpi} looks worse than it is. Wait a few days before you act.',
  'reason.early': 'The period has only just begun. Its first days say too little to judge {kpi}.',
  'reason.learning': 'The campaign is in its learning phase. Let it finish before you change anything.',
  'reason.among-many':
    '{kpi} is {value}: {distance}. Among this many campaigns, one may look so by chance. The next readings will tell.',
  'reason.waiting':
    '{kpi} has moved. A second reading, at least 12 hours after the first, confirms it: open the table again later.',
  'reason.no-reading':
    'Nothing has been read for this target yet. Open the campaigns table in {console} once.',
  'reason.window-missing': 'Open {missing} once in {console} to complete this light.',
  'reason.rows-missing':
    'Only {seen} of {total} campaigns were read. Scroll through the table in {console}, or open its next page.',
  'reason.metric-absent':
    'The table does not show {metric}. Add the column in {console}, and this light follows.',
  'reason.metric-empty':
    'The table shows no figure for {metric}, and empty is not zero. Check that {console} tracks it.',
  'reason.nothing-counted': 'This window has no {divisor} yet, so {kpi} cannot be worked out.',
  'reason.business-missing': 'Add {metric} of {days} on the Business page, and this light follows.',
  'reason.business-missing.differ':
    'Two books give {metric} of {days} on the Business page. Keep it in one of them.',
  'reason.business-missing.scope': '{kpi} is of the whole business. Set its target for everything.',
  'reason.parameter-missing': '{kpi} needs your {parameter}. Write it in the target.',
  'reason.currency-mixed':
    'The figures are in several currencies, which are never added up. Set one target for each account.',
  'reason.currency-mixed.changed':
    'The account changed from {before} to {after}, and the two are never added up. Begin the target on the first day in {after}.',
  'reason.currency-unknown':
    'The currency of these figures is not known. Set the account’s currency under Data.',
  'reason.attribution-mixed':
    'The readings use different attribution settings, which are never added up. Choose one in {console} and open the table again.',
  'reason.result-types-mixed':
    'These campaigns count different kinds of results, which are never added up. Set one target for each kind, by name or label.',
  'reason.contradiction':
    'Two readings of the same days disagree. Open {missing} once more in {console} to settle it.',
  'reason.contradiction.figure':
    'A reading of {missing} contradicts itself: {metric} does not fit the figures beside it, so it is not used. Open the table once more in {console}; if it stays, copy a report under Readers.',
  'reason.from-the-future':
    'The newest reading is of {later}, later than this computer’s clock, so it is not used. Check the clock, or open {missing} once more in {console}.',
  'reason.refunds':
    'Refunds outweigh the sales: {kpi} is {value}, which says nothing of the days to come. Check the refunds in {console}.',
  'reason.stale': 'The last reading is of {read}, too old to judge by. Open the campaigns table once.',
  'reason.not-begun': 'The period begins on {from}.',
  'reason.over': 'The period ended on {to}. Set a new target, or let this one recur.',
  'reason.bad-input':
    'A figure that was read cannot be right, so nothing is judged by it. Open the table again; if it stays, copy the problem under Data.',

  'problem.said': '{sentence} ({said})',
  'problem.not-campaign-table': 'This table does not list campaigns. Open the campaigns table.',
  'problem.table-loading': 'The table is still loading. Give it a moment.',
  'problem.table-empty': 'The table has no rows. Check its filters and its dates.',
  'problem.layout-unknown': 'This table has a layout that Lampadina does not know. Nothing was read from it.',
  'problem.range-unknown': 'The date range could not be read. Choose a range with a start and an end.',
  'problem.range-unbounded': '“All time” has no start. Choose a range with a start and an end.',
  'problem.range-ambiguous': 'The date range can be read in two ways. Choose a preset such as “This month”.',
  'problem.currency-unknown': 'The currency could not be read. Set the account’s currency under Data.',
  'problem.currency-mixed': 'The table shows several currencies. Money was left out of this reading.',
  'problem.number-unreadable': 'A figure could not be read and was left out.',
  'problem.number-ambiguous': 'A figure can be read in two ways and was left out.',
  'problem.column-unknown': 'A column is not known and was left out.',
  'problem.campaign-column-missing': 'The table has no column of names. Show the campaign column.',
  'problem.id-missing':
    'Some rows show no id, so no light can stand beside them. Show the ID column if there is one.',
  'problem.account-unknown':
    'The account could not be told from the page. Open the table from the account’s own page.',
  'problem.attribution-mixed': 'The rows use different attribution settings. Choose one for the whole table.',
  'problem.result-types-mixed': 'The rows count different kinds of results. They are kept apart.',
  'problem.rows-missing': 'Not all rows were seen. Scroll to the end, or open the next page.',
  'problem.filter-active':
    'A filter is active: totals and counts are of what it shows. Remove it to read the whole account.',
  'problem.breakdown-rows': 'The table is broken down. Remove the breakdown to read whole campaigns.',
  'problem.language-unknown': 'The page’s language is not known, so its column names could not be read.',
  'problem.reader-failed': 'Reading this table failed. Nothing was changed. Copy the problem and report it.',
  'problem.provisional':
    'Nobody has confirmed this console’s page yet. Compare the figures with the table before you act on them.',

  'failure.bad-message':
    'This page and the background are of two versions. Close this page and open it again.',
  'failure.not-allowed': 'That is not allowed from here. Nothing was changed.',
  'failure.disk-full':
    'The disk is full. Nothing was lost and nothing was saved: free some space and try again.',
  'failure.store-unavailable':
    'The browser does not open the store. Restart the browser; what was kept stays kept.',
  'failure.failed': 'The background did not answer. Try again.',
} as const satisfies Catalogue;
