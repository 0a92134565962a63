import type { ComponentChildren } from 'preact';

import type { Client } from '@/messages/client';
import type { Overview } from '@/messages/protocol';
import { colours, type LightView } from '@/model/light';
import type { Platform } from '@/model/platform';
import type { Target } from '@/model/target';
import { FailureNote, Loading } from '../parts/failure';
import { showAge } from '../parts/figures';
import { lightName } from '../parts/light-name';
import { Mark } from '../parts/mark';
import { platformName } from '../parts/sentences';
import { Shape } from '../parts/shape';
import { useSpeech } from '../parts/speech';
import { Headline } from './headline';
import { LightLine } from './light-line';
import type { TabFacts, TeachableSite } from './ports';
import { Screen, TroubleNotice, TroubleScreen, type TroubleActions } from './screens';
import { CopyReport } from './copy-report';
import { countsOf, problemReport, type PopupState } from './state';
import { TeachOffer, teachableSite } from './teach-offer';

interface PopupBodyProps {
  client: Client;
  state: PopupState;
  overview: Overview | null;
  tab: TabFacts | null;
  again: (() => void) | undefined;
  /** Without a target: a new one. */
  onEdit: (target?: Target) => void;
  onOpen: (hash: string) => void;
  /** What stands under the lights. */
  moves?: ComponentChildren;
  onTeach?: ((site: TeachableSite) => void) | undefined;
  /** The report of the tab's page. */
  report?: (() => Promise<string | null>) | undefined;
  actions: Omit<TroubleActions, 'copy'>;
}

/** Where each console keeps its table of campaigns: a link that the user follows, nothing that we request. */
const firstConsoles = [
  { platform: 'google-ads', href: 'https://ads.google.com/aw/campaigns' },
  { platform: 'meta-ads', href: 'https://adsmanager.facebook.com/adsmanager/manage/campaigns' },
] as const;

export function PopupBody(props: PopupBodyProps) {
  const { client, state, overview, tab, again, moves, onEdit, onOpen, onTeach, report, actions } = props;
  const { words } = useSpeech();
  const site = teachableSite(tab);
  const trouble: TroubleActions = {
    ...actions,
    copy: async () => {
      if (tab)
        await navigator.clipboard.writeText((await report?.().catch(() => null)) ?? problemReport(tab));
    },
  };
  const reportable = report && tab?.platform && tab.status?.state === 'reading' && state.screen !== 'trouble';
  return (
    <>
      <header class="popup-top">
        <Mark />
        <h1>{words('popup.title')}</h1>
        {state.screen === 'lights' && <Counts state={state} />}
      </header>
      <Body
        client={client}
        state={state}
        overview={overview}
        again={again}
        onEdit={onEdit}
        onOpen={onOpen}
        trouble={trouble}
      />
      {site && onTeach && state.screen !== 'loading' && state.screen !== 'worker-away' && (
        <TeachOffer site={site} known={tab?.platform != null && tab.platform !== 'other'} onTeach={onTeach} />
      )}
      {reportable && <CopyReport copy={trouble.copy} />}
      {state.screen === 'lights' && moves}
      {state.screen !== 'loading' && state.screen !== 'worker-away' && (
        <Foot state={state} overview={overview} onEdit={onEdit} onOpen={onOpen} />
      )}
    </>
  );
}

function Counts({ state }: { state: PopupState & { screen: 'lights' } }) {
  const { words } = useSpeech();
  const counts = countsOf(state.lights);
  return (
    <ul class="counts" aria-label={words('popup.counts')}>
      {colours
        .filter((colour) => counts[colour] > 0)
        .map((colour) => (
          <li key={colour}>
            <Shape light={colour} size={12} label={words(`light.${colour}`)} /> {counts[colour]}
          </li>
        ))}
    </ul>
  );
}

/** The console of the tab, or all whose address is known. */
function ConsoleLinks({ platform }: { platform: Platform | null }) {
  const { words } = useSpeech();
  const links = firstConsoles.filter((one) => platform === null || one.platform === platform);
  if (links.length === 0) return null;
  return (
    <div class="actions">
      {links.map(({ platform, href }) => (
        <a key={platform} class="button primary" href={href} target="_blank" rel="noreferrer">
          {words('popup.open', { console: platformName(words, platform) })}
        </a>
      ))}
    </div>
  );
}

interface BodyProps extends Pick<
  PopupBodyProps,
  'client' | 'state' | 'overview' | 'again' | 'onEdit' | 'onOpen'
> {
  trouble: TroubleActions;
}

function Body({ client, state, overview, again, onEdit, onOpen, trouble }: BodyProps) {
  const { words } = useSpeech();
  switch (state.screen) {
    case 'loading':
      return <Loading />;
    case 'worker-away':
      return (
        <Screen title={words('popup.away.title')} text={words('popup.away')}>
          <FailureNote failure={state.failure} again={again} />
        </Screen>
      );
    case 'trouble':
      return <TroubleScreen trouble={state.trouble} actions={trouble} />;
    case 'first-run':
      return (
        <Screen title={words('popup.first.title')} text={words('popup.first')}>
          <ConsoleLinks platform={null} />
        </Screen>
      );
    case 'nothing-read':
      return (
        <Screen
          title={words('popup.unread.title')}
          text={words(state.waiting ? 'popup.unread.waiting' : 'popup.unread', {
            console: platformName(words, state.platform),
          })}
        >
          <ConsoleLinks platform={state.platform} />
        </Screen>
      );
    case 'no-target':
      return (
        <>
          {state.notice && <TroubleNotice trouble={state.notice} actions={trouble} />}
          <Screen
            title={words('popup.untargeted.title')}
            text={words('popup.untargeted', { n: overview?.accounts.length ?? 0 })}
          >
            <button type="button" class="button primary" onClick={() => onEdit()}>
              {words('popup.first-target')}
            </button>
          </Screen>
        </>
      );
    case 'lights':
      return (
        <Lights
          client={client}
          state={state}
          overview={overview}
          onEdit={onEdit}
          onOpen={onOpen}
          trouble={trouble}
        />
      );
  }
}

function Lights({
  client,
  state,
  overview,
  onEdit,
  onOpen,
  trouble,
}: Omit<BodyProps, 'again' | 'state'> & { state: PopupState & { screen: 'lights' } }) {
  const { words } = useSpeech();
  const { targets = [], accounts = [] } = overview ?? {};
  const rest = state.lights.filter((light) => light !== state.main);
  const edit = (light: LightView) => onEdit(targets.find(({ id }) => id === light.target));
  const why = (key: string) => onOpen(`#/lights?open=${encodeURIComponent(key)}`);
  return (
    <>
      {state.notice && <TroubleNotice trouble={state.notice} actions={trouble} />}
      {state.main && (
        <Headline
          client={client}
          light={state.main}
          name={lightName(words, state.main, targets, accounts)}
          onWhy={() => why(state.main!.key)}
          onEdit={() => edit(state.main!)}
        />
      )}
      {rest.length > 0 && (
        <ul class="lines" aria-label={words('popup.lights')}>
          {rest.map((light) => (
            <LightLine
              key={light.key}
              client={client}
              light={light}
              name={lightName(words, light, targets, accounts)}
              onWhy={() => why(light.key)}
              onEdit={() => edit(light)}
            />
          ))}
        </ul>
      )}
    </>
  );
}

function Foot({
  state,
  overview,
  onEdit,
  onOpen,
}: Pick<PopupBodyProps, 'state' | 'overview' | 'onEdit' | 'onOpen'>) {
  const { words, now } = useSpeech();
  return (
    <footer class="popup-foot">
      <span class="muted">
        {state.screen === 'lights' && overview?.oldestUsed
          ? words('popup.oldest', { age: showAge(overview.oldestUsed, now, words) })
          : ''}
      </span>
      {state.screen === 'lights' && (
        <button type="button" class="button" onClick={() => onEdit()}>
          {words('popup.new')}
        </button>
      )}
      <button type="button" class="button" onClick={() => onOpen('#/lights')}>
        {words('popup.dashboard')}
      </button>
    </footer>
  );
}
