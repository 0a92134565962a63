import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { browserNames, type Rig } from './browser';
import { openStage, pause, until } from './overlay/open';
import type { StageOptions } from './overlay/stage';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  nodes: { target: unknown; html: string; failureSummary: string }[];
}

describe.each(browserNames)('the card and the bar, in %s', (name) => {
  let rig: Rig;
  let page: Page;
  beforeAll(async () => {
    ({ rig, page } = await openStage(name));
  });
  afterAll(() => rig.close());

  const build = async (options: Partial<StageOptions> = {}) => {
    await page.mouse.move(2, 2);
    await page.evaluate((given) => window.stage.build({ grid: 'google', rows: 40, ...given }), options);
    await until(page, () => window.stage.seen().length > 0);
    await until(page, () => !window.stage.layer()!.querySelector('.bar')!.matches('.form-icon'));
  };
  beforeEach(() => build());

  /** The light of the row at this place, from the top. */
  const lightAt = (row: number) =>
    page.evaluate((index) => {
      const box = window.stage.seen().toSorted((a, b) => a.box.top - b.box.top)[index]!.box;
      return { x: box.x + 12, y: box.y + 12 };
    }, row);
  const card = () =>
    page.evaluate(() => {
      const root = window.stage.layer()!;
      const element = root.querySelector<HTMLElement>('.card')!;
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return {
        open: !element.hidden,
        text: element.innerText,
        focused: root.activeElement === element,
        box: { left, top, right, bottom },
        room: { width: innerWidth, height: innerHeight },
      };
    });
  const opened = () => until(page, () => !window.stage.layer()!.querySelector<HTMLElement>('.card')!.hidden);
  const closed = () => until(page, () => window.stage.layer()!.querySelector<HTMLElement>('.card')!.hidden);
  const lightWithFocus = () =>
    page.evaluate(
      () => document.activeElement?.shadowRoot?.activeElement?.getAttribute('aria-label') ?? null,
    );

  it('opens on hover after a moment, beside the light, and goes when the pointer goes', async () => {
    const at = await lightAt(2);
    await page.mouse.move(at.x, at.y);
    await pause(100);
    expect((await card()).open).toBe(false);
    await opened();
    const { box, text } = await card();
    expect(text).toContain('Retargeting');
    expect(text).toContain('€41.03');
    expect(at.x > box.left && at.x < box.right && at.y > box.top && at.y < box.bottom).toBe(false);
    // Over the card it stays, so that it can be read and copied from.
    await page.mouse.move(box.left + 30, Math.min(at.y, box.bottom - 10), { steps: 4 });
    await pause(600);
    expect((await card()).open).toBe(true);
    await page.mouse.move(2, 2);
    await closed();
  });

  it('stays inside the viewport, wherever its light is', async () => {
    for (const row of [0, 6, 11]) {
      const { x, y } = await lightAt(row);
      await page.mouse.move(x, y);
      await opened();
      const { box, room } = await card();
      expect(Math.min(box.left, box.top)).toBeGreaterThanOrEqual(0);
      expect(box.right).toBeLessThanOrEqual(room.width);
      expect(box.bottom).toBeLessThanOrEqual(room.height);
      await page.mouse.move(2, 2);
      await closed();
    }
  });

  it('says what moved the figure once the worker has, without a jump, and of no other light', async () => {
    // The worker answers when it is told to: who asked first may be answered last.
    await page.evaluate(() => {
      const answers: Record<string, (told: unknown) => void> = {};
      const { tell } = window.stage;
      Object.assign(window, { answers, answerAll: tell });
      window.stage.tell = ({ light }) => new Promise((done) => (answers[light] = done as never));
    });
    const answer = (row: number) =>
      page.evaluate(async (index) => {
        const { answers, answerAll } = window as unknown as {
          answers: Record<string, (told: unknown) => void>;
          answerAll: typeof window.stage.tell;
        };
        const asked = window.stage.asked.find(({ light }) => light.endsWith(window.stage.list[index]!.id))!;
        answers[asked.light]!(await answerAll(asked));
        await new Promise((done) => setTimeout(done, 30));
      }, row);
    const tops = () =>
      page.evaluate(() =>
        [...window.stage.layer()!.querySelectorAll('.card > *')].map(
          (part) => part.getBoundingClientRect().top,
        ),
      );
    const [first, second] = [await lightAt(2), await lightAt(3)];
    await page.mouse.move(first.x, first.y);
    await opened();
    expect(await page.evaluate(() => window.stage.asked)).toMatchObject([
      { platform: 'google-ads', account: 'a1', language: 'en' },
    ]);
    expect((await card()).text).toContain('Comparing with the days before');
    await page.mouse.move(second.x, second.y);
    await until(page, () => window.stage.asked.length === 2);
    await answer(2);
    expect((await card()).text).toContain('Comparing with the days before');
    const before = await tops();
    await answer(3);
    const { text } = await card();
    expect(text).toContain('the site’s conversion rate: it fell from 4.1% to 3%');
    expect(text).toContain(await page.evaluate(() => window.stage.list[3]!.id));
    expect(await tops()).toEqual(before);
    // A worker that is gone later takes nothing away, and new figures ask anew.
    await page.evaluate(() => {
      window.stage.tell = () => Promise.reject(new Error('gone'));
      window.stage.overlay.show(window.stage.state());
    });
    await pause(60);
    expect((await card()).text).toBe(text);
    expect(await page.evaluate(() => window.stage.asked.length)).toBe(3);
    // The mathematics are one click deeper.
    const fold = await page.evaluateHandle(() =>
      window.stage.layer()!.querySelector<HTMLElement>('summary')!,
    );
    await fold.click();
    await until(page, () => window.stage.layer()!.querySelector('details')!.open);
    expect((await card()).text).toContain('€480.40 ÷ 40 = €12.01');
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await page.mouse.move(2, 2);
    await closed();
    // One that never answered says so, and a light without a value is not taken apart.
    const { x, y } = await lightAt(6);
    await page.mouse.move(x, y);
    await opened();
    await pause(60);
    expect((await card()).text).toContain('Lampadina did not answer');
    const grey = await lightAt(5);
    await page.mouse.move(grey.x, grey.y);
    await until(page, () => !window.stage.layer()!.querySelector('.told'));
    await page.mouse.move(2, 2);
    await closed();
  });

  it('works by keyboard alone: arrows, Enter, Tab, Escape', async () => {
    await page.evaluate(() => {
      document.querySelector<HTMLElement>('.toolbar button')!.focus();
    });
    for (let tabs = 0; tabs < 40 && (await lightWithFocus()) === null; tabs += 1)
      await page.keyboard.press('Tab');
    expect(await lightWithFocus()).toMatch(/^Green\. On target\. CPA €12\.01, target €25\./);
    await opened();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await lightWithFocus()).toMatch(
      /^Red\. Needs you now\. CPA €41\.03, target €25\..*Retargeting – Leads 2$/,
    );
    await page.keyboard.press('Enter');
    await opened();
    expect(await card()).toMatchObject({ focused: true });
    expect((await card()).text).toContain('Retargeting');
    await page.keyboard.press('Escape');
    await closed();
    expect(await lightWithFocus()).toMatch(/^Red/);
    await pause(400);
    expect((await card()).open).toBe(false);
    await page.keyboard.press(' ');
    await opened();
    // Tab goes through the card and out of it, back to the light.
    for (let tabs = 0; tabs < 6 && !(await lightWithFocus())?.startsWith('Red'); tabs += 1)
      await page.keyboard.press('Tab');
    expect(await lightWithFocus()).toMatch(/^Red/);
    await page.keyboard.press('Escape');
    await closed();
  });

  it('stays where it was pinned, while the page scrolls and recycles its rows', async () => {
    const { x, y } = await lightAt(2);
    await page.mouse.click(x, y);
    await opened();
    const before = await card();
    await page.evaluate(() => window.stage.scrollTo(1200));
    await pause(500);
    const after = await card();
    expect(after.open).toBe(true);
    expect(after.text).toBe(before.text);
    expect(after.box).toEqual(before.box);
    await page.keyboard.press('Escape');
    await closed();
  });

  it('closes an unpinned card when its row is given to another campaign', async () => {
    const { x, y } = await lightAt(3);
    await page.mouse.move(x, y);
    await opened();
    await page.evaluate(() => window.stage.sort(window.stage.list.map((_, index) => (index + 5) % 40)));
    await closed();
  });

  it('keeps its clicks and keys to itself, and reacts to nobody but the user', async () => {
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      for (const type of ['click', 'pointerdown', 'mousedown', 'keydown', 'focusin'])
        document.querySelector('.scroller')!.addEventListener(type, () => heard.push(type));
    });
    const { x, y } = await lightAt(2);
    await page.mouse.click(x, y);
    await opened();
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual([]);
    await page.keyboard.press('Escape');
    await closed();
    await page.evaluate(() => {
      const button = document.querySelector('lampadina-light')!.shadowRoot!.querySelector('button')!;
      button.click();
      for (const type of ['pointerenter', 'click', 'keydown'])
        button.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
      window.stage.layer()!.querySelector<HTMLElement>('.bulb')!.click();
    });
    await pause(500);
    expect((await card()).open).toBe(false);
    expect(await page.evaluate(() => window.stage.layer()!.querySelector('.bar')!.className)).not.toContain(
      'icon',
    );
  });

  it('tells the main target from the bar, and opens the dashboard', async () => {
    const main = await page.evaluateHandle(() => window.stage.layer()!.querySelector<HTMLElement>('.main')!);
    await main.click();
    await opened();
    const { text } = await card();
    for (const said of [
      '€43,250',
      '€120,000 or more',
      'Should be at €48,000',
      'Lands at €105,300',
      '€9,600 a day',
    ])
      expect(text).toContain(said);
    const open = await page.evaluateHandle(() =>
      window.stage.layer()!.querySelector<HTMLElement>('.card > .action')!,
    );
    await open.click();
    expect(await page.evaluate(() => window.stage.opened)).toEqual(['dashboard']);
    await page.keyboard.press('Escape');
    await closed();
  });

  const bar = () =>
    page.evaluate(() => {
      const element = window.stage.layer()!.querySelector<HTMLElement>('.bar')!;
      const { left, top, width, height } = element.getBoundingClientRect();
      return { form: element.className, text: element.innerText, left, top, width, height };
    });

  it('stands in free space over the table, one line high, and covers no text', async () => {
    const { form, height } = await bar();
    expect(form).toBe('bar form-full');
    expect(height).toBeLessThanOrEqual(36);
    const covered = await page.evaluate(() => {
      const box = window.stage.layer()!.querySelector('.bar')!.getBoundingClientRect();
      const range = document.createRange();
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const under: string[] = [];
      while (walker.nextNode()) {
        range.selectNodeContents(walker.currentNode);
        for (const rect of range.getClientRects())
          if (
            rect.left < box.right &&
            rect.right > box.left &&
            rect.top < box.bottom &&
            rect.bottom > box.top
          )
            under.push(walker.currentNode.nodeValue!);
      }
      return under.filter((text) => text.trim());
    });
    expect(covered).toEqual([]);
  });

  it('folds to its icon where there is no free space, and unfolds when asked', async () => {
    await page.evaluate(() => {
      const range = document.querySelector<HTMLElement>('.range')!;
      range.textContent = 'All campaigns, all channels, all budgets, all goals and everything else. '.repeat(
        5,
      );
      range.style.cssText = 'overflow:hidden;white-space:nowrap';
      document.querySelector<HTMLElement>('.toolbar')!.style.display = 'none';
      window.dispatchEvent(new Event('resize'));
    });
    await until(page, () => window.stage.layer()!.querySelector('.bar')!.matches('.form-icon'));
    expect((await bar()).text).toContain(String(5));
    const bulb = await page.evaluateHandle(() => window.stage.layer()!.querySelector<HTMLElement>('.bulb')!);
    await bulb.click();
    expect((await bar()).form).toBe('bar form-full');
    await bulb.click();
    expect((await bar()).form).toBe('bar form-icon');
  });

  it('can be moved by keyboard and put back', async () => {
    const before = await bar();
    await page.evaluate(() => window.stage.layer()!.querySelector<HTMLElement>('.handle')!.focus());
    for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowDown'] as const) await page.keyboard.press(key);
    const moved = await bar();
    expect([moved.left - before.left, moved.top - before.top]).toEqual([-32, 16]);
    await page.evaluate(() => window.stage.overlay.show(window.stage.state()));
    await pause(300);
    expect((await bar()).left).toBe(moved.left);
    await page.keyboard.press('Home');
    expect((await bar()).left).toBe(before.left);
  });

  it('names its problems and hands them over as text', async () => {
    await page.evaluate(() => {
      const state = window.stage.state();
      state.status.problems = [{ code: 'range-unknown', params: { said: 'Custom: ???' } }];
      window.stage.overlay.show(state);
    });
    const button = await page.evaluateHandle(() =>
      window.stage.layer()!.querySelector<HTMLElement>('.trouble')!,
    );
    await button.click();
    const said = () =>
      page.evaluate(() => window.stage.layer()!.querySelector<HTMLElement>('.problems')!.innerText);
    expect(await said()).toContain('The date range could not be read');
    expect(await said()).toContain('Custom: ???');
    const copy = await page.evaluateHandle(() =>
      window.stage.layer()!.querySelector<HTMLElement>('.problems .action')!,
    );
    await copy.click();
    await until(page, () =>
      /Copied|does not allow/.test(window.stage.layer()!.querySelector<HTMLElement>('.problems')!.innerText),
    );
    await page.keyboard.press('Escape');
    await until(page, () => window.stage.layer()!.querySelector<HTMLElement>('.problems')!.hidden);
  });

  it.each([
    ['light', {}],
    ['dark', { dark: true }],
  ] as const)('passes axe with a card open, on a %s page', async (_, options) => {
    await build(options);
    const { x, y } = await lightAt(2);
    await page.mouse.click(x, y);
    await opened();
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run(context: unknown, options: unknown): Promise<{ violations: Violation[] }> };
      };
      const found = await axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      });
      // The stage's own table is a sketch of a console; what is asked is that nothing of ours is at fault.
      return found.violations.flatMap(({ id, nodes }) =>
        nodes
          .filter(({ target }) => JSON.stringify(target).includes('lampadina'))
          .map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
      );
    });
    expect(violations).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('takes light or dark from the page under the lights, not from the system', async () => {
    for (const dark of [true, false]) {
      await build({ dark });
      const grounds = await page.evaluate(() =>
        [...document.querySelectorAll('lampadina-light')].map(
          (host) =>
            host
              .shadowRoot!.querySelector('.pill')!
              .className.split(' ')
              .filter((one) => one === 'dark' || one === 'light')[0],
        ),
      );
      expect(new Set(grounds)).toEqual(new Set([dark ? 'dark' : 'light']));
    }
    // A page that changes its theme, or selects a row.
    await page.evaluate(() => {
      document.body.classList.add('dark');
      document.querySelector('.particle-table-row')!.setAttribute('style', 'background: #fff');
      document.body.click();
    });
    await page.mouse.click(600, 20);
    await until(
      page,
      () =>
        document.querySelectorAll('lampadina-light').length - 1 ===
        [...document.querySelectorAll('lampadina-light')].filter((host) =>
          host.shadowRoot!.querySelector('.pill.dark'),
        ).length,
    );
  });

  it.runIf(name === 'chromium')('tells its lights apart with forced colours', async () => {
    const session = await page.createCDPSession();
    const emulate = (value: string) =>
      session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value }] });
    await emulate('active');
    const fills = await page.evaluate(() => [
      ...new Set(
        [...document.querySelectorAll('lampadina-light')].map(
          (host) => getComputedStyle(host.shadowRoot!.querySelector('path')!).fill,
        ),
      ),
    ]);
    await emulate('');
    expect(fills.toSorted()).toEqual(['none', 'rgb(0, 0, 0)']);
  });

  it('says each state of the page in a line', async () => {
    const line = (change: object) =>
      page.evaluate(async (given) => {
        const { status, lights, ...rest } = given as Record<string, object>;
        const state = window.stage.state(rest);
        if (lights !== undefined) Object.assign(state, { lights: lights && { ...state.lights, ...lights } });
        Object.assign(state.status, status);
        window.stage.overlay.show(state);
        await new Promise((done) => setTimeout(done, 60));
        const element = window.stage.layer()?.querySelector<HTMLElement>('.bar');
        return element && !element.hidden
          ? element.innerText.replaceAll('\n', ' ') || element.className
          : null;
      }, change);
    expect(await line({ lights: { hasTargets: false } })).toMatch(/No targets yet.*Set a target/);
    expect(await line({ lights: null })).toContain('Reading 40 campaigns');
    expect(await line({ status: { state: 'waiting' } })).toContain('Waiting for the table');
    expect(await line({ status: { state: 'not-understood' } })).toContain('not understood yet');
    expect(await line({ workerAway: true })).toContain('Reload this tab');
    expect(await line({ status: { state: 'off' } })).toBe('bar form-icon');
    expect(await page.evaluate(() => window.stage.seen().length)).toBe(0);
    expect(await line({ status: { state: 'no-table' } })).toBeNull();
    expect(
      await line({
        settings: { language: 'en', palette: 'signal', theme: 'auto', consolesOff: [], overlay: false },
      }),
    ).toBeNull();
    expect(
      await page.evaluate(() => document.querySelectorAll('lampadina-light, lampadina-layer').length),
    ).toBe(0);
    expect(rig.errors).toEqual([]);
  });
});
