import type { Page } from 'puppeteer-core';

import type { Range } from '@/model/range';
import { rowsInView } from '../demo/drive';
import { costPerConversion, rightColours } from '../demo/truth';
import type { DemoAccount } from '../demo/world';
import type { Rig } from './browser';
import { seenOverlay, type SeenLight } from './lights';

/** What is wrong with the lights on a page, in words; empty where every one is right. */
export interface Verdict {
  lights: SeenLight[];
  wrong: string[];
}

const number = (text: string) =>
  Number(/\d[\d,]*(?:\.\d+)?/.exec(text)?.[0].replaceAll(',', '') ?? Number.NaN);

/** Holds every light in view against the demo's truth: whose row it stands on, its figure, its colour. */
export async function checkLights(
  rig: Rig,
  page: Page,
  account: DemoAccount,
  range: Range,
): Promise<Verdict> {
  const { lights } = await seenOverlay(rig, page);
  const wrong: string[] = [];
  const rows = new Set<string>();
  for (const light of lights) {
    const { row } = light;
    const campaign = account.campaigns.find((one) => one.id === row?.id);
    const say = (what: string) => wrong.push(`${row?.name ?? 'no row'}: ${what} (${light.label})`);
    if (!row || !campaign) {
      say('stands on no campaign of the account');
      continue;
    }
    if (rows.has(campaign.id)) say('has two lights');
    rows.add(campaign.id);
    if (!light.label.endsWith(campaign.name)) say('speaks of another campaign');
    if (!light.colour || !rightColours[campaign.course].includes(light.colour))
      say(`is ${light.colour}, and ${campaign.course}`);
    const truth = costPerConversion(account, campaign.id, range);
    const shown = number(/CPA [^,]*/.exec(light.label)?.[0] ?? '');
    if (light.colour !== 'grey' && (truth === null || Math.abs(shown - truth) > 0.006))
      say(`says ${shown}, and is ${truth?.toFixed(2)}`);
  }
  return { lights, wrong };
}

/** Names of the rows in view that have no light. */
export async function rowsWithoutLight(rig: Rig, page: Page): Promise<string[]> {
  const [rows, { lights }] = [await rowsInView(page), await seenOverlay(rig, page)];
  const lit = new Set(lights.map((light) => light.row?.id));
  return rows.filter((row) => !lit.has(row.id)).map((row) => row.name);
}

/** Lights that stand on another campaign's row, in words: whatever the page does meanwhile, there are none. */
export async function misplaced(rig: Rig, page: Page): Promise<string[]> {
  const { lights } = await seenOverlay(rig, page);
  return lights
    .filter((light) => !light.row || !light.label.endsWith(light.row.name))
    .map((light) => `${light.row?.name ?? 'no row'} wears: ${light.label}`);
}
