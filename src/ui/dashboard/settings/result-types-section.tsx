import type { Client } from '@/messages/client';
import type { ResultChoices } from '@/model/result-types';
import { useAsk } from '../../parts/ask';
import { FailureNote, Loading } from '../../parts/failure';
import { platformName } from '../../parts/sentences';
import { useSpeech } from '../../parts/speech';

interface ResultTypesSectionProps {
  client: Client;
  /** What was set last, also before the worker's answer is back. */
  latest: () => ResultChoices | undefined;
  onSet: (choices: ResultChoices) => void;
}

const meanings = ['conversions', 'leads', 'none'] as const;

/** What the results of each type count as: "Website purchases" are conversions, and only the user knows of others. */
export function ResultTypesSection({ client, latest, onSet }: ResultTypesSectionProps) {
  const { words } = useSpeech();
  const seen = useAsk(client, 'results.seen', {});
  return (
    <section class="card">
      <h2>{words('results.title')}</h2>
      <p class="muted small">{words('results.hint')}</p>
      {seen.state === 'loading' && <Loading />}
      {seen.state === 'failed' && <FailureNote failure={seen.failure} again={seen.again} />}
      {seen.state === 'ready' && seen.value.length === 0 && <p>{words('results.none')}</p>}
      {seen.state === 'ready' && seen.value.length > 0 && (
        <div class="fields-fit result-types">
          {seen.value.map(({ plain, name, platforms, campaigns, counts }) => (
            <label key={plain} class="field">
              <span>
                {name}{' '}
                <small class="muted">
                  {platforms.map((platform) => platformName(words, platform)).join(', ')} ·{' '}
                  {words('results.campaigns', { n: campaigns })}
                </small>
              </span>
              <select
                value={counts ?? 'none'}
                onChange={(event) =>
                  onSet({
                    ...latest(),
                    [plain]: event.currentTarget.value as ResultChoices[string],
                  })
                }
              >
                {meanings.map((meaning) => (
                  <option key={meaning} value={meaning}>
                    {words(meaning === 'none' ? 'results.none-of-both' : `results.${meaning}`)}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </div>
      )}
    </section>
  );
}
