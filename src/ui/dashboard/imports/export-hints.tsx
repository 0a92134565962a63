import { platformNames } from '@/model/platform';
import { useSpeech } from '../../parts/speech';

const HINTED = [
  'google-ads',
  'meta-ads',
  'amazon-ads',
  'tiktok-ads',
  'microsoft-ads',
  'linkedin-ads',
  'pinterest-ads',
] as const;

/** What to export in which console, in two steps each. */
export function ExportHints() {
  const { words } = useSpeech();
  return (
    <details class="export-hints">
      <summary>{words('import.how')}</summary>
      <dl>
        {HINTED.map((platform) => (
          <div key={platform}>
            <dt>{platformNames[platform]}</dt>
            <dd>
              <ol class="steps">
                {words(`import.how.${platform}`)
                  .split('|')
                  .map((step) => (
                    <li key={step}>{step}</li>
                  ))}
              </ol>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
