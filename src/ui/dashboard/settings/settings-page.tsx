import { useEffect, useRef } from 'preact/hooks';

import type { Client } from '@/messages/client';
import type { Platform } from '@/model/platform';
import type { Settings } from '@/model/settings';
import type { AccessPort } from '../../parts/access';
import { useSpeech } from '../../parts/speech';
import { TaughtSites } from '../teach/taught-sites';
import type { Work } from '../use-work';
import { ConsoleSwitch } from './console-switch';

interface SettingsPageProps {
  client: Client;
  port: AccessPort;
  consoles: readonly Platform[];
  settings: Settings;
  work: Work;
}

/** Language, look, lights in the page, and each console's switch. A change holds at once. */
export function SettingsPage({ client, port, consoles, settings, work }: SettingsPageProps) {
  const { words } = useSpeech();
  // What was set last, also before the worker's answer is back: two quick clicks must not undo each other.
  const latest = useRef(settings);
  useEffect(() => {
    latest.current = settings;
  }, [settings]);
  const set = (change: Partial<Settings>) => {
    latest.current = { ...latest.current, ...change };
    void work
      .run(async () => {
        await client.ask('settings.set', { settings: latest.current });
        return null;
      })
      .then((done) => {
        if (!done) latest.current = settings;
      });
  };
  const choice = <F extends 'language' | 'theme' | 'palette'>(field: F, values: readonly Settings[F][]) => (
    <fieldset class="choice">
      <legend>{words(`settings.${field}`)}</legend>
      {values.map((value) => (
        <label key={value} class="check">
          <input
            type="radio"
            name={field}
            checked={settings[field] === value}
            onChange={() => set({ [field]: value })}
          />
          <span>{words(`settings.${field}.${value}`)}</span>
        </label>
      ))}
    </fieldset>
  );
  return (
    <div class="page page-narrow">
      <h1>{words('nav.settings')}</h1>
      <section class="card">
        {choice('language', ['auto', 'en', 'it'])}
        {choice('theme', ['auto', 'light', 'dark'])}
        {choice('palette', ['signal', 'calm'])}
      </section>
      <section class="card">
        <h2>{words('settings.overlay')}</h2>
        <label class="check">
          <input
            type="checkbox"
            checked={settings.overlay}
            onChange={(event) => set({ overlay: event.currentTarget.checked })}
          />
          <span>{words('settings.overlay.on')}</span>
        </label>
        <p class="muted small">{words('settings.overlay.hint')}</p>
      </section>
      <section class="card">
        <h2>{words('settings.consoles')}</h2>
        <p class="muted small">{words('settings.consoles.hint')}</p>
        <ul class="consoles">
          {consoles.map((platform) => (
            <li key={platform}>
              <ConsoleSwitch
                platform={platform}
                port={port}
                on={!settings.consolesOff.includes(platform)}
                onSwitch={(on) =>
                  set({
                    consolesOff: on
                      ? latest.current.consolesOff.filter((one) => one !== platform)
                      : [...latest.current.consolesOff, platform],
                  })
                }
              />
            </li>
          ))}
        </ul>
      </section>
      <TaughtSites client={client} port={port} work={work} />
    </div>
  );
}
