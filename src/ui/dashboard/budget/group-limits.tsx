import { useState } from 'preact/hooks';

import type { BudgetRules, GroupLimit } from '@/model/plan';
import type { ScenePool } from '@/messages/areas/budget';
import { FieldBox, Select, TextField } from '../../parts/fields';
import { showFigure } from '../../parts/figures';
import { useSpeech } from '../../parts/speech';
import { readTyped } from '../../parts/typed-number';
import { boundsSay, groupName, poolTitle } from './group-words';

interface GroupLimitsProps {
  rules: BudgetRules;
  pools: readonly ScenePool[];
  onSave: (rules: BudgetRules) => void;
  busy: boolean;
}

type Group = Pick<GroupLimit, 'by' | 'of' | 'among'> & { key: string; shown: string; currency: string };

const same = (a: Pick<GroupLimit, 'by' | 'of' | 'among'>, b: Pick<GroupLimit, 'by' | 'of' | 'among'>) =>
  a.by === b.by && a.of === b.of && a.among.some((key) => b.among.includes(key));

/** The least and the most that a console, a label or an account may get a day. */
export function GroupLimits({ rules, pools, onSave, busy }: GroupLimitsProps) {
  const { words, language } = useSpeech();
  const groups = groupsOf();
  const [chosen, setChosen] = useState('');
  const [least, setLeast] = useState('');
  const [most, setMost] = useState('');
  const group = groups.find(({ key }) => key === chosen) ?? groups[0];
  if (!group) return null;
  const limits = rules.limits ?? [];
  const [low, high] = [amountOf(least), amountOf(most)];
  const crossed = typeof low === 'number' && typeof high === 'number' && low > high;
  const fits = low !== 'wrong' && high !== 'wrong' && !crossed && (low !== null || high !== null);
  const add = () => {
    if (!fits || !group) return;
    const { by, of, among, currency } = group;
    const kept = limits.filter((limit) => !same(limit, group));
    onSave({ ...rules, limits: [...kept, { by, of, among, currency, least: low, most: high }] });
    setLeast('');
    setMost('');
  };
  const error = (value: number | 'wrong' | null) =>
    value === 'wrong' ? { code: 'not-a-number' as const } : undefined;
  return (
    <section class="card rules">
      <h2>{words('limits.title')}</h2>
      <p class="muted">{words('limits.lead')}</p>
      <ul class="limit-list" hidden={limits.length === 0}>
        {limits.map((limit, index) => (
          <li key={`${limit.by} ${limit.of} ${limit.among.join()}`}>
            <span>
              <b>{nameOf(limit)}</b>{' '}
              {boundsSay(words, limit, (amount) => showFigure(amount, 'money', limit.currency, language))}
            </span>
            <button
              type="button"
              class="button quiet close"
              aria-label={words('limits.remove', { group: nameOf(limit) })}
              disabled={busy}
              onClick={() => onSave({ ...rules, limits: limits.toSpliced(index, 1) })}
            >
              <span aria-hidden="true">×</span>
            </button>
          </li>
        ))}
      </ul>
      <div class="fields fields-3">
        <FieldBox label={words('limits.group')}>
          {(wired) => (
            <Select
              wired={wired}
              value={group.key}
              options={groups.map(({ key, shown }) => ({ value: key, shown }))}
              onChoose={setChosen}
            />
          )}
        </FieldBox>
        <TextField
          label={words('limits.least')}
          kind="number"
          suffix={group.currency}
          value={least}
          onType={setLeast}
          error={error(low)}
        />
        <TextField
          label={words('limits.most')}
          kind="number"
          suffix={group.currency}
          value={most}
          onType={setMost}
          error={error(high)}
        />
      </div>
      {crossed && (
        <p class="field-wrong" role="status">
          {words('limits.crossed')}
        </p>
      )}
      <div class="actions">
        <button type="button" class="button" disabled={busy || !fits} onClick={add}>
          {words(limits.some((limit) => same(limit, group)) ? 'limits.change' : 'limits.add')}
        </button>
      </div>
    </section>
  );

  /** Null for an empty field. */
  function amountOf(text: string): number | 'wrong' | null {
    if (text.trim() === '') return null;
    const typed = readTyped(text, language);
    return typed.ok && typed.value >= 0 ? typed.value : 'wrong';
  }

  function groupsOf(): Group[] {
    return pools.flatMap((pool) => {
      const keys = pool.accounts.map(({ key }) => key);
      const of = (by: GroupLimit['by'], value: string, among: string[], name: string): Group => ({
        by,
        of: value,
        among,
        key: `${by} ${value} ${among.join()}`,
        shown: pools.length > 1 && by !== 'account' ? `${name} · ${poolTitle(words, pool.accounts)}` : name,
        currency: pool.currency,
      });
      const consoles = [...new Set(pool.accounts.map(({ platform }) => platform))];
      const labels = [...new Set(pool.campaigns.flatMap((one) => one.labels))].toSorted();
      return [
        ...consoles.map((one) => of('platform', one, keys, groupName(words, { by: 'platform', of: one }))),
        ...labels.map((one) => of('label', one, keys, groupName(words, { by: 'label', of: one }))),
        ...pool.accounts.map(({ key, name }) => of('account', key, [key], name)),
      ];
    });
  }

  function nameOf(limit: GroupLimit): string {
    return groups.find((one) => same(one, limit))?.shown ?? words('limits.gone');
  }
}
