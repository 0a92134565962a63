import { addDays, type Day } from '@/model/day';
import type { Hint, HintSide } from '@/model/hint';
import type { Client } from '@/messages/client';
import { showAge, showDay, showFigure } from '../../parts/figures';
import { monthly, nextSentence, sayOutcome, showChance, showOutcome } from '../../parts/hint-words';
import { platformName } from '../../parts/sentences';
import { useSpeech } from '../../parts/speech';
import type { Work } from '../use-work';
import { sayBasis, saySlow } from './channel-words';

interface HintCardProps {
  client: Client;
  hint: Hint;
  today: Day;
  work: Work;
  /** Accounts are named where the pool has several. */
  several: boolean;
}

/** One move: what it is, what it should bring, what to type in, and on request why and how sure. */
export function HintCard({ client, hint, today, work, several }: HintCardProps) {
  const { words, language, now } = useSpeech();
  const { from, to, gain } = hint;
  const what = hint.goal === 'conversionValue' ? 'conversionValue' : hint.counted;
  const own = to.own ?? from.own;
  const often = monthly(hint);
  const ad = to.own ? from : to;
  const age = words('hint.rests.read', { age: showAge(hint.asOf, now, words) });
  const money = (amount: number, side: HintSide) => showFigure(amount, 'money', side.currency, language);
  const decide = (decision: 'done' | 'dismissed' | 'snoozed') =>
    void work.run(async () => {
      const until = addDays(today, 7);
      await client.ask('hint.decide', {
        id: hint.id,
        decision,
        ...(decision === 'snoozed' ? { until } : {}),
      });
      return {
        said: `done.hint-${decision}`,
        params: { day: showDay(until, language, { year: false }) },
        undo: () => client.ask('hint.decide', { id: hint.id, decision: 'open' }),
      };
    });
  const unspent = from.now > from.spend / from.rate + 0.05 * from.now;
  return (
    <article class="hint" aria-label={words('hint.title', titleOf())}>
      <h3>{words('hint.title', titleOf())}</h3>
      <p class="hint-gain">
        <b>
          {words(own ? 'hint.gain.own' : 'hint.gain', {
            value: showOutcome(often * gain.value, hint, language),
            what: words(`what.${what}`, { n: often * gain.value }),
          })}
        </b>{' '}
        {words(hint.soon ? 'hint.range.own' : 'hint.range', {
          low: showOutcome(often * gain.low, hint, language),
          high: showOutcome(often * gain.high, hint, language),
          chance: showChance((hint.soon ?? gain).probability, language),
        })}
      </p>
      {own && (
        <p>
          <span class="tag tag-own">{words('whatif.own')}</span>{' '}
          {words('hint.own', { basis: sayBasis(words, own.days) })}{' '}
          {hint.soon &&
            words('hint.own.slow', {
              slow: saySlow(words, own),
              soon: sayOutcome(words, often * hint.soon.value, hint, language),
            })}
        </p>
      )}
      <dl class="hint-budgets" aria-label={words('hint.budgets')}>
        {[from, to].map((side) => (
          <div key={side === from ? 'from' : 'to'}>
            <dt>
              {words(side === from ? 'hint.from' : 'hint.to')}: {side.name}
              {several && !side.own && (
                <span class="muted">
                  {' '}
                  · {side.accountName}, {platformName(words, side.platform)}
                </span>
              )}
            </dt>
            <dd>
              {side.typed ? (
                words(`hint.typed.${side.typed.per}`, {
                  now: money(side.typed.now, side),
                  next: money(side.typed.next, side),
                })
              ) : (
                <>
                  {words('hint.budget.change', { now: money(side.now, side), next: '' })}
                  <b>{money(side.next, side)}</b>
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {unspent && (
        <p class="muted small">
          {words('hint.unspent', {
            name: from.name,
            spend: money(from.spend / from.rate, from),
            budget: money(from.now, from),
          })}
        </p>
      )}
      <details>
        <summary>{words('hint.more')}</summary>
        <p>{nextSentence(words, hint, language)}</p>
        <h4>{words('hint.rests')}</h4>
        <p>
          {words(`hint.basis.${hint.basis}`)}{' '}
          {own
            ? words('hint.rests.own', {
                n: showFigure(Math.round(ad.conversions), 'count', null, language),
                what: words(`what.${hint.counted}`, { n: Math.round(ad.conversions) }),
                name: ad.name,
                age,
              })
            : words('hint.rests.counts', {
                to: showFigure(Math.round(to.conversions), 'count', null, language),
                what: words(`what.${hint.counted}`, { n: Math.round(to.conversions) }),
                from: showFigure(Math.round(from.conversions), 'count', null, language),
                toName: to.name,
                fromName: from.name,
                age,
              })}
        </p>
        <h4>{words('hint.wrong')}</h4>
        <ul class="bullets">
          {[...hint.cautions, 'always'].map((code) => (
            <li key={code}>{words(`hint.wrong.${code}`, { name: (to.own ? to : from).name })}</li>
          ))}
        </ul>
      </details>
      <div class="actions" role="group" aria-label={words('hint.actions')}>
        <button type="button" class="button primary" disabled={work.busy} onClick={() => decide('done')}>
          {words('hint.done')}
        </button>
        <button type="button" class="button" disabled={work.busy} onClick={() => decide('snoozed')}>
          {words('hint.snooze')}
        </button>
        <button type="button" class="button" disabled={work.busy} onClick={() => decide('dismissed')}>
          {words('hint.dismiss')}
        </button>
      </div>
    </article>
  );

  function titleOf() {
    return {
      amount: showFigure(hint.perDay, 'money', hint.currency, language),
      from: from.name,
      to: to.name,
    };
  }
}
