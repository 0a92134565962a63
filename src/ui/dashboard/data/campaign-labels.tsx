import { useState } from 'preact/hooks';

import type { Campaign } from '@/model/account';
import { TextField } from '../../parts/fields';
import { useSpeech } from '../../parts/speech';
import { useVirtual } from '../../parts/virtual';
import { LabelsField } from './labels-field';

interface CampaignLabelsProps {
  campaigns: readonly Campaign[];
  known: readonly string[];
  onSet: (changed: readonly Campaign[]) => void;
}

/** px; the stylesheet holds the same. */
const ROW = 40;

/** An account's campaigns with their labels: found by name, labelled one by one or all that are shown at once. */
export function CampaignLabels({ campaigns, known, onSet }: CampaignLabelsProps) {
  const { words } = useSpeech();
  const [search, setSearch] = useState('');
  const [label, setLabel] = useState('');
  const sought = search.trim().toLowerCase();
  const shown = campaigns.filter(
    ({ name, labels }) =>
      name.toLowerCase().includes(sought) || labels.some((one) => one.toLowerCase().includes(sought)),
  );
  const { scroller, slice } = useVirtual(shown.length, ROW);
  const wanted = label.trim();
  const open = shown.filter(({ labels }) => wanted !== '' && !labels.includes(wanted));
  return (
    <div class="campaign-labels">
      <div class="fields fields-3">
        <TextField label={words('labels.search')} value={search} onType={setSearch} />
        <TextField label={words('field.which.label')} value={label} suggestions={known} onType={setLabel} />
        <button
          type="button"
          class="button align-end"
          disabled={open.length === 0}
          onClick={() => {
            onSet(open.map((campaign) => ({ ...campaign, labels: [...campaign.labels, wanted] })));
            setLabel('');
          }}
        >
          {words('labels.all', { n: wanted === '' ? shown.length : open.length })}
        </button>
      </div>
      <ul ref={scroller} class="campaign-list" tabIndex={0} aria-label={words('labels.campaigns')}>
        <li role="presentation" aria-hidden="true" style={{ height: `${slice.before}px` }} />
        {shown.slice(slice.start, slice.end).map((campaign) => (
          <li key={campaign.id} class="campaign-row" aria-setsize={shown.length}>
            <span class="campaign-name" title={campaign.name}>
              {campaign.name}
            </span>
            <LabelsField
              of={campaign.name}
              labels={campaign.labels}
              known={known}
              onSet={(labels) => onSet([{ ...campaign, labels }])}
            />
          </li>
        ))}
        <li role="presentation" aria-hidden="true" style={{ height: `${slice.after}px` }} />
      </ul>
      {shown.length === 0 && <p class="muted">{words('labels.none')}</p>}
    </div>
  );
}
