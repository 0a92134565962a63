import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

import type { FieldError } from './target-draft';
import { useSpeech } from './speech';

interface Wired {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean | undefined;
}

interface FieldProps {
  label: string;
  /** What was understood, or what belongs here. Gives way to the error. */
  hint?: string | undefined;
  error?: FieldError | undefined;
  /** The control, given the attributes that tie it to its label, hint and error. */
  children: (wired: Wired) => ComponentChildren;
  class?: string;
}

/** A label, a control, and under it what was understood or what is wrong. */
export function FieldBox({ label, hint, error, children, class: extra }: FieldProps) {
  const { words } = useSpeech();
  const id = useId();
  const told = error ? words(`field.wrong.${error.code}`, error.params) : hint;
  return (
    <div class={`field${extra ? ` ${extra}` : ''}`}>
      <label for={id}>{label}</label>
      {children({
        id,
        'aria-describedby': told ? `${id}-told` : undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {told && (
        <p id={`${id}-told`} class={error ? 'field-wrong' : 'field-hint'}>
          {told}
        </p>
      )}
    </div>
  );
}

interface SelectProps<T extends string> {
  wired?: Wired;
  label?: string;
  value: T;
  options: readonly { value: T; shown: string }[];
  onChoose: (value: T) => void;
}

/** A native select: the keyboard, the screen reader and the phone already know it. */
export function Select<T extends string>({ wired, label, value, options, onChoose }: SelectProps<T>) {
  return (
    <select
      {...wired}
      aria-label={label}
      value={value}
      onChange={(event) => onChoose(event.currentTarget.value as T)}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value} selected={option.value === value}>
          {option.shown}
        </option>
      ))}
    </select>
  );
}

interface TextFieldProps {
  label: string;
  value: string;
  onType: (text: string) => void;
  onLeave?: () => void;
  hint?: string | undefined;
  error?: FieldError | undefined;
  /** `number` is text too: the browser's own number field reads by the browser's language, not by ours. */
  kind?: 'text' | 'number' | 'date' | 'currency';
  suffix?: string | undefined;
  suggestions?: readonly string[];
}

const kinds = {
  text: { type: 'text', spellcheck: false },
  number: { type: 'text', inputmode: 'decimal', class: 'figure' },
  date: { type: 'date' },
  currency: { type: 'text', maxLength: 3, class: 'capitals', placeholder: 'EUR', spellcheck: false },
} as const;

/** A field of one line. */
export function TextField(props: TextFieldProps) {
  const { label, value, onType, onLeave, hint, error, kind = 'text', suffix, suggestions = [] } = props;
  return (
    <FieldBox label={label} hint={hint} error={error}>
      {(wired) => (
        <span class="control" data-suffix={suffix}>
          <input
            {...wired}
            {...kinds[kind]}
            list={suggestions.length > 0 ? `${wired.id}-list` : undefined}
            autocomplete="off"
            value={value}
            onInput={(event) => onType(event.currentTarget.value)}
            onBlur={onLeave}
          />
          {suggestions.length > 0 && (
            <datalist id={`${wired.id}-list`}>
              {suggestions.map((suggestion) => (
                <option key={suggestion} value={suggestion} />
              ))}
            </datalist>
          )}
        </span>
      )}
    </FieldBox>
  );
}
