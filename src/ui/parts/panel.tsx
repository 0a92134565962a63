import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

import { useSpeech } from './speech';

interface PanelProps {
  title: ComponentChildren;
  onClose: () => void;
  children: ComponentChildren;
}

/**
 * What is open beside a list. Takes the focus when it appears, so that it is read out; gives it back to where it
 * came from when it goes.
 */
export function Panel({ title, onClose, children }: PanelProps) {
  const { words } = useSpeech();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const from = document.activeElement;
    const panel = heading.current?.closest('aside');
    heading.current?.focus();
    return () => {
      const { activeElement } = document;
      // Who has walked on in the list meanwhile stays there.
      const inside = activeElement === document.body || (panel?.contains(activeElement) ?? false);
      if (inside && from instanceof HTMLElement && from.isConnected) from.focus();
    };
  }, []);
  return (
    <aside class="panel" aria-labelledby={id}>
      <div class="panel-top">
        <h2 id={id} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <button type="button" class="button quiet close" aria-label={words('action.close')} onClick={onClose}>
          <span aria-hidden="true">×</span>
        </button>
      </div>
      <div class="panel-body">{children}</div>
    </aside>
  );
}
