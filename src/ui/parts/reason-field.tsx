import { FieldBox } from './fields';
import type { FormState } from './form-state';
import { useSpeech } from './speech';

/** Why this figure: written down so that it can be read at the end. */
export function ReasonField({ draft, set }: Pick<FormState, 'draft' | 'set'>) {
  const { words } = useSpeech();
  return (
    <FieldBox label={words('field.reason')} hint={words('form.reason')}>
      {(wired) => (
        <textarea
          {...wired}
          rows={2}
          value={draft.reason}
          onInput={(event) => set({ reason: event.currentTarget.value })}
        />
      )}
    </FieldBox>
  );
}
