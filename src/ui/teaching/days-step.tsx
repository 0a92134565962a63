import { taughtPresets } from '@/model/taught';
import type { DaysChoice } from '@/model/teaching-desk';
import { byUser } from '../overlay/events';
import { showRange } from '../parts/figures';
import { useSpeech } from '../parts/speech';
import { followsToday, type DaysAnswer } from './answers';

interface DaysStepProps {
  choices: readonly DaysChoice[];
  days: DaysAnswer;
  zone: string | null;
  /** The zone of this computer. */
  ownZone: string;
  onChange: (days: DaysAnswer) => void;
  onZone: (zone: string | null) => void;
  onPoint: () => void;
}

const valueOf = (event: Event) => (event.currentTarget as HTMLSelectElement).value;

/** Where the days are: what the page shows, always the same preset, or nowhere. */
export function DaysStep({ choices, days, zone, ownZone, onChange, onZone, onPoint }: DaysStepProps) {
  const { words, language } = useSpeech();
  const zones = [...new Set([ownZone, 'UTC', ...(zone ? [zone] : [])])];
  const radio = (id: string, label: string, checked: boolean, answer: DaysAnswer) => (
    <label key={id} class="choice">
      <input type="radio" name="days" checked={checked} onChange={byUser(() => onChange(answer))} />
      <span>{label}</span>
    </label>
  );
  const said = ({ text, range }: DaysChoice) =>
    range
      ? words('teach.range.reads', { text, range: showRange(range, language) })
      : words('teach.range.unread', { text });
  return (
    <div class="step" role="radiogroup" aria-labelledby="days">
      <h3 id="days">{words('teach.step.range')}</h3>
      {choices.map((choice, at) =>
        radio(`shown-${at}`, said(choice), days.kind === 'shown' && days.choice === choice, {
          kind: 'shown',
          choice,
        }),
      )}
      {radio('preset', words('teach.range.preset'), days.kind === 'preset', {
        kind: 'preset',
        preset: days.kind === 'preset' ? days.preset : 'last_30d',
      })}
      {days.kind === 'preset' && (
        <select
          class="inner"
          aria-label={words('teach.range.which')}
          value={days.preset}
          onChange={byUser((event: Event) => {
            const preset = taughtPresets.find((one) => one === valueOf(event));
            if (preset) onChange({ kind: 'preset', preset });
          })}
        >
          {taughtPresets.map((preset) => (
            <option key={preset} value={preset} selected={preset === days.preset}>
              {words(`teach.preset.${preset}`)}
            </option>
          ))}
        </select>
      )}
      {radio('none', words('teach.range.none'), days.kind === 'none', { kind: 'none' })}
      {days.kind === 'none' && <p class="told">{words('teach.range.none.told')}</p>}
      {followsToday(days) && (
        <div class="field">
          <label for="zone">{words('teach.zone')}</label>
          <select
            id="zone"
            value={zone ?? ''}
            onChange={byUser((event: Event) => onZone(valueOf(event) || null))}
          >
            {zones.map((one) => (
              <option key={one} value={one} selected={one === zone}>
                {one}
              </option>
            ))}
            <option value="" selected={zone === null}>
              {words('teach.zone.unknown')}
            </option>
          </select>
        </div>
      )}
      <button type="button" id="point-days" class="link" onClick={byUser(onPoint)}>
        {words('teach.point.at.days')}
      </button>
    </div>
  );
}
