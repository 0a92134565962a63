import { describe, expect, it } from 'vitest';

import { originsOf, readableConsoles } from '@/ui/parts/access';
import { lightName } from '@/ui/parts/light-name';
import { accountChoices, campaignChoices, campaignOf, labelsOf, scopeName } from '@/ui/parts/scopes';
import { smartOf } from '@/ui/parts/smart';
import { dashboardWords } from '@/ui/dashboard/words';
import { accountOf, lightOf, targetOf } from './world/world';

const words = dashboardWords('en');
const accounts = [
  accountOf({ key: 'a1', name: 'Finance', id: '1', labels: ['b', 'a'] }),
  accountOf({ key: 'a2', name: 'finance', id: '2', platform: 'meta-ads' }),
  accountOf({ key: 'a3', name: 'Finance', id: '3' }),
  accountOf({ key: 'a4', name: null, id: null }),
];
const campaigns = [
  { account: 'a1', id: '10', name: 'Brand', labels: ['a', 'c'] },
  { account: 'a2', id: '11', name: 'Brand', labels: [] },
  { account: 'a3', id: '12', name: 'Generic', labels: [] },
];
const subjects = { accounts, campaigns };

describe('choices', () => {
  it('have one name each, with no more than tells them apart', () => {
    expect(accountChoices(words, subjects).map(({ shown }) => shown)).toEqual([
      'Finance · Google Ads · 1',
      'finance · Meta Ads Manager',
      'Finance · Google Ads · 3',
      'a4',
    ]);
    const shown = campaignChoices(subjects).map((choice) => choice.shown);
    expect(new Set(shown.map((name) => name.toLowerCase())).size).toBe(3);
    expect(shown[2]).toBe('Generic');
  });
  it('stand for one campaign each', () => {
    expect(campaignOf(campaignChoices(subjects)[1]!.value)).toEqual({ account: 'a2', id: '11' });
    expect(campaignOf('nothing')).toBeNull();
  });
});

describe('names', () => {
  it('says every scope', () => {
    const said = (scope: Parameters<typeof scopeName>[1]) => scopeName(words, scope, subjects);
    expect(said({ kind: 'everything' })).toBe('Everything');
    expect(said({ kind: 'console', platform: 'meta-ads' })).toBe('Meta Ads Manager');
    expect(said({ kind: 'account', account: 'a1' })).toBe('Finance');
    expect(said({ kind: 'account', account: 'gone' })).toBe('gone');
    expect(said({ kind: 'campaign', account: 'a3', id: '12' })).toBe('Generic');
    expect(said({ kind: 'campaign', account: 'a3', id: '99' })).toBe('99');
    expect(said({ kind: 'name', pattern: 'x*' })).toBe('Name “x*”');
    expect(said({ kind: 'label', label: 'c' })).toBe('Label “c”');
  });
  it('names a line by its target, and by its account where the target made several', () => {
    const target = targetOf({ id: 't1' });
    const subject = { platform: null, account: null, campaign: null, name: '' };
    expect(lightName(words, lightOf({ subject }), [target], accounts)).toBe('Everything');
    expect(lightName(words, lightOf({ subject: { ...subject, account: 'a1' } }), [target], accounts)).toBe(
      'Everything · Finance',
    );
    const campaign = { ...subject, account: 'a1', campaign: '10', name: 'Brand' };
    expect(lightName(words, lightOf({ subject: campaign }), [target], accounts)).toBe('Brand');
    expect(lightName(words, lightOf({ subject: { ...subject, name: 'left' } }), [], accounts)).toBe('left');
  });
  it('lists every label once', () => expect(labelsOf(subjects)).toEqual(['a', 'b', 'c']));
});

describe('access', () => {
  it('asks for a console’s own hosts, and for a place in a whole site only where it has none', () => {
    expect(originsOf('google-ads')).toEqual(['https://ads.google.com/*']);
    expect(originsOf('linkedin-ads')).toEqual(['https://www.linkedin.com/campaignmanager/*']);
    expect(originsOf('other')).toEqual([]);
  });
  it('knows the consoles that scripts are registered for', () => {
    expect(readableConsoles(['https://ads.google.com/*', 'https://business.facebook.com/*'])).toEqual([
      'google-ads',
      'meta-ads',
    ]);
    expect(readableConsoles([])).toEqual([]);
  });
});

describe('SMART', () => {
  const target = targetOf({ id: 't', reason: ' ', objective: null });
  it('is relevant with an objective or a reason', () => {
    expect(smartOf(target, undefined).relevant).toBe('no');
    expect(smartOf({ ...target, reason: 'x' }, undefined).relevant).toBe('yes');
    expect(smartOf({ ...target, objective: 'sell' }, undefined).relevant).toBe('yes');
  });
  it('is achievable where it was reached in what was read', () => {
    const aim = { value: 25, tolerance: 0.1, direction: 'at-most', main: false } as const;
    const at = '2026-11-20T00:00:00Z';
    const seen = (values: number[], direction: 'at-most' | 'at-least' | 'two-sided' = 'at-most') =>
      smartOf(target, {
        aim: { ...aim, direction },
        value: null,
        trend: values.map((value) => ({ at, value })),
      }).achievable;
    expect(seen([30, 24])).toBe('yes');
    expect(seen([30, 26])).toBe('no');
    expect(seen([30], 'at-least')).toBe('yes');
    expect(seen([27], 'two-sided')).toBe('yes');
    expect(seen([28], 'two-sided')).toBe('no');
    expect(seen([])).toBe('unknown');
    expect(smartOf(target, undefined).achievable).toBe('unknown');
  });
});
