import { useState } from 'preact/hooks';

import type { Account } from '@/model/account';
import { ChoiceField } from '../../parts/choice-field';
import { TextField } from '../../parts/fields';
import { useSpeech } from '../../parts/speech';
import type { FieldError } from '../../parts/target-draft';

interface AccountFieldsProps {
  account: Account;
  busy: boolean;
  onSet: (change: { currency: string | null; timeZone: string | null }) => void;
}

/** Zones by their IANA names: the browser's own list, and what the page said where the list is older. */
function zoneChoices(own: string | null) {
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];
  return [...new Set(own === null ? zones : [own, ...zones])].map((zone) => ({ shown: zone, value: zone }));
}

/** Currency and time zone of an account: what the page told, or what the user says. Empty is "not known". */
export function AccountFields({ account, busy, onSet }: AccountFieldsProps) {
  const { words } = useSpeech();
  const [currency, setCurrency] = useState(account.currency ?? '');
  const [zone, setZone] = useState(account.timeZone ?? '');
  const [zoneTyped, setZoneTyped] = useState(true);
  const code = currency.trim().toUpperCase();
  const wrongCurrency: FieldError | undefined =
    code === '' || Intl.supportedValuesOf('currency').includes(code)
      ? undefined
      : { code: 'currency-unknown', params: { text: code } };
  const wrongZone: FieldError | undefined = zoneTyped ? undefined : { code: 'choose-zone' };
  const changed = code !== (account.currency ?? '') || zone !== (account.timeZone ?? '') || !zoneTyped;
  return (
    <form
      class="account-fields"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrongCurrency && !wrongZone)
          onSet({ currency: code === '' ? null : code, timeZone: zone === '' ? null : zone });
      }}
    >
      <TextField
        label={words('field.currency')}
        kind="currency"
        value={currency}
        error={wrongCurrency}
        hint={code === '' ? words('data.currency.unknown') : undefined}
        onType={setCurrency}
      />
      <ChoiceField
        label={words('data.zone')}
        value={zone}
        choices={zoneChoices(account.timeZone)}
        error={wrongZone}
        hint={zone === '' ? words('data.zone.unknown') : undefined}
        onChoose={(chosen, typed) => {
          setZone(chosen);
          setZoneTyped(chosen !== '' || typed.trim() === '');
        }}
      />
      <button type="submit" class="button" disabled={busy || !changed}>
        {words('action.save')}
      </button>
    </form>
  );
}
