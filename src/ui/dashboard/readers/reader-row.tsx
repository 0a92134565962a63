import type { ReaderHealth } from '@/messages/areas/readers';
import type { Platform } from '@/model/platform';
import { contradictionIn } from '@/model/verdict';
import type { AccessPort } from '../../parts/access';
import { attributionSaid, ownDay } from '../../overlay/spoken';
import { showAge, showDay, showFigure, showInstant } from '../../parts/figures';
import { listed, platformName, problemSentence } from '../../parts/sentences';
import { useSpeech } from '../../parts/speech';
import { ConsoleSwitch } from '../settings/console-switch';
import { findingSentence } from './finding-sentence';

interface ReaderRowProps {
  platform: Platform;
  port: AccessPort;
  /** Null where nothing was ever read there. */
  health: ReaderHealth | null;
  on: boolean;
  /** The user has seen that a provisional reader is right. */
  confirmed: boolean;
  onSwitch: (on: boolean) => void;
  onConfirm: () => void;
}

/** One console: its switch, when it was read, what matched there, and what its readings say of themselves. */
export function ReaderRow({ platform, port, health, on, confirmed, onSwitch, onConfirm }: ReaderRowProps) {
  const { words, language, now } = useSpeech();
  const count = (value: number) => showFigure(value, 'count', null, language);
  const saidAs = (what: 'attribution' | 'currency', value: string) =>
    what === 'currency' ? value : attributionSaid(value, { words, language });
  const last = health?.last;
  const problems = (last?.problems ?? []).filter(
    // The first is a mark of its own here, the second is the verdict's.
    ({ code }) => code !== 'provisional' && code !== 'rows-missing',
  );
  const provisional = !confirmed && (last?.problems.some(({ code }) => code === 'provisional') ?? false);
  const verdict = last?.verdict ?? [];
  const reconciles =
    verdict.some(({ code }) => code === 'reconciles') && contradictionIn(last?.verdict ?? undefined) === null;
  return (
    <tr>
      <td>
        <ConsoleSwitch platform={platform} port={port} on={on} onSwitch={onSwitch} />
      </td>
      <td class="wrapping">
        {health && last ? (
          <>
            <span title={showInstant(last.readAt, language)}>{showAge(last.readAt, now, words)}</span>
            <br />
            <span class="muted small">
              {words('readers.counts', { today: count(health.today), week: count(health.week) })}
            </span>
            <br />
            <span class="muted small">
              {health.lastGoodAt === null
                ? words('readers.good.none')
                : words('readers.good', { age: showAge(health.lastGoodAt, now, words) })}
            </span>
          </>
        ) : (
          <span class="muted">{words('readers.never')}</span>
        )}
      </td>
      <td class="wrapping">
        {last && (
          <>
            <code>{last.grid}</code>
            {provisional && <b> {words('readers.provisional')}</b>}
            <br />
            <span class="small">
              {last.columns.length === 0
                ? words('readers.columns.none')
                : listed(
                    last.columns.map((key) => words(`metric.${key}`)),
                    language,
                  )}
            </span>
            {provisional && reconciles && (
              <p>
                <button
                  type="button"
                  class="button"
                  aria-label={words('readers.confirm.for', { console: platformName(words, platform) })}
                  onClick={onConfirm}
                >
                  {words('readers.confirm')}
                </button>
              </p>
            )}
          </>
        )}
      </td>
      <td class="wrapping">
        {last && (
          <ul>
            {verdict.map((finding) => (
              <li key={JSON.stringify(finding)}>{findingSentence(words, finding, language)}</li>
            ))}
            {problems.map((one) => (
              <li key={JSON.stringify(one)}>{problemSentence(words, one, language)}</li>
            ))}
            {health?.changes.map(({ account, name, what, from, to, since }) => (
              <li key={`${account} ${what}`}>
                {words(`readers.changed.${what}`, {
                  account: name ?? words('readers.changed.nameless'),
                  from: saidAs(what, from),
                  to: saidAs(what, to),
                  since: showDay(ownDay(since), language),
                })}
              </li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
}
