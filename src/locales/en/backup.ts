import type { Catalogue } from '../words';

export const backup = {
  'backup.choose': 'Restore a backup',
  'backup.stop': 'Stop',
  'backup.busy.look': 'Looking through the file',
  'backup.busy.bring': 'Restoring',
  'backup.refused.not-a-backup': 'This file is no backup of Lampadina. Nothing was changed.',
  'backup.refused.newer':
    'A newer version of Lampadina wrote this file. Update the extension, then restore it. Nothing was changed.',
  'backup.half':
    'Part of the file is in. Restore the same file again: what is here already is not doubled, and the rest is added.',
  'backup.found': 'Backup of {at}',
  'backup.kind.account': '{n|one=# account|other=# accounts}',
  'backup.kind.reading': '{n|one=# reading|other=# readings}',
  'backup.kind.target': '{n|one=# target|other=# targets}',
  'backup.kind.labels': 'Labels of {n|one=# campaign|other=# campaigns}',
  'backup.kind.record':
    '{n|one=# further record|other=# further records} (business figures, maps, plans, hints)',
  'backup.cut': 'The file is not complete: its end is missing, or lines are.',
  'backup.damaged': '{n|one=# line cannot|other=# lines cannot} be read: {lines}.',
  'backup.consent': 'You can restore the rest. The damaged part is left out.',
  'backup.differing':
    '{n|one=# target here differs|other=# targets here differ} from the file: which should hold?',
  'backup.take.newer': 'The one changed last',
  'backup.take.mine': 'The one here',
  'backup.take.file': 'The one in the file',
  'backup.settings': 'Take the settings from the file too',
  'backup.merge':
    'The file is merged with what is here. Readings that are here already are not doubled; lights are judged anew. If it stops half-way, restore the same file again to finish it.',
  'backup.bring': 'Restore',
  'backup.bring.rest': 'Restore what can be read',
  'backup.leave': 'Cancel',
  'backup.done':
    'It is in: {added|one=# line is new|other=# lines are new}, {changed} completed what was here, {known} were here already.',
  'backup.done.cut':
    'The file was cut, so only part of what was kept is in. Restore a whole copy of it to add the rest: what is here already is not doubled.',
  'backup.nothing': 'Everything in the file is here already. Nothing was changed.',
  'backup.left': '{n|one=# line was|other=# lines were} left out: {lines}.',
  'remove.days': 'Delete readings by date',
  'remove.days.account': 'Account',
  'remove.days.all': 'All accounts',
  'remove.days.from': 'From',
  'remove.days.open': 'Empty: from the beginning',
  'remove.days.to': 'To, included',
  'remove.days.until': 'up to {day}',
  'remove.days.goes': '{n|one=# reading goes|other=# readings go}: {days}.',
  'remove.days.none': 'No reading lies wholly within these days.',
  'remove.days.across':
    '{n|one=# reading reaches|other=# readings reach} beyond these days and stays, with the days in it.',
  'remove.days.today': 'Today is among these days: what is read later today is kept again.',
  'remove.days.stays':
    'Names and labels of campaigns, targets and business figures stay. Delete the account to remove them.',
  'remove.keep-bin': 'Keep it in the bin for 7 days',
  'remove.for-good': 'Delete for good',
  'remove.in-bin': 'It lies in the bin for 7 days and can be restored.',
  'done.days-removed': '{n|one=# reading|other=# readings} deleted',
  'bin.title': 'Bin',
  'bin.lead':
    'What you deleted stays in this browser for 7 days, so that you can restore it. It is judged no more and is not in a backup. Delete it for good to remove it now.',
  'bin.holds': '{n|one=# reading|other=# readings}, until {until}',
  'bin.back': 'Restore',
  'bin.is-back': 'It is back.',
  'bin.not-back': 'It could not be restored. If its account is in the bin, restore that first.',
  'bin.empty': 'Empty the bin',
  'bin.emptied': '{n|one=# thing|other=# things} deleted for good',
} as const satisfies Catalogue;
