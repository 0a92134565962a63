import type { Page } from 'puppeteer-core';

import type { Range } from '@/model/range';
import { rowsInView } from '../demo/drive';
import { costPerConversion, rightColours, valuePerSpend } from '../demo/truth';
import type { DemoAccount } from '../demo/world';
import { waitFor, type Rig } from './browser';
import { seenOverlay, type SeenLight } from './lights';
import { ask } from './worker';

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
  // Until the page has come to rest, a light says no more than its campaign's name.
  let lights: SeenLight[] = [];
  await waitFor(
    async () => {
      ({ lights } = await seenOverlay(rig, page));
      return lights.every(({ label, row }) => label !== '' && label !== row?.name);
    },
    10,
    'lights with words',
  );
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
    const [, kpi, figure] = /\b(CPA|ROAS) ([^ ]*), /.exec(light.label) ?? [];
    const truth = kpi === 'ROAS' ? valuePerSpend(campaign, range) : costPerConversion(campaign, range);
    const shown = number(figure ?? '');
    if (light.colour !== 'grey' && !(truth !== null && Math.abs(shown - truth) <= 0.006))
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

/** What the worker says of each campaign, now and before: what a light may show on a row. */
export interface Known {
  refresh(): Promise<void>;
  /** Is this light what the worker has said of that campaign? For KPIs that are shown as they are: ROAS. */
  fits(id: string, light: SeenLight): boolean;
}

/** @param probe a page of ours: the worker is asked from there. */
export function knownLights(probe: Page, accounts: readonly DemoAccount[]): Known {
  const said = new Map<string, { colour: string; value: number | null }[]>();
  return {
    async refresh() {
      for (const account of accounts) {
        const { campaigns } = await ask(probe, 'page.lights', {
          platform: account.platform,
          account: { id: account.id, name: account.platform === 'google-ads' ? account.name : null },
          level: 'campaign',
          ids: account.campaigns.map((campaign) => campaign.id),
        });
        for (const [id, [first]] of Object.entries(campaigns))
          if (first)
            said.set(id, [...(said.get(id) ?? []), { colour: first.light, value: first.value }].slice(-6));
      }
    },
    fits(id, light) {
      const shown = number(light.figures);
      return (said.get(id) ?? []).some(
        ({ colour, value }) =>
          colour === light.colour &&
          (light.figures === '' || (value !== null && Math.abs(shown - value) <= 0.006)),
      );
    },
  };
}

/**
 * Lights that stand on another campaign's row, in words: whatever the page does meanwhile, there are none. A light
 * gets its words when the page is at rest; until then its colour and figure are held against what the worker says.
 */
export async function misplaced(rig: Rig, page: Page, known: Known): Promise<string[]> {
  await known.refresh();
  const { lights } = await seenOverlay(rig, page);
  const right = (light: SeenLight) =>
    light.row !== null &&
    (light.label
      ? light.label.endsWith(light.row.name)
      : light.row.id !== null && known.fits(light.row.id, light));
  const doubtful = lights.filter((light) => !right(light));
  if (doubtful.length === 0) return [];
  // The worker may have learnt more between the two questions.
  await known.refresh();
  return doubtful
    .filter((light) => !right(light))
    .map((light) => `${light.row?.name ?? 'no row'} wears: ${light.colour} ${light.figures} ${light.label}`);
}
