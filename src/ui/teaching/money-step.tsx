import { byUser } from '../overlay/events';
import { useSpeech } from '../parts/speech';
import type { Answers } from './answers';
import { attributionChoices } from './attributions';

interface MoneyStepProps {
  answers: Answers;
  /** The page does not say the currency. */
  asksCurrency: boolean;
  /** The figures leave open which mark is the decimal one. */
  asksDecimal: boolean;
  wrong: boolean;
  onChange: (change: Partial<Answers>) => void;
}

const valueOf = (event: Event) => (event.currentTarget as HTMLInputElement | HTMLSelectElement).value;

/** What the page leaves open about amounts and conversions, and what the account is called. */
export function MoneyStep({ answers, asksCurrency, asksDecimal, wrong, onChange }: MoneyStepProps) {
  const { words, language } = useSpeech();
  const { currency, attribution, decimal, name } = answers;
  return (
    <section class="fields">
      {(asksCurrency || currency !== '') && (
        <div class="field">
          <label for="currency">{words('teach.currency')}</label>
          <input
            id="currency"
            class="short"
            maxLength={3}
            placeholder="EUR"
            autocomplete="off"
            aria-invalid={wrong}
            aria-describedby="currency-hint"
            value={currency}
            onInput={byUser((event: Event) => onChange({ currency: valueOf(event).trim().toUpperCase() }))}
          />
          <p id="currency-hint" class={wrong ? 'wrong' : 'soft'}>
            {words(wrong ? 'teach.currency.wrong' : 'teach.currency.hint')}
          </p>
        </div>
      )}
      {(asksDecimal || decimal !== null) && (
        <div class="field">
          <label for="decimal">{words('teach.decimal')}</label>
          <select
            id="decimal"
            value={decimal ?? ''}
            onChange={byUser((event: Event) => {
              const chosen = valueOf(event);
              onChange({ decimal: chosen === '.' || chosen === ',' ? chosen : null });
            })}
          >
            <option value="" selected={decimal === null}>
              {words('teach.decimal.unknown')}
            </option>
            <option value="." selected={decimal === '.'}>
              1,234.56
            </option>
            <option value="," selected={decimal === ','}>
              1.234,56
            </option>
          </select>
        </div>
      )}
      <div class="field">
        <label for="attribution">{words('teach.attribution')}</label>
        <select
          id="attribution"
          aria-describedby="attribution-hint"
          value={attribution ?? ''}
          onChange={byUser((event: Event) => onChange({ attribution: valueOf(event) || null }))}
        >
          {attributionChoices(words, language, attribution).map(({ value, shown }) => (
            <option key={value} value={value} selected={value === (attribution ?? '')}>
              {shown}
            </option>
          ))}
        </select>
        <p id="attribution-hint" class="soft">
          {words('teach.attribution.hint')}
        </p>
      </div>
      <div class="field">
        <label for="name">{words('teach.name')}</label>
        <input
          id="name"
          maxLength={80}
          autocomplete="off"
          value={name}
          onInput={byUser((event: Event) => onChange({ name: valueOf(event) }))}
        />
      </div>
    </section>
  );
}
