import { h, render, type ComponentChild } from 'preact';

import type { Instant } from '@/model/day';
import { problem, withoutConfirmed, type Problem } from '@/model/problem';
import { Bar, type BarForm } from './bar';
import { createAnswers } from './answers';
import { Card } from './card';
import type { Telling } from './cards';
import type { Layer } from './layer';
import type { OverlayOptions, OverlayState } from './overlay';
import { Problems, problemReport } from './problems';
import type { Voice } from './spoken';
import { MAIN, tellingOf } from './telling';

/** What the panels are drawn from: all of it is read anew at each drawing. */
export interface PanelSource {
  state(): OverlayState | null;
  voice(): Voice;
  now(): Instant;
  rows(): { count: number; withoutId: number; nameOf(id: string): string | undefined };
}

interface PanelActions {
  onOpen: OverlayOptions['onOpen'];
  onAsk: OverlayOptions['onTell'];
  onFold(): void;
  onHandle(event: PointerEvent | KeyboardEvent): void;
  onTell(telling: Telling): void;
  onCloseCard(): void;
  /** A panel changed its size. */
  changed(): void;
}

/** Draws bar, problems and card. Drawing is whole and at once: no component keeps a state of its own. */
export interface Panels {
  bar(form: BarForm): void;
  /** False where there is nothing to tell. */
  card(telling: Telling | null): boolean;
  problems(open: boolean): void;
  readonly problemsOpen: boolean;
  remove(): void;
}

export function createPanels(layer: Layer, source: PanelSource, actions: PanelActions): Panels {
  const view = layer.bar.ownerDocument.defaultView!;
  let form: BarForm = 'icon';
  let problemsOpen = false;
  let copied: 'yes' | 'no' | null = null;
  let told: { subject: string; chosen: number } = { subject: '', chosen: 0 };
  const answers = createAnswers(actions.onAsk, () => {
    if (shown && card(shown)) actions.changed();
  });
  let shown: Telling | null = null;

  /** Problems of the page, and the rows that no light can stand beside. */
  function problemsNow(state: OverlayState): Problem[] {
    const { platform } = state.status;
    const problems = withoutConfirmed(state.status.problems, platform, state.settings.confirmed);
    const { withoutId } = source.rows();
    const said = withoutId === 0 || problems.some(({ code }) => code === 'id-missing');
    return said ? problems : [...problems, problem('id-missing', { rows: withoutId })];
  }

  function bar(next: BarForm): void {
    form = next;
    const state = source.state();
    if (!state) return draw(null, layer.bar);
    layer.bar.className = `bar form-${form}`;
    const { onOpen, onFold, onHandle, onTell } = actions;
    const props = {
      state,
      form,
      problemsOpen,
      onFold,
      onHandle,
      voice: source.voice(),
      now: source.now(),
      rows: source.rows().count,
      problems: problemsNow(state),
      onMain: (opener: HTMLElement) => onTell({ subject: MAIN, opener, first: 'below' }),
      onProblems: () => problems(!problemsOpen),
      onTargets: onOpen ? () => onOpen('targets') : null,
    };
    draw(h(Bar, props), layer.bar);
  }

  function problems(open: boolean): void {
    const state = source.state();
    const list = state ? problemsNow(state) : [];
    if (!open || list.length === 0) copied = null;
    const opens = open && list.length > 0 && !problemsOpen;
    problemsOpen = open && list.length > 0;
    layer.problems.hidden = !problemsOpen;
    layer.raise('problems', problemsOpen);
    const voice = source.voice();
    const report = () => problemReport(list, state!.status, voice);
    draw(
      problemsOpen
        ? h(Problems, {
            problems: list,
            voice,
            copied,
            onCopy: () => void copy(report()),
            onClose: () => problems(false),
          })
        : null,
      layer.problems,
    );
    bar(form);
    actions.changed();
    if (opens) layer.problems.querySelector<HTMLElement>('[role=dialog]')?.focus({ preventScroll: true });
  }

  async function copy(text: string): Promise<void> {
    try {
      await view.navigator.clipboard.writeText(text);
      copied = 'yes';
    } catch {
      copied = 'no';
    }
    if (problemsOpen) problems(true);
  }

  /** What was unfolded comes into sight; the card scrolls by itself, never the page. */
  function grown(details: HTMLElement): void {
    actions.changed();
    const [inner, outer] = [details.getBoundingClientRect(), layer.card.getBoundingClientRect()];
    layer.card.scrollTop += Math.max(0, Math.min(inner.bottom - outer.bottom, inner.top - outer.top));
  }

  function card(telling: Telling | null): boolean {
    const state = source.state();
    const lights = telling && state ? tellingOf(state, telling.subject) : [];
    shown = lights.length > 0 ? telling : null;
    if (!telling || lights.length === 0) {
      draw(null, layer.card);
      layer.raise('card', false);
      return false;
    }
    if (told.subject !== telling.subject) told = { subject: telling.subject, chosen: 0 };
    const { onOpen, onCloseCard } = actions;
    const voice = source.voice();
    const light = lights[told.chosen] ?? lights[0]!;
    const props = {
      lights,
      chosen: told.chosen,
      name: source.rows().nameOf(telling.subject) ?? light.subject.name,
      voice,
      now: source.now(),
      told: answers.of(light, state!, voice.language),
      onGrown: grown,
      onClose: onCloseCard,
      onDashboard: onOpen ? () => onOpen('dashboard') : null,
      onChoose: (index: number) => {
        told = { subject: telling.subject, chosen: index };
        card(telling);
        actions.changed();
      },
    };
    draw(h(Card, props), layer.card);
    layer.raise('card', true);
    return true;
  }

  return {
    bar,
    card,
    problems,
    get problemsOpen() {
      return problemsOpen;
    },
    remove() {
      for (const part of [layer.bar, layer.problems, layer.card]) draw(null, part);
    },
  };
}

/** A panel that cannot be drawn is taken away whole: half of it would say something wrong. */
function draw(what: ComponentChild, into: HTMLElement): void {
  try {
    render(what, into);
  } catch {
    into.replaceChildren();
    into.hidden = true;
  }
}
