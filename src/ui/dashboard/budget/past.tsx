import { addDays, type Day } from '@/model/day';
import { scoredAfter, type HintRecord } from '@/model/hint';
import type { Client } from '@/messages/client';
import { useAsk } from '../../parts/ask';
import { FailureNote, Loading } from '../../parts/failure';
import { showDay, showFigure } from '../../parts/figures';
import { sayOutcome, showOutcome } from '../../parts/hint-words';
import { useSpeech } from '../../parts/speech';
import type { Work } from '../use-work';
import { sayBasis } from './channel-words';

interface PastProps {
  client: Client;
  today: Day;
  work: Work;
}

/** What became of moves: decided, seen, scored, in the open. */
export function Past({ client, today, work }: PastProps) {
  const { words } = useSpeech();
  const asked = useAsk(client, 'hints.past', {});
  if (asked.state === 'loading') return <Loading />;
  if (asked.state === 'failed') return <FailureNote failure={asked.failure} again={asked.again} />;
  const records = asked.value;
  const scores = records.flatMap(({ score }) => score ?? []);
  const count = (...verdicts: string[]) => scores.filter(({ verdict }) => verdicts.includes(verdict)).length;
  return (
    <>
      <p class="muted">{words('past.lead')}</p>
      {records.length === 0 && <p>{words('past.none')}</p>}
      {scores.length > 0 && (
        <p>
          {words('past.tally', {
            n: scores.length,
            good: count('better', 'as-expected'),
            noise: count('within-noise'),
            less: count('worse'),
          })}{' '}
          <span class="muted">{words('past.teaches')}</span>
        </p>
      )}
      <ul class="past">
        {records.map((record) => (
          <PastHint key={record.hint.id} record={record} client={client} today={today} work={work} />
        ))}
      </ul>
    </>
  );
}

function PastHint({ record, client, today, work }: PastProps & { record: HintRecord }) {
  const { words, language } = useSpeech();
  const { hint, state, decidedAt, until, edit, score } = record;
  const own = hint.to.own ?? hint.from.own;
  const day = (one: string | null) => (one ? showDay(one.slice(0, 10), language, { year: false }) : '');
  const takeBack = () =>
    void work.run(async () => {
      await client.ask('hint.decide', { id: hint.id, decision: 'open' });
      return {
        said: 'done.undone',
        undo: () =>
          client.ask('hint.decide', {
            id: hint.id,
            decision: state === 'proposed' ? 'open' : state,
            ...(until ? { until } : {}),
          }),
      };
    });
  return (
    <li class="card">
      <h2 class="past-title">
        {words('hint.title', {
          amount: showFigure(hint.perDay, 'money', hint.currency, language),
          from: hint.from.name,
          to: hint.to.name,
        })}
      </h2>
      <p>
        {words(`past.state.${state}`, { day: day(state === 'snoozed' ? until : decidedAt) })}
        {'. '}
        {edit
          ? words('past.edit', {
              day: day(edit.day),
              share: showFigure(Math.round(100 * edit.share) / 100, 'fraction', null, language),
            })
          : state === 'done' && words('past.edit.none')}
      </p>
      {score && (
        <p>
          <b>{words(`past.verdict.${score.verdict}`)}.</b>{' '}
          {words('past.score', {
            expected: sayOutcome(words, score.expected, hint, language),
            seen: showOutcome(score.seen, hint, language),
            low: showOutcome(score.low, hint, language),
            high: showOutcome(score.high, hint, language),
          })}
        </p>
      )}
      {edit && !score && (
        <p class="muted">
          {own && <span class="tag tag-own">{words('whatif.own')}</span>}{' '}
          {own
            ? words('hint.own', { basis: sayBasis(words, own.days) })
            : today > addDays(edit.day, scoredAfter.until)
              ? words('past.unscored')
              : words('past.waiting', { day: day(addDays(edit.day, scoredAfter.from)) })}
        </p>
      )}
      {state !== 'proposed' && !edit && (
        <button type="button" class="link" disabled={work.busy} onClick={takeBack}>
          {words('past.undo')}
        </button>
      )}
    </li>
  );
}
