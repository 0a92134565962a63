import type { Problem } from '@/model/problem';
import { problemSentence } from '../parts/sentences';
import { byUser } from './events';
import type { OverlayState } from './overlay';
import type { Voice } from './spoken';

interface ProblemsProps {
  problems: readonly Problem[];
  voice: Voice;
  /** What the last try at copying gave. */
  copied: 'yes' | 'no' | null;
  onCopy(): void;
  onClose(): void;
}

/**
 * Problems as plain text for a report: the sentence for people, the code and what the page said for whoever mends it.
 */
export function problemReport(
  problems: readonly Problem[],
  status: OverlayState['status'],
  voice: Voice,
): string {
  const head = `Lampadina · ${status.platform} · ${status.grid ?? '-'} · ${status.state}`;
  const lines = problems.map((problem) => {
    const params = Object.keys(problem.params).length > 0 ? ` ${JSON.stringify(problem.params)}` : '';
    return `${problem.code}${params}: ${problemSentence(voice.words, problem, voice.language)}`;
  });
  return [head, ...lines].join('\n');
}

/** Every problem by name, and a button that copies them. */
export function Problems({ problems, voice, copied, onCopy, onClose }: ProblemsProps) {
  const { words, language } = voice;
  return (
    <div role="dialog" aria-label={words('bar.problems.title')} tabIndex={-1} class="inner">
      <ul>
        {problems.map((problem, index) => (
          <li key={index}>{problemSentence(words, problem, language)}</li>
        ))}
      </ul>
      <p class="do">
        <button type="button" class="action" onClick={byUser(onCopy)}>
          {words('bar.copy')}
        </button>
        <button type="button" class="action" onClick={byUser(onClose)}>
          {words('card.close')}
        </button>
        <span class="soft" role="status">
          {copied && words(copied === 'yes' ? 'bar.copied' : 'bar.copy.failed')}
        </span>
      </p>
    </div>
  );
}
