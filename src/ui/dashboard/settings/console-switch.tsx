import { useEffect, useState } from 'preact/hooks';

import type { Platform } from '@/model/platform';
import type { AccessPort } from '../../parts/access';
import { platformName } from '../../parts/sentences';
import { useSpeech } from '../../parts/speech';

interface ConsoleSwitchProps {
  platform: Platform;
  port: AccessPort;
  on: boolean;
  onSwitch: (on: boolean) => void;
}

/** A console's switch, and the browser's question where its site is off. */
export function ConsoleSwitch({ platform, port, on, onSwitch }: ConsoleSwitchProps) {
  const { words } = useSpeech();
  const [access, setAccess] = useState<boolean | null>(null);
  useEffect(() => {
    let live = true;
    void port.hasAccess(platform).then(
      (has) => live && setAccess(has),
      () => live && setAccess(null),
    );
    return () => {
      live = false;
    };
  }, [port, platform]);
  const name = platformName(words, platform);
  return (
    <>
      <label class="check">
        <input type="checkbox" checked={on} onChange={(event) => onSwitch(event.currentTarget.checked)} />
        <span>{name}</span>
      </label>
      {access === false && (
        <div class="site-access">
          <span class="muted small">{words('settings.access-off')}</span>
          <button
            type="button"
            class="link"
            aria-label={words('settings.allow.for', { console: name })}
            onClick={() => void port.requestAccess([platform]).then(setAccess, () => setAccess(false))}
          >
            {words('settings.allow')}
          </button>
        </div>
      )}
    </>
  );
}
