import { describe, expect, it } from 'vitest';

import { standingAt } from '@/ui/parts/access';

describe('where an address stands', () => {
  const readable = ['google-ads', 'meta-ads'] as const;

  it('is a console that can be read', () => {
    const at = 'https://ads.google.com/aw/campaigns';
    expect(standingAt(at, readable)).toEqual({ platform: 'google-ads', later: [] });
    expect(standingAt(at, [])).toEqual({ platform: null, later: [] });
  });

  it('is a console inside a whole site, with what that needs', () => {
    expect(standingAt('https://www.linkedin.com/campaignmanager/accounts/1', readable)).toEqual({
      platform: 'linkedin-ads',
      later: ['https://www.linkedin.com/campaignmanager/*'],
    });
    expect(standingAt('https://www.facebook.com/adsmanager/manage', readable)).toMatchObject({
      platform: 'meta-ads',
      later: ['https://www.facebook.com/adsmanager/*'],
    });
  });

  it('is nowhere of ours', () => {
    for (const at of [
      null,
      'https://www.linkedin.com/feed',
      'https://ads.google.com.evil.example/',
      'about:blank',
    ])
      expect(standingAt(at, readable)).toEqual({ platform: null, later: [] });
  });
});
