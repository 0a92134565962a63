import type { Client } from '@/messages/client';
import type { Settings } from '@/model/settings';
import type { AccessPort } from '../../parts/access';
import { useSpeech } from '../../parts/speech';
import { TaughtSites } from '../teach/taught-sites';
import type { Work } from '../use-work';
import { DeliverySection } from './delivery-section';
import { ResultTypesSection } from './result-types-section';
import { useSet } from './use-set';

interface SettingsPageProps {
  client: Client;
  port: AccessPort;
  settings: Settings;
  work: Work;
}

/** Language, look, lights in the page, and the pages that were taught. A change holds at once. */
export function SettingsPage({ client, port, settings, work }: SettingsPageProps) {
  const { words } = useSpeech();
  const { set, latest } = useSet(client, settings, work);
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
      <ResultTypesSection
        client={client}
        latest={() => latest.current.resultTypes}
        onSet={(resultTypes) => set({ resultTypes })}
      />
      <DeliverySection
        own={settings.delivery}
        latest={() => latest.current.delivery}
        onSet={(delivery) => set({ delivery })}
      />
      <TaughtSites client={client} port={port} work={work} />
    </div>
  );
}
