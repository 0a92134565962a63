import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { browserNames, type Rig } from './browser';
import type { GridName } from './overlay/grids';
import { openStage, until } from './overlay/open';
import type { StageOptions } from './overlay/stage';

const grids: GridName[] = ['google', 'meta', 'slots'];

describe.each(browserNames)('lights in the rows, in %s', (name) => {
  let rig: Rig;
  let page: Page;
  beforeAll(async () => {
    ({ rig, page } = await openStage(name));
  });
  afterAll(() => rig.close());

  const build = async (options: StageOptions) => {
    await page.evaluate((given) => window.stage.build(given), options);
    await until(page, () => window.stage.seen().length > 0);
  };

  describe.each(grids)('on the %s grid', (grid) => {
    it('gives every row its own light, and no other', async () => {
      await build({ grid, rows: 60 });
      const { seen, wrong, layered } = await page.evaluate(() => ({
        seen: window.stage.seen().length,
        wrong: window.stage.wrong(),
        layered: document.querySelector('lampadina-light') === null,
      }));
      expect(wrong).toEqual([]);
      expect(seen).toBeGreaterThan(5);
      expect(layered).toBe(grid === 'slots');
    });

    // Whatever the page does with its rows, and however late their names come.
    it.each(['at-once', 'late', 'never'] as const)(
      'never shows a light on a wrong row while rows are recycled, named %s',
      async (naming) => {
        await build({ grid, rows: 1000, pool: 40, naming });
        const { wrong, shown } = await page.evaluate(async () => {
          const { stage } = window;
          let seed = 20_261_122;
          const chance = (below: number) => {
            seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
            return Math.floor((seed / 2 ** 32) * below);
          };
          const found: string[] = [];
          let lights = 0;
          let top = 0;
          const look = (when: string) => {
            lights += stage.seen().length;
            found.push(...stage.wrong().map((what) => `${when}: ${what}`));
          };
          const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
          for (let step = 0; step < 120; step += 1) {
            const act = chance(6);
            if (act < 3) top = Math.max(0, Math.min(40_000, top + chance(900) - 350));
            if (act === 3) top = chance(40_000);
            if (act === 4) stage.sort(stage.list.map((_, index) => (index * 7 + step) % stage.list.length));
            if (act === 5) stage.grid.anchors()[chance(10)]?.cell.append(document.createElement('i'));
            stage.scroller.dispatchEvent(new WheelEvent('wheel', { bubbles: true }));
            // Some pages move their rows in the same turn, others in a frame of their own.
            if (step % 2 === 0) stage.scrollTo(top);
            else requestAnimationFrame(() => stage.scrollTo(top));
            // The mutation has been delivered: nothing may be painted wrong from here on.
            await Promise.resolve();
            if (stage.grid.anchoring === 'cell') look(`step ${step} at once`);
            await painted();
            look(`step ${step} painted`);
          }
          return { wrong: found.slice(0, 5), shown: lights };
        });
        expect(wrong).toEqual([]);
        if (naming === 'at-once') expect(shown).toBeGreaterThan(500);
        if (naming === 'late') expect(shown).toBeGreaterThan(100);
      },
    );

    it('moves nothing of the page', async () => {
      await build({ grid, rows: 60 });
      const moved = await page.evaluate(async () => {
        const { stage } = window;
        const withLights = stage.rects();
        const count = stage.seen().length;
        stage.overlay.remove();
        const without = stage.rects();
        return { count, moved: withLights.filter((rect, index) => rect !== without[index]) };
      });
      expect(moved.count).toBeGreaterThan(5);
      expect(moved.moved).toEqual([]);
    });

    it('keeps a light over nothing that the name says where the cell has room', async () => {
      await build({ grid, rows: 60, nameWidth: 340 });
      const covered = await page.evaluate(() =>
        window.stage.seen().flatMap(({ box, figures, id }) => {
          const anchor = window.stage.grid.anchors().find((one) => one.id === id)!;
          if (anchor.name.length > 40) return [];
          const range = document.createRange();
          range.selectNodeContents(anchor.cell.querySelector('.link, a, span')!);
          const end = range.getBoundingClientRect().right;
          return box.left < end ? [`${anchor.name} ${figures}`] : [];
        }),
      );
      expect(covered).toEqual([]);
    });

    it('stays right at a zoom of 200 % and in a narrow column', async () => {
      await page.setViewport({
        width: 640,
        height: 400,
        ...(name === 'chromium' ? { deviceScaleFactor: 2 } : {}),
      });
      await build({ grid, rows: 60, nameWidth: 130 });
      const { wrong, out } = await page.evaluate(() => ({
        wrong: window.stage.wrong(),
        out: window.stage.seen().filter(({ box, id }) => {
          const cell = window.stage.grid
            .anchors()
            .find((one) => one.id === id)!
            .cell.getBoundingClientRect();
          return box.right > cell.right || box.left < cell.left;
        }).length,
      }));
      await page.setViewport({ width: 1280, height: 800 });
      expect(wrong).toEqual([]);
      expect(out).toBe(0);
    });
  });

  it('gives no light to rows without an id, nor to one id with two names', async () => {
    await build({ grid: 'google', rows: 20 });
    const seen = await page.evaluate(async () => {
      const { stage } = window;
      const anchors = stage.grid.anchors();
      anchors[0] = { ...anchors[0]!, id: null };
      anchors[3] = { ...anchors[3]!, id: anchors[4]!.id };
      stage.overlay.place(anchors, 'cell', stage.grid.table);
      stage.overlay.show(stage.state());
      return { ids: stage.seen().map(({ id }) => Number(id?.slice(-2))) };
    });
    expect(seen.ids).not.toContain(0);
    expect(seen.ids).not.toContain(3);
    expect(seen.ids).not.toContain(4);
    expect(seen.ids).toContain(5);
    await until(page, () => window.stage.layer()!.querySelector('.bar')!.textContent.includes('1 problem'));
  });

  it('moves to the layer where the page takes its nodes out, and where a new child shifts the cell', async () => {
    await build({ grid: 'google', rows: 40 });
    const wiped = await page.evaluate(async () => {
      const { stage } = window;
      for (let round = 0; round < 5; round += 1) {
        for (const host of document.querySelectorAll('ess-cell lampadina-light')) host.remove();
        await new Promise((done) =>
          requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))),
        );
      }
      await new Promise((done) => setTimeout(done, 300));
      return {
        inCells: document.querySelectorAll('ess-cell lampadina-light').length,
        wrong: stage.wrong(),
        seen: stage.seen().length,
      };
    });
    expect(wiped).toMatchObject({ inCells: 0, wrong: [] });
    expect(wiped.seen).toBeGreaterThan(5);

    // A page that styles by position: a last child changes what stands before it.
    await build({ grid: 'google', rows: 40, css: 'ess-cell > :not(:last-child) { margin-left: 30px }' });
    const shifting = await page.evaluate(() => ({
      inCells: document.querySelectorAll('ess-cell lampadina-light').length,
      wrong: window.stage.wrong(),
      seen: window.stage.seen().length,
    }));
    expect(shifting).toMatchObject({ inCells: 0, wrong: [] });
    expect(shifting.seen).toBeGreaterThan(5);
  });

  it('hides a light of the layer under a dialog of the page', async () => {
    await build({ grid: 'slots', rows: 40 });
    await page.evaluate(() => {
      document.body.insertAdjacentHTML(
        'beforeend',
        '<div id="over" style="position:fixed;inset:0;background:#000a;z-index:9">Dialog</div>',
      );
      document.body.click();
      window.stage.place();
    });
    await until(page, () => window.stage.seen().length === 0);
    await until(
      page,
      () => getComputedStyle(window.stage.layer()!.querySelector('.bar')!).visibility === 'hidden',
    );
    await page.evaluate(() => {
      document.querySelector('#over')!.remove();
      window.stage.place();
    });
    await until(page, () => window.stage.seen().length > 5);
  });

  it('is not put out by the page’s style sheets or by changes of its style attribute', async () => {
    const css = `lampadina-light, lampadina-layer, ess-cell > * + *, body > :last-child {
        display: none !important; visibility: hidden !important; opacity: 0 !important; position: static !important;
        transform: scale(0) !important; width: 300px !important; animation: gone 1s infinite !important }
      @keyframes gone { to { opacity: 0 } }
      body { letter-spacing: 4px !important; text-transform: uppercase !important; line-height: 3 }`;
    await build({ grid: 'google', rows: 40, css });
    const seen = await page.evaluate(async () => {
      const { stage } = window;
      for (const host of document.querySelectorAll<HTMLElement>('lampadina-light, lampadina-layer')) {
        host.style.cssText = 'display:none!important;opacity:0!important;position:static!important';
        host.hidden = true;
      }
      await new Promise((done) => setTimeout(done, 100));
      const styles = [...document.querySelectorAll('lampadina-light, lampadina-layer')].map((host) => {
        const { opacity, display, visibility, width } = getComputedStyle(host);
        return [opacity, display, visibility, width].join();
      });
      const figures = document.querySelector('lampadina-light')!.shadowRoot!.querySelector('.figures')!;
      const { letterSpacing, textTransform, lineHeight } = getComputedStyle(figures);
      return {
        count: stage.seen().length,
        styles: [...new Set(styles)],
        text: [letterSpacing, textTransform, lineHeight],
      };
    });
    expect(seen.count).toBeGreaterThan(5);
    expect(seen.styles).toEqual(['1,block,visible,0px']);
    expect(seen.text).toEqual(['normal', 'none', '24px']);
  });

  it('goes away without a trace', async () => {
    await build({ grid: 'google', rows: 40 });
    const after = await page.evaluate(async () => {
      const { stage } = window;
      stage.overlay.remove();
      const asked: string[] = [];
      const { requestAnimationFrame: frame, setTimeout: timer, setInterval: interval } = window;
      window.requestAnimationFrame = (call) => (asked.push('frame'), frame(call));
      window.setTimeout = ((...given: Parameters<typeof timer>) => (
        asked.push('timeout'),
        timer(...given)
      )) as typeof timer;
      window.setInterval = ((...given: Parameters<typeof interval>) => (
        asked.push('interval'),
        interval(...given)
      )) as typeof interval;
      stage.scroller.dispatchEvent(new WheelEvent('wheel', { bubbles: true }));
      document.body.click();
      window.dispatchEvent(new Event('resize'));
      stage.grid.render(stage.list, 900);
      stage.overlay.place(stage.grid.anchors(), 'cell', stage.grid.table);
      stage.overlay.show(stage.state());
      await new Promise((done) => timer(done, 700));
      Object.assign(window, { requestAnimationFrame: frame, setTimeout: timer, setInterval: interval });
      return { asked, nodes: document.querySelectorAll('lampadina-light, lampadina-layer').length };
    });
    expect(after).toEqual({ asked: [], nodes: 0 });
  });

  it('names the same 50 rows over and over without an error in the page', async () => {
    await build({ grid: 'google', rows: 1000, pool: 50, naming: 'never' });
    const lights = await page.evaluate(async () => {
      const { stage } = window;
      for (let run = 0; run < 21; run += 1) {
        stage.overlay.place(stage.grid.anchors(), 'cell', stage.grid.table);
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      }
      return document.querySelectorAll('lampadina-light').length;
    });
    expect(lights).toBeGreaterThan(0);
    expect(lights).toBeLessThanOrEqual(50);
    expect(rig.errors).toEqual([]);
  });
});
