// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';

import { overlayWords } from '@/background/overlay-words';
import { mountOverlay, type Overlay } from '@/ui/overlay/overlay';
import { campaigns, stateOf } from '../../e2e/overlay/lights';

const list = campaigns(4);
let overlay: Overlay;
let errors: unknown[] = [];

function mount(shadow?: ShadowRootMode) {
  document.body.innerHTML = `<table>${list.map(({ name }) => `<tr><td>${name}</td></tr>`).join('')}</table>`;
  errors = [];
  overlay = mountOverlay(document, {
    now: () => '2026-11-22T09:12:00Z',
    onError: (error) => errors.push(error),
    shadow,
  });
  const table = document.querySelector('table')!;
  const cells = [...document.querySelectorAll('td')];
  const anchors = () => cells.map((cell, index) => ({ id: list[index]!.id, name: list[index]!.name, cell }));
  return { table, cells, anchors };
}
const lightIn = (cell: HTMLElement) => cell.querySelector('lampadina-light');
afterEach(() => overlay.remove());
/** All tests but the one of broken input are held to it. */
const wentWell = () => expect(errors).toEqual([]);

describe('the overlay', () => {
  it('puts nothing on the page before there is something to show', () => {
    const { anchors, table } = mount();
    expect(document.querySelectorAll('lampadina-layer, lampadina-light')).toHaveLength(0);
    overlay.place(anchors(), 'cell', table);
    expect(document.querySelectorAll('lampadina-layer, lampadina-light')).toHaveLength(0);
  });

  it('gives the rows their lights, whichever of rows and lights comes first', () => {
    const { anchors, table, cells } = mount();
    overlay.place(anchors(), 'cell', table);
    overlay.show(stateOf(list));
    expect(cells.every((cell) => lightIn(cell) === cell.lastElementChild)).toBe(true);
    overlay.show({ ...stateOf(list), lights: null });
    expect(cells.some(lightIn)).toBe(false);
    wentWell();
  });

  it('keeps what it shows from the page’s own scripts', () => {
    const { anchors, table, cells } = mount();
    overlay.show(stateOf(list));
    overlay.place(anchors(), 'cell', table);
    const hosts = [...document.querySelectorAll('lampadina-light, lampadina-layer')];
    expect(hosts.length).toBe(cells.length + 1);
    expect(hosts.map((host) => host.shadowRoot)).toEqual(hosts.map(() => null));
    const told = hosts.flatMap((host) => [host.innerHTML, ...[...host.attributes].map(({ value }) => value)]);
    expect(told.filter((text) => text !== '' && text !== 'raised')).toEqual([]);
  });

  it('takes a light away with the row, and with the id', () => {
    const { anchors, table, cells } = mount();
    overlay.show(stateOf(list));
    overlay.place(anchors(), 'cell', table);
    overlay.place(anchors().slice(1), 'cell', table);
    expect(lightIn(cells[0]!)).toBeNull();
    const unnamed = anchors().map((anchor, index) => (index === 2 ? { ...anchor, id: null } : anchor));
    overlay.place(unnamed, 'cell', table);
    expect(lightIn(cells[2]!)).toBeNull();
    expect(lightIn(cells[3]!)).not.toBeNull();
  });

  it('gives no light to a row whose text changed while lights were on their way', () => {
    const { anchors, table, cells } = mount();
    overlay.place(anchors(), 'cell', table);
    cells[1]!.textContent = 'Another campaign';
    overlay.show(stateOf(list));
    expect(lightIn(cells[1]!)).toBeNull();
    expect(lightIn(cells[0]!)).not.toBeNull();
  });

  it('knows its own nodes', () => {
    const { anchors, table, cells } = mount('open');
    overlay.show(stateOf(list));
    overlay.place(anchors(), 'cell', table);
    const host = lightIn(cells[0]!)!;
    expect(overlay.owns(host)).toBe(true);
    expect(overlay.owns(host.shadowRoot!.querySelector('button')!)).toBe(true);
    expect(overlay.owns(document.querySelector('lampadina-layer')!)).toBe(true);
    for (const node of [cells[0]!, cells[0]!.firstChild!, document, document.body])
      expect(overlay.owns(node)).toBe(false);
  });

  it('goes with its switch, comes back with it, and is gone for good once removed', () => {
    const { anchors, table, cells } = mount();
    const before = document.body.innerHTML;
    overlay.show(stateOf(list));
    overlay.place(anchors(), 'cell', table);
    const off = stateOf(list);
    off.settings = { ...off.settings, overlay: false };
    overlay.show(off);
    expect(document.querySelectorAll('lampadina-layer, lampadina-light')).toHaveLength(0);
    overlay.show(stateOf(list));
    expect(cells.every((cell) => lightIn(cell) !== null)).toBe(true);
    overlay.remove();
    overlay.show(stateOf(list));
    overlay.place(anchors(), 'cell', table);
    expect(document.querySelectorAll('lampadina-layer, lampadina-light')).toHaveLength(0);
    expect(document.body.innerHTML).toBe(before);
    wentWell();
  });

  it('never throws, whatever it is given; it tells who mounted it, and leaves no light in doubt', () => {
    const { anchors, table } = mount();
    overlay.show(stateOf(list));
    overlay.place(anchors(), 'cell', table);
    wentWell();
    overlay.place([...anchors().slice(0, 1), { id: '1', name: 'x', cell: null as never }], 'cell', table);
    expect(document.querySelectorAll('lampadina-light')).toHaveLength(0);
    overlay.place(null as never, 'cell', null);
    overlay.show(null as never);
    expect(errors).toHaveLength(3);
    overlay.show({ ...stateOf(list), lights: { ...stateOf(list).lights!, bar: null as never } });
    overlay.show(stateOf(list));
    overlay.place(anchors(), 'cell', table);
    expect(document.querySelectorAll('lampadina-light')).toHaveLength(list.length);
  });

  it('misses only the light that cannot be drawn', () => {
    const { anchors, table, cells } = mount();
    const state = stateOf(list);
    const [first] = state.lights!.campaigns[list[0]!.id]!;
    overlay.show({
      ...state,
      lights: {
        ...state.lights!,
        campaigns: { ...state.lights!.campaigns, [list[0]!.id]: [{ ...first!, kpi: 'none' as never }] },
      },
    });
    overlay.place(anchors(), 'cell', table);
    expect(cells.map((cell) => lightIn(cell) !== null)).toEqual(list.map((_, at) => at > 0));
    expect(errors).toHaveLength(1);
  });

  it('speaks the language that it is handed, and another one at once', async () => {
    const { anchors, table, cells } = mount('open');
    const label = async (language: 'en' | 'it') => {
      overlay.show({ ...stateOf(list), spoken: overlayWords(language, []) });
      overlay.place(anchors(), 'cell', table);
      const button = lightIn(cells[0]!)!.shadowRoot!.querySelector('button')!;
      button.focus();
      await new Promise((done) => setTimeout(done, 30));
      return button.getAttribute('aria-label') ?? '';
    };
    expect(await label('it')).toMatch(/^Verde\. /);
    expect(await label('en')).toMatch(/^Green\. /);
  });
});
