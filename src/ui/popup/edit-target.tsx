import { dayIn } from '@/model/day';
import type { Client } from '@/messages/client';
import type { Overview } from '@/messages/protocol';
import type { Target } from '@/model/target';
import { useAsk } from '../parts/ask';
import { FailureNote, Loading } from '../parts/failure';
import { useSpeech } from '../parts/speech';
import { TargetForm } from '../parts/target-form';

interface EditTargetProps {
  client: Client;
  overview: Overview;
  before: Target | undefined;
  busy: boolean;
  onSave: (target: Target) => void;
  onRemove: (target: Target) => void;
  onCancel: () => void;
}

/** The compact form: the popup's way of creating, editing and deleting a target. */
export function EditTarget({ client, overview, before, busy, onSave, onRemove, onCancel }: EditTargetProps) {
  const { words, now } = useSpeech();
  const subjects = useAsk(client, 'subjects.list', {});
  const today = dayIn(now, Intl.DateTimeFormat().resolvedOptions().timeZone);
  return (
    <section class="editor" aria-label={words(before ? 'popup.edit' : 'popup.new')}>
      <h1>{words(before ? 'popup.edit' : 'popup.new')}</h1>
      {subjects.state === 'loading' && <Loading />}
      {subjects.state === 'failed' && <FailureNote failure={subjects.failure} again={subjects.again} />}
      {subjects.state === 'ready' && (
        <TargetForm
          before={before}
          today={today}
          subjects={subjects.value}
          first={overview.targets.length === 0}
          formulas={overview.settings.formulas}
          compact
          busy={busy}
          onSave={onSave}
          onCancel={onCancel}
          onRemove={before && (() => onRemove(before))}
        />
      )}
    </section>
  );
}
