import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import {
  chooseRange,
  filterBy,
  openCampaign,
  rowsInView,
  scrollTable,
  sortBy,
  switchAccount,
  tableLoaded,
} from '../demo/drive';
import { rangeOf, type Choice } from '../demo/pages/presets';
import { demoAddresses, demoOf, type Demo } from '../demo/serve';
import { accounts, worldOf, type DemoAccount } from '../demo/world';
import { launch, type Rig } from './browser';

/** The demo consoles are what the other tests stand on: they are held to their own truth first. */
describe('the demo consoles', () => {
  let demo: Demo;
  let rig: Rig;
  beforeAll(async () => {
    demo = await demoOf({ delay: [20, 60] });
    rig = await launch({ name: 'chromium', demo, extension: null });
  });
  afterAll(() => rig?.close());

  const accountOf = (key: string) =>
    worldOf(demo.shell.today, demo.shell.dayDone).accounts.find((one) => one.key === key) as DemoAccount;
  const euros = new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' });

  it.each([
    ['google', accounts.colle.key],
    ['meta', accounts.meta.key],
  ] as const)('%s shows the spend of the chosen days', async (which, key) => {
    const page = await rig.open(demoAddresses[which]());
    await tableLoaded(page);
    const choices: Choice[] = [
      { preset: 'last7' },
      { preset: 'lastMonth' },
      { from: '2026-01-01', to: demo.shell.today },
    ];
    for (const choice of choices) {
      await chooseRange(page, choice);
      const rows = await rowsInView(page);
      expect(rows.length).toBeGreaterThan(10);
      for (const row of rows) {
        const campaign = accountOf(key).campaigns.find((one) => one.id === row.id);
        expect(campaign?.name).toBe(row.name);
        const spend = campaign?.figures(rangeOf(choice, demo.shell.today)).spend ?? Number.NaN;
        expect(row.text).toContain(euros.format(spend / 100));
      }
    }
    await page.close();
  });

  it('keeps few rows in the document and gives them to other campaigns', async () => {
    const page = await rig.open(demoAddresses.google('grande'));
    await tableLoaded(page);
    const before = await rowsInView(page);
    const marked = await page.evaluate(() => {
      for (const row of document.querySelectorAll('.particle-table-row')) row.setAttribute('data-seen', '');
      return document.querySelectorAll('.particle-table-row').length;
    });
    expect(marked).toBeLessThan(60);
    await scrollTable(page, 12_000);
    await page.waitForFunction(
      (name) => !document.body.textContent?.includes(name),
      {},
      before[0]?.name ?? '',
    );
    expect(await page.$$eval('.particle-table-row:not([data-seen])', (rows) => rows.length)).toBe(0);
    const after = await rowsInView(page);
    expect(after.map((row) => row.id)).not.toContain(before[0]?.id);
    await page.close();
  });

  it('drills down, filters, sorts and switches accounts without a new document', async () => {
    const page = await rig.open(demoAddresses.google());
    await tableLoaded(page);
    await page.evaluate(() => void (document.documentElement.dataset.same = 'yes'));
    const [first] = await rowsInView(page);
    await sortBy(page, 'stats.cost');
    const [dearest] = await rowsInView(page);
    const bySpend = accountOf(accounts.colle.key).campaigns.map(
      (one) => [one.name, one.figures(rangeOf({ preset: 'thisMonth' }, demo.shell.today)).spend] as const,
    );
    expect(dearest?.name).toBe(bySpend.sort((a, b) => b[1] - a[1])[0]?.[0]);
    await filterBy(page, first?.name ?? '');
    expect((await rowsInView(page)).map((row) => row.name)).toEqual([first?.name]);
    await openCampaign(page, first?.name ?? '');
    expect(new URL(page.url()).searchParams.get('campaignId')).toBe(first?.id);
    expect((await rowsInView(page)).length).toBe(3);
    await page.goBack();
    await tableLoaded(page);
    await switchAccount(page, accounts.italia.key);
    await tableLoaded(page);
    expect(await page.title()).toContain(accounts.italia.name);
    expect(await page.evaluate(() => document.documentElement.dataset.same)).toBe('yes');
    await page.close();
  });

  it('raises no error of its own', () => {
    expect(rig.errors).toEqual([]);
  });
});
