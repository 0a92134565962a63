import type { ComponentChildren } from 'preact';

import type { Client } from '@/messages/client';
import type { Overview } from '@/messages/protocol';
import { colours, type LightView } from '@/model/light';
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
import { ConsoleLinks } from './console-links';
import { CopyReport } from './copy-report';
import { countsOf, problemReport, type PopupState } from './state';
import { TeachOffer, changeableSite, teachableSite } from './teach-offer';

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

export function PopupBody(props: PopupBodyProps) {
  const { client, state, overview, tab, again, moves, onEdit, onOpen, onTeach, report, actions } = props;
  const { words } = useSpeech();
  const site = teachableSite(tab);
  const taught = changeableSite(tab);
  const ready = state.screen !== 'loading' && state.screen !== 'worker-away';
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
      {site && onTeach && ready && (
        <TeachOffer site={site} known={tab?.platform != null && tab.platform !== 'other'} onTeach={onTeach} />
      )}
      {reportable && <CopyReport copy={trouble.copy} />}
      {taught && onTeach && ready && (
        <button type="button" class="link" onClick={() => onTeach(taught)}>
          {words('popup.teach.change')}
        </button>
      )}
      {state.screen === 'lights' && moves}
      {ready && <Foot state={state} overview={overview} onEdit={onEdit} onOpen={onOpen} />}
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
