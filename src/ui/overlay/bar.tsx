import { colours, type Colour, type LightView } from '@/model/light';
import type { Problem } from '@/model/problem';
import type { Instant } from '@/model/day';
import { showAge } from '../parts/figures';
import { listed } from '../parts/sentences';
import { Shape } from '../parts/shape';
import { byUser } from './events';
import type { OverlayState } from './overlay';
import { figureOf, ownDay, presetName, rangeName, verdictOf, type Voice } from './spoken';
import { kpiName } from '../parts/kpi-name';

/** How much of the bar is shown: all, without age and what is missing, without pace and landing, its icon alone. */
export const barForms = ['full', 'mid', 'short', 'icon'] as const;
export type BarForm = (typeof barForms)[number];

export interface BarProps {
  state: OverlayState;
  voice: Voice;
  now: Instant;
  /** Rows in the document now. */
  rows: number;
  problems: readonly Problem[];
  form: BarForm;
  problemsOpen: boolean;
  onMain(opener: HTMLElement): void;
  onProblems(): void;
  onFold(): void;
  /** Null where nobody can open a page of ours. */
  onTargets: (() => void) | null;
  onHandle(event: PointerEvent | KeyboardEvent): void;
}

/** What the bar says in one line where there are no lights to count. */
export function barLine({
  state,
  rows,
  voice: { words },
}: Pick<BarProps, 'state' | 'rows' | 'voice'>): string | null {
  const { status, lights } = state;
  if (status.state === 'off') return words('bar.off');
  if (state.workerAway) return words('bar.away');
  if (status.state === 'not-understood') return words('bar.not-understood');
  if (status.state === 'waiting') return words('bar.waiting');
  if (!lights) return words('bar.reading', { n: Math.max(rows, status.rows) });
  return lights.hasTargets ? null : words('bar.no-targets');
}

/** "2 red and 14 green", for a screen reader. */
function countsSaid(counts: Record<Colour, number>, { words, language }: Voice): string {
  const said = colours
    .filter((colour) => counts[colour] > 0)
    .map((colour) => words(`bar.count.${colour}`, { n: counts[colour] }));
  return said.length > 0 ? words('bar.lights', { counts: listed(said, language) }) : words('bar.none');
}

/** One line over the table: counts, the main target, the age of the reading, what is missing, what is wrong. */
export function Bar(props: BarProps) {
  const { state, voice, form } = props;
  const { words } = voice;
  const line = barLine(props);
  const counts = state.lights?.bar.counts ?? null;
  const said = line ?? countsSaid(counts!, voice);
  const worst = line ? null : (colours.find((colour) => counts![colour] > 0) ?? null);
  const folded = form === 'icon';
  return (
    <>
      <button
        type="button"
        class="icon bulb"
        aria-expanded={!folded}
        aria-label={folded ? words('bar.unfold', { what: said }) : words('bar.fold')}
        title={folded ? said : words('bar.fold')}
        onClick={byUser(props.onFold)}
      >
        <Bulb />
        {folded && worst && <Shape light={worst} size={14} />}
        {folded && worst === 'red' && <strong>{counts!.red}</strong>}
        {folded && props.problems.length > 0 && <strong aria-hidden="true">!</strong>}
      </button>
      {!folded && (line === null ? <Lights {...props} counts={counts!} /> : <span>{line}</span>)}
      {!folded && <Said {...props} line={line} />}
      {!folded && (
        <button
          type="button"
          class="icon handle"
          aria-label={words('bar.move')}
          title={words('bar.move')}
          onPointerDown={byUser(props.onHandle)}
          onPointerMove={byUser(props.onHandle)}
          onPointerUp={byUser(props.onHandle)}
          onKeyDown={byUser(props.onHandle)}
        >
          <Grip />
        </button>
      )}
    </>
  );
}

function Lights({ state, voice, counts, onMain }: BarProps & { counts: Record<Colour, number> }) {
  const main = state.lights!.bar.main;
  const any = colours.some((colour) => counts[colour] > 0);
  return (
    <>
      <span class="counts" role="img" aria-label={countsSaid(counts, voice)}>
        {colours
          .filter((colour) => counts[colour] > 0)
          .map((colour) => (
            <span class="count" key={colour}>
              <Shape light={colour} size={14} />
              {counts[colour]}
            </span>
          ))}
        {!any && <span class="soft">{voice.words('bar.none')}</span>}
      </span>
      {main && <Main light={main} voice={voice} onMain={onMain} />}
    </>
  );
}

function Main({ light, voice, onMain }: { light: LightView; voice: Voice } & Pick<BarProps, 'onMain'>) {
  const { words } = voice;
  const short = (value: number | null) => figureOf(light, value, voice, true);
  return (
    <>
      <span class="sep" />
      <button
        type="button"
        class="main"
        aria-haspopup="dialog"
        onClick={byUser((event: MouseEvent) => onMain(event.currentTarget as HTMLElement))}
      >
        <Shape light={light.light} stale={light.stale} size={14} label={verdictOf(light, voice)} />
        <span>{kpiName(words, light)}</span>
        <strong>{short(light.value)}</strong>
        <span class="soft">/ {short(light.aim.value)}</span>
      </button>
      {light.pace !== undefined && (
        <span class="soft mid">{words('bar.pace', { pace: short(light.pace) })}</span>
      )}
      {light.landing && (
        <span class="soft mid">{words('bar.landing', { landing: short(light.landing.value) })}</span>
      )}
    </>
  );
}

/** Age, what is missing, problems, and the one thing to do. */
function Said({
  state,
  voice,
  now,
  problems,
  problemsOpen,
  line,
  ...on
}: BarProps & { line: string | null }) {
  const { words } = voice;
  const bar = line === null ? state.lights!.bar : null;
  const missing = bar?.missing[0];
  return (
    <>
      {bar?.asOf && (
        <span class="soft long">{words('bar.read', { age: showAge(bar.asOf, now, words) })}</span>
      )}
      {missing && (
        <span class="long" title={rangeName(missing, ownDay(now), voice)}>
          {words(bar.missing.length > 1 ? 'bar.missing.more' : 'bar.missing', {
            range: presetName(missing, ownDay(now), voice) ?? rangeName(missing, ownDay(now), voice),
            n: bar.missing.length - 1,
          })}
        </span>
      )}
      {state.lights && !state.lights.hasTargets && line && on.onTargets && (
        <button type="button" class="action" onClick={byUser(on.onTargets)}>
          {words('bar.set-target')}
        </button>
      )}
      {problems.length > 0 && (
        <button
          type="button"
          class="action trouble"
          aria-expanded={problemsOpen}
          onClick={byUser(on.onProblems)}
        >
          {words('bar.problems', { n: problems.length })}
        </button>
      )}
    </>
  );
}

function Bulb() {
  return (
    <svg width="18" height="18" viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor">
      <path
        d="M8 1.6a4.4 4.4 0 0 0-2.6 7.9c.5.4.8.9.8 1.5h3.6c0-.6.3-1.1.8-1.5A4.4 4.4 0 0 0 8 1.6z"
        stroke-width="1.3"
      />
      <path d="M6.3 12.9h3.4M7 14.7h2" stroke-width="1.3" stroke-linecap="round" />
    </svg>
  );
}

function Grip() {
  return (
    <svg width="12" height="16" viewBox="0 0 12 16" aria-hidden="true" fill="currentColor" opacity=".7">
      {[4, 8, 12].flatMap((y) => [3, 9].map((x) => <circle key={`${x} ${y}`} cx={x} cy={y} r="1.2" />))}
    </svg>
  );
}
