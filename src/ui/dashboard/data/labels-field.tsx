import { useId, useState } from 'preact/hooks';

import { useSpeech } from '../../parts/speech';

interface LabelsFieldProps {
  /** Of what, for those who do not see the row. */
  of: string;
  labels: readonly string[];
  known: readonly string[];
  onSet: (labels: string[]) => void;
}

/**
 * Labels as chips: each can be taken off, a new one is typed. A label that is known already keeps the letters in
 * which it is known, so that "casa verde" does not become a second client.
 */
export function LabelsField({ of, labels, known, onSet }: LabelsFieldProps) {
  const { words } = useSpeech();
  const [typed, setTyped] = useState('');
  const list = useId();
  const add = () => {
    const text = typed.trim().replaceAll(/\s+/g, ' ');
    setTyped('');
    if (text === '') return;
    const same = (one: string) => one.toLowerCase() === text.toLowerCase();
    if (!labels.some(same)) onSet([...labels, known.find(same) ?? text]);
  };
  return (
    <span class="labels">
      {labels.map((label) => (
        <span key={label} class="label">
          {label}
          <button
            type="button"
            aria-label={words('labels.remove', { label, of })}
            onClick={() => onSet(labels.filter((one) => one !== label))}
          >
            <span aria-hidden="true">×</span>
          </button>
        </span>
      ))}
      <input
        type="text"
        list={list}
        autocomplete="off"
        aria-label={words('labels.add', { of })}
        placeholder={words('labels.placeholder')}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          add();
        }}
        onBlur={add}
      />
      <datalist id={list}>
        {known
          .filter((label) => !labels.includes(label))
          .map((label) => (
            <option key={label} value={label} />
          ))}
      </datalist>
    </span>
  );
}
