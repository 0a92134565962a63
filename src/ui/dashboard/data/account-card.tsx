import { useState } from 'preact/hooks';

import type { Day } from '@/model/day';
import type { Client } from '@/messages/client';
import type { DataSummary } from '@/messages/protocol';
import type { Campaign } from '@/model/account';
import type { Target } from '@/model/target';
import { showFigure, showInstant } from '../../parts/figures';
import { accountName } from '../../parts/scopes';
import { platformName } from '../../parts/sentences';
import { useSpeech } from '../../parts/speech';
import { takeAway } from '../backup/deeds';
import type { Work } from '../use-work';
import { AccountFields } from './account-fields';
import { CampaignLabels } from './campaign-labels';
import { labelsOfAccount, labelsOfCampaign, setAccount, setLabels } from './deeds';
import { LabelsField } from './labels-field';
import { RangesTable } from './ranges-table';
import { RemoveDialog } from './remove-dialog';

interface AccountCardProps {
  client: Client;
  data: DataSummary['accounts'][number];
  campaigns: readonly Campaign[];
  targets: readonly Target[];
  known: readonly string[];
  today: Day;
  open: boolean;
  onOpen: (open: boolean) => void;
  work: Work;
}

/** What is kept of one account, and what the user may say about it. */
export function AccountCard(props: AccountCardProps) {
  const { client, data, campaigns, targets, known, today, open, onOpen, work } = props;
  const { words, language } = useSpeech();
  const [removing, setRemoving] = useState(false);
  const { account } = data;
  const count = (value: number) => showFigure(value, 'count', null, language);
  const when = (instant: string | null) =>
    instant === null ? words('age.never') : showInstant(instant, language);
  const facts = [
    [words('data.readings'), count(data.readings)],
    [words('data.rows'), count(data.rows)],
    [words('data.campaigns'), count(data.campaigns)],
    [words('data.first'), when(data.firstReadAt)],
    [words('data.last'), when(data.lastReadAt)],
  ] as const;
  return (
    <section class="card" aria-label={accountName(account)}>
      <div class="card-top">
        <h2>{accountName(account)}</h2>
        <span class="muted">
          {platformName(words, account.platform)}
          {account.id !== null && account.id !== account.name && ` · ${account.id}`}
        </span>
        <button type="button" class="button quiet push" onClick={() => setRemoving(true)}>
          {words('data.remove')}
        </button>
      </div>
      <dl class="figures">
        {facts.map(([name, said]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
      <AccountFields
        key={`${account.currency} ${account.timeZone}`}
        account={account}
        busy={work.busy}
        onSet={(change) => void work.run(() => setAccount(client, account, change))}
      />
      <div class="labelled">
        <span class="muted small">{words('labels.account')}</span>
        <LabelsField
          of={accountName(account)}
          labels={account.labels}
          known={known}
          onSet={(labels) =>
            void work.run(() =>
              setLabels(
                client,
                [{ account: account.key, campaign: null, labels }],
                [labelsOfAccount(account)],
              ),
            )
          }
        />
      </div>
      <details
        open={open}
        onToggle={(event) => event.currentTarget.open !== open && onOpen(event.currentTarget.open)}
      >
        <summary>{words('data.more')}</summary>
        {open && (
          <>
            <h3>{words('data.ranges')}</h3>
            <RangesTable data={data} />
            <h3>{words('labels.campaigns')}</h3>
            <CampaignLabels
              campaigns={campaigns}
              known={known}
              onSet={(changed) =>
                void work.run(() =>
                  setLabels(
                    client,
                    changed.map(labelsOfCampaign),
                    campaigns.filter(({ id }) => changed.some((one) => one.id === id)).map(labelsOfCampaign),
                  ),
                )
              }
            />
          </>
        )}
      </details>
      {removing && (
        <RemoveDialog
          client={client}
          data={data}
          targets={targets}
          today={today}
          busy={work.busy}
          onClose={() => setRemoving(false)}
          onRemove={(keep) =>
            void work
              .run(() => takeAway(client, { account: account.key, days: null }, keep))
              .then((done) => done && setRemoving(false))
          }
        />
      )}
    </section>
  );
}
