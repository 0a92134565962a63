import type { Page } from 'puppeteer-core';

/** One picture: which page, how large, in which light, and what is done before it is taken. */
export interface View {
  name: string;
  address: string;
  width: number;
  height: number;
  dark?: boolean;
  forced?: boolean;
  act?: (page: Page) => Promise<unknown>;
}

const popup = (name: string, query: string, more: Partial<View> = {}): View => ({
  name: `popup-${name}`,
  address: `popup.html?${query}`,
  width: 400,
  height: 600,
  ...more,
});

const clickText = (text: string) => async (page: Page) => {
  await page.locator(`::-p-text(${text})`).click();
};

export const views: View[] = [
  popup('lights', 'state=lights'),
  popup('lights-dark', 'state=lights&theme=dark', { dark: true }),
  popup('lights-it', 'state=lights&language=it'),
  popup('lights-calm', 'state=lights&palette=calm'),
  popup('lights-forced', 'state=lights', { forced: true }),
  popup('line-open', 'state=lights', { act: (page) => page.locator('.line-head').click() }),
  popup('moved-it', 'state=lights&language=it', { act: clickText('Che cosa lo ha mosso') }),
  popup('moves-awaited', 'state=awaited&language=it'),
  popup('teach', 'state=unknown&teach=yes&language=it'),
  popup('whole-site', 'state=whole-site'),
  popup('notice', 'state=notice'),
  popup('first-run', 'state=first-run'),
  popup('unread', 'state=unread'),
  popup('access', 'state=access'),
  popup('reload', 'state=reload'),
  popup('off', 'state=off&language=it'),
  popup('unknown', 'state=unknown'),
  popup('problems', 'state=problems&language=it'),
  popup('no-target', 'state=no-target'),
  popup('away', 'state=away'),
  popup('form', 'state=lights', { act: clickText('New target') }),
  popup('form-wrong', 'state=lights&language=it&theme=dark', {
    dark: true,
    act: async (page) => {
      await clickText('Nuovo obiettivo')(page);
      await clickText('Crea obiettivo')(page);
    },
  }),
];

const dashboard = (name: string, query: string, hash: string, more: Partial<View> = {}): View => ({
  name: `dashboard-${name}`,
  address: `dashboard.html?${query}${hash}`,
  width: 1440,
  height: 900,
  ...more,
});

const rows = [
  'KPI\tTarget\tCurrency\tWhere\tWhich',
  'CPA\t25\tEUR\tOne account\tNordlicht DE',
  'ROAS\t4',
  'CPL\t1.5,0\tEUR',
  'CTR\t4.5%\t\tConsole\tGoogle Ads',
];

views.push(
  dashboard('readers', 'state=lights', '#/readers'),
  dashboard('readers-narrow-dark', 'state=lights&theme=dark&language=it', '#/readers', {
    width: 800,
    dark: true,
  }),
  dashboard('lights', 'state=full', '#/lights'),
  dashboard('lights-dark', 'state=full&theme=dark', '#/lights?unfold=t2', { dark: true }),
  dashboard('lights-open', 'state=full', '#/lights?unfold=t2&open=t2'),
  dashboard('lights-main', 'state=full&language=it&theme=dark', '#/lights?open=t1', { dark: true }),
  dashboard('lights-search', 'state=full', '#/lights?q=black friday de'),
  dashboard('lights-narrow', 'state=full', '#/lights?unfold=t2', { width: 600 }),
  dashboard('why-narrow', 'state=full', '#/lights?open=t10', { width: 600 }),
  dashboard('lights-empty', 'state=empty', '#/lights'),
  dashboard('lights-untargeted', 'state=none&language=it', '#/lights'),
  dashboard('away', 'state=away', '#/lights'),
  dashboard('targets', 'state=full', '#/targets'),
  dashboard('targets-edit', 'state=full&language=it', '#/targets?open=t5'),
  dashboard('targets-new-narrow', 'state=full&theme=dark', '#/targets?open=new', { width: 600, dark: true }),
  dashboard('targets-undo', 'state=full', '#/targets', {
    act: async (page) => {
      await page.locator('tbody tr:nth-child(2) input').click();
      await page.locator('tbody tr:nth-child(4) input').click();
      await clickText('Delete')(page);
    },
  }),
  dashboard('targets-paste', 'state=full', '#/targets?open=paste', {
    act: (page) => page.locator('textarea').fill(rows.join('\n')),
  }),
  dashboard('targets-empty', 'state=none', '#/targets'),
  dashboard('budget', 'state=full', '#/budget', { act: clickText('Why, and how sure') }),
  dashboard('budget-dark-it', 'state=full&theme=dark&language=it', '#/budget', { dark: true }),
  dashboard('budget-narrow', 'state=full', '#/budget', { width: 600 }),
  dashboard('budget-what-if', 'state=full', '#/budget?open=what-if', {
    height: 1600,
    act: async (page) => {
      await clickText('What would make it green?')(page);
      await clickText('To type in')(page);
      await clickText('Channels that')(page);
    },
  }),
  dashboard('budget-what-if-narrow', 'state=full&theme=dark&language=it', '#/budget?open=what-if', {
    width: 600,
    height: 1400,
    dark: true,
  }),
  dashboard('budget-channels', 'state=full', '#/budget?open=what-if', {
    width: 800,
    height: 1200,
    act: async (page) => {
      await clickText('Add a channel')(page);
      await clickText('Paste lines from a spreadsheet')(page);
      await page
        .locator('.lines textarea')
        .fill('2026-08\t600\t18\n2026-09\t600\t21\nsoon\t12,5\t3\n2026-09-12\t20\t1');
      await clickText('Put them into the table')(page);
      await page.locator('.channel-form input').fill('SEO');
      await clickText('Save channel')(page);
      await page.locator('.channel-form').scroll({ scrollTop: 0 });
      await page.$eval('.channels', (node) => node.scrollIntoView());
    },
  }),
  dashboard('budget-channels-it-dark', 'state=full&language=it&theme=dark', '#/budget?open=what-if', {
    width: 400,
    height: 1400,
    dark: true,
    act: async (page) => {
      await clickText('Aggiungi un canale')(page);
      await clickText('Aggiungi una riga')(page);
      await page.$eval('.channels', (node) => node.scrollIntoView());
    },
  }),
  dashboard('budget-needed-it', 'state=full&language=it&theme=dark', '#/budget?open=what-if', {
    width: 400,
    dark: true,
    act: async (page) => {
      const buttons = await page.$$('.forecast > .link');
      await buttons.at(-1)!.click();
      await page.waitForSelector('.needed');
      await page.$eval('.needed', (node) => node.scrollIntoView({ block: 'center' }));
    },
  }),
  dashboard('budget-needed', 'state=full', '#/budget?open=what-if', {
    width: 800,
    act: async (page) => {
      const buttons = await page.$$('.forecast > .link');
      await buttons.at(-1)!.click();
      await page.waitForSelector('.needed');
    },
  }),
  dashboard('budget-own', 'state=full', '#/budget', {
    width: 800,
    act: async (page) => {
      await page.$eval('.hint:nth-of-type(3)', (node) => node.scrollIntoView());
      await page.locator('.hint:nth-of-type(3) summary').click();
    },
  }),
  dashboard('budget-past', 'state=full', '#/budget?open=past'),
  dashboard('budget-rules', 'state=full', '#/budget?open=rules'),
  dashboard('budget-empty', 'state=empty', '#/budget'),
  dashboard('business', 'state=full', '#/business', { height: 1200 }),
  dashboard('business-narrow-it', 'state=full&theme=dark&language=it', '#/business', {
    width: 800,
    height: 1200,
    dark: true,
  }),
  dashboard('business-empty', 'state=empty', '#/business'),
  dashboard('data', 'state=full', '#/data?open=a1'),
  dashboard('data-dark-it', 'state=full&theme=dark&language=it', '#/data', { dark: true }),
  dashboard('data-remove', 'state=full', '#/data', { act: clickText('Delete account') }),
  dashboard('data-narrow', 'state=full', '#/data?open=a2', { width: 600 }),
  dashboard('settings', 'state=full', '#/settings'),
  dashboard('settings-it-dark', 'state=full&theme=dark&language=it&palette=calm', '#/settings', {
    dark: true,
  }),
  dashboard('help', 'state=full', '#/lights', { act: (page) => page.keyboard.press('?') }),
);

const sell = async (page: Page) => {
  await page.locator('.templates .chip').click();
  await page.locator('.economics summary').click();
  await page.locator('.advice summary').click();
};
views.push(
  dashboard('targets-template', 'state=full', '#/targets?open=new', {
    height: 1600,
    act: sell,
  }),
  dashboard('targets-template-it-dark', 'state=full&language=it&theme=dark', '#/targets?open=new', {
    width: 800,
    height: 1600,
    dark: true,
    act: sell,
  }),
  dashboard('targets-course', 'state=full', '#/targets?open=t1', { height: 1300 }),
  dashboard('targets-formula', 'state=full', '#/targets?open=formulas', {
    act: (page) => page.locator('textarea').fill('(conversionValue * 0.4 - spend) / spned'),
  }),
  dashboard('targets-formula-it', 'state=full&language=it&theme=dark', '#/targets?open=formulas', {
    width: 600,
    dark: true,
    act: (page) => page.locator('textarea').fill('(conversionValue * 0.4 - spend) / spend'),
  }),
  dashboard('why-changed', 'state=full', '#/lights?open=t2', {
    height: 1900,
    act: (page) => page.locator('.changed summary').click(),
  }),
  dashboard('why-changed-it-dark', 'state=full&language=it&theme=dark', '#/lights?open=t2', {
    width: 800,
    height: 1900,
    dark: true,
    act: (page) => page.locator('.changed summary').click(),
  }),
);
