import type { HeldView } from '@/messages/areas/budget';
import { useSpeech } from '../../parts/speech';

/** Names of one reason that are shown before the rest is counted. */
const SHOWN = 12;

/** What is left as it is, by reason. */
export function HeldList({ held }: { held: readonly HeldView[] }) {
  const { words } = useSpeech();
  const byReason = new Map<string, HeldView[]>();
  for (const one of held) byReason.set(one.reason.code, [...(byReason.get(one.reason.code) ?? []), one]);
  if (held.length === 0) return null;
  return (
    <details class="held">
      <summary>{words('held.title', { n: held.length })}</summary>
      <dl>
        {[...byReason].map(([code, of]) => (
          <div key={code}>
            <dt>
              {words(`held.${code}`)} <span class="muted">{words('held.count', { n: of.length })}</span>
            </dt>
            <dd class="muted small">
              {of
                .slice(0, SHOWN)
                .map(({ name }) => name)
                .join(' · ')}
              {of.length > SHOWN && ` ${words('held.more', { n: of.length - SHOWN })}`}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
