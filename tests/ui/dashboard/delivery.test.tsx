// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';

import { deliveryRules } from '@/model/delivery';
import { deliverySentence } from '@/ui/parts/delivery-sentence';
import { dashboardWords } from '@/ui/dashboard/words';
import { click, named, rawKeys, settle, type } from '../parts/world/mount';
import { lightOf } from '../parts/world/world';
import { show } from './show';

const plain = (text: string | null) => text?.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('the sentence of a spend light', () => {
  const google = lightOf({
    kpi: 'spend',
    delivery: deliveryRules['google-ads']!,
    reason: { code: 'open', params: { most: 1520 } },
  });
  const meta = {
    ...google,
    delivery: deliveryRules['meta-ads']!,
    reason: { code: 'open', params: {} },
  } as const;
  const on = { ...google.subject, platform: 'meta-ads' as const };

  it('tells how far the platform may go, in English', () => {
    const words = dashboardWords('en');
    expect(plain(deliverySentence(words, google, 'en'))).toBe(
      'Google Ads may spend up to 2 × the daily budget on a day and 30.4 × in a month: a day above the budget is no alarm by itself. In the days left of this period that is at most €1,520.',
    );
    expect(plain(deliverySentence(words, { ...meta, subject: on }, 'en'))).toBe(
      'Meta Ads Manager may spend up to 1.75 × the daily budget on a day and 7 × in a week (Sunday to Saturday): a day above the budget is no alarm by itself.',
    );
  });

  it('and in Italian', () => {
    expect(plain(deliverySentence(dashboardWords('it'), google, 'it'))).toContain(
      'può spendere fino a 2 volte il budget giornaliero in un giorno e 30,4 volte in un mese',
    );
  });

  it('is not there without a rule', () => {
    const words = dashboardWords('en');
    const { delivery: _, ...without } = google;
    expect(deliverySentence(words, without, 'en')).toBeNull();
    expect(
      deliverySentence(words, { ...google, delivery: { day: null, week: null, month: null } }, 'en'),
    ).toBeNull();
  });
});

describe('the rules in the settings', () => {
  const fieldOf = (root: Element, console: string, at: number) => {
    const box = [...root.querySelectorAll('.delivery')].find(
      (one) => one.querySelector('legend')!.textContent === console,
    )!;
    return box.querySelectorAll('input')[at]!;
  };
  const write = async (input: HTMLInputElement, text: string) => {
    await type(input, text);
    await act(async () => {
      input.dispatchEvent(new Event('blur'));
      input.dispatchEvent(new Event('focusout', { bubbles: true }));
    });
    await settle();
  };

  it('are shown, changed field by field, refused where they are none, and set back', async () => {
    const { root, client } = await show('#/settings');
    expect([0, 1, 2].map((at) => fieldOf(root, 'Google Ads', at).value)).toEqual(['2', '', '30.4']);
    expect(fieldOf(root, 'Amazon Ads', 2).value).toBe('days');
    await write(fieldOf(root, 'Google Ads', 0), '1.5');
    await write(fieldOf(root, 'Google Ads', 2), 'Days');
    await write(fieldOf(root, 'X Ads', 1), '7');
    const set = {
      'google-ads': { day: 1.5, week: null, month: 'days' },
      'x-ads': { day: null, week: 7, month: null },
    };
    expect(client.world.settings.delivery).toEqual(set);
    for (const wrong of ['0.5', 'a lot', '11', 'days']) {
      await write(fieldOf(root, 'Meta Ads Manager', 0), wrong);
      expect(fieldOf(root, 'Meta Ads Manager', 0).getAttribute('aria-invalid')).toBe('true');
    }
    expect(client.world.settings.delivery).toEqual(set);
    expect(rawKeys(root)).toEqual([]);
    await click(named(root, 'Back to the platforms’ own rules'));
    expect(client.world.settings.delivery).toEqual({});
    expect(fieldOf(root, 'Google Ads', 0).value).toBe('2');
  });
});
