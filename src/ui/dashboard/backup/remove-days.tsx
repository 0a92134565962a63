import { useState } from 'preact/hooks';

import type { Client } from '@/messages/client';
import type { Account } from '@/model/account';
import { isDay, type Day } from '@/model/day';
import { useAsk } from '../../parts/ask';
import { Select, TextField } from '../../parts/fields';
import { showRange, showDay } from '../../parts/figures';
import { accountName } from '../../parts/scopes';
import { useSpeech } from '../../parts/speech';
import type { Work } from '../use-work';
import { takeAway } from './deeds';

interface RemoveDaysProps {
  client: Client;
  accounts: readonly Account[];
  today: Day;
  work: Work;
}

/** Readings of some days away, of one account or all: how many is said before, and they lie in the bin after. */
export function RemoveDays({ client, accounts, today, work }: RemoveDaysProps) {
  const { words, language } = useSpeech();
  const [account, setAccount] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [keep, setKeep] = useState(true);
  const days = isDay(to) && (from === '' || (isDay(from) && from <= to)) ? { from: from || null, to } : null;
  const wanted = days && { account: account || null, days };
  const told = useAsk(client, 'remove.look', wanted);
  const wrong = from !== '' && isDay(from) && isDay(to) && from > to;
  return (
    <details class="remove-days card">
      <summary>{words('remove.days')}</summary>
      <form
        class="fields-fit"
        onSubmit={(event) => {
          event.preventDefault();
          if (wanted) void work.run(() => takeAway(client, wanted, keep));
        }}
      >
        <label class="field">
          <span>{words('remove.days.account')}</span>
          <Select
            label={words('remove.days.account')}
            value={account}
            options={[
              { value: '', shown: words('remove.days.all') },
              ...accounts.map((one) => ({ value: one.key, shown: accountName(one) })),
            ]}
            onChoose={setAccount}
          />
        </label>
        <TextField
          label={words('remove.days.from')}
          kind="date"
          value={from}
          hint={from === '' ? words('remove.days.open') : undefined}
          onType={setFrom}
        />
        <TextField
          label={words('remove.days.to')}
          kind="date"
          value={to}
          error={wrong ? { code: 'end-before' } : undefined}
          onType={setTo}
        />
        <label class="check">
          <input type="checkbox" checked={keep} onChange={(event) => setKeep(event.currentTarget.checked)} />
          {words('remove.keep-bin')}
        </label>
        <div class="remove-told" role="status">
          {days && told.state === 'ready' && (
            <p>
              {words(told.value.readings > 0 ? 'remove.days.goes' : 'remove.days.none', {
                n: told.value.readings,
                days:
                  days.from === null
                    ? words('remove.days.until', { day: showDay(days.to, language) })
                    : showRange({ from: days.from, to: days.to }, language),
              })}{' '}
              {told.value.across > 0 && words('remove.days.across', { n: told.value.across })}
            </p>
          )}
          {days && days.to >= today && <p class="note">{words('remove.days.today')}</p>}
        </div>
        <button
          type="submit"
          class="button"
          disabled={work.busy || told.state !== 'ready' || told.value.readings === 0}
        >
          {words(keep ? 'remove.do' : 'remove.for-good')}
        </button>
      </form>
      <p class="muted small">{words('remove.days.stays')}</p>
    </details>
  );
}
