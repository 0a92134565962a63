// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';

import { colours } from '@/model/light';
import { Shape } from '@/ui/parts/shape';
import { mount } from './world/mount';

const drawn = async (node: Parameters<typeof mount>[0]) =>
  [...(await mount(node)).querySelectorAll('path')].map((path) => path.getAttribute('d')).join();

describe('the shapes', () => {
  it('differ without colour, also when stale', async () => {
    const all = new Set<string>();
    for (const light of colours) {
      const root = await mount(<Shape light={light} />);
      all.add(root.querySelector('svg')!.innerHTML.replaceAll(/--light-\w+/g, ''));
    }
    expect(all.size).toBe(4);
    for (const light of ['green', 'yellow', 'red'] as const)
      expect(await drawn(<Shape light={light} stale />)).not.toBe(await drawn(<Shape light={light} />));
  });

  it('are silent without a label and an image with one', async () => {
    const silent = await mount(<Shape light="red" />);
    expect(silent.querySelector('svg')!.getAttribute('aria-hidden')).toBe('true');
    const loud = await mount(<Shape light="red" label="Red" />);
    expect(loud.querySelector('[role="img"]')!.getAttribute('aria-label')).toBe('Red');
  });

  it('need no id in the page they stand in', async () => {
    for (const light of colours)
      expect((await mount(<Shape light={light} stale />)).querySelector('[id]')).toBeNull();
  });
});
