import { render } from 'preact';

import { languageOf } from '@/locales/words';
import type { Client } from '@/messages/client';
import type { Instant } from '@/model/day';
import { defaultSettings } from '@/model/settings';
import type { Desk } from '@/model/teaching-desk';
import { hostMaker } from '../overlay/host';
import { SpeechContext } from '../parts/speech';
import { Panel } from './panel';
import { teachingStyles } from './styles';
import { teachingWords } from './words';

export interface TeachingOptions {
  client: Client;
  /** Looks at the page, leaving out what is ours. */
  desk: (owns: (node: Node) => boolean) => Desk;
  languages: readonly string[];
  now: Instant;
  /** Closed by default, so that no script of the page sees or presses anything of it. */
  shadow?: ShadowRootMode;
}

const TAG = 'lampadina-teaching';

/** Opens the panel in the page, once; nothing of the page is changed. Closing takes all of it away. */
export async function mountTeaching(document: Document, options: TeachingOptions): Promise<void> {
  const open = globalThis as { lampadinaTeaching?: HTMLElement };
  if (open.lampadinaTeaching?.isConnected) return;
  const settings = await options.client.ask('settings.get', {}).catch(() => defaultSettings);
  if (open.lampadinaTeaching?.isConnected) return;
  const language = languageOf(settings.language, options.languages);
  const { makeHost, owns } = hostMaker(document, options.shadow ?? 'closed');
  const { element, root } = makeHost(TAG, teachingStyles);
  const from = document.activeElement;
  const stage = document.createElement('div');
  stage.className = `teaching ${settings.theme}`;
  stage.lang = language;
  root.append(stage);
  element.className = 'raised';
  document.documentElement.append(element);
  onTop(element);
  open.lampadinaTeaching = element;
  const close = () => {
    render(null, stage);
    element.remove();
    if (from instanceof HTMLElement && from.isConnected) from.focus({ preventScroll: true });
  };
  render(
    <SpeechContext value={{ words: teachingWords(language), language, now: options.now }}>
      <Panel
        desk={options.desk(owns)}
        client={options.client}
        ownZone={new Intl.DateTimeFormat().resolvedOptions().timeZone}
        onClose={close}
      />
    </SpeechContext>,
    stage,
  );
}

/**
 * Above whatever the page raised, and placed by the window even where the page turns or scales its root: in the browser's own
 * top layer. Browsers that have none show it by its z-index.
 */
function onTop(element: HTMLElement): void {
  try {
    element.popover = 'manual';
    element.showPopover();
  } catch {
    element.removeAttribute('popover');
  }
}
