import { useState } from 'preact/hooks';

import { TextField } from './fields';
import type { Choice } from './scopes';
import type { FieldError } from './target-draft';

interface ChoiceFieldProps {
  label: string;
  hint?: string | undefined;
  error?: FieldError | undefined;
  value: string;
  choices: readonly Choice[];
  /** Gives '' while what is typed names nothing in the list, and what is typed. */
  onChoose: (value: string, typed: string) => void;
  onLeave?: () => void;
}

/**
 * One of many by typing its name: a text field with the browser's own list of suggestions. What is typed must
 * name exactly one choice, in any letter case.
 */
export function ChoiceField({ label, hint, error, value, choices, onChoose, onLeave }: ChoiceFieldProps) {
  const [typed, setTyped] = useState(() => choices.find((choice) => choice.value === value)?.shown ?? '');
  return (
    <TextField
      label={label}
      hint={hint}
      error={error}
      value={typed}
      suggestions={choices.map(({ shown }) => shown)}
      onLeave={onLeave}
      onType={(text) => {
        setTyped(text);
        const sought = text.trim().toLowerCase();
        onChoose(choices.find(({ shown }) => shown.toLowerCase() === sought)?.value ?? '', text);
      }}
    />
  );
}
