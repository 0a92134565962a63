import type { ComponentChildren } from 'preact';
import type { Platform } from '@/model/platform';
import type { Problem } from '@/model/problem';
import { listed, platformName, problemSentence } from '../parts/sentences';
import { useSpeech } from '../parts/speech';
import { CopyReport } from './copy-report';
import type { Trouble } from './state';

/** A state of its own: what is the case, what to do, and one button to do it. */
export function Screen({
  title,
  text,
  children,
}: {
  title: string;
  text: string;
  children?: ComponentChildren;
}) {
  return (
    <section class="screen">
      <h2>{title}</h2>
      <p>{text}</p>
      {children}
    </section>
  );
}

export interface TroubleActions {
  allow: (platforms: readonly Platform[], origins?: readonly string[]) => void;
  reload: () => void;
  switchOn: (platforms: readonly Platform[]) => void;
  /** Puts the report of the problems on the clipboard. */
  copy: () => Promise<void>;
}

interface TroubleProps {
  trouble: Trouble;
  actions: TroubleActions;
}

/** The screen of a trouble: used where there are no lights to show. */
export function TroubleScreen({ trouble, actions }: TroubleProps) {
  const { words } = useSpeech();
  const params = useTroubleParams(trouble);
  return (
    <Screen
      title={words(`trouble.${trouble.kind}.title`, params)}
      text={words(`trouble.${trouble.kind}`, params)}
    >
      <Problems trouble={trouble} />
      <Remedy trouble={trouble} actions={actions} primary />
    </Screen>
  );
}

/** The same trouble as one line above the lights. */
export function TroubleNotice({ trouble, actions }: TroubleProps) {
  const { words } = useSpeech();
  const params = useTroubleParams(trouble);
  return (
    <aside class="notice" aria-label={words('popup.notice')}>
      <div>
        <p>{words(`trouble.${trouble.kind}.title`, params)}</p>
        <Problems trouble={trouble} />
      </div>
      <Remedy trouble={trouble} actions={actions} />
    </aside>
  );
}

function useTroubleParams(trouble: Trouble) {
  const { words, language } = useSpeech();
  const platforms = 'platforms' in trouble ? trouble.platforms : [trouble.platform];
  const [only] = platforms;
  return {
    console:
      platforms.length === 1
        ? platformName(words, only!)
        : words('trouble.consoles', { n: platforms.length }),
    consoles: listed(
      platforms.map((platform) => platformName(words, platform)),
      language,
    ),
  };
}

/** Codes that name the same thing twenty times are said once. */
function Problems({ trouble }: { trouble: Trouble }) {
  const { words, language } = useSpeech();
  if (!('problems' in trouble) || trouble.problems.length === 0) return null;
  const said = [
    ...new Set(trouble.problems.map((problem: Problem) => problemSentence(words, problem, language))),
  ];
  return (
    <ul class="problems">
      {said.slice(0, 4).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
      {said.length > 4 && <li>{words('trouble.more', { n: said.length - 4 })}</li>}
    </ul>
  );
}

function Remedy({ trouble, actions, primary = false }: TroubleProps & { primary?: boolean }) {
  const { words } = useSpeech();
  const look = primary ? 'button primary' : 'button';
  switch (trouble.kind) {
    case 'access-off':
      return (
        <button type="button" class={look} onClick={() => actions.allow(trouble.platforms, trouble.origins)}>
          {words('trouble.allow')}
        </button>
      );
    case 'reload':
      return (
        <button type="button" class={look} onClick={actions.reload}>
          {words('trouble.reload-tab')}
        </button>
      );
    case 'console-off':
      return (
        <button type="button" class={look} onClick={() => actions.switchOn(trouble.platforms)}>
          {words('trouble.switch-on')}
        </button>
      );
    case 'not-understood':
    case 'problems':
      return <CopyReport copy={actions.copy} class={look} />;
  }
}
