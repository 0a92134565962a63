import { useState } from 'preact/hooks';

import { meanings, TaughtMapSchema, type Meaning, type TaughtMap } from '@/model/taught';
import { FieldBox, Select, TextField } from '../../parts/fields';
import { useSpeech } from '../../parts/speech';
import { meaningName } from '../../teaching/meaning-name';
import { needOf } from '../../teaching/answers';
import { attributionChoices } from '../../teaching/attributions';

interface SiteEditProps {
  map: TaughtMap;
  busy: boolean;
  onSave: (map: TaughtMap) => void;
  onCancel: () => void;
}

/** The name, the currency, the attribution and the meaning of each column. Where table and dates stand is taught in the page itself. */
export function SiteEdit({ map, busy, onSave, onCancel }: SiteEditProps) {
  const { words, language } = useSpeech();
  const [name, setName] = useState(map.name);
  const [currency, setCurrency] = useState(map.currency ?? '');
  const [attribution, setAttribution] = useState(map.attribution);
  const [meant, setMeant] = useState<readonly Meaning[]>(map.columns.map(({ meaning }) => meaning));
  const need = needOf({
    table: 0,
    meanings: meant,
    days: { kind: 'none' },
    zone: null,
    currency,
    attribution,
    decimal: null,
    name,
  });
  const columns = map.columns.map((column, at) => ({ ...column, meaning: meant[at]! }));
  const parsed = TaughtMapSchema.safeParse({
    ...map,
    name: name.trim(),
    currency: currency === '' ? null : currency,
    attribution,
    columns,
  });
  const choices = meanings.map((value) => ({ value, shown: meaningName(words, value) }));
  const wrong = need
    ? need.code === 'currency'
      ? words('teach.currency.wrong')
      : words(`teach.need.${need.code}`, {
          meaning: need.code === 'twice' ? meaningName(words, need.meaning) : '',
        })
    : parsed.success
      ? ''
      : words('teach.need.map');
  return (
    <form
      class="site-edit"
      onSubmit={(event) => {
        event.preventDefault();
        if (!need && parsed.success) onSave(parsed.data);
      }}
    >
      <div class="site-columns">
        <TextField label={words('teach.name')} value={name} onType={setName} />
        <TextField
          label={words('teach.currency')}
          kind="currency"
          value={currency}
          onType={(text) => setCurrency(text.trim().toUpperCase())}
        />
        <FieldBox label={words('teach.attribution')}>
          {(wired) => (
            <Select
              wired={wired}
              value={attribution ?? ''}
              options={attributionChoices(words, language, map.attribution)}
              onChoose={(value) => setAttribution(value || null)}
            />
          )}
        </FieldBox>
        {map.columns.map(({ header }, at) => (
          <FieldBox key={at} label={header || words('teach.column.nameless', { n: at + 1 })}>
            {(wired) => (
              <Select
                wired={wired}
                value={meant[at]!}
                options={choices}
                onChoose={(value) => setMeant(meant.map((old, index) => (index === at ? value : old)))}
              />
            )}
          </FieldBox>
        ))}
      </div>
      <p role="status" class="field-wrong">
        {wrong}
      </p>
      <div class="actions">
        <button type="submit" class="button primary" disabled={busy || wrong !== ''}>
          {words('sites.save')}
        </button>
        <button type="button" class="button" onClick={onCancel}>
          {words('sites.cancel')}
        </button>
      </div>
    </form>
  );
}
