import { useState } from 'preact/hooks';

import type { Client } from '@/messages/client';
import type { Failure } from '@/messages/protocol';
import { defaultSettings } from '@/model/settings';
import type { Instant } from '@/model/day';
import type { Target } from '@/model/target';
import { languageOf } from '@/locales/words';
import { failureOf, useAsk } from '../parts/ask';
import { FailureNote } from '../parts/failure';
import { usePaint } from '../parts/paint';
import { SpeechContext } from '../parts/speech';
import { savingOf } from '../parts/target-draft';
import { EditTarget } from './edit-target';
import { PopupBody } from './popup-body';
import type { PopupPort } from './ports';
import { popupState } from './state';
import { TopMoves } from './top-moves';
import { useTab } from './use-tab';
import { popupWords } from './words';

interface PopupProps {
  client: Client;
  port: PopupPort;
  now: Instant;
  browserLanguages: readonly string[];
}

/** The popup: asks the worker and the tab, decides what to show, and carries out what the user chooses. */
export function Popup({ client, port, now, browserLanguages }: PopupProps) {
  const overview = useAsk(client, 'overview', {});
  const { tab, accessMissing, look } = useTab(port);
  const [editing, setEditing] = useState<{ target: Target | undefined } | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [removed, setRemoved] = useState<Target[]>([]);

  const settings = overview.state === 'ready' ? overview.value.settings : defaultSettings;
  const language = languageOf(settings.language, browserLanguages);
  const words = popupWords(language);
  usePaint(settings, language, words('popup.title'));

  const carryOut = async (work: () => Promise<unknown>) => {
    setBusy(true);
    setFailure(null);
    try {
      await work();
      return true;
    } catch (error) {
      setFailure(failureOf(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  const close = () => setEditing(null);
  const state = popupState({ overview, tab, consoles: port.consoles, accessMissing });
  const again = overview.state === 'failed' ? overview.again : undefined;

  return (
    <SpeechContext value={{ words, language, now }}>
      <main class="popup" aria-busy={busy}>
        {failure && <FailureNote failure={failure} />}
        {removed.length > 0 && (
          <div class="notice" role="status">
            <p>{words('popup.removed')}</p>
            <button
              type="button"
              class="button"
              disabled={busy}
              onClick={() =>
                void carryOut(() => client.ask('targets.save', { targets: removed })).then(
                  (done) => done && setRemoved([]),
                )
              }
            >
              {words('popup.undo')}
            </button>
          </div>
        )}
        {editing && overview.state === 'ready' ? (
          <EditTarget
            client={client}
            overview={overview.value}
            before={editing.target}
            busy={busy}
            onCancel={close}
            onSave={(target) =>
              void carryOut(() =>
                client.ask('targets.save', { targets: savingOf(target, overview.value.targets) }),
              ).then((done) => done && close())
            }
            onRemove={(target) =>
              void carryOut(async () =>
                setRemoved(await client.ask('targets.remove', { ids: [target.id] })),
              ).then((done) => done && close())
            }
          />
        ) : (
          <PopupBody
            client={client}
            state={state}
            overview={overview.state === 'ready' ? overview.value : null}
            tab={tab}
            again={again}
            moves={<TopMoves client={client} onOpen={(hash) => void port.openDashboard(hash)} />}
            onEdit={(target) => setEditing({ target })}
            onOpen={(hash) => void port.openDashboard(hash)}
            report={port.report}
            onTeach={port.teach && ((site) => void carryOut(() => port.teach!(site)))}
            actions={{
              allow: (platforms, origins) =>
                void carryOut(() =>
                  origins ? port.requestOrigins(origins) : port.requestAccess(platforms),
                ).then(look),
              reload: () => void carryOut(() => port.reloadTab()).then(look),
              switchOn: (platforms) =>
                void carryOut(() =>
                  client.ask('settings.set', {
                    settings: {
                      ...settings,
                      consolesOff: settings.consolesOff.filter((one) => !platforms.includes(one)),
                    },
                  }),
                ),
            }}
          />
        )}
      </main>
    </SpeechContext>
  );
}
