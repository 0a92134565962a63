import { useEffect, useRef } from 'preact/hooks';

/** What keys do, by `event.key`; `Ctrl+` stands for Ctrl, or Command on a Mac. */
export type Keys = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** Is somebody typing there? Then letters are letters. */
export function typesInto(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLSelectElement) return true;
  return (
    target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  );
}

/** Listens on the whole page while the component lives. Escape works everywhere, other keys not while typing. */
export function useKeys(keys: Keys) {
  const current = useRef(keys);
  current.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.isComposing) return;
      const held = event.ctrlKey || event.metaKey;
      const name = held ? `Ctrl+${event.key.toLowerCase()}` : event.key;
      if (name !== 'Escape' && typesInto(event.target)) return;
      const act = current.current[name];
      if (!act) return;
      event.preventDefault();
      act(event);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}
