import type { Catalogue } from '../words';

/** Words of the popup. */
export const popup = {
  'popup.title': 'Lampadina',
  'popup.counts': 'Lights by colour',
  'popup.main': 'Main target',
  'popup.lights': 'Lights, worst first',
  'popup.notice': 'Notice',
  'popup.why': 'Why?',
  'popup.moved': 'What moved it',
  'popup.edit': 'Edit target',
  'popup.removed': 'Target deleted',
  'popup.undo': 'Undo',
  'popup.new': 'New target',
  'popup.dashboard': 'Dashboard',
  'popup.oldest': 'Oldest figures: {age}',
  'popup.open': 'Open {console}',

  'popup.teach': 'Teach this page',
  'popup.teach.change': 'Change what you taught here',
  'popup.teach.hint': 'This page is not known. Show Lampadina once which table holds your campaigns.',
  'popup.teach.mend':
    'The table of this page is laid out in a new way. Show Lampadina once which column is what.',

  'popup.moves.loading': 'Working out what budget could move',
  'popup.moves.none': 'No move to propose: what was read gives none.',
  'popup.moves.failed': 'Moves cannot be worked out now. The lights are not touched by it.',

  'popup.away.title': 'The background does not answer',
  'popup.away': 'Your readings and targets are kept. Lampadina cannot reach them at the moment.',
  'popup.first.title': 'Open a table of campaigns',
  'popup.first':
    'Lampadina reads the figures your ad console already shows and keeps them in this browser. Open your campaigns there once, then set a target.',
  'popup.unread.title': 'Nothing read yet',
  'popup.unread': 'Open the table of campaigns in {console} and choose a date range such as “This month”.',
  'popup.unread.waiting': '{console} is still loading its table. This fills in by itself.',
  'popup.untargeted.title': 'Set the first target',
  'popup.untargeted':
    'Figures of {n|one=# account|other=# accounts} are here. A light needs something to hold them against: a KPI, a figure, an end.',
  'popup.first-target': 'Set a target',

  'trouble.access-off.title': 'Site access is off for {console}',
  'trouble.access-off':
    'Lampadina may not read the pages of {consoles}. Allow it, and the lights come on. Nothing leaves this browser.',
  'trouble.reload.title': 'Reload this tab',
  'trouble.reload':
    'This tab of {console} was open before Lampadina was installed or updated. Reload it once.',
  'trouble.console-off.title': '{console}: switched off',
  'trouble.console-off': 'You switched off the reading of {consoles}. What was read before is kept.',
  'trouble.not-understood.title': 'This page is not understood',
  'trouble.not-understood':
    'A table is here, but {console} lays it out in a way that is not known. Nothing was read, nothing was changed. Copy the problem to report it.',
  'trouble.problems.title': 'This table cannot be used yet',
  'trouble.problems': 'The table of {console} was read, but something is missing:',
  'trouble.consoles': '{n|one=# console|other=# consoles}',
  'trouble.more': 'And {n} more',
  'trouble.allow': 'Allow access',
  'trouble.reload-tab': 'Reload tab',
  'trouble.switch-on': 'Switch on',
  'trouble.copy': 'Copy a report',
  'trouble.copied': 'Copied',
  'trouble.copy-refused': 'The browser refused to copy',
} as const satisfies Catalogue;
