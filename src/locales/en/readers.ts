import type { Catalogue } from '../words';

/** How well consoles are read. */
export const readers = {
  'nav.readers': 'Readers',
  'readers.hint':
    'What was understood of each console’s tables. A console that is off is neither read nor marked; what was read before is kept.',
  'readers.column.console': 'Console',
  'readers.column.read': 'Read',
  'readers.column.matched': 'What matched',
  'readers.column.verdict': 'How it checks out',
  'readers.counts': '{today} today, {week} in seven days',
  'readers.good': 'Last good reading: {age}',
  'readers.good.none': 'No good reading in seven days',
  'readers.never': 'Not read yet',
  'readers.columns.none': 'No column of figures',
  'readers.provisional': 'Provisional',
  'readers.confirm': 'This is right',
  'readers.confirm.for': 'This is right: {console} is read as it should be',
  'readers.changed.attribution':
    '{account}: attribution is {to} since {since}; before, it was {from}. The two are never added. Lights on conversions, their value or cost use {to} only: open the days before with it too, or they stay grey.',
  'readers.changed.currency':
    '{account}: money is in {to} since {since}; before, it was in {from}. The two are never added. Lights on money use {to} only: open the days before with it too, or they stay grey.',
  'readers.changed.nameless': 'An account without a name',
  'readers.report':
    'Does a page read wrongly? Open it, and choose “Copy a report” in the popup: names, figures and ids are replaced before it is copied.',
  'verdict.reconciles': 'Reconciles: what could be checked adds up.',
  'verdict.unchecked': 'Nothing to check it by: no totals and no ratios are shown.',
  'verdict.partial': '{seen} of {total} rows seen: scroll, or open the next page.',
  'verdict.partial.uncounted':
    '{seen} rows seen, and the page’s totals are of more: scroll, or open the next page.',
  'verdict.partial-day': 'The range runs into a day that was not over.',
  'verdict.does-not-add-up':
    '{metric} does not add up: the rows give {rows}, the page’s total {total}. This reading is not used.',
  'verdict.does-not-add-up.filter': '{metric} does not add up ({rows} against {total}): a filter is active.',
  'verdict.does-not-add-up.breakdown':
    '{metric} does not add up ({rows} against {total}): the table is broken down.',
  'verdict.does-not-add-up.unreadable':
    '{metric} does not add up ({rows} against {total}): some figures could not be read.',
  'verdict.does-not-add-up.loading':
    '{metric} does not add up ({rows} against {total}): the table was still loading.',
  'verdict.does-not-add-up.unseen':
    '{metric} does not add up ({rows} against {total}): the total may be of other rows.',
  'verdict.does-not-add-up.more-rows':
    '{metric} is more in the page’s total ({total}) than in the rows ({rows}): the total counts rows that are not shown.',
  'verdict.identities-broken': '{metric} is not what its columns give, in {rows} of {checked} rows.',

  'results.title': 'Results',
  'results.hint':
    'Some consoles count “results” of a type for each campaign. Say which types are conversions and which are leads; any other type keeps a cost per result of its own.',
  'results.none': 'No result types have been read yet.',
  'results.campaigns': '{n|one=# campaign|other=# campaigns}',
  'results.conversions': 'Conversions',
  'results.leads': 'Leads',
  'results.none-of-both': 'Neither: results of their own',
} satisfies Catalogue;
