import { describe, expect, it } from 'vitest';

import { consoleAt } from '@/consoles/hosts';
import { consoles } from '@/consoles/index';

const place = (address: string) => {
  const url = new URL(address);
  const found = consoleAt(consoles, url)?.place(url);
  return found ? [found.level, found.account.id, found.parentId ?? null] : null;
};

describe('addresses', () => {
  it.each([
    ['https://advertising.amazon.de/cm/campaigns?entityId=ENTITY1A', ['campaign', 'ENTITY1A', null]],
    ['https://advertising.amazon.co.jp/campaign-manager/all-campaigns', ['campaign', null, null]],
    ['https://advertising.amazon.com/cm/portfolios', ['other', null, null]],
    [
      'https://advertising.amazon.com/cm/sb/campaigns/A0123X?entityId=ENTITY1A',
      ['ad-group', 'ENTITY1A', 'A0123X'],
    ],
    ['https://advertising.amazon.com/reports', null],
    ['https://ads.tiktok.com/i18n/manage/campaign?aadvid=70', ['campaign', '70', null]],
    ['https://ads.tiktok.com/i18n/perf/creative?aadvid=70', ['ad', '70', null]],
    ['https://ads.tiktok.com/i18n/manage/audience?aadvid=70', null],
    ['https://www.linkedin.com/campaignmanager/accounts/508/campaign-groups', ['other', '508', null]],
    ['https://www.linkedin.com/campaignmanager/accounts/508/creatives', ['ad', '508', null]],
    ['https://www.linkedin.com/campaignmanager/accounts/508/audiences', null],
    ['https://ui.ads.microsoft.com/campaign/vnext/adgroups?aid=14&cid=2', ['ad-group', '14', null]],
    [
      'https://ui.ads.microsoft.com/campaign/Campaigns.m#/customer/2/account/144/campaign',
      ['campaign', '144', null],
    ],
    ['https://ui.ads.microsoft.com/campaign/vnext/billing?aid=14', null],
    ['https://ads.pinterest.com/advertiser/549/reporting/adgroups', ['ad-group', '549', null]],
    ['https://ads.pinterest.com/advertiser/549/billing', null],
    ['https://ads.x.com/campaign_manager/18ce54x6ggh/campaigns', ['campaign', '18ce54x6ggh', null]],
    ['https://ads.reddit.com/accounts/a2_h7/campaigns/190011', ['ad-group', 'a2_h7', '190011']],
  ])('%s', (address, expected) => expect(place(address)).toEqual(expected));

  it('that narrow the table are other views; dates and columns are not', () => {
    const view = (query: string) => {
      const url = new URL(`https://ads.reddit.com/accounts/a2_h7/campaigns?${query}`);
      return consoleAt(consoles, url)!.place(url)!.view;
    };
    expect(view('filter=paused')).not.toBe(view(''));
    expect(view('startDate=2026-11-01&columns=a,b&sort=spend')).toBe(view(''));
  });
});
