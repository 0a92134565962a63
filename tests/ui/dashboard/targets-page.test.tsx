// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';

import { choose, click, field, named, press, rawKeys, settle, type } from '../parts/world/mount';
import { show } from './show';

const names = (root: Element) => [...root.querySelectorAll('.row-name')].map((one) => one.textContent);
const box = (root: Element, row: number) => root.querySelectorAll('tbody input[type="checkbox"]')[row]!;
const tick = async (input: Element) => {
  await act(async () => {
    (input as HTMLInputElement).checked = true;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await settle();
};

describe('the targets', () => {
  it('are listed with what, how much, where, until when, why and SMART', async () => {
    const { root, client } = await show('#/targets');
    expect(names(root)).toHaveLength(client.world.targets.length);
    expect(names(root)[1]).toBe('CPA at most €25');
    const row = root.querySelectorAll('tbody tr')[1]!;
    expect(row.textContent).toContain('Nordlicht DE');
    expect(row.textContent).toContain('Every month');
    const marks = row.querySelector('.smart')!.getAttribute('aria-label')!;
    expect(marks).toMatch(/^Specific: .*Measurable: .*Achievable: .*Relevant: .*Time-bound: /);
    expect(rawKeys(root)).toEqual([]);
  });

  it('are created, with one main target at most, and undone', async () => {
    const { root, client } = await show('#/targets');
    const before = structuredClone(client.world.targets);
    await click(named(root, 'New target'));
    expect(location.hash).toBe('#/targets?open=new');
    await choose(field(root, 'KPI'), 'roas');
    expect(field(root, 'Should be').value).toBe('at-least');
    expect(root.querySelector('.panel')!.textContent).not.toContain('Currency');
    await type(field(root, 'Target'), '3.5');
    await choose(field(root, 'Where'), 'account');
    await type(field(root, 'Account'), 'casa verde italia');
    await tick(field(root, 'Main target: the one the popup opens with'));
    await click(named(root.querySelector('.panel')!, 'Create target'));
    expect(location.hash).toBe('#/targets');
    const mains = client.world.targets.filter(({ main }) => main);
    expect(mains).toMatchObject([{ kpi: 'roas', value: 3.5, scope: { kind: 'account', account: 'a2' } }]);
    expect(root.querySelector('.toast')!.textContent).toContain('Target created');
    await click(named(root.querySelector('.toast')!, 'Undo'));
    expect(client.world.targets).toEqual(before);
  });

  it('are edited in place, and a false figure is named at its field', async () => {
    const { root, client } = await show('#/targets');
    await click(root.querySelectorAll('.row-name')[1]);
    expect(location.hash).toBe('#/targets?open=t2');
    await type(field(root, 'Target'), '1.5,0');
    await click(named(root, 'Save'));
    const input = field(root, 'Target');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(root.querySelector(`[id="${input.getAttribute('aria-describedby')}"]`)!.textContent).toContain(
      'can be read in two ways',
    );
    expect(client.world.targets[1]!.value).toBe(25);
    await type(input, '22.50');
    await click(named(root, 'Save'));
    expect(client.world.targets[1]!.value).toBe(22.5);
    await press('z', document.body, { ctrlKey: true });
    expect(client.world.targets[1]!.value).toBe(25);
    expect(root.querySelector('.toast')!.textContent).toContain('Undone');
  });

  it('are deleted, one or many, and come back as they were', async () => {
    const { root, client } = await show('#/targets');
    const before = structuredClone(client.world.targets);
    await tick(box(root, 1));
    await tick(box(root, 3));
    expect(root.textContent).toContain('2 selected');
    await click(named(root, 'Delete'));
    expect(client.world.targets.map(({ id }) => id)).not.toContain('t2');
    expect(client.world.targets).toHaveLength(before.length - 2);
    await press('z', document.body, { ctrlKey: true });
    const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);
    expect([...client.world.targets].sort(byId)).toEqual([...before].sort(byId));
  });

  it('are undone one after the other, the last first', async () => {
    const { root, client } = await show('#/targets');
    for (const value of ['26', '27']) {
      await click(root.querySelectorAll('.row-name')[1]);
      await type(field(root, 'Target'), value);
      await click(named(root, 'Save'));
    }
    await press('z', document.body, { metaKey: true });
    expect(client.world.targets[1]!.value).toBe(26);
    await press('z', document.body, { ctrlKey: true });
    expect(client.world.targets[1]!.value).toBe(25);
    await press('z', document.body, { ctrlKey: true });
    expect(client.world.targets[1]!.value).toBe(25);
  });

  it('can be duplicated', async () => {
    const { root, client } = await show('#/targets?open=t2');
    await click(named(root, 'Duplicate'));
    await type(field(root, 'Target'), '30');
    await click(named(root, 'Create target'));
    expect(
      client.world.targets.filter(({ scope }) => scope.kind === 'account' && scope.account === 'a1'),
    ).toHaveLength(2);
  });

  it('are copied as rows and pasted back: nothing doubled, lines told one by one', async () => {
    const { root, client } = await show('#/targets');
    const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await tick(box(root, 1));
    await click(named(root, 'Copy as rows'));
    const text = written.mock.calls[0]![0];
    expect(text.split('\n')).toHaveLength(2);
    written.mockRestore();

    const pasted = `${text}\n${text.split('\n')[1]!.replace('\t25\t', '\t31\t')}\nCPA\tat most\tlots`;
    const event = new Event('paste', { bubbles: true, cancelable: true });
    Object.assign(event, { clipboardData: { getData: () => pasted } });
    await act(async () => void document.body.dispatchEvent(event));
    await settle();
    const panel = root.querySelector('.panel')!;
    expect(panel.textContent).toContain('This target is there already.');
    expect(panel.textContent).toContain('This is not a number.');
    expect(panel.textContent).toContain('1 line understood');
    const count = client.world.targets.length;
    await click(named(panel, 'Create only the 1 good line'));
    expect(client.world.targets).toHaveLength(count + 1);
    expect(client.world.targets.at(-1)).toMatchObject({ kpi: 'cpa', value: 31, currency: 'EUR' });
    await click(named(root.querySelector('.toast')!, 'Undo'));
    expect(client.world.targets).toHaveLength(count);
  });

  it('keep the form and say why when they cannot be saved', async () => {
    const { root, client } = await show('#/targets?open=t2');
    const { ask } = client;
    client.ask = async () => {
      throw new Error('gone');
    };
    await type(field(root, 'Target'), '26');
    await click(named(root, 'Save'));
    expect(root.querySelector('.toasts')!.textContent).toContain('The background did not answer');
    expect(field(root, 'Target').value).toBe('26');
    client.ask = ask;
    await click(named(root, 'Save'));
    expect(client.world.targets[1]!.value).toBe(26);
  });

  it('are searched and walked', async () => {
    const { root } = await show('#/targets');
    await press('j');
    await press('j');
    expect(document.activeElement!.textContent).toBe(names(root)[1]);
    await press('k');
    expect(document.activeElement!.textContent).toBe(names(root)[0]);
    await type(root.querySelector('[type="search"]')!, 'lead');
    expect(names(root)).toEqual(['Cost per lead at most €18']);
  });
});
