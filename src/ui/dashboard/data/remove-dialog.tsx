import { useState } from 'preact/hooks';

import type { Day } from '@/model/day';
import type { Client } from '@/messages/client';
import type { DataSummary } from '@/messages/protocol';
import type { Target } from '@/model/target';
import { Dialog } from '../../parts/dialog';
import { accountName } from '../../parts/scopes';
import { useSpeech } from '../../parts/speech';
import { ExportButton } from './export-button';

interface RemoveDialogProps {
  client: Client;
  data: DataSummary['accounts'][number];
  targets: readonly Target[];
  today: Day;
  busy: boolean;
  /** `keep`: into the bin. */
  onRemove: (keep: boolean) => void;
  onClose: () => void;
}

/** Names what goes before it goes, and offers the export first. */
export function RemoveDialog({ client, data, targets, today, busy, onRemove, onClose }: RemoveDialogProps) {
  const { words } = useSpeech();
  const [keep, setKeep] = useState(true);
  const { account } = data;
  const gone = targets.filter(
    ({ scope }) => (scope.kind === 'account' || scope.kind === 'campaign') && scope.account === account.key,
  );
  return (
    <Dialog title={words('remove.title', { account: accountName(account) })} onClose={onClose}>
      <p>{words('remove.goes')}</p>
      <ul class="bullets">
        <li>{words('remove.readings', { n: data.readings, rows: data.rows })}</li>
        <li>{words('remove.campaigns', { n: data.campaigns })}</li>
        {gone.length > 0 && <li>{words('remove.targets', { n: gone.length })}</li>}
      </ul>
      <label class="check">
        <input type="checkbox" checked={keep} onChange={(event) => setKeep(event.currentTarget.checked)} />
        {words('remove.keep-bin')}
      </label>
      <p>{words(keep ? 'remove.in-bin' : 'remove.final')}</p>
      <ExportButton client={client} today={today} />
      <div class="actions">
        <button type="button" class="button primary" autofocus onClick={onClose}>
          {words('remove.keep')}
        </button>
        <button type="button" class="button" disabled={busy} onClick={() => onRemove(keep)}>
          {words(keep ? 'remove.do' : 'remove.for-good')}
        </button>
      </div>
    </Dialog>
  );
}
