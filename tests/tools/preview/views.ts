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
