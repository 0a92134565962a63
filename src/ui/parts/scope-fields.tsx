import { platformHosts, platforms } from '@/model/platform';
import { ChoiceField } from './choice-field';
import { FieldBox, Select, TextField } from './fields';
import { accountChoices, campaignChoices, labelsOf, type Subjects } from './scopes';
import { platformName } from './sentences';
import { useSpeech } from './speech';
import type { Draft, FieldError } from './target-draft';

interface ScopeFieldsProps {
  draft: Draft;
  subjects: Subjects;
  error: FieldError | undefined;
  onChange: (change: Partial<Draft>) => void;
  onLeave: () => void;
}

const kinds = ['everything', 'console', 'account', 'campaign', 'name', 'label'] as const;

/** Where a target holds: the kind of scope, and which one of that kind. */
export function ScopeFields({ draft, subjects, error, onChange, onLeave }: ScopeFieldsProps) {
  const { words } = useSpeech();
  return (
    <div class="fields">
      <FieldBox label={words('field.scope')}>
        {(wired) => (
          <Select
            wired={wired}
            value={draft.scope}
            options={kinds.map((value) => ({ value, shown: words(`scope.${value}`) }))}
            onChoose={(scope) => onChange({ scope, which: '' })}
          />
        )}
      </FieldBox>
      <Which
        key={draft.scope}
        draft={draft}
        subjects={subjects}
        error={error}
        onChange={onChange}
        onLeave={onLeave}
      />
    </div>
  );
}

function Which({ draft, subjects, error, onChange, onLeave }: ScopeFieldsProps) {
  const { words } = useSpeech();
  const choose = (which: string) => onChange({ which });
  const named = { error, value: draft.which, onChoose: choose, onLeave };
  const typed = { error, value: draft.which, onType: choose, onLeave };
  switch (draft.scope) {
    case 'everything':
      return null;
    case 'console': {
      const consoles = platforms.filter(
        (platform) => platformHosts[platform] || subjects.accounts.some((one) => one.platform === platform),
      );
      return (
        <FieldBox label={words('field.which.console')} error={error}>
          {(wired) => (
            <Select
              wired={wired}
              value={draft.which}
              options={[
                { value: '', shown: words('form.choose') },
                ...consoles.map((value) => ({ value: value as string, shown: platformName(words, value) })),
              ]}
              onChoose={choose}
            />
          )}
        </FieldBox>
      );
    }
    case 'account':
      return (
        <ChoiceField
          label={words('field.which.account')}
          choices={accountChoices(words, subjects)}
          {...named}
        />
      );
    case 'campaign':
      return (
        <ChoiceField label={words('field.which.campaign')} choices={campaignChoices(subjects)} {...named} />
      );
    case 'label':
      return (
        <TextField
          label={words('field.which.label')}
          suggestions={labelsOf(subjects)}
          hint={words('form.label')}
          {...typed}
        />
      );
    case 'name':
      return <TextField label={words('field.which.name')} hint={words('form.name')} {...typed} />;
  }
}
