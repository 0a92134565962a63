import type { Page } from 'puppeteer-core';

import { scrollTable, tableLoaded } from '../demo/drive';
import { demoAddresses, type Demo } from '../demo/serve';
import { launch } from '../e2e/browser';
import { median } from './measure';

export interface Course {
  /** Milliseconds from frame to frame: the middle one, and the one that 99 of 100 stay under. */
  frame: number;
  slowest: number;
  longTasks: number;
  /** Milliseconds of main-thread work for one change of 50 rows. */
  mutation: number;
}

/** Scrolls a virtual table of 1,000 campaigns, and changes 50 rows at a time, with or without the extension. */
export async function courseOf(demo: Demo, withExtension: boolean): Promise<Course> {
  const rig = await launch({ name: 'chromium', demo, ...(withExtension ? {} : { extension: null }) });
  try {
    const page = await rig.open(demoAddresses.google('grande'));
    await tableLoaded(page);
    await new Promise((done) => setTimeout(done, 3000));
    const { frames, longTasks } = await page.evaluate(scrollAndWatch);
    await scrollTable(page, 0);
    await new Promise((done) => setTimeout(done, 1500));
    const mutation = await mutationCost(page);
    const sorted = [...frames].sort((a, b) => a - b);
    return {
      frame: median(frames),
      slowest: sorted[Math.floor(sorted.length * 0.99)] ?? 0,
      longTasks,
      mutation,
    };
  } finally {
    await rig.close();
  }
}

/** Runs in the page: a steady scroll down and up, the time of each frame, and the long tasks meanwhile. */
async function scrollAndWatch(): Promise<{ frames: number[]; longTasks: number }> {
  const host = document.querySelector('.base-root') as HTMLElement;
  let longTasks = 0;
  const observer = new PerformanceObserver((list) => {
    longTasks += list.getEntries().length;
  });
  observer.observe({ type: 'longtask' });
  const frames: number[] = [];
  let before = performance.now();
  for (let step = 0; step < 480; step++) {
    host.scrollTop += step < 240 ? 90 : -90;
    await new Promise((next) => requestAnimationFrame(next));
    const now = performance.now();
    frames.push(now - before);
    before = now;
  }
  observer.disconnect();
  return { frames, longTasks };
}

/** Main-thread time that 40 changes of 50 cells cost the page, all work that they set off included. */
async function mutationCost(page: Page): Promise<number> {
  const turns = 40;
  const before = await taskSeconds(page);
  await page.evaluate(async (count) => {
    const cells = [...document.querySelectorAll('[essfield="stats.clicks"] .ess-cell-ellipsis')].slice(0, 50);
    for (let turn = 0; turn < count; turn++) {
      for (const cell of cells) cell.textContent = String(1000 + turn);
      await new Promise((next) => setTimeout(next, 150));
    }
  }, turns);
  await new Promise((done) => setTimeout(done, 1500));
  return (((await taskSeconds(page)) - before) * 1000) / turns;
}

async function taskSeconds(page: Page): Promise<number> {
  const metrics = await page.metrics();
  return metrics.TaskDuration ?? 0;
}
