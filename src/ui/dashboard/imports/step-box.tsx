import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

import { useSpeech } from '../../parts/speech';

interface StepBoxProps {
  title: string;
  number: number;
  count: number;
  children: ComponentChildren;
}

/** One step of the file at hand. Takes the focus when it appears, so that it is read out and the next Tab is in it. */
export function StepBox({ title, number, count, children }: StepBoxProps) {
  const { words } = useSpeech();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.closest('section')?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <section class="card import-step" aria-labelledby={id}>
      <div class="card-top">
        <h2 id={id} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {count > 1 && <span class="muted push">{words('import.file-of', { number, count })}</span>}
      </div>
      {children}
    </section>
  );
}
