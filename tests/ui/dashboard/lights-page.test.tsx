// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';

import { choose, click, mount, named, press, rawKeys, settle, type } from '../parts/world/mount';
import { rowsOf, show } from './show';

const drawn = vi.hoisted(() => ({ data: [] as unknown[] }));
vi.mock('uplot', () => ({
  default: class {
    width = 320;
    constructor(_options: unknown, data: unknown) {
      drawn.data.push(data);
    }
    destroy() {}
    setSize() {}
  },
}));

const select = (root: Element, label: string) => root.querySelector(`select[aria-label="${label}"]`)!;
const active = () => document.activeElement?.getAttribute('data-key');

describe('the lights', () => {
  it('are the target lines, worst first, with counts; campaigns are asked for when a line is unfolded', async () => {
    const { root, client } = await show('#/lights');
    expect(rowsOf(root)).toEqual(client.world.lines.map(({ key }) => key));
    expect(client.asked.filter(({ kind }) => kind === 'lights')).toEqual([]);
    await click(root.querySelector('[data-key="t2"] .fold'));
    expect(client.asked.filter(({ kind }) => kind === 'lights')).toEqual([
      { kind: 'lights', request: { target: 't2' } },
    ]);
    const under = client.world.campaignLights.filter(({ target }) => target === 't2');
    expect(
      rowsOf(root)
        .slice(1, 4)
        .every((key) => key!.startsWith('t2/')),
    ).toBe(true);
    expect(root.querySelector('[role="treegrid"]')!.getAttribute('aria-rowcount')).toBe(
      String(client.world.lines.length + under.length + 1),
    );
    expect(location.hash).toBe('#/lights?unfold=t2');
    expect(rawKeys(root)).toEqual([]);
    await click(root.querySelector('[data-key="t2"] .fold'));
    expect(rowsOf(root)).toHaveLength(client.world.lines.length);
  });

  it('lead from a red or yellow target line to what would bring it to green, answered at once', async () => {
    const { root, client } = await show('#/lights');
    const bought = ['cpa', 'cpl', 'roas', 'acos', 'roi', 'conversions', 'leads', 'conversionValue'];
    let links = 0;
    for (const line of client.world.lines) {
      await click(root.querySelector(`[data-key="${line.key}"] .row-open, [data-key="${line.key}"]`));
      const link = root.querySelector('.actions a[href^="#/budget"]');
      const leads = ['red', 'yellow'].includes(line.light) && bought.includes(line.kpi) && !line.formula;
      links += link ? 1 : 0;
      expect([line.key, link?.getAttribute('href')]).toEqual([
        line.key,
        leads ? `#/budget?open=what-if%3A${line.target}` : undefined,
      ]);
    }
    expect(links).toBeGreaterThan(1);
    const opened = await show('#/budget?open=what-if%3At1');
    expect(opened.root.querySelectorAll('.reach[role="status"]')).toHaveLength(1);
    expect(rawKeys(opened.root)).toEqual([]);
    const elsewhere = await show('#/budget?open=what-if%3Anowhere');
    expect(elsewhere.root.querySelector('[role="status"]')!.textContent).toContain(
      'no plan can move together',
    );
  });

  it('draws no more rows than can be seen, however many campaigns there are', async () => {
    const { root } = await show('#/lights?unfold=t9', { campaigns: 500 });
    expect(root.querySelector('[role="treegrid"]')!.getAttribute('aria-rowcount')).toBe('513');
    expect(rowsOf(root).length).toBeLessThan(50);
    const room = [...root.querySelectorAll<HTMLElement>('[role="presentation"]')].map((one) =>
      Number.parseInt(one.style.height, 10),
    );
    expect(room[0]! + room[1]! + rowsOf(root).length * 40).toBe(512 * 40);
  });

  it('filters by colour, console, account, label and search, and keeps all of it in the address', async () => {
    const { root, client } = await show('#/lights');
    await click([...root.querySelectorAll('.chip')].find((chip) => chip.textContent?.startsWith('Red')));
    expect(location.hash).toBe('#/lights?colour=red');
    expect(rowsOf(root)).toEqual(
      client.world.lines.filter(({ light }) => light === 'red').map(({ key }) => key),
    );
    await click(root.querySelector('.chip[aria-pressed="true"]'));
    await choose(select(root, 'Console'), 'meta-ads');
    expect(rowsOf(root)).toContain('t3');
    expect(rowsOf(root)).not.toContain('t2');
    await choose(select(root, 'Console'), '');
    await choose(select(root, 'Account'), 'a2');
    expect(rowsOf(root)).toContain('t3');
    expect(rowsOf(root)).not.toContain('t2');
    await choose(select(root, 'Account'), '');
    await choose(select(root, 'Label'), 'Casa Verde');
    expect(rowsOf(root)).toContain('t7');
    await choose(select(root, 'Label'), '');
    const name = client.world.campaigns[0]!.name;
    await type(root.querySelector('[type="search"]')!, name);
    expect(rowsOf(root).filter((key) => key!.startsWith('t2/'))).toEqual([
      `t2/a1/${client.world.campaigns[0]!.id}`,
    ]);
    expect(new URLSearchParams(location.hash.split('?')[1]).get('q')).toBe(name);
    await type(root.querySelector('[type="search"]')!, 'no such campaign');
    await click(named(root, 'Clear filters'));
    expect(location.hash).toBe('#/lights');
    expect(rowsOf(root)).toHaveLength(client.world.lines.length);
  });

  it('answers why: sentence, formula with its figures, thresholds, range, sources, trend', async () => {
    drawn.data.length = 0;
    const { root, client } = await show('#/lights');
    await click(root.querySelector('[data-key="t2"]'));
    const panel = root.querySelector('aside')!;
    const text = panel.textContent!.replaceAll('\u00a0', ' ');
    const light = client.world.lines.find(({ key }) => key === 't2')!;
    expect(text).toContain('Needs you now.');
    expect(text).toContain('CPA = spend ÷ conversions');
    expect(text).toMatch(/€[\d,.]+ ÷ [\d,.]+ = €[\d.]+/);
    expect(text).toContain('at most €25');
    expect(text).toContain('€27.50 (tolerance 10%)');
    expect(text).toContain('when missing €27.50 is at least 90% likely');
    expect(text).toContain('when missing €25 is at most 20% likely');
    expect(text).toContain('1–30 Nov 2026');
    expect(text).toContain('1–21 Nov 2026');
    expect(text).toMatch(/22 Nov 2026, \d\d:\d\d \(2 h ago\)/);
    expect(text).toMatch(/This colour since.*2026/);
    const [, values, target] = drawn.data[0] as number[][];
    expect(values!.at(-1)).toBe(light.value);
    expect(new Set(target)).toEqual(new Set([25]));
    expect(panel.querySelectorAll('.trend tbody tr')).toHaveLength(light.trend.length);
    expect(rawKeys(panel)).toEqual([]);
    expect(document.activeElement?.closest('aside')).toBe(panel);
    await press('Escape');
    expect(root.querySelector('aside')).toBeNull();
    expect(location.hash).toBe('#/lights');
  });

  it('says which range to open where something is missing', async () => {
    const { root } = await show('#/lights?open=t2', {
      change: ({ world }) => {
        Object.assign(
          world.lines.find(({ key }) => key === 't2')!,
          {
            light: 'grey',
            value: null,
            low: null,
            high: null,
            figures: [],
            trend: [],
            covered: null,
            reason: { code: 'window-missing', params: {} },
            missing: [{ from: '2026-11-01', to: '2026-11-08' }],
          },
        );
      },
    });
    const text = root.querySelector('aside')!.textContent!;
    expect(text).toContain('Open 1–8 Nov 2026 once');
    expect(text).toContain('One reading is no trend yet.');
    expect(text).toContain('none yet');
  });

  it('says how ripe the figures are, that a miss is certain, and by which attribution', async () => {
    const { root } = await show('#/lights?open=t2', {
      change: ({ world }) => {
        const light = world.lines.find(({ key }) => key === 't2')!;
        Object.assign(light, {
          maturity: 0.724,
          certain: true,
          attribution: '7d_click_1d_view',
          stale: true,
        });
      },
    });
    const text = root.querySelector('aside')!.textContent!;
    expect(text).toContain('72% of the conversions of this window are in');
    expect(text).toContain('The miss is certain by now');
    expect(text).toContain('7-day click, 1-day view');
    expect(text).toContain('A newer closed day has not been read yet');
    expect(rawKeys(root)).toEqual([]);
  });

  it('opens a campaign’s light from its address alone', async () => {
    const { root, client } = await show('#/lights');
    const light = client.world.campaignLights.find(({ target }) => target === 't2')!;
    await click(root.querySelector('[data-key="t2"] .fold'));
    await mount(null);
    const again = await show(`#/lights?open=${encodeURIComponent(light.key)}`);
    expect(again.root.querySelector('aside')!.textContent).toContain(light.subject.name);
  });

  it('is walked with j, k, arrows and Enter', async () => {
    const { root, client } = await show('#/lights');
    const keys = client.world.lines.map(({ key }) => key);
    await press('j');
    expect(active()).toBe(keys[0]);
    await press('j');
    await press('j');
    await press('k');
    expect(active()).toBe(keys[1]);
    await press('ArrowDown', document.activeElement!);
    expect(active()).toBe(keys[2]);
    await press('End', document.activeElement!);
    expect(active()).toBe(keys.at(-1));
    await press('Home', document.activeElement!);
    await press('ArrowRight', document.activeElement!);
    expect(rowsOf(root)[1]).toMatch(new RegExp(`^${keys[0]}/`));
    await press('ArrowLeft', document.activeElement!);
    expect(rowsOf(root)).toEqual(keys);
    await press('Enter', document.activeElement!);
    expect(root.querySelector('aside')).not.toBeNull();
    // With the panel open, walking takes it along.
    await press('j');
    expect(location.hash).toBe(`#/lights?open=${keys[1]}`);
    expect(root.querySelectorAll('[role="row"][tabindex="0"]')).toHaveLength(1);
  });

  it('searches with / and types letters as letters there', async () => {
    const { root } = await show('#/lights');
    await press('/');
    const search = root.querySelector('[type="search"]')!;
    expect(document.activeElement).toBe(search);
    await press('j', search);
    expect(document.activeElement).toBe(search);
  });

  it('helps with ?', async () => {
    const { root } = await show('#/lights');
    await press('?');
    expect(root.querySelector('dialog')!.textContent).toContain('Next row');
    await click(named(root.querySelector('dialog')!, 'Close'));
    expect(root.querySelector('dialog')).toBeNull();
  });

  it('follows what the worker learns', async () => {
    const { root, client } = await show('#/lights?unfold=t2');
    client.world.lines[0]!.value = 99;
    client.world.campaignLights.find(({ target }) => target === 't2')!.value = 77;
    client.change();
    await settle();
    expect(root.querySelector('[data-key="t2"] .cell-value')!.textContent).toBe('€99');
    expect(root.textContent).toContain('€77');
  });

  it('says what is missing before there is a light', async () => {
    const bare = await show('#/lights', {
      readings: 0,
      change: ({ world }) => {
        world.targets = [];
        world.lines = [];
      },
    });
    expect(bare.root.textContent).toContain('Nothing read yet');
    await click(named(bare.root, 'New target'));
    expect(location.hash).toBe('#/targets?open=new');
  });

  it('says calmly that the worker does not answer, and tries again', async () => {
    const { root, client } = await show('#/lights', {
      change: (fake) => {
        const { ask } = fake;
        fake.ask = async () => {
          fake.ask = ask;
          throw new Error('gone');
        };
      },
    });
    expect(root.querySelector('[role="alert"]')!.textContent).toContain('The background did not answer');
    await click(named(root, 'Try again'));
    expect(rowsOf(root)).toHaveLength(client.world.lines.length);
  });
});
