import { beforeEach, describe, expect, it, vi } from 'vitest';

const world = vi.hoisted(() => ({
  allowed: new Set<string>(),
  registered: new Map<string, { matches: string[]; js: string[] }>(),
}));
vi.mock('wxt/browser', () => ({
  browser: {
    permissions: {
      contains: async ({ origins }: { origins: string[] }) => origins.every((one) => world.allowed.has(one)),
    },
    scripting: {
      getRegisteredContentScripts: async () => [...world.registered.keys()].map((id) => ({ id })),
      registerContentScripts: async (added: { id: string; matches: string[]; js: string[] }[]) =>
        added.forEach(({ id, ...script }) => world.registered.set(id, script)),
      unregisterContentScripts: async ({ ids }: { ids: string[] }) =>
        ids.forEach((id) => world.registered.delete(id)),
    },
  },
}));

const { alignLaterScripts } = await import('@/background/later-scripts');
const linkedin = 'https://www.linkedin.com/campaignmanager/*';

beforeEach(() => {
  world.allowed.clear();
  world.registered.clear();
});

describe('scripts of consoles that are allowed later', () => {
  it('are registered for what the user allowed, once, and for nothing else', async () => {
    await alignLaterScripts();
    expect(world.registered.size).toBe(0);
    world.allowed.add(linkedin);
    await alignLaterScripts();
    await alignLaterScripts();
    expect([...world.registered]).toEqual([
      ['linkedin-ads', expect.objectContaining({ matches: [linkedin], js: ['/content-scripts/tables.js'] })],
    ]);
  });

  it('are taken away with the permission', async () => {
    world.allowed.add(linkedin);
    await alignLaterScripts();
    world.allowed.clear();
    await alignLaterScripts();
    expect(world.registered.size).toBe(0);
  });
});
