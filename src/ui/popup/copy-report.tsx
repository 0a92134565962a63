import { useState } from 'preact/hooks';

import { useSpeech } from '../parts/speech';

interface CopyReportProps {
  copy: () => Promise<void>;
  class?: string;
}

/** Copies the report of the page under the popup: a skeleton that holds nothing of anybody's. */
export function CopyReport({ copy, class: look = 'link' }: CopyReportProps) {
  const { words } = useSpeech();
  const [copied, setCopied] = useState<'copy' | 'copied' | 'copy-refused'>('copy');
  return (
    <button
      type="button"
      class={look}
      onClick={() =>
        void copy().then(
          () => setCopied('copied'),
          () => setCopied('copy-refused'),
        )
      }
    >
      <span role="status">{words(`trouble.${copied}`)}</span>
    </button>
  );
}
