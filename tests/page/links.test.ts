// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';

import { idPatterns } from '@/consoles/generic/ids';
import { linkedId } from '@/page/links';

const id = (...hrefs: string[]) => {
  const cell = document.createElement('td');
  for (const href of hrefs) cell.append(Object.assign(document.createElement('a'), { href }));
  return linkedId(cell, idPatterns.campaign);
};

describe('the id in links', () => {
  it.each([
    [['/accounts/a2_h7/campaigns/1900110022003300'], '1900110022003300'],
    [['/x?campaignIds=%5B320051881%5D'], '320051881'],
    [['/x?campaign_id=12345#top'], '12345'],
    [['/campaigns/8fgz1/edit', '/campaigns/8fgz1'], '8fgz1'],
    [['/campaigns/new'], null],
    [['/campaigns/'], null],
    [['/campaign_groups/77'], null],
    [['/campaigns/1001', '/campaigns/1002'], null],
    [['/x?campaignIds=%5B1001%2C1002%5D'], null],
    [['/%E0%A4%A/campaigns/1001'], '1001'],
    [[], null],
  ])('%j is %s', (hrefs, expected) => expect(id(...hrefs)).toBe(expected));
});
