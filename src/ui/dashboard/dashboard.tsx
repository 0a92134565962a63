import { useMemo, useState } from 'preact/hooks';

import type { Client } from '@/messages/client';
import { dayIn, type Instant } from '@/model/day';
import type { Platform } from '@/model/platform';
import { defaultSettings } from '@/model/settings';
import { languageOf } from '@/locales/words';
import type { AccessPort } from '../parts/access';
import { useAsk } from '../parts/ask';
import { FailureNote, Loading } from '../parts/failure';
import { Mark } from '../parts/mark';
import { usePaint } from '../parts/paint';
import { SpeechContext } from '../parts/speech';
import { BudgetPage } from './budget/budget-page';
import { BusinessPage } from './business/business-page';
import { DataPage } from './data/data-page';
import { HelpDialog } from './help-dialog';
import { LightsPage } from './lights/lights-page';
import type { FilePort } from './imports/file-port';
import { useImports } from './imports/use-imports';
import { ReadersPage } from './readers/readers-page';
import { home, pageNames, writeRoute } from './route';
import { SettingsPage } from './settings/settings-page';
import { TargetsPage } from './targets/targets-page';
import { Toast } from './toast';
import { useKeys } from './use-keys';
import { useRoute } from './use-route';
import { useWork } from './use-work';
import { dashboardWords } from './words';

interface DashboardProps {
  client: Client;
  port: AccessPort;
  files: FilePort;
  /** Consoles that can be read: those that have a switch. */
  consoles: readonly Platform[];
  now: Instant;
  browserLanguages: readonly string[];
}

/** The dashboard: one page at a time, all of its view in the address. */
export function Dashboard({ client, port, files, consoles, now, browserLanguages }: DashboardProps) {
  const overview = useAsk(client, 'overview', {});
  const subjects = useAsk(client, 'subjects.list', {});
  const { route, go } = useRoute();
  const work = useWork();
  const imports = useImports(client, files, work, now);
  const [help, setHelp] = useState(false);
  useKeys({
    '?': () => setHelp(true),
    'Ctrl+z': () => void work.undo(),
  });

  const settings = overview.state === 'ready' ? overview.value.settings : defaultSettings;
  const language = languageOf(settings.language, browserLanguages);
  const words = useMemo(() => dashboardWords(language), [language]);
  const speech = useMemo(() => ({ words, language, now }), [words, language, now]);
  usePaint(settings, language, words('nav.title', { page: words(`nav.${route.page}`) }));
  const today = dayIn(now, Intl.DateTimeFormat().resolvedOptions().timeZone);

  const failed = overview.state === 'failed' ? overview : subjects.state === 'failed' ? subjects : null;
  const page = () => {
    if (overview.state !== 'ready' || subjects.state !== 'ready')
      return (
        <div class="page">
          <h1>{words(`nav.${route.page}`)}</h1>
          {failed ? <FailureNote failure={failed.failure} again={failed.again} /> : <Loading />}
        </div>
      );
    const known = { client, subjects: subjects.value, route, go, work, today };
    switch (route.page) {
      case 'lights':
        return <LightsPage {...known} overview={overview.value} />;
      case 'targets':
        return <TargetsPage {...known} overview={overview.value} />;
      case 'budget':
        return <BudgetPage client={client} today={today} route={route} work={work} />;
      case 'business':
        return <BusinessPage {...known} />;
      case 'data':
        return <DataPage {...known} imports={imports} targets={overview.value.targets} />;
      case 'readers':
        return (
          <ReadersPage client={client} port={port} consoles={consoles} settings={settings} work={work} />
        );
      case 'settings':
        return <SettingsPage client={client} port={port} settings={settings} work={work} />;
    }
  };

  return (
    <SpeechContext value={speech}>
      <div class="dashboard">
        <nav class="nav" aria-label={words('nav.label')}>
          <span class="nav-mark">
            <Mark size={24} />
            <b>{words('nav.name')}</b>
          </span>
          <ul>
            {pageNames.map((name) => (
              <li key={name}>
                <a
                  href={writeRoute({ ...home, page: name })}
                  aria-current={route.page === name ? 'page' : undefined}
                >
                  {words(`nav.${name}`)}
                </a>
              </li>
            ))}
          </ul>
          <button type="button" class="link nav-help" onClick={() => setHelp(true)}>
            {words('help.title')}
          </button>
        </nav>
        <main class="main" key={route.page}>
          {page()}
        </main>
        <Toast work={work} />
        {help && <HelpDialog onClose={() => setHelp(false)} />}
      </div>
    </SpeechContext>
  );
}
