import { useState } from 'preact/hooks';

import type { Client } from '@/messages/client';
import { bookTotal } from '@/kpi/book';
import { addDays, type Day } from '@/model/day';
import { daysOf, monthOf, type Range } from '@/model/range';
import { BookChart } from '../../charts/book-chart';
import { useAsk } from '../../parts/ask';
import { FailureNote, Loading } from '../../parts/failure';
import { Select } from '../../parts/fields';
import { showFigure } from '../../parts/figures';
import { accountName, labelsOf, type Subjects } from '../../parts/scopes';
import { useSpeech } from '../../parts/speech';
import type { Route } from '../route';
import type { Go } from '../use-route';
import type { Work } from '../use-work';
import { CheckCard } from './check-card';
import { removeFigures, saveFigures } from './deeds';
import { EntriesTable } from './entries-table';
import { EntryForm } from './entry-form';
import { TableForm } from './table-form';

interface BusinessPageProps {
  client: Client;
  subjects: Subjects;
  today: Day;
  route: Route;
  go: Go;
  work: Work;
}

const spans = ['month', 'last-month', 'thirty', 'ninety'] as const;
type Span = (typeof spans)[number];
/** Entries shown at once. */
const SHOWN = 100;

function windowOf(span: Span, today: Day): Range {
  if (span === 'month') return monthOf(today);
  if (span === 'last-month') return monthOf(addDays(monthOf(today).from, -1));
  return { from: addDays(today, span === 'thirty' ? -30 : -90), to: addDays(today, -1) };
}

/** The user's own figures, and what the platforms claim against them. */
export function BusinessPage({ client, subjects, today, route, go, work }: BusinessPageProps) {
  const { words, language } = useSpeech();
  const [span, setSpan] = useState<Span>('thirty');
  const [chosen, setChosen] = useState('');
  const [shown, setShown] = useState(SHOWN);
  const list = useAsk(client, 'business.list', {});
  const entries = list.state === 'ready' ? list.value : [];
  const books = [...new Set(entries.map(({ book }) => book))];
  const book = books.includes(chosen) ? chosen : (books[0] ?? '');
  const window = windowOf(span, today);
  const inScope = subjects.accounts.filter(
    ({ key, labels }) =>
      (route.account === '' || key === route.account) && (route.label === '' || labels.includes(route.label)),
  );
  const narrowed = route.account !== '' || route.label !== '';
  const request = { window, accounts: narrowed ? inScope.map(({ key }) => key) : null, book: book || null };
  const check = useAsk(client, 'business.check', books.length > 0 ? request : null);
  const own = entries.filter((entry) => entry.book === book);
  const orders = daysOf(window).map((day) => ({
    day,
    value: bookTotal(own, 'orders', { from: day, to: day }).total?.value ?? null,
  }));
  const currencies = [...new Set(subjects.accounts.flatMap(({ currency }) => currency ?? []))];
  const currency = entries.find((entry) => entry.currency)?.currency ?? currencies[0] ?? '';
  const scope =
    route.label !== '' ? `label ${route.label}` : route.account !== '' ? `account ${route.account}` : '';
  const newest = own.toSorted((a, b) =>
    a.to < b.to ? 1 : a.to > b.to ? -1 : a.channel < b.channel ? -1 : 1,
  );
  return (
    <div class="page">
      <div class="page-top">
        <h1>{words('nav.business')}</h1>
      </div>
      <p class="lead">{words('business.lead')}</p>
      {list.state === 'loading' && <Loading />}
      {list.state === 'failed' && <FailureNote failure={list.failure} again={list.again} />}
      {list.state === 'ready' && (
        <>
          {books.length > 0 && (
            <>
              <div class="filters">
                <Select
                  label={words('business.window')}
                  value={span}
                  options={spans.map((value) => ({ value, shown: words(`business.window.${value}`) }))}
                  onChoose={setSpan}
                />
                {books.length > 1 && (
                  <Select
                    label={words('business.book')}
                    value={book}
                    options={books.map((value) => ({ value, shown: value }))}
                    onChoose={setChosen}
                  />
                )}
                <Select
                  label={words('business.scope')}
                  value={scope}
                  options={[
                    { value: '', shown: words('remove.days.all') },
                    ...labelsOf(subjects).map((label) => ({ value: `label ${label}`, shown: label })),
                    ...subjects.accounts.map((one) => ({
                      value: `account ${one.key}`,
                      shown: accountName(one),
                    })),
                  ]}
                  onChoose={(value) =>
                    go({
                      label: value.startsWith('label ') ? value.slice(6) : '',
                      account: value.startsWith('account ') ? value.slice(8) : '',
                    })
                  }
                />
              </div>
              {check.state === 'failed' && <FailureNote failure={check.failure} again={check.again} />}
              {check.state === 'ready' && <CheckCard check={check.value} />}
            </>
          )}
          {books.length === 0 && (
            <section class="blank">
              <h2>{words('business.none.title')}</h2>
              <p>{words('business.none')}</p>
            </section>
          )}
          <details open={books.length === 0}>
            <summary>{words('business.type')}</summary>
            <EntryForm
              key={currency}
              today={today}
              books={books}
              currency={currency}
              busy={work.busy}
              onSave={(entry) => void work.run(() => saveFigures(client, [entry]))}
            />
          </details>
          <details>
            <summary>{words('business.table')}</summary>
            <TableForm
              key={currency}
              books={books}
              currency={currency}
              busy={work.busy}
              onSave={(drafts) => work.run(() => saveFigures(client, drafts))}
            />
          </details>
          {own.length > 0 && (
            <section class="card">
              <h2>{words('business.entries')}</h2>
              {orders.some(({ value }) => value !== null) && (
                <figure class="trend">
                  <figcaption class="muted">{words('business.chart')}</figcaption>
                  <BookChart
                    label={words('business.chart.says', {
                      n: orders.filter(({ value }) => value !== null).length,
                      most: showFigure(
                        Math.max(...orders.map(({ value }) => value ?? 0)),
                        'count',
                        null,
                        language,
                      ),
                    })}
                    days={orders}
                    show={(value) => showFigure(value, 'count', null, language, { compact: true })}
                  />
                </figure>
              )}
              <EntriesTable
                entries={newest.slice(0, shown)}
                busy={work.busy}
                onRemove={(gone) => void work.run(() => removeFigures(client, gone))}
              />
              {newest.length > shown && (
                <button type="button" class="button" onClick={() => setShown(shown + SHOWN)}>
                  {words('business.more', { n: newest.length - shown })}
                </button>
              )}
            </section>
          )}
        </>
      )}
    </div>
  );
}
