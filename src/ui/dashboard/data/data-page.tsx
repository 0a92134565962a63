import type { Day } from '@/model/day';
import type { Client } from '@/messages/client';
import type { DataSummary } from '@/messages/protocol';
import type { Target } from '@/model/target';
import { useAsk } from '../../parts/ask';
import { FailureNote, Loading } from '../../parts/failure';
import { showBytes, showFigure } from '../../parts/figures';
import { labelsOf, type Subjects } from '../../parts/scopes';
import { useSpeech } from '../../parts/speech';
import { ImportsSection } from '../imports/imports-section';
import type { Imports } from '../imports/use-imports';
import { BackupSection } from '../backup/backup-section';
import { BinSection } from '../backup/bin';
import { RemoveDays } from '../backup/remove-days';
import type { Route } from '../route';
import { useKeys } from '../use-keys';
import type { Go } from '../use-route';
import type { Work } from '../use-work';
import { AccountCard } from './account-card';
import { ExportButton } from './export-button';

interface DataPageProps {
  client: Client;
  subjects: Subjects;
  targets: readonly Target[];
  today: Day;
  route: Route;
  go: Go;
  work: Work;
  imports: Imports;
}

/** What is kept, how much of it, and how to take it out or away. */
export function DataPage({ client, subjects, targets, today, route, go, work, imports }: DataPageProps) {
  const { words } = useSpeech();
  const summary = useAsk(client, 'data.summary', {});
  useKeys({ Escape: () => route.open !== '' && go({ open: '' }) });
  return (
    <div class="page">
      <div class="page-top">
        <h1>{words('nav.data')}</h1>
      </div>
      <p class="lead">{words('data.lead')}</p>
      <ImportsSection client={client} imports={imports} work={work} />
      {summary.state === 'loading' && <Loading />}
      {summary.state === 'failed' && <FailureNote failure={summary.failure} again={summary.again} />}
      {summary.state === 'ready' && (
        <>
          {summary.value.accounts.length === 0 && (
            <section class="blank">
              <h2>{words('data.none.title')}</h2>
              <p>{words('data.none')}</p>
            </section>
          )}
          {summary.value.accounts.map((data) => (
            <AccountCard
              key={data.account.key}
              client={client}
              data={data}
              campaigns={subjects.campaigns.filter(({ account }) => account === data.account.key)}
              targets={targets}
              known={labelsOf(subjects)}
              today={today}
              open={route.open === data.account.key}
              onOpen={(open) => go({ open: open ? data.account.key : '' })}
              work={work}
            />
          ))}
          <section class="card" aria-labelledby="backup-title">
            <h2 id="backup-title">{words('data.backup')}</h2>
            <Storage summary={summary.value} />
            <ExportButton client={client} today={today} />
            <BackupSection client={client} empty={summary.value.accounts.length === 0} />
          </section>
          <BinSection client={client} work={work} />
          {summary.value.accounts.length > 0 && (
            <RemoveDays
              client={client}
              accounts={summary.value.accounts.map(({ account }) => account)}
              today={today}
              work={work}
            />
          )}
        </>
      )}
    </div>
  );
}

/** Less than this share of the space is nothing to think about. */
const WORTH_SAYING = 0.001;

function Storage({ summary }: { summary: DataSummary }) {
  const { words, language } = useSpeech();
  const { used, quota, broken } = summary;
  const share = used !== null && quota !== null && quota > 0 ? used / quota : null;
  return (
    <>
      <p>
        {used === null
          ? words('data.used.unknown')
          : share === null
            ? words('data.used', { used: showBytes(used, language) })
            : words(share < WORTH_SAYING ? 'data.used-of.little' : 'data.used-of', {
                used: showBytes(used, language),
                quota: showBytes(quota!, language),
                share: showFigure(share, 'fraction', null, language, { compact: true }),
              })}
      </p>
      {share !== null && share > 0.8 && <p class="note">{words('data.nearly-full')}</p>}
      {broken > 0 && <p class="note">{words('data.broken', { n: broken })}</p>}
    </>
  );
}
