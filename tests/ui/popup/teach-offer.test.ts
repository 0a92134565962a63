import { describe, expect, it } from 'vitest';

import type { PageStatus } from '@/messages/protocol';
import { problem } from '@/model/problem';
import type { Platform } from '@/model/platform';
import { changeableSite, teachableSite } from '@/ui/popup/teach-offer';

const site = { tab: 7, pattern: 'https://reports.shop.example/*' };

const tabWith = (platform: Platform | null, status: Partial<PageStatus> | null) => ({
  url: 'https://reports.shop.example/',
  platform,
  status: status && ({ state: 'reading', problems: [], ...status } as PageStatus),
  site,
});
const offered = (...facts: Parameters<typeof tabWith>) => teachableSite(tabWith(...facts)) !== null;
const changeable = (...facts: Parameters<typeof tabWith>) => changeableSite(tabWith(...facts)) !== null;

describe('teaching is offered', () => {
  it('on a page that nobody reads', () => expect(offered(null, null)).toBe(true));

  it('where a known console has another layout', () => {
    expect(offered('google-ads', { state: 'not-understood' })).toBe(true);
    expect(offered('google-ads', {})).toBe(false);
    expect(offered('google-ads', { state: 'no-table' })).toBe(false);
    expect(offered('google-ads', null)).toBe(false);
  });

  it('on a taught site, where this page is another or is not read as it should be', () => {
    expect(offered('other', { state: 'no-table' })).toBe(true);
    expect(offered('other', { state: 'not-understood' })).toBe(true);
    expect(offered('other', { problems: [problem('range-unknown')] })).toBe(true);
    expect(offered('other', {})).toBe(false);
    expect(offered('other', { state: 'waiting' })).toBe(false);
  });

  it('only where the browser tells which tab it is', () => {
    expect(teachableSite({ url: null, platform: null, status: null })).toBeNull();
    expect(teachableSite(null)).toBeNull();
  });
});

describe('changing what was taught is offered', () => {
  it('on a taught page that reads well, and nowhere else', () => {
    expect(changeable('other', {})).toBe(true);
    expect(changeable('other', { problems: [problem('range-unknown')] })).toBe(false);
    expect(changeable('other', { state: 'waiting' })).toBe(false);
    expect(changeable('google-ads', {})).toBe(false);
    expect(changeable(null, null)).toBe(false);
    expect(changeableSite(null)).toBeNull();
  });
});
