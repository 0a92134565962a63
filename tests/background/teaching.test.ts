import { expect, it } from 'vitest';

import { siteTrust, teachingAnswers } from '@/background/teaching-answers';
import type { Post } from '@/background/post';
import { storeOf } from '@/store/open';
import 'fake-indexeddb/auto';

import { plainMap } from '../model/taught-example';

it('keeps one map a site and path, and gives back what it removes', async () => {
  const store = storeOf({ name: 'teaching' });
  const aligned: string[][] = [];
  const ports = {
    now: () => '2026-11-22T09:00:00Z',
    sites: {
      align: async (maps: readonly { origin: string }[]) =>
        void aligned.push(maps.map(({ origin }) => origin)),
      start: async () => true,
      startWaiting: async () => undefined,
      allows: async () => true,
    },
  };
  const post = { store, ports, changed: async <T>(reply: T) => reply } as unknown as Post;
  const answers = teachingAnswers(post);
  const first = plainMap();
  await answers['teaching.save']({ map: first });
  await answers['teaching.save']({ map: plainMap({ name: 'Shop, renamed' }) });
  expect((await answers['teaching.list']({})).map(({ map }) => map.name)).toEqual(['Shop, renamed']);
  expect(await answers['teaching.here']({ address: `${first.origin}/elsewhere` })).toHaveLength(1);
  expect(await answers['teaching.here']({ address: 'https://evil.example/promotions' })).toEqual([]);
  expect(await siteTrust(post).knows(first.origin)).toBe(true);
  const removed = await answers['teaching.remove']({ keys: [`${first.origin}/promotions`, 'no such'] });
  expect(removed.map(({ map }) => map.name)).toEqual(['Shop, renamed']);
  expect(await siteTrust(post).knows(first.origin)).toBe(false);
  await answers['teaching.save']({ map: removed[0]!.map });
  expect((await answers['teaching.list']({}))[0]!.map).toEqual(removed[0]!.map);
  expect(aligned.at(-1)).toEqual([first.origin]);
  await store.close();
});
