import type { Day } from '@/model/day';
import { make } from './dom';
import { presetKeys, presetNames, type Choice, type Language } from './presets';

/** The panel that opens under a date picker: presets, and two days of the user's own. */
export function pickerPanel(language: Language, today: Day, choose: (choice: Choice) => void): HTMLElement {
  const panel = make('div', { class: 'demo-panel', hidden: '' });
  const close = (choice: Choice) => {
    panel.hidden = true;
    choose(choice);
  };
  for (const preset of presetKeys) {
    const button = make('button', { type: 'button', 'data-preset': preset }, presetNames[language][preset]);
    button.addEventListener('click', () => close({ preset }));
    panel.append(button);
  }
  const from = make('input', {
    type: 'date',
    'aria-label': 'From',
    name: 'from',
    max: today,
  }) as HTMLInputElement;
  const to = make('input', { type: 'date', 'aria-label': 'To', name: 'to', max: today }) as HTMLInputElement;
  const apply = make('button', { type: 'button', 'data-apply': '' }, 'OK');
  apply.addEventListener('click', () => {
    if (from.value && to.value && from.value <= to.value) close({ from: from.value, to: to.value });
  });
  panel.append(make('div', { class: 'demo-custom' }, from, to, apply));
  return panel;
}

/** Opens and closes a panel at its button. */
export function opens(button: HTMLElement, panel: HTMLElement): void {
  button.addEventListener('click', () => {
    panel.hidden = !panel.hidden;
  });
}
